import { sql } from 'kysely';
import type { Db } from '../../platform/database/connect.ts';

const FIRST_CHARACTERS = 60_000;

/** What modules above read of attachments that the search has read: the first 60,000 characters of each, by their hashes. */
export async function textsOfFiles(db: Db, hashes: readonly string[]): Promise<Map<string, string>> {
  if (hashes.length === 0) return new Map();
  const rows = await db
    .selectFrom('search_files')
    .select(['sha256', sql<string>`left(text, ${FIRST_CHARACTERS})`.as('text')])
    .where('sha256', 'in', [...new Set(hashes)])
    .where('state', '=', 'read')
    .execute();
  return new Map(rows.map((row) => [row.sha256, row.text]));
}
