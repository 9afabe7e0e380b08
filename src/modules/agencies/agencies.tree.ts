/** What a node must have to be put in the order of its tree. */
interface TreeNode {
  readonly id: string;
  readonly parentId: string | null;
}

/**
 * Puts nodes in the order of the tree: each before those below it, siblings in the order given. A node whose
 * parent isn't among them (closed, out of reach) counts as a top.
 */
export function inTreeOrder<Node extends TreeNode>(nodes: readonly Node[]): Node[] {
  const present = new Set(nodes.map((node) => node.id));
  const below = Map.groupBy(nodes, (node) =>
    node.parentId !== null && present.has(node.parentId) ? node.parentId : null,
  );
  const ordered: Node[] = [];
  const visit = (parent: string | null): void => {
    for (const node of below.get(parent) ?? []) {
      ordered.push(node);
      visit(node.id);
    }
  };
  visit(null);
  return ordered;
}
