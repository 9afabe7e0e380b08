import type { Ctx } from '../../platform/context.ts';
import { regularly } from '../../platform/regularly.ts';
import { fireDueSchedules } from './fire-schedules.ts';

/** A minute is the finest that people set; they see it happen within it. One look is one small query. */
const OFTEN_MS = 10_000;

/**
 * Keeps the times that were set for publications: at once, for what came while the program stood still, and then all the
 * time.
 */
export function watchSchedules(ctx: Ctx, options: { everyMs?: number } = {}): { stop(): Promise<void> } {
  return regularly(ctx, {
    everyMs: options.everyMs ?? OFTEN_MS,
    complaint: 'set times of publication could not be looked for',
    work: fireDueSchedules,
  });
}
