import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';
import { inBatches } from '../../platform/database/in-batches.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { ItemState } from './import-items.content.ts';
import { ownKey } from './one-per-key.ts';

/** An item of an import as stored. */
export type ImportItemRow = Selectable<Tables['import_items']>;

/** Adds items. */
export async function insertItems(
  db: Tx,
  rows: readonly Insertable<Tables['import_items']>[],
): Promise<void> {
  for (const some of inBatches(rows)) await db.insertInto('import_items').values(some).execute();
}

/** The first items in a state. */
export async function itemsInState(
  db: Db,
  of: { readonly importId: string; readonly state: ItemState; readonly limit: number },
): Promise<ImportItemRow[]> {
  return db
    .selectFrom('import_items')
    .selectAll()
    .where('import_id', '=', of.importId)
    .where('state', '=', of.state)
    .orderBy('position')
    .limit(of.limit)
    .execute();
}

/** Items behind a position, some states or all. */
export async function itemsAfter(
  db: Db,
  of: {
    readonly importId: string;
    readonly after: number;
    readonly state: ItemState | null;
    readonly limit: number;
  },
): Promise<ImportItemRow[]> {
  return db
    .selectFrom('import_items')
    .selectAll()
    .where('import_id', '=', of.importId)
    .where('position', '>', of.after)
    .$if(of.state !== null, (query) => query.where('state', '=', of.state ?? 'unread'))
    .orderBy('position')
    .limit(of.limit)
    .execute();
}

/** Changes an item that is in one of the states yet; false when another process was faster. */
export async function updateItem(
  db: Tx,
  of: { readonly importId: string; readonly position: number; readonly states: readonly ItemState[] },
  change: Updateable<Tables['import_items']>,
): Promise<boolean> {
  const result = await db
    .updateTable('import_items')
    .set(change)
    .where('import_id', '=', of.importId)
    .where('position', '=', of.position)
    .where('state', 'in', [...of.states])
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** How many items are in each state. */
export async function countsOf(
  db: Db,
  importIds: readonly string[],
): Promise<Map<string, Map<ItemState, number>>> {
  if (importIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('import_items')
    .select(['import_id', 'state', (eb) => eb.fn.countAll<number>().as('count')])
    .where('import_id', 'in', [...importIds])
    .groupBy(['import_id', 'state'])
    .execute();
  return new Map(
    [...Map.groupBy(rows, (row) => row.import_id)].map(([id, its]) => [
      id,
      new Map(its.map((row) => [row.state, Number(row.count)])),
    ]),
  );
}

/** The columns that items name, each once, with how many items name it. */
export async function namedColumns(
  db: Db,
  importId: string,
): Promise<{ readonly columns: unknown; readonly count: number }[]> {
  const columns = sql<unknown>`proposal->'columns'`;
  const rows = await db
    .selectFrom('import_items')
    .select([columns.as('columns'), (eb) => eb.fn.countAll<number>().as('count')])
    .where('import_id', '=', importId)
    .where('state', '=', 'waiting')
    .groupBy(columns)
    .execute();
  return rows.map((row) => ({ columns: row.columns, count: Number(row.count) }));
}

/** By what waiting items are known again, behind a position. */
export async function namesOfWaiting(
  db: Db,
  of: { readonly importId: string; readonly after: number; readonly limit: number },
): Promise<(Pick<ImportItemRow, 'position' | 'key' | 'hash'> & { readonly indexNumber: string })[]> {
  return db
    .selectFrom('import_items')
    .select([
      'position',
      'key',
      'hash',
      sql<string>`coalesce(proposal->>'indexNumber', '')`.as('indexNumber'),
    ])
    .where('import_id', '=', of.importId)
    .where('position', '>', of.after)
    .where('state', '=', 'waiting')
    .orderBy('position')
    .limit(of.limit)
    .execute();
}

/** Documents that an import made or changed, behind a position. */
export async function documentsMade(
  db: Db,
  of: { readonly importId: string; readonly after: number; readonly limit: number },
): Promise<{ readonly position: number; readonly documentId: string; readonly title: string }[]> {
  const rows = await db
    .selectFrom('import_items')
    .select(['position', 'document_id', 'title'])
    .where('import_id', '=', of.importId)
    .where('position', '>', of.after)
    .where('state', 'in', ['imported', 'updated'])
    .orderBy('position')
    .limit(of.limit)
    .execute();
  return rows.flatMap(({ position, document_id: documentId, title }) =>
    documentId === null ? [] : [{ position, documentId, title }],
  );
}

/** Whether an item of the import has the key. */
export async function hasKey(db: Db, importId: string, key: string): Promise<boolean> {
  const row = await db
    .selectFrom('import_items')
    .select('position')
    .where('import_id', '=', importId)
    .where('key', '=', key)
    .executeTakeFirst();
  return row !== undefined;
}

/** Items that were kept back for one with their key that couldn't be read, in their order. */
export async function followersOfRefused(
  db: Tx,
  importId: string,
): Promise<Pick<ImportItemRow, 'position' | 'place' | 'plan'>[]> {
  const sameAs = sql<string>`item.plan->>'sameAs'`;
  return db
    .selectFrom('import_items as item')
    .innerJoin('import_items as holder', (join) =>
      join
        .onRef('holder.import_id', '=', 'item.import_id')
        .on('holder.key', '=', sameAs)
        .on('holder.state', 'in', ['refused', 'failed']),
    )
    .select(['item.position', 'item.place', 'item.plan'])
    .where('item.import_id', '=', importId)
    .where('item.state', '=', 'refused')
    .orderBy('item.position')
    .execute();
}

/** Takes keys from items that couldn't be read. */
export async function renameRefused(db: Tx, importId: string, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  const held = await db
    .selectFrom('import_items')
    .select(['position', 'key'])
    .where('import_id', '=', importId)
    .where('key', 'in', [...keys])
    .execute();
  for (const { position, key } of held)
    await updateItem(
      db,
      { importId, position, states: ['refused', 'failed'] },
      { key: ownKey(key, position) },
    );
}

/** Where some pages say that they are articles, those that don't aren't. */
export async function skipOthers(db: Tx, importId: string, reason: string): Promise<void> {
  await sql`
    UPDATE import_items SET state = 'skipped', reason = ${reason}
    WHERE import_id = ${importId} AND state = 'waiting' AND proposal->>'isArticle' = 'false' AND EXISTS (
      SELECT FROM import_items page WHERE page.import_id = ${importId} AND page.proposal->>'isArticle' = 'true'
        AND page.plan->>'body' ~* '[.]x?s?html?$')`.execute(db);
}

/** What is an attachment of one item is no item of its own. */
export async function dropClaimed(db: Tx, importId: string, reason: string): Promise<void> {
  await sql`
    UPDATE import_items SET state = 'skipped', reason = ${reason}
    WHERE import_id = ${importId} AND state = 'unread' AND plan->>'body' IN (
      SELECT file->>'path' FROM import_items read, jsonb_array_elements(read.proposal->'files') file
      WHERE read.import_id = ${importId} AND read.state <> 'skipped' AND read.proposal IS NOT NULL)`.execute(
    db,
  );
}

/** Takes away what was read of the items, rows of lists and texts: what was meant to be kept stands in documents. */
export async function forgetTexts(db: Tx, importId: string): Promise<void> {
  await sql`
    UPDATE import_items SET plan = '{}', proposal = CASE WHEN proposal IS NULL THEN NULL
      ELSE jsonb_set(proposal, '{content}', (proposal->'content') || '{"bodyHtml":"","summary":""}') END
    WHERE import_id = ${importId}`.execute(db);
}
