import { inTransaction, type Ctx } from '../../platform/context.ts';
import { agencyByAgency, regularly } from '../../platform/regularly.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { agencyById } from '../agencies/agencies.queries.ts';
import { agenciesWithKept, forgetWords } from './feedback.repository.ts';
import { settingsOf } from './feedback-settings.ts';

const HOUR_MS = 3_600_000;

/** Forgets every hour what was kept long enough. */
export function watchFeedback(ctx: Ctx, options: { everyMs?: number } = {}): { stop(): Promise<void> } {
  return regularly(ctx, {
    everyMs: options.everyMs ?? HOUR_MS,
    complaint: 'words of old reports of visitors could not be taken away',
    work: async () => forgetFeedback(ctx),
  });
}

/**
 * Takes away what visitors wrote, what they were answered and their query codes, some months after the answer: the office's own
 * number of them. Reports that wait for an answer are kept. An agency where it fails holds up no other. Returns how many reports lost
 * their words.
 */
export async function forgetFeedback(ctx: Ctx): Promise<number> {
  let forgotten = 0;
  await agencyByAgency(ctx, await agenciesWithKept(ctx.db), {
    complaint: 'words of old reports of visitors could not be taken away at an agency',
    work: async (agencyId) => {
      forgotten += await forgetAt(ctx, agencyId);
    },
  });
  return forgotten;
}

async function forgetAt(ctx: Ctx, agencyId: string): Promise<number> {
  const at = ctx.clock.now();
  const { keptMonths } = await settingsOf(ctx.db, agencyId);
  return inTransaction(ctx, async (tx) => {
    const of = { agencyId, today: dayInShanghai(at), months: keptMonths, at };
    const count = await forgetWords(tx.db, of);
    if (count > 0)
      tx.record({
        type: 'feedback.forgotten',
        agencyId,
        subject: { kind: 'agency', id: agencyId, title: (await agencyById(tx.db, agencyId)).name },
        after: { count, keptMonths },
      });
    return count;
  });
}
