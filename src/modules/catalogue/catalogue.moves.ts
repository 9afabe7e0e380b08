import { authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { must } from '../../platform/errors.ts';
import { RESERVED_COLUMN_SLUGS } from '../../portal/paths.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import {
  addressOfOthers,
  changedMeanwhile,
  parentRetired,
  slugReserved,
  slugTaken,
  statutoryPlace,
  wrongPlace,
} from './catalogue.errors.ts';
import { cataloguePolicy } from './catalogue.policy.ts';
import { nodeById } from './catalogue.queries.ts';
import { listNodes, movePaths, updateNode } from './catalogue.repository.ts';
import { withDescendants } from './catalogue.tree.ts';
import type { CatalogueNodeRecord } from './catalogue.types.ts';
import type { ColumnAddresses } from './column-addresses.ts';

/**
 * Moves a column of the office's own below another of the same block, or changes its part of the address. Statutory
 * columns keep their place. The old addresses of the column and of all below it lead to the new ones; documents keep theirs.
 * Throws `catalogue.address_of_others` for an address that once was another column's.
 */
export async function moveNode(
  ctx: Ctx,
  input: {
    readonly nodeId: string;
    readonly version: number;
    readonly parentId: string;
    readonly slug: string;
    readonly addresses: ColumnAddresses;
  },
): Promise<{ version: number; path: string }> {
  return inTransaction(ctx, async (tx) => {
    const { agencyId } = await nodeById(tx.db, input.nodeId);
    authorise(cataloguePolicy.edit(ctx.actor, await placeOf(tx.db, agencyId)));
    // The whole catalogue at once and in one order: two moves that lock their own column first would wait for each other.
    const all = await listNodes(tx.db, agencyId, { lock: true });
    const node = must(
      all.find((each) => each.id === input.nodeId),
      `node ${input.nodeId}`,
    );
    if (node.version !== input.version) throw changedMeanwhile();
    if (!node.key.startsWith('own.')) throw statutoryPlace();
    const tree = withDescendants(all, node.id);
    const moved = tree.map((each) => each.id);
    const parent = newParent({ node, moved, parent: all.find((each) => each.id === input.parentId) });
    const path = `${parent.path}/${input.slug}`;
    if (path === node.path) return { version: node.version, path };
    if (RESERVED_COLUMN_SLUGS.has(input.slug)) throw slugReserved(input.slug);
    if (all.some((each) => each.path === path)) throw slugTaken(input.slug);
    const left = tree.map((each) => ({ nodeId: each.id, path: each.path }));
    const taken = left.map((each) => ({ ...each, path: `${path}${each.path.slice(node.path.length)}` }));
    const paths = taken.map((each) => each.path);
    if (await input.addresses.belongsToOthers(tx.db, { agencyId, paths, nodeIds: moved })) {
      throw addressOfOthers();
    }
    await updateNode(tx.db, node.id, { parent_id: parent.id, slug: input.slug, path });
    await movePaths(tx.db, { agencyId, from: node.path, to: path });
    await input.addresses.moved(tx, { agencyId, left, taken });
    tx.record({
      type: 'node.changed',
      agencyId,
      subject: { kind: 'node', id: node.id, title: node.name },
      before: { path: node.path },
      after: { path },
    });
    tx.emit({ kind: 'render.agency', agencyId: agencyId });
    return { version: node.version + 1, path };
  });
}

function newParent(input: {
  node: CatalogueNodeRecord;
  moved: readonly string[];
  parent: CatalogueNodeRecord | undefined;
}): CatalogueNodeRecord {
  const { node, moved, parent } = input;
  if (parent === undefined || parent.block !== node.block || moved.includes(parent.id)) throw wrongPlace();
  if (!parent.active) throw parentRetired(parent.name);
  return parent;
}
