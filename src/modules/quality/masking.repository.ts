import type { Insertable, Selectable } from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';
import type { Tables } from '../../platform/database/tables.ts';

/** How an agency masks, as it was set once. */
export type MaskingRow = Selectable<Tables['quality_maskings']>;
/** A value that was masked in a document. */
export type MaskedValueRow = Selectable<Tables['quality_masked_values']>;

/** What agencies set, the last of each first. */
export async function maskingsOf(db: Db, agencyIds: readonly string[]): Promise<MaskingRow[]> {
  return db
    .selectFrom('quality_maskings')
    .selectAll()
    .where('agency_id', 'in', agencyIds)
    .orderBy('id', 'desc')
    .execute();
}

/** Sets how an agency masks from now on; what was set before stays on record. */
export async function insertMasking(db: Tx, row: Insertable<Tables['quality_maskings']>): Promise<void> {
  await db.insertInto('quality_maskings').values(row).execute();
}

/** Keeps values that were masked. Those that are kept already stay as they are; those that were held are as they are now. */
export async function insertMaskedValues(
  db: Tx,
  rows: readonly Insertable<Tables['quality_masked_values']>[],
): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto('quality_masked_values')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['document_id', 'digest'])
        .doUpdateSet(({ ref }) => ({
          saved: ref('excluded.saved'),
          edition_id: ref('excluded.edition_id'),
          shown: ref('excluded.shown'),
          masked_at: ref('excluded.masked_at'),
        }))
        .where('quality_masked_values.saved', '=', false),
    )
    .execute();
}

/** Forgets values that were masked. */
export async function deleteMaskedValues(db: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db.deleteFrom('quality_masked_values').where('id', 'in', ids).execute();
}

/** Forgets what is held in a document. */
export async function deleteHeldValues(db: Tx, documentId: string): Promise<void> {
  await db
    .deleteFrom('quality_masked_values')
    .where('document_id', '=', documentId)
    .where('saved', '=', false)
    .execute();
}

/** Documents in which something was masked. */
export async function maskedDocuments(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('quality_masked_values')
    .select('document_id')
    .distinct()
    .where('saved', '=', true)
    .execute();
  return rows.map((row) => row.document_id);
}

/** Values that were masked in a document, first masked first; without those that are held until its text is saved. */
export async function maskedValuesOf(db: Db, documentId: string): Promise<MaskedValueRow[]> {
  return valuesOf(db, documentId, 'saved');
}

/** Values that were masked in the text of a document that isn't saved yet. */
export async function heldValuesOf(db: Db, documentId: string): Promise<MaskedValueRow[]> {
  return valuesOf(db, documentId, 'held');
}

async function valuesOf(db: Db, documentId: string, which: 'saved' | 'held'): Promise<MaskedValueRow[]> {
  return db
    .selectFrom('quality_masked_values')
    .selectAll()
    .where('document_id', '=', documentId)
    .where('saved', '=', which === 'saved')
    .orderBy('id')
    .execute();
}
