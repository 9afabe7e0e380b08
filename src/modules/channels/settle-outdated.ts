import { authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { must, notFound } from '../../platform/errors.ts';
import { dayInShanghai, type PlainDate } from '../../law/dates.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { itemOf } from '../publishing/publishing.queries.ts';
import { changeRecord, documentOf, findRecord, type RecordRow } from './channel-records.repository.ts';
import { changedMeanwhile, faulty, settledAlready } from './channels.errors.ts';
import { channelsPolicy } from './channels.policy.ts';
import { fingerprintOf } from './cms-entry.ts';
import { outdatedThere, settledByHand, type Outdated } from './outdated.ts';
import { isUnnamed, type PublicItem } from './public-item.ts';

/** Who did it, when, and what else is to be said. */
interface Settlement {
  readonly on: PlainDate;
  readonly by: string;
  readonly note: string;
}

/**
 * Writes down what people did elsewhere about copies that are outdated: a library gave them back, an archive was told (it keeps what it
 * has), a county took them from its platform, an article was corrected at WeChat. Throws `channels.settled` where there is nothing to do.
 */
export async function settleOutdated(
  ctx: Ctx,
  input: Settlement & {
    readonly records: readonly { readonly recordId: string; readonly version: number }[];
  },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    // Always in the same order: two who settle the same at once come one after the other.
    for (const seen of input.records.toSorted((one, other) => (one.recordId < other.recordId ? -1 : 1))) {
      const record = await findRecord(tx.db, seen.recordId, { lock: true });
      if (record === null) throw notFound('这条渠道记录');
      authorise(channelsPolicy.keep(tx.actor, await placeOf(tx.db, record.agency_id)));
      if (record.version !== seen.version) throw changedMeanwhile('这条渠道记录');
      await settle(tx, record, input);
    }
  });
}

async function settle(tx: TxCtx, record: RecordRow, done: Settlement): Promise<void> {
  const item = record.document_id === null ? undefined : await itemOf(tx.db, documentOf(record));
  const outdated = outdatedThere(record, item);
  if (outdated === null || !settledByHand(record.channel, outdated)) throw settledAlready();
  const here = must(item, 'item of the record');
  if (done.on > dayInShanghai(tx.clock.now())) throw faulty('on', '日期不能晚于今天。');
  const since = dayInShanghai(here.withdrawn_at ?? here.changed_at);
  if (done.on < since) throw faulty('on', `日期不能早于网站改动的日期（${since}）。`);
  const { change, event, what } = steps(tx, record, { outdated, here });
  const note = done.note === '' ? '' : `：${done.note}`;
  await changeRecord(tx, record.id, change, { event, what: `${done.on} 由${done.by}${what}${note}` });
  tx.record({
    type: 'channel.outdated_settled',
    agencyId: record.agency_id,
    subject: { kind: 'document', id: here.document_id, ...(!isUnnamed(here) && { title: here.title }) },
    after: { channel: record.channel, to: record.target_name, outdated, ...done },
  });
}

function steps(
  tx: TxCtx,
  record: RecordRow,
  { outdated, here }: { readonly outdated: Outdated; readonly here: PublicItem },
): { change: Parameters<typeof changeRecord>[2]; event: 'live' | 'received' | 'takenDown'; what: string } {
  if (outdated === 'edition')
    return { change: { revision_id: here.revision_id }, event: 'live', what: '更换为新版次' };
  const known = fingerprintOf(here);
  if (record.channel === 'archive')
    return { change: { wanted: known, known }, event: 'received', what: '告知网站已撤下' };
  const at = tx.clock.now();
  const settled = { wanted: known, known, fault: '', attempts: 0, due_at: null };
  return {
    change: { ...settled, state: 'takenDown', taken_down_at: at },
    event: 'takenDown',
    what: record.channel === 'library' ? '收回' : '核对已撤下',
  };
}
