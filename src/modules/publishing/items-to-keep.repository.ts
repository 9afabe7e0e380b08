import { sql, type SqlBool } from 'kysely';
import type { Db } from '../../platform/database/connect.ts';
import type { PlainDate } from '../../law/dates.ts';
import type { PublishedItem } from './published-items.repository.ts';

/** What whoever looks after public items reads of them; each by an index of its own. */

/** Place in the order of changes. */
export interface ChangeKey {
  readonly changedAt: Date;
  readonly documentId: string;
}

/** Items of an agency that aren't as they were first made public: withdrawn, with a newer edition, or restored. */
export async function itemsChangedLater(db: Db, agencyId: string): Promise<PublishedItem[]> {
  return db
    .selectFrom('published_items')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .where(sql<SqlBool>`(state = 'withdrawn' OR changed_at > published_at)`)
    .execute();
}

/** Public items that were changed after a place, the longest ago first. */
export async function itemsChangedAfter(
  db: Db,
  { after, limit }: { readonly after: ChangeKey | null; readonly limit: number },
): Promise<PublishedItem[]> {
  let query = db.selectFrom('published_items').selectAll().where('state', '=', 'public');
  if (after !== null)
    query = query.where(
      sql<SqlBool>`(changed_at, document_id) > (${after.changedAt}, ${after.documentId}::uuid)`,
    );
  return query.orderBy('changed_at').orderBy('document_id').limit(limit).execute();
}

/** How many items are public. */
export async function countPublic(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('published_items')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', '=', 'public')
    .executeTakeFirstOrThrow();
  return count;
}

/** Public items of an agency whose 公示截止日期 lies before a day. */
export async function itemsPostedBefore(
  db: Db,
  { agencyId, day }: { readonly agencyId: string; readonly day: PlainDate },
): Promise<PublishedItem[]> {
  return db
    .selectFrom('published_items')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .where('state', '=', 'public')
    .where(sql<SqlBool>`metadata->>'publicityUntil' < ${day}`)
    .orderBy('document_id')
    .execute();
}

/** Public items of an agency whose 失效日期 lies before or on a day, already lapsed ones too. */
export async function itemsLapsingUntil(
  db: Db,
  { agencyId, day }: { readonly agencyId: string; readonly day: PlainDate },
): Promise<PublishedItem[]> {
  return db
    .selectFrom('published_items')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .where('state', '=', 'public')
    .where(sql<SqlBool>`metadata->>'lapsesOn' <= ${day}`)
    .orderBy('document_id')
    .execute();
}

/** Public items of some kinds of an agency that became public in [from, until), the oldest first. */
export async function publicItemsOfKinds(
  db: Db,
  options: {
    readonly agencyId: string;
    readonly kinds: readonly string[];
    readonly from: Date;
    readonly until: Date;
    /** A title has one word of each list in it. */
    readonly titled?: readonly (readonly string[])[];
  },
): Promise<PublishedItem[]> {
  if (options.kinds.length === 0) return [];
  let query = db
    .selectFrom('published_items')
    .selectAll()
    .where('agency_id', '=', options.agencyId)
    .where('kind', 'in', options.kinds)
    .where('state', '=', 'public')
    .where('public_since', '>=', options.from)
    .where('public_since', '<', options.until);
  for (const words of options.titled ?? [])
    query = query.where(sql<SqlBool>`title LIKE ANY(${words.map((word) => `%${escaped(word)}%`)}::text[])`);
  return query.orderBy('public_since').orderBy('document_id').execute();
}

/** Public items of an agency that are called so or have the name in 《》 in their title, or that bear the number. */
export async function itemsNamed(
  db: Db,
  names: {
    readonly agencyId: string;
    readonly titles: readonly string[];
    readonly numbers: readonly string[];
  },
): Promise<PublishedItem[]> {
  return db
    .selectFrom('published_items')
    .selectAll()
    .where('agency_id', '=', names.agencyId)
    .where('state', '=', 'public')
    .where((where) =>
      where.or([
        where('title', '=', sql<string>`any(${names.titles}::text[])`),
        sql<SqlBool>`title LIKE ANY(${names.titles.map((title) => `%《${escaped(title)}》%`)}::text[])`,
        where('document_number', '=', sql<string>`any(${names.numbers}::text[])`),
      ]),
    )
    .execute();
}

function escaped(words: string): string {
  return words.replace(/[\\%_]/g, String.raw`\$&`);
}

/** What is public in each column of an agency: when the newest came first, and when anything last changed. */
export async function newestInColumns(
  db: Db,
  agencyId: string,
): Promise<Map<string, { readonly publicSince: Date; readonly changedAt: Date }>> {
  const rows = await db
    .selectFrom('published_items')
    .select((eb) => [
      'node_id',
      eb.fn.max('public_since').as('public_since'),
      eb.fn.max('changed_at').as('changed_at'),
    ])
    .where('agency_id', '=', agencyId)
    .where('state', '=', 'public')
    .groupBy('node_id')
    .execute();
  return new Map(
    rows.map((row) => [row.node_id, { publicSince: row.public_since, changedAt: row.changed_at }]),
  );
}
