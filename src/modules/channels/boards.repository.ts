import { sql, type Insertable, type Selectable, type SqlBool, type Updateable } from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { RecordRow } from './channel-records.repository.ts';

/** A board. */
export type BoardRow = Selectable<Tables['boards']>;
/** What hangs or hung on a board, with its record. */
export type PostingRow = Selectable<Tables['board_postings']> & {
  readonly record: RecordRow;
};

/** Boards of an agency, those in use first. */
export async function boardsOf(db: Db, agencyId: string): Promise<BoardRow[]> {
  return db
    .selectFrom('boards')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .orderBy((eb) => eb('closed_on', 'is not', null))
    .orderBy('name')
    .execute();
}

/** One board; locked until the end of the transaction where asked. */
export async function findBoard(
  db: Db,
  id: string,
  options: { readonly lock?: boolean } = {},
): Promise<BoardRow | null> {
  let query = db.selectFrom('boards').selectAll().where('id', '=', id);
  if (options.lock === true) query = query.forUpdate();
  return (await query.executeTakeFirst()) ?? null;
}

/** Enters a board. */
export async function insertBoard(db: Tx, row: Insertable<Tables['boards']>): Promise<void> {
  await db.insertInto('boards').values(row).execute();
}

/** Changes a board. */
export async function updateBoard(db: Tx, id: string, change: Updateable<Tables['boards']>): Promise<void> {
  await db.updateTable('boards').set(change).where('id', '=', id).execute();
}

/** Enters a posting; its record must be there. */
export async function insertPosting(db: Tx, row: Insertable<Tables['board_postings']>): Promise<void> {
  await db.insertInto('board_postings').values(row).execute();
}

/** Changes a posting. */
export async function updatePosting(
  db: Tx,
  recordId: string,
  change: Updateable<Tables['board_postings']>,
): Promise<void> {
  await db.updateTable('board_postings').set(change).where('record_id', '=', recordId).execute();
}

/** One posting with its record; both locked until the end of the transaction where asked. */
export async function findPosting(
  db: Db,
  recordId: string,
  options: { readonly lock?: boolean } = {},
): Promise<PostingRow | null> {
  let posting = db.selectFrom('board_postings').selectAll().where('record_id', '=', recordId);
  let record = db.selectFrom('channel_records').selectAll().where('id', '=', recordId);
  if (options.lock === true) {
    record = record.forUpdate();
    posting = posting.forUpdate();
  }
  const found = await record.executeTakeFirst();
  const own = await posting.executeTakeFirst();
  return found === undefined || own === undefined ? null : { ...own, record: found };
}

/** Postings that fulfil a condition on `p` (board_postings) and `r` (channel_records), newest first. */
export async function postingsWhere(
  db: Db,
  where: ReturnType<typeof sql<SqlBool>>,
  page: { readonly offset: number; readonly limit: number },
): Promise<{ rows: PostingRow[]; total: number }> {
  const query = db
    .selectFrom('board_postings as p')
    .innerJoin('channel_records as r', 'r.id', 'p.record_id')
    .where(where);
  const counted = await query.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirst();
  const found = await query
    .selectAll('p')
    .orderBy('p.posted_on', 'desc')
    .orderBy('p.record_id', 'desc')
    .offset(page.offset)
    .limit(page.limit)
    .execute();
  const ids = found.map((row) => row.record_id);
  const records = new Map(
    ids.length === 0
      ? []
      : (await db.selectFrom('channel_records').selectAll().where('id', 'in', ids).execute()).map(
          (row) => [row.id, row] as const,
        ),
  );
  const rows = found.flatMap((row) => {
    const record = records.get(row.record_id);
    return record === undefined ? [] : [{ ...row, record }];
  });
  return { rows, total: counted?.count ?? 0 };
}

/** A sheet that hangs or hung on a board, and the village where the board stood then. */
export interface SheetRow {
  readonly record_id: string;
  readonly board_name: string;
  readonly village_id: string | null;
  readonly posted_on: string;
  readonly voided: boolean;
}

/** Sheets by their records, the first that was put up first. */
export async function sheetsOf(db: Db, recordIds: readonly string[]): Promise<SheetRow[]> {
  const { rows } = await sql<SheetRow>`
    SELECT p.record_id, r.target_name AS board_name, p.village_id, p.posted_on, p.voided_on IS NOT NULL AS voided
    FROM board_postings p
      JOIN channel_records r ON r.id = p.record_id
    WHERE p.record_id = ANY(${recordIds}::uuid[])
    ORDER BY p.posted_on, p.record_id`.execute(db);
  return rows;
}

/** Where the boards in use of some agencies stand: an agency with a village or community, each once. */
export async function placesOfBoards(
  db: Db,
  agencyIds: readonly string[],
): Promise<{ readonly agency_id: string; readonly village_id: string }[]> {
  const { rows } = await sql<{ agency_id: string; village_id: string }>`
    SELECT DISTINCT agency_id, village_id FROM boards
    WHERE agency_id = ANY(${agencyIds}::uuid[]) AND kind = 'village' AND closed_on IS NULL
      AND village_id IS NOT NULL
    ORDER BY agency_id, village_id`.execute(db);
  return rows;
}

/** The villages and communities where an agency's boards are all closed, with the day on which the last was. */
export async function placesClosed(
  db: Db,
  agencyId: string,
): Promise<{ readonly village_id: string; readonly closed_on: string }[]> {
  const { rows } = await sql<{ village_id: string; closed_on: string }>`
    SELECT village_id, max(closed_on) AS closed_on FROM boards
    WHERE agency_id = ${agencyId} AND kind = 'village' AND village_id IS NOT NULL
    GROUP BY village_id HAVING bool_and(closed_on IS NOT NULL)`.execute(db);
  return rows;
}

/** Postings of an agency: those that hang, are to be taken down by a day or are outdated, or all. */
export async function postingsOfAgency(
  db: Db,
  input: {
    readonly agencyId: string;
    readonly which: 'hanging' | 'due' | 'all';
    readonly today: string;
    /** Records of what hangs otherwise than it is public. */
    readonly outdated: readonly string[];
    readonly documentId?: string | undefined;
    readonly offset: number;
    readonly limit: number;
  },
): Promise<{ rows: PostingRow[]; total: number }> {
  const parts = [sql<SqlBool>`r.agency_id = ${input.agencyId}`];
  if (input.which !== 'all') parts.push(sql<SqlBool>`p.taken_down_on IS NULL AND p.voided_on IS NULL`);
  if (input.which === 'due')
    parts.push(sql<SqlBool>`(p.take_down_on <= ${input.today} OR r.id = ANY(${input.outdated}::uuid[]))`);
  if (input.documentId !== undefined) parts.push(sql<SqlBool>`r.document_id = ${input.documentId}`);
  return postingsWhere(db, sql<SqlBool>`${sql.join(parts, sql` AND `)}`, input);
}

/** Postings of a document that still hang; locked until the end of the transaction. */
export async function hangingOf(db: Tx, documentId: string): Promise<PostingRow[]> {
  const ids = await db
    .selectFrom('channel_records')
    .select('id')
    .where('document_id', '=', documentId)
    .where('channel', '=', 'board')
    .where('state', '=', 'live')
    .forUpdate()
    .execute();
  const rows = await Promise.all(ids.map(async ({ id }) => findPosting(db, id)));
  return rows.filter((row) => row !== null);
}
