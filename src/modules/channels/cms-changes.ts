import type { Db } from '../../platform/database/connect.ts';
import { validityChangedSince } from '../documents/documents.queries.ts';
import { itemsChangedSince, itemsOf } from '../publishing/publishing.queries.ts';
import { recordsOfTarget, unsettledOf, type RecordRow } from './channel-records.repository.ts';
import { fingerprintOf } from './cms-entry.ts';
import type { ConnectionRow } from './connections.repository.ts';
import { outdatedRecords } from './outdated-records.ts';
import { saysWithdrawn } from './outdated.ts';
import type { PublicItem } from './public-item.ts';

/** An item that another system doesn't know as it is now, and what it was told of it before. */
export interface Change {
  readonly item: PublicItem;
  readonly record: RecordRow | null;
}

/** What was found, and up to which moment everything was looked at. */
export interface Changes {
  readonly changes: readonly Change[];
  readonly lookedUntil: Date;
  /** There is more than was asked for. */
  readonly more: boolean;
}

/** A publication may be committed after a later one: whatever was looked at so shortly before is looked at again. */
const OVERLAP_MS = 10 * 60_000;
const PAGE = 500;

/**
 * Items of a connection's agency that changed since it was last looked at: withdrawals of what stands there, then changed validity, then
 * new ones and editions, oldest change first. What the other side knows already as it is isn't named, what was withdrawn before it knew of it neither.
 */
export async function changesFor(
  db: Db,
  connection: ConnectionRow,
  options: { readonly now: Date; readonly limit: number },
): Promise<Changes> {
  const since =
    connection.looked_until === null ? null : new Date(connection.looked_until.getTime() - OVERLAP_MS);
  const changes = await withdrawnThere(db, connection);
  const named = new Set(changes.map(({ item }) => item.document_id));
  for (const change of since === null ? [] : await changedValidity(db, connection, since)) {
    if (!named.has(change.item.document_id)) changes.push(change);
    named.add(change.item.document_id);
  }
  let after: PublicItem | null = null;
  for (;;) {
    const items: PublicItem[] = await itemsChangedSince(db, {
      agencyId: connection.agency_id,
      since,
      after,
      limit: PAGE,
    });
    for (const change of await unknownOf(db, connection, items)) {
      if (changes.length >= options.limit)
        return { changes, lookedUntil: after?.changed_at ?? since ?? new Date(0), more: true };
      if (!named.has(change.item.document_id)) changes.push(change);
      after = change.item;
    }
    const last = items.at(-1);
    if (last === undefined || items.length < PAGE) return { changes, lookedUntil: options.now, more: false };
    after = last;
  }
}

/** What must come down there doesn't wait behind whatever else changed, however much that is. */
async function withdrawnThere(db: Db, connection: ConnectionRow): Promise<Change[]> {
  const found = await outdatedRecords(db, connection.agency_id);
  return found
    .filter(
      ({ record, item, outdated }) =>
        record.target_id === connection.id &&
        outdated === 'withdrawn' &&
        record.wanted !== fingerprintOf(item),
    )
    .map(({ item, record }) => ({ item, record }));
}

/** How many items another system doesn't know as they are now, and how many of them must come down there; `more` than were asked for. */
export interface Pending {
  readonly items: number;
  readonly withdrawn: number;
  readonly more: boolean;
}

/** What is still to be handed over or pushed to a connection's other side, what is queued or failed there already too. */
export async function pendingFor(
  db: Db,
  connection: ConnectionRow,
  options: { readonly now: Date; readonly limit: number },
): Promise<Pending> {
  const { changes, more } = await changesFor(db, connection, options);
  const pending = new Map(changes.map(({ item }) => [item.document_id, item.state !== 'public']));
  for (const { document_id: id, state, wanted } of await unsettledOf(db, connection.id)) {
    if (id !== null && state !== 'sent' && !pending.has(id)) pending.set(id, saysWithdrawn(wanted));
  }
  return { items: pending.size, withdrawn: [...pending.values()].filter(Boolean).length, more };
}

async function changedValidity(db: Db, connection: ConnectionRow, since: Date): Promise<Change[]> {
  const ids = await validityChangedSince(db, since);
  const items = (await itemsOf(db, ids)).filter((item) => item.agency_id === connection.agency_id);
  return unknownOf(db, connection, items);
}

async function unknownOf(db: Db, connection: ConnectionRow, items: readonly PublicItem[]): Promise<Change[]> {
  const records = await recordsOfTarget(db, {
    targetId: connection.id,
    documentIds: items.map((item) => item.document_id),
  });
  return items.flatMap((item) => {
    const record = records.get(item.document_id) ?? null;
    if (record === null && item.state !== 'public') return [];
    return record?.wanted === fingerprintOf(item) ? [] : [{ item, record }];
  });
}
