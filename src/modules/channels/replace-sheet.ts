import { authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { must, notFound } from '../../platform/errors.ts';
import { dayInShanghai, type PlainDate } from '../../law/dates.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { findPosting, updatePosting } from './boards.repository.ts';
import { changeRecord, documentOf } from './channel-records.repository.ts';
import { faulty, settledAlready } from './channels.errors.ts';
import { channelsPolicy } from './channels.policy.ts';
import { chosenBoards, hang } from './hang.ts';
import { outdatedThere } from './outdated.ts';
import { lockPosting, subjectOf } from './postings.ts';
import { publicItem } from './public-item.ts';

/**
 * Records that an older edition was taken from its board and the one that is public was put up in its place. That may be before its time
 * is over, for the notice goes on hanging; it hangs no shorter than the old sheet had to. Throws `channels.settled` where the
 * sheet is as it is public.
 */
export async function replaceSheet(
  ctx: Ctx,
  input: {
    readonly recordId: string;
    readonly version: number;
    readonly on: PlainDate;
    readonly by: string;
    readonly stayUntil: PlainDate | null;
  },
): Promise<{ recordId: string }> {
  return inTransaction(ctx, async (tx) => {
    // The board before its sheets, as whoever posts locks them.
    const seen = await findPosting(tx.db, input.recordId);
    if (seen === null) throw notFound('这条张贴记录');
    authorise(channelsPolicy.keep(tx.actor, await placeOf(tx.db, seen.record.agency_id)));
    const boards = await chosenBoards(tx, seen.record.agency_id, [seen.board_id]);
    const row = await lockPosting(tx, input);
    if (row.record.document_id === null) throw settledAlready();
    const item = await publicItem(tx.db, documentOf(row.record));
    if (outdatedThere(row.record, item) !== 'edition') throw settledAlready();
    const { on, by, stayUntil } = input;
    const today = dayInShanghai(tx.clock.now());
    if (on > today) throw faulty('on', '日期不能晚于今天。');
    const earliest = [row.posted_on, dayInShanghai(item.changed_at)].toSorted().at(-1) ?? today;
    if (on < earliest) throw faulty('on', `日期不能早于新版次在网站公开的日期（${earliest}）。`);
    const old = row.stay_until;
    if (old !== null && old >= on && (stayUntil === null || stayUntil < old))
      throw faulty('stayUntil', `原来的公示期到 ${old}，新张贴的不能更早撤下。`);
    if (stayUntil !== null && stayUntil < on) throw faulty('stayUntil', '公示截止日期不能早于更换日期。');
    await updatePosting(tx.db, row.record_id, { taken_down_on: on, taken_down_by: by });
    await changeRecord(
      tx,
      row.record_id,
      { state: 'takenDown', taken_down_at: tx.clock.now() },
      { event: 'takenDown', what: `${on} 由${by}撤下，换成新版次` },
    );
    const stay =
      stayUntil === null ? ({ kind: 'none' } as const) : ({ kind: 'until', day: stayUntil } as const);
    const what = { document_id: item.document_id, revision_id: item.revision_id };
    const hung = await hang(
      tx,
      { agencyId: item.agency_id, postedOn: on, postedBy: by, stay },
      { boards, what },
    );
    tx.record({
      type: 'channel.sheet_replaced',
      agencyId: item.agency_id,
      subject: await subjectOf(tx, row),
      after: { board: row.record.target_name, on, by, stayUntil: hung.stayUntil },
    });
    return { recordId: must(hung.recordIds[0], 'the new sheet') };
  });
}
