import type { Db } from '../../platform/database/connect.ts';
import { validityChangedSince } from '../documents/documents.queries.ts';
import { itemsChangedSince, itemsOf } from '../publishing/publishing.queries.ts';
import { recordsOfTarget, type RecordRow } from './channel-records.repository.ts';
import { fingerprintOf } from './cms-entry.ts';
import type { ConnectionRow } from './connections.repository.ts';
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
 * Items of a connection's agency that changed since it was last looked at, oldest change first: new ones, editions, changed
 * validity, withdrawals. What the other side knows already as it is isn't named, what was withdrawn before it knew of it neither.
 */
export async function changesFor(
  db: Db,
  connection: ConnectionRow,
  options: { readonly now: Date; readonly limit: number },
): Promise<Changes> {
  const since =
    connection.looked_until === null ? null : new Date(connection.looked_until.getTime() - OVERLAP_MS);
  const changes = since === null ? [] : await changedValidity(db, connection, since);
  const named = new Set(changes.map(({ item }) => item.document_id));
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
