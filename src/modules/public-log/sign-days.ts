import { inTransaction, type Ctx } from '../../platform/context.ts';
import { regularly } from '../../platform/regularly.ts';
import { addDays, dayInShanghai } from '../../law/dates.ts';
import { signDay } from './log-signature.ts';
import { insertSignedDay, lastEntryBefore, signedDays } from './public-log.repository.ts';

const HOUR_MS = 3_600_000;
/** 北京时间 is eight hours ahead, and China has had no summer time since 1992. */
const SHANGHAI_OFFSET_MS = 8 * HOUR_MS;

/**
 * Signs the head of the day before when it isn't yet; a day on which nothing was entered has none. What was missed while the
 * program stood still is signed as of yesterday. Answers how many were signed.
 */
export async function signFinishedDays(ctx: Ctx): Promise<number> {
  const today = dayInShanghai(ctx.clock.now());
  const midnight = new Date(Date.parse(`${today}T00:00:00Z`) - SHANGHAI_OFFSET_MS);
  const entry = await lastEntryBefore(ctx.db, midnight);
  const last = (await signedDays(ctx.db)).at(-1);
  if (entry === undefined || last?.seq === entry.seq) return 0;
  const head = signDay(ctx.keys, { day: addDays(today, -1), seq: entry.seq, hash: entry.hash });
  return inTransaction(ctx, async (tx) => {
    const signed = await insertSignedDay(tx.db, {
      day: head.day,
      seq: head.seq,
      hash: head.hash,
      key_id: head.keyId,
      public_key: head.publicKey,
      signature: head.signature,
    });
    // An entry of that day that came in after the signing is covered by the next one.
    if (!signed) return 0;
    tx.emit({ kind: 'render.site' });
    return 1;
  });
}

/** Signs at once what is due, and looks every hour. */
export function watchLogDays(ctx: Ctx, options: { everyMs?: number } = {}): { stop(): Promise<void> } {
  return regularly(ctx, {
    everyMs: options.everyMs ?? HOUR_MS,
    complaint: 'the head of the public log could not be signed',
    work: signFinishedDays,
  });
}
