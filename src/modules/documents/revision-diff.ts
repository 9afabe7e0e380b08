import { load } from 'cheerio';
import { diffArrays } from 'diff';
import { ATTRIBUTE_LABELS, VALIDITY_LABELS, type Metadata } from './documents.content.ts';
import { METADATA_FIELDS, METADATA_LABELS, type MetadataField } from './documents.kinds.ts';
import type { RevisionAttachment } from './documents.types.ts';

/** Differences between two revisions as data, for people who review. Pure. */

/** A run of text that is in both, only in the later, or only in the earlier. */
export interface DiffPart {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** A paragraph, heading, list item, table row or picture. */
export interface DiffBlock {
  readonly kind: 'same' | 'added' | 'removed' | 'changed';
  readonly tag: string;
  readonly parts: readonly DiffPart[];
}

/** A member of the metadata that differs, in words. */
export interface MetadataDiff {
  readonly field: MetadataField;
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** The parts of a revision that are compared. */
export interface Comparable {
  readonly title: string;
  readonly summary: string;
  readonly bodyHtml: string;
  readonly metadata: Metadata;
  readonly attachments: readonly RevisionAttachment[];
}

/** What `diffRevisions` finds. */
export interface RevisionDiff {
  readonly identical: boolean;
  readonly title: readonly DiffPart[];
  readonly summary: readonly DiffPart[];
  readonly metadata: readonly MetadataDiff[];
  readonly body: readonly DiffBlock[];
  readonly attachments: {
    readonly added: readonly RevisionAttachment[];
    readonly removed: readonly RevisionAttachment[];
  };
}

/** Compares two revisions: title and summary by words, metadata by member, the body by blocks and words. */
export function diffRevisions(from: Comparable, to: Comparable): RevisionDiff {
  const title = diffText(from.title, to.title);
  const summary = diffText(from.summary, to.summary);
  const metadata = diffMetadata(from.metadata, to.metadata);
  const body = diffBody(from.bodyHtml, to.bodyHtml);
  const attachments = {
    added: to.attachments.filter((one) => !from.attachments.some((other) => isSameFile(one, other))),
    removed: from.attachments.filter((one) => !to.attachments.some((other) => isSameFile(one, other))),
  };
  const same = (parts: readonly { kind: string }[]): boolean => parts.every((one) => one.kind === 'same');
  const identical =
    [title, summary, body].every(same) &&
    [metadata, attachments.added, attachments.removed].every((list) => list.length === 0);
  return { identical, title, summary, metadata, body, attachments };
}

function isSameFile(a: RevisionAttachment, b: RevisionAttachment): boolean {
  return a.sha256 === b.sha256 && a.name === b.name;
}

const WORDS = new Intl.Segmenter('zh-Hans', { granularity: 'word' });

/** Compares two texts word by word; Chinese is cut into words, so that a changed word shows as one change. */
export function diffText(before: string, after: string): DiffPart[] {
  return diffArrays(words(before), words(after)).flatMap((change) => {
    const text = change.value.join('');
    return text === '' ? [] : [{ kind: kindOf(change), text }];
  });
}

function words(text: string): string[] {
  return Array.from(WORDS.segment(text), (segment) => segment.segment);
}

function kindOf(change: { added?: boolean; removed?: boolean }): DiffPart['kind'] {
  if (change.added === true) return 'added';
  return change.removed === true ? 'removed' : 'same';
}

function diffMetadata(before: Metadata, after: Metadata): MetadataDiff[] {
  return METADATA_FIELDS.flatMap((field) => {
    const was = inWords(before, field);
    const is = inWords(after, field);
    return was === is ? [] : [{ field, label: METADATA_LABELS[field], before: was, after: is }];
  });
}

function inWords(metadata: Metadata, field: MetadataField): string {
  if (field === 'attribute') return ATTRIBUTE_LABELS[metadata.attribute];
  if (field === 'validity') return VALIDITY_LABELS[metadata.validity];
  if (field === 'keywords') return metadata.keywords.join('、');
  return metadata[field] ?? '';
}

interface Block {
  readonly tag: string;
  readonly text: string;
}

/** Compares two bodies: blocks first, then the words of blocks that were changed rather than replaced. */
export function diffBody(before: string, after: string): DiffBlock[] {
  const changes = diffArrays(blocksOf(before), blocksOf(after), {
    comparator: (a, b) => a.tag === b.tag && a.text === b.text,
  });
  const blocks: DiffBlock[] = [];
  let removed: readonly Block[] = [];
  for (const change of changes) {
    if (change.removed === true) {
      removed = change.value;
      continue;
    }
    blocks.push(...(change.added === true ? pair(removed, change.value) : wholly('removed', removed)));
    if (change.added !== true) blocks.push(...wholly('same', change.value));
    removed = [];
  }
  return [...blocks, ...wholly('removed', removed)];
}

function wholly(kind: DiffPart['kind'], blocks: readonly Block[]): DiffBlock[] {
  return blocks.map(({ tag, text }) => ({ kind, tag, parts: text === '' ? [] : [{ kind, text }] }));
}

/** How far ahead a changed block's new form is looked for. */
const WINDOW = 12;
/** From this likeness on, two blocks are one that was changed. */
const LIKE = 0.4;

/** Puts removed and added blocks together where one became the other, keeping the order of both. */
function pair(removed: readonly Block[], added: readonly Block[]): DiffBlock[] {
  const blocks: DiffBlock[] = [];
  let next = 0;
  for (const before of removed) {
    const at = added.findIndex(
      (after, i) =>
        i >= next &&
        i < next + WINDOW &&
        after.tag === before.tag &&
        likeness(before.text, after.text) >= LIKE,
    );
    const after = added[at];
    if (after === undefined) {
      blocks.push(...wholly('removed', [before]));
      continue;
    }
    blocks.push(...wholly('added', added.slice(next, at)));
    blocks.push({ kind: 'changed', tag: after.tag, parts: diffText(before.text, after.text) });
    next = at + 1;
  }
  return [...blocks, ...wholly('added', added.slice(next))];
}

/** Share of pairs of neighbouring characters that two texts have in common, from 0 to 1. */
function likeness(a: string, b: string): number {
  const inA = bigrams(a);
  const inB = bigrams(b);
  if (inA.size === 0 || inB.size === 0) return a === b ? 1 : 0;
  const common = [...inA].filter((one) => inB.has(one)).length;
  return (2 * common) / (inA.size + inB.size);
}

function bigrams(text: string): Set<string> {
  const found = new Set<string>();
  for (let i = 0; i + 1 < text.length; i++) found.add(text.slice(i, i + 2));
  return found;
}

const BLOCKS = 'p,h1,h2,h3,h4,h5,h6,li,tr,pre,figcaption,img,hr';

/** The blocks of a body in reading order; text outside any block is a paragraph. Cells of a row are joined by │. */
function blocksOf(html: string): Block[] {
  const $ = load(html, null, false);
  const blocks: Block[] = [];
  $('*').each((_, element) => {
    const node = $(element);
    if (node.is('tr')) {
      const cells = node.children('td,th').toArray();
      blocks.push({ tag: 'tr', text: cells.map((cell) => tidy($(cell).text())).join(' │ ') });
    } else if (node.is('img')) {
      blocks.push({
        tag: 'img',
        text: `${node.attr('alt') ?? ''}〔${node.attr('data-attachment-id') ?? ''}〕`,
      });
    } else if (node.is('hr')) {
      blocks.push({ tag: 'hr', text: '' });
    } else if (node.is('td,th') || node.parents('tr,pre').length > 0) {
      return;
    } else if (node.is('pre')) {
      blocks.push({ tag: 'pre', text: node.text() });
    } else {
      const own = tidy(ownText($, element));
      if (own !== '' && (node.is(BLOCKS) || !node.parents().is(BLOCKS))) {
        blocks.push({ tag: node.prop('tagName')?.toLowerCase() ?? 'p', text: own });
      }
    }
  });
  const loose = tidy(
    $.root()
      .contents()
      .filter((_, node) => node.type === 'text')
      .text(),
  );
  return loose === '' ? blocks : [{ tag: 'p', text: loose }, ...blocks];
}

type Api = ReturnType<typeof load>;
type Node = Parameters<Api>[0];

/** The text of a block without that of blocks inside it. */
function ownText($: Api, element: Node): string {
  const copy = $(element).clone();
  copy.find(`${BLOCKS},ul,ol,table,blockquote`).remove();
  return copy.text();
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
