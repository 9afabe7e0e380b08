import type { CatalogueNodeRecord } from './catalogue.types.ts';

/** Nodes in the order of the tree: each before those below it, siblings in the order in which they come. */
export function inTreeOrder(nodes: readonly CatalogueNodeRecord[]): CatalogueNodeRecord[] {
  const below = new Map<string | null, CatalogueNodeRecord[]>();
  for (const node of nodes) below.set(node.parentId, [...(below.get(node.parentId) ?? []), node]);
  const walk = (parentId: string | null): CatalogueNodeRecord[] =>
    (below.get(parentId) ?? []).flatMap((node) => [node, ...walk(node.id)]);
  return walk(null);
}

/** The node itself and all below it. */
export function withDescendants(
  nodes: readonly CatalogueNodeRecord[],
  nodeId: string,
): CatalogueNodeRecord[] {
  const below = (id: string): CatalogueNodeRecord[] =>
    nodes.flatMap((node) => (node.parentId === id ? [node, ...below(node.id)] : []));
  return [...nodes.filter((node) => node.id === nodeId), ...below(nodeId)];
}

/** Names of each column with those above it, from the top down, by its identifier. */
export function namesFromTop(
  nodes: readonly Pick<CatalogueNodeRecord, 'id' | 'parentId' | 'name'>[],
): Map<string, readonly string[]> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const namesOf = (node: Pick<CatalogueNodeRecord, 'parentId' | 'name'>): string[] => {
    const parent = byId.get(node.parentId ?? '');
    return [...(parent === undefined ? [] : namesOf(parent)), node.name];
  };
  return new Map(nodes.map((node) => [node.id, namesOf(node)]));
}
