import { authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { must, notFound } from '../../platform/errors.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { changeRecord, findRecord, lockRecordsIn, type RecordRow } from './channel-records.repository.ts';
import { changedMeanwhile, settledAlready } from './channels.errors.ts';
import { channelsPolicy } from './channels.policy.ts';
import { packageName } from './cms-packages.ts';
import { findPackage } from './cms-packages.repository.ts';
import { findConnection } from './connections.repository.ts';
import { saysWithdrawn } from './outdated.ts';

/** What the other side answered. */
interface Answer {
  readonly receipt: string;
  readonly address: string;
}

/**
 * Writes down that somebody looked at the county's platform: what the package brought stands there, what it withdrew doesn't. What went
 * into a later package since isn't touched. Throws `channels.settled` where nothing is left to look at.
 */
export async function checkPackage(
  ctx: Ctx,
  input: { readonly packageId: string; readonly receipt: string },
): Promise<{ items: number }> {
  return inTransaction(ctx, async (tx) => {
    const row = await findPackage(tx.db, input.packageId);
    if (row === null) throw notFound('这个报送包');
    const connection = must(await findConnection(tx.db, row.connection_id), 'connection of the package');
    authorise(channelsPolicy.keep(tx.actor, await placeOf(tx.db, connection.agency_id)));
    const name = packageName(row.number);
    const sent = await lockRecordsIn(tx.db, { targetId: connection.id, state: 'sent' });
    const records = sent.filter(({ receipt }) => receipt === name);
    if (records.length === 0) throw settledAlready();
    for (const record of records) await arrived(tx, record, { receipt: input.receipt, address: '' });
    tx.record({
      type: 'channel.package_checked',
      agencyId: connection.agency_id,
      subject: { kind: 'channel', id: row.id, title: `${connection.name}${name}` },
      after: { items: records.length, receipt: input.receipt },
    });
    return { items: records.length };
  });
}

/** The same of one item, with its address on the county's platform. */
export async function checkItem(
  ctx: Ctx,
  input: Answer & { readonly recordId: string; readonly version: number },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const record = await findRecord(tx.db, input.recordId, { lock: true });
    if (record === null) throw notFound('这条渠道记录');
    authorise(channelsPolicy.keep(tx.actor, await placeOf(tx.db, record.agency_id)));
    if (record.version !== input.version) throw changedMeanwhile('这条渠道记录');
    if (record.state !== 'sent') throw settledAlready();
    await arrived(tx, record, input);
    tx.record({
      type: 'channel.package_checked',
      agencyId: record.agency_id,
      subject: { kind: 'channel', id: record.id, title: `${record.target_name}${record.receipt}` },
      after: { items: 1, receipt: input.receipt, address: input.address },
    });
  });
}

async function arrived(tx: TxCtx, record: RecordRow, { receipt, address }: Answer): Promise<void> {
  const at = tx.clock.now();
  const withdrawn = saysWithdrawn(record.wanted);
  const what = withdrawn ? '已在上级平台核对：已撤下' : '已在上级平台核对：已发布';
  await changeRecord(
    tx,
    record.id,
    {
      known: record.wanted,
      ...(receipt !== '' && { receipt: `${record.receipt}，${receipt}` }),
      ...(address !== '' && { address }),
      ...(withdrawn
        ? { state: 'takenDown', taken_down_at: at }
        : { state: 'live', live_since: record.live_since ?? at }),
    },
    { event: withdrawn ? 'takenDown' : 'received', what: receipt === '' ? what : `${what}（${receipt}）` },
  );
}
