import type { DocumentKind } from '../document-kinds.ts';

/** The five blocks of the 专栏 (国办公开办函〔2019〕61号), and `dynamic` beside it: news has no place inside the 专栏. */
export const BLOCKS = ['guide', 'institution', 'statutory', 'annualReports', 'requests', 'dynamic'] as const;

/** A block of an agency's catalogue. */
export type Block = (typeof BLOCKS)[number];

/** The blocks' names; the five of the 专栏 are prescribed. */
export const BLOCK_LABELS: Readonly<Record<Block, string>> = {
  guide: '政府信息公开指南',
  institution: '政府信息公开制度',
  statutory: '法定主动公开内容',
  annualReports: '政府信息公开年报',
  requests: '依申请公开',
  dynamic: '动态与公告',
};

/** How often a column must have something new. */
export interface UpdateCycle {
  readonly text: string;
  /** After this many days without anything new the column is stale; null when only a change brings something new. */
  readonly maxAgeDays: number | null;
}

/** A node of the catalogue as law and practice expect it; an agency's own nodes start as copies of these. */
export interface CatalogueNode {
  /** Stable name, e.g. 'statutory.art20-1.normative'. */
  readonly key: string;
  readonly block: Block;
  readonly name: string;
  /** The node's part of the address: ASCII, unique among siblings. */
  readonly slug: string;
  /** The provision that demands it, e.g. '条例第20条第（一）项'; empty when practice alone does. */
  readonly law: string;
  /** What the public finds there, in a sentence; empty where the name says it. */
  readonly description: string;
  /** What kind of document it takes; null for a node that only groups others. */
  readonly kind: DocumentKind | null;
  readonly takesDocuments: boolean;
  readonly cycle: UpdateCycle;
  readonly children: readonly CatalogueNode[];
}

/** A node as it is written in the data: the key is built from the slugs, block and cycle come from parent and kind. */
export interface NodeSpec {
  readonly slug: string;
  readonly name: string;
  readonly law?: string;
  readonly description?: string;
  readonly kind?: DocumentKind;
  readonly cycle?: UpdateCycle;
  readonly children?: readonly NodeSpec[];
}

const TWO_WEEKS: UpdateCycle = { text: '至少每两周更新', maxAgeDays: 14 };
const HALF_YEAR: UpdateCycle = { text: '至少每半年更新', maxAgeDays: 183 };
const YEAR: UpdateCycle = { text: '至少每年更新', maxAgeDays: 365 };

/** A column that changes only when what it describes does. */
export const ON_CHANGE: UpdateCycle = { text: '有变动时及时更新', maxAgeDays: null };

/** 国办秘函〔2019〕19号: news two weeks, notices and policy half a year, everything else a year. */
const CYCLES: Readonly<Partial<Record<DocumentKind, UpdateCycle>>> = {
  news: TWO_WEEKS,
  notice: HALF_YEAR,
  policy: HALF_YEAR,
  normative: HALF_YEAR,
};

/** The node and all below it, completed from their specification. */
export function buildNode(block: Block, spec: NodeSpec, parentKey?: string): CatalogueNode {
  const key = parentKey === undefined ? spec.slug : `${parentKey}.${spec.slug}`;
  const kind = spec.kind ?? null;
  return {
    key,
    block,
    name: spec.name,
    slug: spec.slug,
    law: spec.law ?? '',
    description: spec.description ?? '',
    kind,
    takesDocuments: kind !== null,
    cycle: spec.cycle ?? (kind === null ? ON_CHANGE : (CYCLES[kind] ?? YEAR)),
    children: (spec.children ?? []).map((child) => buildNode(block, child, key)),
  };
}

/** All nodes of a tree, parents before children. */
export function flattenNodes(nodes: readonly CatalogueNode[]): CatalogueNode[] {
  return nodes.flatMap((node) => [node, ...flattenNodes(node.children)]);
}
