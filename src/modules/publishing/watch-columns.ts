import type { Ctx } from '../../platform/context.ts';
import { regularly } from '../../platform/regularly.ts';
import { orderColumns } from './order-columns.ts';

const MINUTE_MS = 60_000;

/** Puts columns in order into which was published what had been public elsewhere before. */
export function watchColumns(ctx: Ctx): { stop(): Promise<void> } {
  return regularly(ctx, {
    everyMs: MINUTE_MS,
    complaint: 'columns could not be put in order',
    work: orderColumns,
  });
}
