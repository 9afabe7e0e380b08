import { sql } from 'kysely';
import type { Db } from '../../platform/database/connect.ts';
import { autosaveContent, type AutosaveContent } from './documents.content.ts';

/** How many autosaves of a person on a document are kept. */
export const KEPT_AUTOSAVES = 20;

/** What a person was writing at a moment, upon which revision. */
export interface Autosave {
  readonly id: string;
  readonly baseRevisionId: string;
  readonly content: AutosaveContent;
  readonly savedAt: Date;
}

/** Adds an autosave and drops the person's oldest beyond the kept number. */
export async function insertAutosave(
  db: Db,
  row: Autosave & { readonly documentId: string; readonly accountId: string },
): Promise<void> {
  await db
    .insertInto('autosaves')
    .values({
      id: row.id,
      document_id: row.documentId,
      account_id: row.accountId,
      base_revision_id: row.baseRevisionId,
      content: JSON.stringify(row.content),
      saved_at: row.savedAt,
    })
    .execute();
  await db
    .deleteFrom('autosaves')
    .where(
      'id',
      'in',
      db
        .selectFrom('autosaves')
        .select('id')
        .where('document_id', '=', row.documentId)
        .where('account_id', '=', row.accountId)
        .orderBy('saved_at', 'desc')
        .orderBy('id', 'desc')
        .offset(sql.lit(KEPT_AUTOSAVES)),
    )
    .execute();
}

/** The person's latest autosave on a document, or null. */
export async function latestAutosave(
  db: Db,
  of: { documentId: string; accountId: string },
): Promise<Autosave | null> {
  const row = await db
    .selectFrom('autosaves')
    .select(['id', 'base_revision_id', 'content', 'saved_at'])
    .where('document_id', '=', of.documentId)
    .where('account_id', '=', of.accountId)
    .orderBy('saved_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id,
    baseRevisionId: row.base_revision_id,
    content: autosaveContent.parse(row.content),
    savedAt: row.saved_at,
  };
}
