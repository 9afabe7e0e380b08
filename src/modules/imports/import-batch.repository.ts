import { sql } from 'kysely';
import type { Db } from '../../platform/database/connect.ts';
import type { PlainDate } from '../../law/dates.ts';

/** A document that an import made or changed. */
export interface BatchItem {
  readonly position: number;
  readonly documentId: string;
  /** Where it stood before, as the import read it; both empty where it didn't say. */
  readonly url: string;
  readonly oldPath: string;
  /** The revision that an import wrote last; null where that isn't known any more. */
  readonly importedRevisionId: string | null;
  /** 原公开日期 as that import read it. */
  readonly importedPublishedOn: PlainDate | null;
}

/** The documents that an import made or changed, in its order. */
export async function batchItems(db: Db, importId: string): Promise<BatchItem[]> {
  const { rows } = await sql<BatchItem>`
    SELECT item.position, item.document_id AS "documentId", coalesce(item.proposal->>'url', '') AS url,
      item.old_path AS "oldPath", record.revision_id AS "importedRevisionId",
      record.published_on AS "importedPublishedOn"
    FROM import_items item JOIN imports import ON import.id = item.import_id
    LEFT JOIN import_records record ON record.agency_id = import.agency_id AND record.key = item.key
      AND record.document_id = item.document_id
    WHERE item.import_id = ${importId} AND item.state IN ('imported', 'updated') AND item.document_id IS NOT NULL
    ORDER BY item.position`.execute(db);
  return rows;
}

/** The imports that made or changed some of the documents, the latest first. */
export async function importsThatMade(db: Db, documentIds: readonly string[]): Promise<string[]> {
  if (documentIds.length === 0) return [];
  const rows = await db
    .selectFrom('import_items')
    .select('import_id')
    .distinct()
    .where('document_id', '=', sql<string>`ANY(${documentIds}::uuid[])`)
    .where('state', 'in', ['imported', 'updated'])
    .orderBy('import_id', 'desc')
    .execute();
  return rows.map((row) => row.import_id);
}
