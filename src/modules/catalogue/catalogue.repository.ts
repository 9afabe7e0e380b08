import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Db } from '../../platform/database/connect.ts';
import type { Tables } from '../../platform/database/tables.ts';
import { isDocumentKind } from '../../law/document-kinds.ts';
import { reviewSteps } from './catalogue.api.ts';
import type { CatalogueNodeRecord } from './catalogue.types.ts';

type Row = Selectable<Tables['catalogue_nodes']>;

/** The node, or null. `lock`: until the end of the transaction. */
export async function findNode(
  db: Db,
  which: { id: string } | { agencyId: string; key: string },
  options: { lock?: boolean } = {},
): Promise<CatalogueNodeRecord | null> {
  let query = db.selectFrom('catalogue_nodes').selectAll();
  query =
    'id' in which
      ? query.where('id', '=', which.id)
      : query.where('agency_id', '=', which.agencyId).where('key', '=', which.key);
  if (options.lock === true) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  return row === undefined ? null : toNode(row);
}

/** The named nodes. */
export async function findNodes(db: Db, ids: readonly string[]): Promise<CatalogueNodeRecord[]> {
  if (ids.length === 0) return [];
  return (await db.selectFrom('catalogue_nodes').selectAll().where('id', 'in', ids).execute()).map(toNode);
}

/** All nodes of an agency, retired ones too, siblings in their order. `lock`: until the end of the transaction. */
export async function listNodes(
  db: Db,
  agencyId: string,
  options: { lock?: boolean } = {},
): Promise<CatalogueNodeRecord[]> {
  const query = db
    .selectFrom('catalogue_nodes')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .orderBy('sort')
    .orderBy('id');
  return (await (options.lock === true ? query.forUpdate() : query).execute()).map(toNode);
}

/** Active nodes at the top of some agencies' catalogues, siblings in their order. */
export async function listTopNodes(db: Db, agencyIds: readonly string[]): Promise<CatalogueNodeRecord[]> {
  if (agencyIds.length === 0) return [];
  const rows = await db
    .selectFrom('catalogue_nodes')
    .selectAll()
    .where('agency_id', 'in', agencyIds)
    .where('parent_id', 'is', null)
    .where('active', '=', true)
    .orderBy('sort')
    .orderBy('id')
    .execute();
  return rows.map(toNode);
}

/** Adds nodes; one whose key is there already is left as it is. Returns how many were new. */
export async function insertNodes(
  db: Db,
  nodes: readonly Insertable<Tables['catalogue_nodes']>[],
): Promise<number> {
  if (nodes.length === 0) return 0;
  const result = await db
    .insertInto('catalogue_nodes')
    .values(nodes)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0n);
}

/** Changes members and counts the version up. */
export async function updateNode(
  db: Db,
  id: string,
  change: Updateable<Tables['catalogue_nodes']>,
): Promise<void> {
  await db
    .updateTable('catalogue_nodes')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** Gives the nodes that lie below an address the address that it has now. */
export async function movePaths(
  db: Db,
  input: { agencyId: string; from: string; to: string },
): Promise<void> {
  const { agencyId, from, to } = input;
  await db
    .updateTable('catalogue_nodes')
    .set((eb) => ({
      path: eb(
        eb.cast<string>(eb.val(to), 'text'),
        '||',
        eb.fn<string>('substr', ['path', eb.val([...from].length + 1)]),
      ),
      version: eb('version', '+', 1),
    }))
    .where('agency_id', '=', agencyId)
    .where(({ fn, val }) => fn<boolean>('starts_with', ['path', val(`${from}/`)]))
    .execute();
}

function toNode(row: Row): CatalogueNodeRecord {
  return {
    id: row.id,
    agencyId: row.agency_id,
    parentId: row.parent_id,
    key: row.key,
    block: row.block,
    kind: isDocumentKind(row.kind) ? row.kind : null,
    name: row.name,
    slug: row.slug,
    path: row.path,
    description: row.description,
    law: row.law,
    cycleText: row.cycle_text,
    cycleDays: row.cycle_days,
    takesDocuments: row.takes_documents,
    reviewSteps: reviewSteps.parse(row.review_steps),
    sort: row.sort,
    active: row.active,
    version: row.version,
  };
}
