import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../platform/database/connect.ts';
import type { PlainDate } from '../../law/dates.ts';

/** Which of the records are wanted. */
export interface RecordsPage {
  readonly offset: number;
  readonly limit: number;
}

/** Records as a person is shown them who asks what a figure counts. */
export interface FoundRecords {
  readonly total: number;
  readonly items: {
    readonly id: string;
    readonly source: string;
    readonly title: string;
    readonly on: PlainDate | null;
    readonly detail: string;
  }[];
}

/** A page of what the query finds (id, source, title, "on", detail), newest first, and how many there are in all. */
export async function recordsOf(
  db: Db,
  query: RawBuilder<unknown>,
  page: RecordsPage,
): Promise<FoundRecords> {
  const counted = await sql<{ count: number }>`SELECT count(*) AS count FROM (${query}) AS found`.execute(db);
  const found = await sql<FoundRecords['items'][number]>`
    SELECT id, source, title, "on", detail FROM (${query}) AS found
    ORDER BY "on" DESC NULLS LAST, id DESC OFFSET ${page.offset} LIMIT ${page.limit}`.execute(db);
  return { total: counted.rows[0]?.count ?? 0, items: found.rows };
}
