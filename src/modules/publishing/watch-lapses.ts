import type { Ctx } from '../../platform/context.ts';
import { regularly } from '../../platform/regularly.ts';
import { requestLapsedRendering } from './publishing.usecases.ts';

/** Often enough that a document is shown as lapsed within the first hour of its 失效日期. */
const HOUR_MS = 3_600_000;

/**
 * Has the pages of documents written anew whose 失效日期 has come: at once, for what came while the program stood still,
 * and then every hour. A look that fails is logged and tried again at the next.
 */
export function watchLapses(ctx: Ctx, options: { everyMs?: number } = {}): { stop(): Promise<void> } {
  return regularly(ctx, {
    everyMs: options.everyMs ?? HOUR_MS,
    complaint: 'lapsed documents could not be looked for',
    work: requestLapsedRendering,
  });
}
