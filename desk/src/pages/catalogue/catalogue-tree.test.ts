import { expect, test } from 'vitest';
import {
  catalogueTree,
  placesFor,
  wholeTree,
  type CatalogueItem,
  type CatalogueNode,
} from './catalogue-tree.ts';

function node(id: string, part: Partial<CatalogueNode>): CatalogueNode {
  return {
    id,
    agencyId: 'a1',
    parentId: null,
    key: `own.${id}`,
    block: 'statutory',
    kind: null,
    name: id,
    slug: id,
    path: id,
    description: '',
    law: '',
    cycleText: '',
    cycleDays: null,
    takesDocuments: false,
    reviewSteps: [{ name: '终审', role: 'finalReviewer' }],
    sort: 10,
    active: true,
    version: 1,
    ...part,
  };
}

const NODES: readonly CatalogueNode[] = [
  node('top', {}),
  node('policy', { parentId: 'top', path: 'top/policy', kind: 'policy', takesDocuments: true }),
  node('old', { parentId: 'top', path: 'top/old', active: false }),
  node('below-old', { parentId: 'old', path: 'top/old/below-old', kind: 'notice', takesDocuments: true }),
  node('group', { parentId: 'top', path: 'top/group' }),
  node('other', { block: 'guide', kind: 'guide', takesDocuments: true }),
];

function names(items: readonly CatalogueItem[]): unknown[] {
  return items.map((item) => (item.children.length === 0 ? item.key : [item.key, names(item.children)]));
}

test('a document can be filed in active columns that take documents; groups only lead there', () => {
  const tree = catalogueTree(NODES);
  expect(names(tree)).toEqual([['top', ['policy']], 'other']);
  expect(tree[0]?.disabled).toBe(true);
  expect(tree[0]?.children[0]?.disabled).toBe(false);
});

test('the page of the catalogue shows retired columns too', () => {
  expect(names(wholeTree(NODES))).toEqual([['top', ['policy', ['old', ['below-old']], 'group']], 'other']);
});

test('a column can be moved within its block, not below itself and not below retired ones', () => {
  const moved = NODES.find((one) => one.id === 'group');
  if (moved === undefined) throw new Error('no group');
  expect(names(placesFor(moved, NODES))).toEqual([['top', ['policy']]]);
});
