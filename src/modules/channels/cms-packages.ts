import { accountIdOf, authorise, nameOf } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { newId } from '../../platform/ids.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { connectionUnusable, nothingNew } from './channels.errors.ts';
import { channelsPolicy } from './channels.policy.ts';
import { changeRecord, insertRecords, unsettledOf } from './channel-records.repository.ts';
import { changesFor, pendingFor, type Change } from './cms-changes.ts';
import { entriesOf, fingerprintOf } from './cms-entry.ts';
import { insertPackage, lastPackageNumber, packagesOf } from './cms-packages.repository.ts';
import type { cmsApi } from './cms.api.ts';
import { cmsSettings } from './connections.api.ts';
import {
  connectionsOf,
  findConnection,
  updateConnection,
  type ConnectionRow,
} from './connections.repository.ts';

/** Items in a package at most; what is left goes into the next one. */
const MOST_ITEMS = 500;

/** An agency's ways to its county's CMS with their packages. */
export async function listCms(
  ctx: Ctx,
  input: { readonly agencyId: string },
): Promise<ResponseOf<typeof cmsApi.list>> {
  const place = await placeOf(ctx.db, input.agencyId);
  authorise(channelsPolicy.read(ctx.actor, place));
  const rows = (await connectionsOf(ctx.db, input.agencyId)).filter(({ kind }) => kind === 'cms');
  const connections = [];
  const now = ctx.clock.now();
  for (const row of rows) {
    const sent = (await unsettledOf(ctx.db, row.id)).filter(({ state }) => state === 'sent');
    connections.push({
      id: row.id,
      name: row.name,
      transport: cmsSettings.parse(row.settings).transport,
      active: row.active,
      pending: await pendingFor(ctx.db, row, { now, limit: MOST_ITEMS }),
      packages: (await packagesOf(ctx.db, row.id)).map((each) => ({
        id: each.id,
        number: each.number,
        madeAt: each.made_at.toISOString(),
        madeBy: each.made_by_name,
        items: each.count,
        unchecked: sent.filter(({ receipt }) => receipt === packageName(each.number)).length,
      })),
    });
  }
  return { connections, may: { keep: channelsPolicy.keep(ctx.actor, place) === true } };
}

/**
 * Puts everything that changed since the last package into the next one: new items, editions, withdrawals. What each item was is
 * kept, so that its file can be had again, the same to the byte. Throws `channels.nothing_new`.
 */
export async function makePackage(
  ctx: Ctx,
  input: { readonly connectionId: string },
): Promise<{ packageId: string; number: number; items: number; more: boolean }> {
  return inTransaction(ctx, async (tx) => {
    const connection = await lockConnection(tx, input.connectionId);
    const now = tx.clock.now();
    const { changes, lookedUntil, more } = await changesFor(tx.db, connection, { now, limit: MOST_ITEMS });
    if (changes.length === 0) throw nothingNew();
    const number = (await lastPackageNumber(tx.db, connection.id)) + 1;
    const entries = await entriesOf(
      tx,
      connection.agency_id,
      changes.map(({ item }) => item),
    );
    const packageId = newId(now.getTime());
    await insertPackage(tx.db, {
      id: packageId,
      connection_id: connection.id,
      number,
      made_at: now,
      made_by: accountIdOf(tx.actor),
      made_by_name: nameOf(tx.actor),
      entries: JSON.stringify(entries),
    });
    for (const change of changes) await handOver(tx, connection, change, number);
    await updateConnection(tx.db, connection.id, { looked_until: lookedUntil });
    tx.record({
      type: 'channel.package_made',
      agencyId: connection.agency_id,
      subject: { kind: 'channel', id: packageId, title: `${connection.name}第${number}号报送包` },
      after: {
        items: changes.length,
        withdrawn: entries.filter(({ action }) => action === 'withdraw').length,
      },
    });
    return { packageId, number, items: changes.length, more };
  });
}

/** How a package is called in the records of what it holds. */
export function packageName(number: number): string {
  return `第${number}号报送包`;
}

/** What is in a package is on its way: that it stands there, or no longer does, is for whoever looks at the other side to say. */
async function handOver(
  tx: TxCtx,
  connection: ConnectionRow,
  { item, record }: Change,
  number: number,
): Promise<void> {
  const at = tx.clock.now();
  const isPublic = item.state === 'public';
  const what = `${isPublic ? '发布' : '撤下'}，${packageName(number)}`;
  const now = {
    revision_id: item.revision_id,
    state: 'sent' as const,
    wanted: fingerprintOf(item),
    fault: '',
    attempts: 0,
    due_at: null,
    receipt: packageName(number),
    taken_down_at: null,
  };
  if (record !== null) {
    await changeRecord(tx, record.id, now, { event: 'sent', what });
    return;
  }
  const row = {
    id: newId(at.getTime()),
    agency_id: connection.agency_id,
    document_id: item.document_id,
    channel: 'cms' as const,
    target_id: connection.id,
    target_name: connection.name,
    ...now,
    live_since: null,
    created_at: at,
    changed_at: at,
  };
  await insertRecords(tx, [row], { event: 'sent', what });
}

async function lockConnection(tx: TxCtx, id: string): Promise<ConnectionRow> {
  const connection = await findConnection(tx.db, id, { lock: true });
  if (connection === null || connection.kind !== 'cms') throw notFound('这个渠道连接');
  authorise(channelsPolicy.keep(tx.actor, await placeOf(tx.db, connection.agency_id)));
  if (!connection.active || cmsSettings.parse(connection.settings).transport !== 'package')
    throw connectionUnusable(connection.name);
  return connection;
}
