import type { catalogueApi } from '../../../../src/modules/catalogue/catalogue.api.ts';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';

/** A column of an agency's catalogue. */
export type CatalogueNode = ResponseOf<typeof catalogueApi.tree>['nodes'][number];

/** A column as trees and tree choices take it. */
export interface CatalogueItem {
  readonly key: string;
  readonly value: string;
  readonly title: string;
  /** Shown to find one's way, and not to be chosen. */
  readonly disabled: boolean;
  readonly children: CatalogueItem[];
}

/** The columns in which a document can be filed; those above them only lead there. Retired ones are left out. */
export function catalogueTree(nodes: readonly CatalogueNode[]): CatalogueItem[] {
  return pruned(branches(inUse(nodes), (node) => !node.takesDocuments));
}

/** The columns below which another can be moved: active, of the same block, and not itself or below it. */
export function placesFor(moved: CatalogueNode, nodes: readonly CatalogueNode[]): CatalogueItem[] {
  const below = `${moved.path}/`;
  return branches(
    inUse(nodes).filter(
      (node) => node.block === moved.block && node.id !== moved.id && !node.path.startsWith(below),
    ),
    () => false,
  );
}

/** All columns, as the page of the catalogue shows them. */
export function wholeTree(nodes: readonly CatalogueNode[]): CatalogueItem[] {
  return branches(nodes, () => false);
}

/** Columns that aren't retired, nor anything above them. `nodes` come in the order of the tree. */
function inUse(nodes: readonly CatalogueNode[]): CatalogueNode[] {
  const used = new Set<string>();
  for (const node of nodes) {
    if (node.active && (node.parentId === null || used.has(node.parentId))) used.add(node.id);
  }
  return nodes.filter((node) => used.has(node.id));
}

function branches(
  nodes: readonly CatalogueNode[],
  disabled: (node: CatalogueNode) => boolean,
): CatalogueItem[] {
  const known = new Set(nodes.map((node) => node.id));
  const grow = (below: readonly CatalogueNode[]): CatalogueItem[] =>
    below.map((node) => ({
      key: node.id,
      value: node.id,
      title: node.name,
      disabled: disabled(node),
      children: grow(nodes.filter((child) => child.parentId === node.id)),
    }));
  return grow(nodes.filter((node) => node.parentId === null || !known.has(node.parentId)));
}

function pruned(items: readonly CatalogueItem[]): CatalogueItem[] {
  return items
    .map((item) => ({ ...item, children: pruned(item.children) }))
    .filter((item) => !item.disabled || item.children.length > 0);
}
