import { sql, type Insertable, type Selectable, type SqlBool } from 'kysely';
import type { Db } from '../../platform/database/connect.ts';
import type { Tables } from '../../platform/database/tables.ts';

/** A document that is or was public, as pages need it (without its body). */
export type PublishedItem = Selectable<Tables['published_items']>;

/** Writes the public state of a document; numbers and first date stay as they were written, that in the column while it is there. */
export async function putItem(db: Db, item: Insertable<Tables['published_items']>): Promise<void> {
  const {
    document_id: _id,
    agency_id: _agency,
    public_number: _number,
    published_at: _first,
    path: _path,
    ...changing
  } = item;
  await db
    .insertInto('published_items')
    .values(item)
    .onConflict((conflict) =>
      conflict.column('document_id').doUpdateSet({
        ...changing,
        // As it is by now: the column may have been put in order since the item was read.
        list_number: sql`CASE WHEN published_items.node_id = excluded.node_id
          THEN published_items.list_number ELSE excluded.list_number END`,
      }),
    )
    .execute();
}

/** Marks as withdrawn; `item` says what stays at the address. Who was withdrawn before stays so since then. */
export async function markItemWithdrawn(
  db: Db,
  input: {
    documentId: string;
    at: Date;
    item: Pick<
      Insertable<Tables['published_items']>,
      'withdrawal_kind' | 'withdrawal_reason' | 'redirect_to' | 'title_hidden'
    >;
  },
): Promise<void> {
  await db
    .updateTable('published_items')
    .set((eb) => ({
      state: 'withdrawn' as const,
      withdrawn_at: eb.fn.coalesce('withdrawn_at', eb.val(input.at)),
      changed_at: input.at,
      ...input.item,
    }))
    .where('document_id', '=', input.documentId)
    .execute();
}

/** One item, or undefined when the document was never public. */
export async function itemOf(db: Db, documentId: string): Promise<PublishedItem | undefined> {
  return db
    .selectFrom('published_items')
    .selectAll()
    .where('document_id', '=', documentId)
    .executeTakeFirst();
}

/** The item at an address; `path` is from the root. */
export async function itemByPath(db: Db, path: string): Promise<PublishedItem | undefined> {
  return db.selectFrom('published_items').selectAll().where('path', '=', path).executeTakeFirst();
}

/** Withdrawn documents whose addresses lead to one. */
export async function idsLeadingTo(db: Db, documentId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('published_items')
    .select('document_id')
    .where('redirect_to', '=', documentId)
    .execute();
  return rows.map((row) => row.document_id);
}

/** Which items are amended, repealed or replaced by some documents, public or not; in the order in which they were written. */
export async function itemsChangedBy(
  db: Db,
  documentIds: readonly string[],
): Promise<{ document_id: string; changed_by: string }[]> {
  if (documentIds.length === 0) return [];
  return db
    .selectFrom('published_items')
    .select(['document_id', 'changed_by'])
    .where('changed_by', '=', sql<string>`ANY(${documentIds}::uuid[])`)
    .orderBy('document_id')
    .$narrowType<{ changed_by: string }>()
    .execute();
}

/** Withdrawn items whose addresses servers must answer with something else than a page: gone, or elsewhere. */
export async function itemsAnsweredOtherwise(db: Db): Promise<PublishedItem[]> {
  return db
    .selectFrom('published_items')
    .selectAll()
    .where('withdrawal_kind', 'in', ['gone', 'redirect'])
    .orderBy('path')
    .execute();
}

/** Withdrawn items of some agencies whose addresses lead to others, the latest withdrawn first. */
export async function redirectsOf(db: Db, agencyIds: readonly string[]): Promise<PublishedItem[]> {
  if (agencyIds.length === 0) return [];
  return db
    .selectFrom('published_items')
    .selectAll()
    .where('withdrawal_kind', '=', 'redirect')
    .where('agency_id', 'in', agencyIds)
    .orderBy('withdrawn_at', 'desc')
    .orderBy('document_id')
    .execute();
}

/** Items of some documents. */
export async function itemsOf(db: Db, documentIds: readonly string[]): Promise<PublishedItem[]> {
  if (documentIds.length === 0) return [];
  return db.selectFrom('published_items').selectAll().where('document_id', 'in', documentIds).execute();
}

/** Items of a column with list numbers in [from, to], oldest first. */
export async function itemsByListNumber(
  db: Db,
  options: { nodeId: string; from: number; to: number },
): Promise<PublishedItem[]> {
  return db
    .selectFrom('published_items')
    .selectAll()
    .where('node_id', '=', options.nodeId)
    .where('list_number', '>=', options.from)
    .where('list_number', '<=', options.to)
    .where('state', '=', 'public')
    .orderBy('list_number')
    .execute();
}

/** The highest list number given in a column; 0 when nothing was ever published there. */
export async function lastListNumberOf(db: Db, nodeId: string): Promise<number> {
  const row = await db
    .selectFrom('published_items')
    .select((eb) => eb.fn.max('list_number').as('last'))
    .where('node_id', '=', nodeId)
    .executeTakeFirst();
  return row?.last ?? 0;
}

/** The highest public number given in an agency; 0 when nothing was ever published. */
export async function lastPublicNumber(db: Db, agencyId: string): Promise<number> {
  const row = await db
    .selectFrom('published_items')
    .select((eb) => eb.fn.max('public_number').as('last'))
    .where('agency_id', '=', agencyId)
    .executeTakeFirst();
  return row?.last ?? 0;
}

/** Which of the addresses belong to documents that are public now: only those may have files. */
export async function knownFileFolders(db: Db, paths: readonly string[]): Promise<ReadonlySet<string>> {
  if (paths.length === 0) return new Set();
  const rows = await db
    .selectFrom('published_items')
    .select('path')
    .where('path', 'in', [...new Set(paths)])
    .where('state', '=', 'public')
    .execute();
  return new Set(rows.map((row) => row.path));
}

/**
 * The newest public items of some kinds at some agencies, newest first. Each pair of agency and kind is looked up in its
 * own index, so that a kind of which there is nothing costs nothing however much else there is. Asked for as a range and in the
 * order of that index, since no other gives it: where most documents are of one kind the database would rather walk through all
 * that is public, and to find nothing it walks to the end.
 */
export async function newestOfKinds(
  db: Db,
  options: { agencyIds: readonly string[]; kinds: readonly string[]; limit: number },
): Promise<PublishedItem[]> {
  const { agencyIds, kinds, limit } = options;
  return db
    .selectFrom(
      sql<{ agency_id: string; kind: string }>`(
        SELECT agency_id, kind FROM unnest(${agencyIds}::uuid[]) AS agency_id, unnest(${kinds}::text[]) AS kind
      )`.as('wanted'),
    )
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('published_items')
          .selectAll()
          .where(
            sql<boolean>`(published_items.agency_id, published_items.kind) BETWEEN (wanted.agency_id, wanted.kind) AND (wanted.agency_id, wanted.kind)`,
          )
          .where('state', '=', 'public')
          .orderBy('published_items.agency_id')
          .orderBy('published_items.kind')
          .orderBy('public_since', 'desc')
          .orderBy('document_id', 'desc')
          .limit(limit)
          .as('item'),
      (join) => join.onTrue(),
    )
    .selectAll('item')
    .orderBy('item.public_since', 'desc')
    .orderBy('item.document_id', 'desc')
    .limit(limit)
    .execute();
}

/** The public items of an agency that became public last, newest first. */
export async function newestOfAgency(
  db: Db,
  options: { agencyId: string; limit: number },
): Promise<PublishedItem[]> {
  return db
    .selectFrom('published_items')
    .selectAll()
    .where('agency_id', '=', options.agencyId)
    .where('state', '=', 'public')
    .orderBy('public_since', 'desc')
    .orderBy('document_id', 'desc')
    .limit(options.limit)
    .execute();
}

/** The newest public items of all agencies but some. */
export async function newestOfMainSite(
  db: Db,
  { without, limit }: { without: readonly string[]; limit: number },
): Promise<PublishedItem[]> {
  let query = db.selectFrom('published_items').selectAll().where('state', '=', 'public');
  if (without.length > 0) query = query.where('agency_id', 'not in', without);
  return query.orderBy('public_since', 'desc').orderBy('document_id', 'desc').limit(limit).execute();
}

/** Whether anything is or was public in one of the columns: then their addresses must stay. */
export async function columnsInUse(db: Db, nodeIds: readonly string[]): Promise<boolean> {
  if (nodeIds.length === 0) return false;
  const row = await db
    .selectFrom('published_items')
    .select('document_id')
    .where('node_id', 'in', nodeIds)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** At which of the addresses a page stands: of what is public, or of what was and left more than nothing. */
export async function knownPaths(db: Db, paths: readonly string[]): Promise<ReadonlySet<string>> {
  if (paths.length === 0) return new Set();
  const rows = await db
    .selectFrom('published_items')
    .select('path')
    .where('path', 'in', paths)
    .where(sql<SqlBool>`withdrawal_kind IS DISTINCT FROM 'vanish'`)
    .execute();
  return new Set(rows.map((row) => row.path));
}

/** How many documents of each kind an agency made public in a period, here or elsewhere before; withdrawn later or not. */
export async function countByKind(
  db: Db,
  options: { agencyId: string; from: Date; until: Date },
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('published_items')
    .select((eb) => ['kind', eb.fn.countAll<number>().as('count')])
    .where('agency_id', '=', options.agencyId)
    .where('public_since', '>=', options.from)
    .where('public_since', '<', options.until)
    .groupBy('kind')
    .execute();
  return new Map(rows.map((row) => [row.kind, row.count]));
}

/** The records behind such a count, newest first. */
export async function listByKind(
  db: Db,
  options: {
    agencyId: string;
    kinds: readonly string[];
    from: Date;
    until: Date;
    offset: number;
    limit: number;
  },
): Promise<PublishedItem[]> {
  return db
    .selectFrom('published_items')
    .selectAll()
    .where('agency_id', '=', options.agencyId)
    .where('kind', 'in', options.kinds)
    .where('public_since', '>=', options.from)
    .where('public_since', '<', options.until)
    .orderBy('public_since', 'desc')
    .orderBy('document_id', 'desc')
    .offset(options.offset)
    .limit(options.limit)
    .execute();
}

/**
 * Items of an agency whose public state changed after a moment, in the order of change, withdrawn ones too; `after` is the last
 * one of the page before.
 */
export async function itemsChangedSince(
  db: Db,
  options: {
    agencyId: string;
    since: Date | null;
    after: Pick<PublishedItem, 'changed_at' | 'document_id'> | null;
    limit: number;
  },
): Promise<PublishedItem[]> {
  const { since, after } = options;
  let query = db.selectFrom('published_items').selectAll().where('agency_id', '=', options.agencyId);
  if (since !== null) query = query.where('changed_at', '>', since);
  if (after !== null)
    query = query.where(
      sql<SqlBool>`(changed_at, document_id) > (${after.changed_at}, ${after.document_id})`,
    );
  return query.orderBy('changed_at').orderBy('document_id').limit(options.limit).execute();
}

/** What an agency published or changed in a period and is public, oldest first; for lists of what is delivered. */
export async function publicInPeriod(
  db: Db,
  options: { agencyId: string; kinds: readonly string[]; from: Date; until: Date; limit: number },
): Promise<PublishedItem[]> {
  if (options.kinds.length === 0) return [];
  return db
    .selectFrom('published_items')
    .selectAll()
    .where('agency_id', '=', options.agencyId)
    .where('kind', 'in', options.kinds)
    .where('state', '=', 'public')
    .where((eb) =>
      eb.or(
        (['published_at', 'changed_at'] as const).map((moment) =>
          eb.and([eb(moment, '>=', options.from), eb(moment, '<', options.until)]),
        ),
      ),
    )
    .orderBy('public_number')
    .limit(options.limit)
    .execute();
}

/** The newest public items of some columns, newest first; each column is looked up in its own index, however much it holds. */
export async function newestOfColumns(
  db: Db,
  options: { nodeIds: readonly string[]; limit: number },
): Promise<PublishedItem[]> {
  if (options.nodeIds.length === 0) return [];
  return db
    .selectFrom(sql<{ node_id: string }>`(SELECT unnest(${options.nodeIds}::uuid[]) AS node_id)`.as('wanted'))
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('published_items')
          .selectAll()
          .whereRef('published_items.node_id', '=', 'wanted.node_id')
          .where('state', '=', 'public')
          .orderBy('list_number', 'desc')
          .limit(options.limit)
          .as('item'),
      (join) => join.onTrue(),
    )
    .selectAll('item')
    .orderBy('item.public_since', 'desc')
    .orderBy('item.document_id', 'desc')
    .limit(options.limit)
    .execute();
}
