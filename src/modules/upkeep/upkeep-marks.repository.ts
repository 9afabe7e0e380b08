import { sql, type Insertable } from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';
import type { Tables } from '../../platform/database/tables.ts';

/** The terms that hold for the first of some agencies that has set any, as they were written; null when none has. */
export async function findTerms(
  db: Db,
  agencyIds: readonly string[],
): Promise<{ agencyId: string; settings: unknown; version: number } | null> {
  const { rows } = await sql<{ agencyId: string; settings: unknown; version: number }>`
    SELECT agency_id AS "agencyId", settings, version FROM upkeep_settings
      JOIN unnest(${agencyIds}::uuid[]) WITH ORDINALITY AS wanted(id, place) ON wanted.id = agency_id
    ORDER BY place LIMIT 1`.execute(db);
  return rows[0] ?? null;
}

/** Writes an agency's own terms over the version that was seen (0: none); false when that isn't the latest. */
export async function writeTerms(
  db: Tx,
  terms: { agencyId: string; settings: string; version: number; by: string | null; at: Date },
): Promise<boolean> {
  const { agencyId, settings, version, by, at } = terms;
  if (version === 0) {
    const added = await db
      .insertInto('upkeep_settings')
      .values({ agency_id: agencyId, settings, changed_by: by, changed_at: at })
      .onConflict((conflict) => conflict.doNothing())
      .returning('agency_id')
      .executeTakeFirst();
    return added !== undefined;
  }
  const changed = await db
    .updateTable('upkeep_settings')
    .set({ settings, version: version + 1, changed_by: by, changed_at: at })
    .where('agency_id', '=', agencyId)
    .where('version', '=', version)
    .returning('agency_id')
    .executeTakeFirst();
  return changed !== undefined;
}

/** How far public texts have been read. */
export async function scanCursor(db: Db): Promise<{ changedAt: Date; documentId: string } | null> {
  const row = await db
    .selectFrom('upkeep_scans')
    .select(['item_changed_at as changedAt', 'document_id as documentId'])
    .orderBy('item_changed_at', 'desc')
    .orderBy('document_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Keeps what was found in a revision; one that is public again is only moved to its new place in the order. */
export async function keepScan(db: Tx, scan: Insertable<Tables['upkeep_scans']>): Promise<void> {
  await db
    .insertInto('upkeep_scans')
    .values(scan)
    .onConflict((conflict) =>
      conflict.column('revision_id').doUpdateSet({ item_changed_at: scan.item_changed_at }),
    )
    .execute();
}

/** Which of the revisions have been read. */
export async function scannedOf(db: Db, revisionIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (revisionIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('upkeep_scans')
    .select('revision_id')
    .where('revision_id', 'in', revisionIds)
    .execute();
  return new Set(rows.map((row) => row.revision_id));
}

/** What the reading of an agency's public texts has found; also of texts that are no longer the public ones. */
export async function scansWithFindings(
  db: Db,
  agencyId: string,
): Promise<{ revisionId: string; documentId: string; traces: unknown; repeals: unknown }[]> {
  const { rows } = await sql<{ revisionId: string; documentId: string; traces: unknown; repeals: unknown }>`
    SELECT revision_id AS "revisionId", document_id AS "documentId", traces, repeals FROM upkeep_scans
    WHERE agency_id = ${agencyId} AND (traces <> '[]'::jsonb OR repeals <> '[]'::jsonb)
    ORDER BY document_id`.execute(db);
  return rows;
}

/** Why documents go without an interpretation, by document. */
export async function exemptionsOf(
  db: Db,
  documentIds: readonly string[],
): Promise<Map<string, { reason: string; byName: string; at: Date }>> {
  if (documentIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('interpretation_exemptions')
    .selectAll()
    .where('document_id', 'in', documentIds)
    .execute();
  return new Map(
    rows.map((row) => [row.document_id, { reason: row.reason, byName: row.by_name, at: row.at }]),
  );
}

/** Writes down that a document goes without; false when that was known. */
export async function insertExemption(
  db: Tx,
  row: Insertable<Tables['interpretation_exemptions']>,
): Promise<boolean> {
  const added = await db
    .insertInto('interpretation_exemptions')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('document_id')
    .executeTakeFirst();
  return added !== undefined;
}

/** Takes it back; false when there was nothing. */
export async function deleteExemption(db: Tx, documentId: string): Promise<boolean> {
  const gone = await db
    .deleteFrom('interpretation_exemptions')
    .where('document_id', '=', documentId)
    .returning('document_id')
    .executeTakeFirst();
  return gone !== undefined;
}

/** Names of the attachments of a text that couldn't be read. */
export async function unreadOf(db: Db, revisionId: string): Promise<string[]> {
  const row = await db
    .selectFrom('upkeep_scans')
    .select('unread')
    .where('revision_id', '=', revisionId)
    .executeTakeFirst();
  return row?.unread ?? [];
}
