import { inTransaction, type Ctx } from '../../platform/context.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { updatePosting } from './boards.repository.ts';
import { changeRecord } from './channel-records.repository.ts';
import { lockAnyPosting, subjectOf } from './postings.ts';

/**
 * Strikes out a posting that was registered by mistake, whether it is registered as taken down or not: it stays in the record with the
 * reason, and counts no more, so that the right one can be registered. What really hung is taken down, not struck out.
 */
export async function voidPosting(
  ctx: Ctx,
  input: { readonly recordId: string; readonly version: number; readonly reason: string },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { reason } = input;
    const row = await lockAnyPosting(tx, input);
    await updatePosting(tx.db, row.record_id, {
      voided_on: dayInShanghai(tx.clock.now()),
      void_reason: reason,
    });
    await changeRecord(
      tx,
      row.record_id,
      { state: 'void', live_since: null, taken_down_at: null },
      { event: 'voided', what: `张贴记录作废，理由：${reason}` },
    );
    tx.record({
      type: 'channel.posting_voided',
      agencyId: row.record.agency_id,
      subject: await subjectOf(tx, row),
      reason,
      after: { board: row.record.target_name, postedOn: row.posted_on },
    });
    for (const follower of tx.publicationFollowers)
      await follower.postingVoided?.(tx, { recordId: row.record_id, reason });
  });
}
