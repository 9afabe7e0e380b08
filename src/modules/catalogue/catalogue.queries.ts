import type { Db } from '../../platform/database/connect.ts';
import { notFound } from '../../platform/errors.ts';
import { findNode, findNodes, listNodes, listTopNodes } from './catalogue.repository.ts';
import { inTreeOrder, withDescendants } from './catalogue.tree.ts';
import type { CatalogueNodeRecord } from './catalogue.types.ts';

/** What other modules read about catalogues. Nothing here asks who reads: columns are public. */

/** The node; throws `common.not_found`. */
export async function nodeById(db: Db, id: string): Promise<CatalogueNodeRecord> {
  const node = await findNode(db, { id });
  if (node === null) throw notFound('这个栏目');
  return node;
}

/** The named nodes by identifier; those that don't exist are missing. */
export async function nodesById(db: Db, ids: readonly string[]): Promise<Map<string, CatalogueNodeRecord>> {
  return new Map((await findNodes(db, [...new Set(ids)])).map((node) => [node.id, node]));
}

/** The agency's node with a stable name, e.g. `dynamic.news`; throws `common.not_found`. */
export async function nodeByKey(db: Db, agencyId: string, key: string): Promise<CatalogueNodeRecord> {
  const node = await findNode(db, { agencyId, key });
  if (node === null) throw notFound(`栏目“${key}”`);
  return node;
}

/** All nodes of an agency in the order of the tree, retired ones too. */
export async function nodesOf(db: Db, agencyId: string): Promise<CatalogueNodeRecord[]> {
  return inTreeOrder(await listNodes(db, agencyId));
}

/** Active nodes at the top of some agencies' catalogues, by agency, siblings in their order. */
export async function topNodesOf(
  db: Db,
  agencyIds: readonly string[],
): Promise<Map<string, CatalogueNodeRecord[]>> {
  return Map.groupBy(await listTopNodes(db, agencyIds), (node) => node.agencyId);
}

/** Identifiers of the node and of all below it. */
export async function descendantIds(db: Db, nodeId: string): Promise<string[]> {
  const node = await findNode(db, { id: nodeId });
  if (node === null) return [];
  return withDescendants(await listNodes(db, node.agencyId), nodeId).map((each) => each.id);
}
