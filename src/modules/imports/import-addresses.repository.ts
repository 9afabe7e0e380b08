import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';

/** Documents of an import with an old address. */
export async function documentsWithAddresses(db: Db, importId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('import_items')
    .select('document_id')
    .distinct()
    .where('import_id', '=', importId)
    .where('old_path', '<>', '')
    .where('document_id', 'is not', null)
    .execute();
  return rows.flatMap((row) => row.document_id ?? []);
}

/** How many items of an import that became documents, or may, come from an address that can lead to them. */
export async function countAddresses(db: Db, importId: string): Promise<number> {
  const row = await db
    .selectFrom('import_items')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('import_id', '=', importId)
    .where('old_path', '<>', '')
    .where('state', 'in', ['waiting', 'imported', 'updated', 'unchanged'])
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Old addresses of a document that somebody allowed to lead to it, with who allowed them. */
export async function allowedAddresses(
  db: Db,
  documentId: string,
): Promise<{ readonly path: string; readonly by: string; readonly source: string }[]> {
  const rows = await db
    .selectFrom('import_items')
    .innerJoin('imports', 'imports.id', 'import_items.import_id')
    .select(['import_items.old_path', 'imports.addresses_by', 'imports.source'])
    .distinct()
    .where('import_items.document_id', '=', documentId)
    .where('import_items.old_path', '<>', '')
    .where('imports.addresses_by', '<>', '')
    .execute();
  return rows.map((row) => ({ path: row.old_path, by: row.addresses_by, source: row.source }));
}

/** An address from which several items of an import come leads to none of them; what is told to each is in Chinese. */
export async function dropSharedAddresses(db: Tx, importId: string, note: string): Promise<void> {
  await sql`
    UPDATE import_items item SET old_path = '',
      proposal = jsonb_set(item.proposal, '{notes}', (item.proposal->'notes') || to_jsonb(${note}::text))
    WHERE item.import_id = ${importId} AND item.state = 'waiting' AND item.old_path <> '' AND EXISTS (
      SELECT FROM import_items other WHERE other.import_id = ${importId} AND other.state = 'waiting'
        AND other.position <> item.position AND lower(other.old_path) = lower(item.old_path))`.execute(db);
}
