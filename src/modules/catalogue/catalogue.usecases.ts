import { isDeepStrictEqual } from 'node:util';
import { authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { must, notFound } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import type { DocumentKind } from '../../law/document-kinds.ts';
import { type CatalogueNode, flattenNodes } from '../../law/catalogue/catalogue-node.ts';
import { type CatalogueProfile, profileOfKind, statutoryTree } from '../../law/catalogue/profiles.ts';
import { RESERVED_COLUMN_SLUGS } from '../../portal/paths.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import {
  addressOfOthers,
  changedMeanwhile,
  columnInUse,
  doesNotPublish,
  parentRetired,
  slugReserved,
  slugTaken,
  statutoryColumn,
} from './catalogue.errors.ts';
import { cataloguePolicy } from './catalogue.policy.ts';
import { nodesOf } from './catalogue.queries.ts';
import { findNode, insertNodes, listNodes, updateNode } from './catalogue.repository.ts';
import { withDescendants } from './catalogue.tree.ts';
import type { CatalogueNodeRecord, NodeFields, ReviewStep } from './catalogue.types.ts';
import type { ColumnAddresses } from './column-addresses.ts';

/** The steps that a new column starts with. */
export const DEFAULT_STEPS: readonly ReviewStep[] = [
  { name: '初审', role: 'firstReviewer' },
  { name: '复审', role: 'secondReviewer' },
  { name: '终审', role: 'finalReviewer' },
];

/** The agency's catalogue in the order of the tree, and what the actor may change of it. */
export async function getCatalogue(
  ctx: Ctx,
  input: { agencyId: string },
): Promise<{ nodes: CatalogueNodeRecord[]; may: { edit: boolean; setReviewSteps: boolean } }> {
  authorise(cataloguePolicy.read(ctx.actor));
  const place = await placeOf(ctx.db, input.agencyId);
  return {
    nodes: await nodesOf(ctx.db, input.agencyId),
    may: {
      edit: cataloguePolicy.edit(ctx.actor, place) === true,
      setReviewSteps: cataloguePolicy.setReviewSteps(ctx.actor, place) === true,
    },
  };
}

/**
 * Gives an agency the statutory tree of its kind. Doing it again adds what a newer tree has and leaves the office's own
 * changes alone. `without`: keys of columns to leave out with all below them, e.g. areas the agency has no business in.
 * Returns how many columns were added, and the names of those that took over an address which once was another's: what law asks for
 * stands there, and old links open it.
 */
export async function installCatalogue(
  ctx: Ctx,
  input: {
    agencyId: string;
    profile?: CatalogueProfile;
    without?: readonly string[];
    addresses?: ColumnAddresses;
  },
): Promise<{ added: number; overtaking: string[] }> {
  return inTransaction(ctx, async (tx) => {
    const agency = await agencyById(tx.db, input.agencyId);
    authorise(cataloguePolicy.edit(ctx.actor, await placeOf(tx.db, agency.id)));
    if (!agency.publishes) throw doesNotPublish(agency.name);
    const tree = pruned(statutoryTree(input.profile ?? profileOfKind(agency.kind)), new Set(input.without));
    const known = new Map((await listNodes(tx.db, agency.id)).map((node) => [node.key, node.id]));
    const ids = new Map(known);
    for (const node of flattenNodes(tree))
      if (!ids.has(node.key)) ids.set(node.key, newId(ctx.clock.now().getTime()));
    const rows = tree.flatMap((node, index) =>
      rowsOf(node, { parent: null, index, agencyId: agency.id, ids }),
    );
    const fresh = rows.filter((row) => !known.has(row.key));
    const added = await insertNodes(tx.db, fresh);
    const overtaking = await overtakingOf(tx, fresh, input.addresses);
    if (added > 0) {
      const subject = { kind: 'agency', id: agency.id, title: agency.name } as const;
      tx.record({
        type: 'node.created',
        agencyId: agency.id,
        subject,
        after: { statutory: added, ...(overtaking.length > 0 && { overtaking }) },
      });
      tx.emit({ kind: 'render.agency', agencyId: agency.id });
    }
    return { added, overtaking };
  });
}

/**
 * Adds a column of the office's own below another; who may not set review steps takes over those of the parent. Throws
 * `catalogue.address_of_others` for an address that once was another column's.
 */
export async function addNode(
  ctx: Ctx,
  input: NodeFields & {
    parentId: string;
    slug: string;
    kind: DocumentKind | null;
    addresses?: ColumnAddresses;
  },
): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    const parent = await lockForEdit(tx, input.parentId);
    await authoriseSteps(tx, parent, input.reviewSteps);
    if (!parent.active) throw parentRetired(parent.name);
    if (RESERVED_COLUMN_SLUGS.has(input.slug)) throw slugReserved(input.slug);
    const { agencyId } = parent;
    const path = `${parent.path}/${input.slug}`;
    if (await input.addresses?.belongsToOthers(tx.db, { agencyId, paths: [path], nodeIds: [] })) {
      throw addressOfOthers();
    }
    const id = newId(ctx.clock.now().getTime());
    const added = await insertNodes(tx.db, [
      {
        id,
        agency_id: parent.agencyId,
        parent_id: parent.id,
        key: `own.${id}`,
        block: parent.block,
        kind: input.kind,
        name: input.name,
        slug: input.slug,
        path,
        description: input.description,
        cycle_text: input.cycleText,
        cycle_days: input.cycleDays,
        takes_documents: input.kind !== null,
        review_steps: JSON.stringify(input.reviewSteps),
        sort: input.sort,
      },
    ]);
    if (added === 0) throw slugTaken(input.slug);
    const subject = { kind: 'node', id, title: input.name } as const;
    tx.record({ type: 'node.created', agencyId: parent.agencyId, subject });
    tx.emit({ kind: 'render.agency', agencyId: parent.agencyId });
    return { id };
  });
}

/** Changes a column's words, cycle and steps; a review that is under way keeps the steps it started with. */
export async function changeNode(
  ctx: Ctx,
  input: NodeFields & { nodeId: string; version: number },
): Promise<{ version: number }> {
  return inTransaction(ctx, async (tx) => {
    const node = await lockForEdit(tx, input.nodeId);
    if (node.version !== input.version) throw changedMeanwhile();
    const { name, description, cycleText, cycleDays, reviewSteps, sort } = input;
    await authoriseSteps(tx, node, reviewSteps);
    await updateNode(tx.db, node.id, {
      name,
      description,
      cycle_text: cycleText,
      cycle_days: cycleDays,
      review_steps: JSON.stringify(reviewSteps),
      sort,
    });
    tx.record({
      type: 'node.changed',
      agencyId: node.agencyId,
      subject: { kind: 'node', id: node.id, title: node.name },
      before: {
        name: node.name,
        description: node.description,
        cycleText: node.cycleText,
        cycleDays: node.cycleDays,
        reviewSteps: node.reviewSteps,
        sort: node.sort,
      },
      after: { name, description, cycleText, cycleDays, reviewSteps, sort },
    });
    tx.emit({ kind: 'render.agency', agencyId: node.agencyId });
    return { version: node.version + 1 };
  });
}

/** Retires a column or brings it back. Statutory columns stay, and so do addresses under which something is public. */
export async function setNodeActive(
  ctx: Ctx,
  input: {
    nodeId: string;
    version: number;
    active: boolean;
    addresses: ColumnAddresses;
  },
): Promise<{ version: number }> {
  return inTransaction(ctx, async (tx) => {
    const node = await lockForEdit(tx, input.nodeId);
    if (node.version !== input.version) throw changedMeanwhile();
    const tree = withDescendants(await listNodes(tx.db, node.agencyId), node.id);
    if (!input.active) {
      if (!node.key.startsWith('own.') && node.law !== '') throw statutoryColumn(node.law);
      const ids = tree.map((each) => each.id);
      if (await input.addresses.inUse(tx.db, ids)) throw columnInUse();
    } else if (node.parentId !== null) {
      const parent = must(await findNode(tx.db, { id: node.parentId }), node.parentId);
      if (!parent.active) throw parentRetired(parent.name);
    }
    await updateNode(tx.db, node.id, { active: input.active });
    const places = tree.map((each) => ({ nodeId: each.id, path: each.path }));
    await input.addresses.moved(tx, {
      agencyId: node.agencyId,
      left: input.active ? [] : places,
      taken: input.active ? places : [],
    });
    tx.record({
      type: 'node.changed',
      agencyId: node.agencyId,
      subject: { kind: 'node', id: node.id, title: node.name },
      before: { active: node.active },
      after: { active: input.active },
    });
    tx.emit({ kind: 'render.agency', agencyId: node.agencyId });
    return { version: node.version + 1 };
  });
}

/** Names of new columns whose addresses once were others'. */
async function overtakingOf(
  tx: TxCtx,
  rows: readonly NodeRow[],
  addresses: ColumnAddresses | undefined,
): Promise<string[]> {
  const names: string[] = [];
  for (const { agency_id: agencyId, path, name } of rows)
    if (await addresses?.belongsToOthers(tx.db, { agencyId, paths: [path], nodeIds: [] })) names.push(name);
  return names;
}

/** Locks a node for the actor to change; throws `common.not_found` or why not. */
async function lockForEdit(tx: TxCtx, nodeId: string): Promise<CatalogueNodeRecord> {
  const node = await findNode(tx.db, { id: nodeId }, { lock: true });
  if (node === null) throw notFound('这个栏目');
  authorise(cataloguePolicy.edit(tx.actor, await placeOf(tx.db, node.agencyId)));
  return node;
}

/** Throws unless the steps are those of the node or the actor may set others. */
async function authoriseSteps(
  tx: TxCtx,
  node: CatalogueNodeRecord,
  steps: readonly ReviewStep[],
): Promise<void> {
  if (isDeepStrictEqual(steps, node.reviewSteps)) return;
  authorise(cataloguePolicy.setReviewSteps(tx.actor, await placeOf(tx.db, node.agencyId)));
}

function pruned(nodes: readonly CatalogueNode[], without: ReadonlySet<string>): CatalogueNode[] {
  return nodes
    .filter((node) => !without.has(node.key))
    .map((node) => ({ ...node, children: pruned(node.children, without) }));
}

type NodeRow = Parameters<typeof insertNodes>[1][number];

function rowsOf(
  node: CatalogueNode,
  place: { parent: NodeRow | null; index: number; agencyId: string; ids: ReadonlyMap<string, string> },
): NodeRow[] {
  const { parent, ids, agencyId } = place;
  const row: NodeRow = {
    id: must(ids.get(node.key), node.key),
    agency_id: agencyId,
    parent_id: parent?.id ?? null,
    key: node.key,
    block: node.block,
    kind: node.kind,
    name: node.name,
    slug: node.slug,
    path: parent === null ? node.slug : `${parent.path}/${node.slug}`,
    law: node.law,
    description: node.description,
    cycle_text: node.cycle.text,
    cycle_days: node.cycle.maxAgeDays,
    takes_documents: node.takesDocuments,
    review_steps: JSON.stringify(DEFAULT_STEPS),
    sort: (place.index + 1) * 10,
  };
  return [
    row,
    ...node.children.flatMap((child, index) => rowsOf(child, { parent: row, index, agencyId, ids })),
  ];
}
