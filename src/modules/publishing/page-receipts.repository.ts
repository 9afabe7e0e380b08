import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';
import type { Fact } from './page-facts.ts';
import type { PageId, PageRange } from './page-kind.ts';

/** A file that lies beside a document's page, as its receipt has it. */
export interface FileReceipt {
  /** Below the site's folder. */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** What is known of a page that was made. Paths are those of files below the site's folder: `a/index.html`. */
export interface PageReceipt extends PageId {
  readonly path: string;
  readonly sha256: string | null;
  readonly files: readonly FileReceipt[] | null;
  readonly packing: 'none' | 'due' | 'done';
}

/** The same with what it was made from. */
export interface WrittenPage extends Omit<PageReceipt, 'packing'> {
  readonly sha256: string;
  readonly bytes: number;
  readonly inputs: readonly Fact[];
  /** Whether packed copies are wanted beside it. */
  readonly packed: boolean;
}

/** A number higher than all before: take it before reading what pages are made from. */
export async function nextStamp(db: Db | Tx): Promise<number> {
  const result = await sql<{ stamp: string }>`SELECT nextval('site_stamps') AS stamp`.execute(db);
  return Number(result.rows[0]?.stamp);
}

/** Goes on counting above all receipts: a restored database brings receipts along, and begins to count anew. */
export async function raiseStamps(db: Db | Tx): Promise<void> {
  await sql`
    SELECT setval('site_stamps', highest) FROM (SELECT max(stamp) AS highest FROM site_pages) AS kept
    WHERE highest > (SELECT last_value FROM site_stamps)`.execute(db);
}

/** Pages made from any of the facts, `limit` at most. */
export async function pagesReading(db: Db | Tx, facts: readonly Fact[], limit: number): Promise<PageId[]> {
  return db
    .selectFrom('site_pages')
    .select(['kind', 'owner', 'number'])
    .where(sql<boolean>`inputs && ${facts}::text[]`)
    .limit(limit)
    .execute();
}

/** First pages of these kinds that were written, by their files. */
export async function standingReceipts(
  db: Db,
  kinds: readonly string[],
): Promise<(Pick<PageReceipt, 'path' | 'kind' | 'owner'> & { sha256: string })[]> {
  return db
    .selectFrom('site_pages')
    .select(['path', 'kind', 'owner', 'sha256'])
    .where('kind', '=', sql<string>`ANY(${kinds}::text[])`)
    .where('path', 'like', '%.html')
    .where((eb) => eb.or([eb('number', '=', 0), eb('kind', '=', 'reportList')]))
    .where('sha256', 'is not', null)
    .orderBy('path')
    .$narrowType<{ sha256: string }>()
    .execute();
}

/** What is known of the pages that stand for these; one that was moved may stand at more than one address. */
export async function receiptsOf(db: Db, ids: readonly PageId[]): Promise<PageReceipt[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('site_pages')
    .innerJoin(
      sql<{ kind: string; owner: string; number: number }>`unnest(
        ${ids.map(({ kind }) => kind)}::text[], ${ids.map(({ owner }) => owner)}::text[],
        ${ids.map(({ number }) => number)}::int[])`.as<'wanted'>(sql`wanted(kind, owner, number)`),
      (join) =>
        join
          .onRef('site_pages.owner', '=', 'wanted.owner')
          .onRef('site_pages.kind', '=', 'wanted.kind')
          .onRef('site_pages.number', '=', 'wanted.number'),
    )
    .select([
      'site_pages.path',
      'site_pages.kind',
      'site_pages.owner',
      'site_pages.number',
      'site_pages.sha256',
      'site_pages.files',
      'site_pages.packing',
    ])
    .execute();
  return rows;
}

/** Of which bytes packed copies lie beside a page, or may. */
export type Packed = Pick<PageReceipt, 'sha256' | 'packing'>;

/**
 * Says that pages are about to be written: whoever read before this stamp finds at its end that it knew less. Returns the
 * addresses for which nobody has read later, with the copies there: nobody packs these pages from now on.
 */
export async function claimPages(
  db: Db,
  input: { stamp: number; pages: readonly (PageId & { path: string })[] },
): Promise<ReadonlyMap<string, Packed>> {
  const { pages, stamp } = input;
  if (pages.length === 0) return new Map();
  const rows = await sql<Packed & { path: string }>`
    INSERT INTO site_pages AS page (path, kind, owner, number, inputs, state, stamp)
    SELECT path, kind, owner, number, '{}', 'queued', ${stamp}
    FROM unnest(${pages.map(({ path }) => path)}::text[], ${pages.map(({ kind }) => kind)}::text[],
      ${pages.map(({ owner }) => owner)}::text[], ${pages.map(({ number }) => number)}::int[])
      AS wanted(path, kind, owner, number)
    ORDER BY path COLLATE "C"
    ON CONFLICT (path) DO UPDATE SET state = 'queued', stamp = excluded.stamp WHERE page.stamp < excluded.stamp
    RETURNING path, sha256, packing`.execute(db);
  return new Map(rows.rows.map((row) => [row.path, row]));
}

/** Asks for packed copies once more of pages that are about to be written again, with which they are taken away. */
export async function forgetPacking(
  db: Db | Tx,
  input: { stamp: number; paths: readonly string[] },
): Promise<void> {
  if (input.paths.length === 0) return;
  await db
    .updateTable('site_pages')
    .set({ packing: 'due' })
    .where('path', 'in', lockedInOrder(input.paths))
    .where('packing', '=', 'done')
    .where('stamp', '<=', input.stamp)
    .execute();
}

/** Addresses whose receipts are locked by the bytes of their names, as everywhere: two who want some of the same don't wait for each other. */
function lockedInOrder(paths: readonly string[]): RawBuilder<string> {
  return sql`(SELECT path FROM site_pages WHERE path = ANY(${paths}::text[]) ORDER BY path FOR UPDATE)`;
}

/**
 * Keeps receipts of written pages. Returns the addresses for which it was too late: somebody who read later has claimed
 * them, and the file there may be ours. So it is with receipts of other bytes that we haven't claimed: packed copies of those may
 * have been put beside our file.
 */
export async function keepReceipts(
  db: Db | Tx,
  input: { stamp: number; pages: readonly WrittenPage[]; at: Date },
): Promise<readonly string[]> {
  const { stamp, pages, at } = input;
  if (pages.length === 0) return [];
  const rows = await sql<{ path: string }>`
    INSERT INTO site_pages AS page
      (path, kind, owner, number, inputs, state, sha256, bytes, files, packing, stamp, written_at)
    SELECT path, kind, owner, number, string_to_array(inputs, ' '), 'written', sha256, bytes, files::jsonb,
      CASE WHEN packed THEN 'due' ELSE 'none' END, ${stamp}, ${at}
    FROM unnest(${pages.map(({ path }) => path)}::text[], ${pages.map(({ kind }) => kind)}::text[],
      ${pages.map(({ owner }) => owner)}::text[], ${pages.map(({ number }) => number)}::int[],
      ${pages.map(({ inputs }) => inputs.join(' '))}::text[], ${pages.map(({ sha256 }) => sha256)}::text[],
      ${pages.map(({ bytes }) => bytes)}::int[],
      ${pages.map(({ files }) => (files === null ? null : JSON.stringify(files)))}::text[],
      ${pages.map(({ packed }) => packed)}::boolean[])
      AS made(path, kind, owner, number, inputs, sha256, bytes, files, packed)
    ORDER BY path COLLATE "C"
    ON CONFLICT (path) DO UPDATE SET
      kind = excluded.kind, owner = excluded.owner, number = excluded.number, inputs = excluded.inputs,
      state = 'written', sha256 = excluded.sha256, bytes = excluded.bytes, files = excluded.files,
      packing = CASE WHEN page.sha256 = excluded.sha256 AND page.packing = 'done' THEN page.packing
        ELSE excluded.packing END,
      stamp = excluded.stamp, error = NULL,
      written_at = CASE WHEN page.sha256 = excluded.sha256 THEN page.written_at ELSE excluded.written_at END
    WHERE page.stamp = excluded.stamp
      OR page.stamp < excluded.stamp AND (page.packing = 'none' OR page.sha256 = excluded.sha256)
    RETURNING path`.execute(db);
  if (rows.rows.length === pages.length) return [];
  const kept = new Set(rows.rows.map(({ path }) => path));
  return pages.filter(({ path }) => !kept.has(path)).map(({ path }) => path);
}

/** Forgets pages that are there no more, unless somebody has claimed them since; returns which were forgotten. */
export async function dropReceipts(
  db: Db,
  input: { stamp: number; paths: readonly string[] },
): Promise<ReadonlySet<string>> {
  if (input.paths.length === 0) return new Set();
  const rows = await db
    .deleteFrom('site_pages')
    .where('path', 'in', lockedInOrder(input.paths))
    .where('stamp', '<=', input.stamp)
    .returning('path')
    .execute();
  return new Set(rows.map(({ path }) => path));
}

/** Pages made from any of the facts, those with numbers next to each other as one range. */
export async function rangesReading(db: Db | Tx, facts: readonly Fact[]): Promise<PageRange[]> {
  const rows = await sql<PageRange>`
    SELECT kind, owner, min(number) AS "from", max(number) AS "to"
    FROM (
      SELECT kind, owner, number, number - row_number() OVER (PARTITION BY kind, owner ORDER BY number) AS island
      FROM site_pages WHERE inputs && ${facts}::text[]
    ) AS reading
    GROUP BY kind, owner, island ORDER BY kind, owner, min(number)`.execute(db);
  return rows.rows.map((row) => ({ ...row, from: Number(row.from), to: Number(row.to) }));
}

/** The pages to which addresses belong now. */
export async function holdersOf(db: Db, paths: readonly string[]): Promise<PageId[]> {
  if (paths.length === 0) return [];
  return db
    .selectFrom('site_pages')
    .select(['kind', 'owner', 'number'])
    .where('path', '=', sql<string>`ANY(${paths}::text[])`)
    .execute();
}

/** The receipts of the pages at these addresses. */
export async function receiptsAt(db: Db, paths: readonly string[]): Promise<Map<string, PageAt>> {
  const rows = await db
    .selectFrom('site_pages')
    .select(['path', 'files', 'packing', 'state'])
    .where('path', '=', sql<string>`ANY(${paths}::text[])`)
    .execute();
  return new Map(rows.map((row) => [row.path, row]));
}

/** What lies at an address and beside it. */
export interface PageAt {
  readonly path: string;
  readonly files: readonly FileReceipt[] | null;
  readonly packing: 'none' | 'due' | 'done';
  readonly state: 'queued' | 'written' | 'verified';
}

/** Pages after an address that nobody has looked at since a stamp. */
export async function receiptsBefore(
  db: Db,
  of: { stamp: number; after: string; limit: number },
): Promise<(PageId & { path: string })[]> {
  return db
    .selectFrom('site_pages')
    .select(['path', 'kind', 'owner', 'number'])
    .where('stamp', '<', of.stamp)
    .where('path', '>', of.after)
    .orderBy('path')
    .limit(of.limit)
    .execute();
}

/** Receipts in the order of their addresses, after one of them. */
export async function receiptsAfter(db: Db, after: string, limit: number): Promise<StandingPage[]> {
  return db
    .selectFrom('site_pages')
    .select(['path', 'kind', 'owner', 'number', 'sha256', 'files', 'packing', 'state'])
    .where('path', '>', after)
    .orderBy('path')
    .limit(limit)
    .execute();
}

/** A receipt as verification needs it. */
export interface StandingPage extends PageReceipt, PageAt {
  readonly files: readonly FileReceipt[] | null;
}

/** How many receipts there are. */
export async function countReceipts(db: Db): Promise<number> {
  const row = await db
    .selectFrom('site_pages')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirst();
  return row?.count ?? 0;
}

/** Says that what lies at these addresses is what the receipts say. */
export async function markVerified(
  db: Db,
  input: { pages: readonly { path: string; sha256: string }[]; at: Date },
): Promise<void> {
  const { pages, at } = input;
  if (pages.length === 0) return;
  await sql`
    UPDATE site_pages SET state = 'verified', verified_at = ${at}
    FROM unnest(${pages.map(({ path }) => path)}::text[], ${pages.map(({ sha256 }) => sha256)}::text[])
      AS seen(path, sha256)
    WHERE site_pages.path IN ${lockedInOrder(pages.map(({ path }) => path))}
      AND site_pages.path = seen.path AND site_pages.sha256 = seen.sha256 AND site_pages.state <> 'queued'`.execute(
    db,
  );
}

/** Receipts of what an archive of a year holds: its documents, and all pages that aren't of single documents. */
export async function receiptsForSnapshot(
  db: Db,
  of: { year: number; within: { agencies: readonly string[]; site: string } | null },
): Promise<{ kind: string; path: string; bytes: number; files: readonly FileReceipt[] | null }[]> {
  const documents = ['document', 'documentData'];
  let query = db
    .selectFrom('site_pages')
    .select(['kind', 'path', 'bytes', 'files'])
    .where('state', '<>', 'queued')
    .where(({ or, eb }) => or([eb('kind', 'not in', documents), eb('path', 'like', `%/doc/${of.year}/%`)]));
  const { within } = of;
  if (within !== null)
    query = query.where(({ or, eb }) =>
      or([
        eb('owner', '=', within.site),
        // What sites share belongs to the main one.
        eb('kind', 'in', ['asset', 'logPart', 'logDays']),
        ...within.agencies.map((slug) => eb('path', 'like', `${slug}/%`)),
      ]),
    );
  return query.orderBy('path').execute();
}
