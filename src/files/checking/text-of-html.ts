import { parseDocument } from 'htmlparser2';
import type { AnyNode, Element } from 'domhandler';
import type { TextBlock } from '../../text/checked-text.ts';

/** A text with its parts, as the rules want it. */
export interface BlockedText {
  readonly text: string;
  readonly blocks: readonly TextBlock[];
}

interface Cell {
  readonly table: number;
  readonly row: number;
  readonly column: number;
}

interface Writing {
  text: string;
  blocks: TextBlock[];
  tables: number;
  /** Where the open part began; null between parts. */
  open: { readonly start: number; readonly kind: 'heading' | 'paragraph' } | null;
}

interface Around {
  readonly kind: 'heading' | 'paragraph';
  readonly cell: Cell | null;
}

const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const BLOCKS = new Set(
  'p div li ul ol blockquote section article header footer main aside figure figcaption pre dl dt dd address caption hr'.split(
    ' ',
  ),
);
const UNSEEN = new Set(['script', 'style', 'template', 'noscript', 'head']);

/**
 * The words of cleaned HTML, a line for each paragraph, heading, item and cell, in their order. It is the same text that the desk
 * makes of its editor: one line break between parts, one for each `<br>`, nothing for a picture, and no white space taken away.
 */
export function textOfHtml(html: string): BlockedText {
  const writing: Writing = { text: '', blocks: [], tables: 0, open: null };
  walkAll(writing, parseDocument(html).children, { kind: 'paragraph', cell: null });
  settle(writing, null);
  return { text: writing.text, blocks: writing.blocks };
}

function walkAll(writing: Writing, nodes: readonly AnyNode[], around: Around): void {
  for (const node of nodes) walk(writing, node, around);
}

function walk(writing: Writing, node: AnyNode, around: Around): void {
  if (node.type === 'text') return write(writing, node.data, around);
  if (node.type !== 'tag' || UNSEEN.has(node.name)) return;
  if (node.name === 'br') return write(writing, '\n', around);
  if (node.name === 'table') return walkTable(writing, node, around);
  if (HEADINGS.has(node.name)) return walkPart(writing, node, { ...around, kind: 'heading' });
  if (BLOCKS.has(node.name)) return walkPart(writing, node, around);
  walkAll(writing, node.children, around);
}

function walkPart(writing: Writing, node: Element, around: Around): void {
  settle(writing, around.cell);
  walkAll(writing, node.children, around);
  settle(writing, around.cell);
}

/** Columns are counted with their spans, so that a cell stands in the column under whose head it is seen. */
function walkTable(writing: Writing, table: Element, around: Around): void {
  settle(writing, around.cell);
  const number = writing.tables;
  writing.tables += 1;
  const hanging: number[] = [];
  for (const [row, line] of rowsOf(table).entries()) {
    let column = 0;
    const over: { column: number; width: number; rows: number }[] = [];
    for (const cell of line.children) {
      if (cell.type !== 'tag' || (cell.name !== 'td' && cell.name !== 'th')) continue;
      while ((hanging[column] ?? 0) > 0) column += 1;
      walkAll(writing, cell.children, { kind: 'paragraph', cell: { table: number, row, column } });
      settle(writing, { table: number, row, column });
      const width = span(cell.attribs['colspan']);
      over.push({ column, width, rows: span(cell.attribs['rowspan']) });
      column += width;
    }
    for (const [at, left] of hanging.entries()) hanging[at] = Math.max(0, (left ?? 0) - 1);
    for (const each of over)
      for (let at = each.column; at < each.column + each.width; at += 1) hanging[at] = each.rows - 1;
  }
  for (const child of table.children)
    if (child.type === 'tag' && child.name === 'caption') walkPart(writing, child, around);
}

function rowsOf(table: Element): Element[] {
  return table.children.flatMap((child) => {
    if (child.type !== 'tag') return [];
    if (child.name === 'tr') return [child];
    return ['thead', 'tbody', 'tfoot'].includes(child.name) ? rowsOf(child) : [];
  });
}

const MOST_SPAN = 100;

function span(written: string | undefined): number {
  const count = Number(written ?? '1');
  return Number.isInteger(count) && count >= 1 ? Math.min(count, MOST_SPAN) : 1;
}

function write(writing: Writing, words: string, { kind }: Around): void {
  if (writing.open === null) {
    // White space between parts is how the source is laid out.
    if (words.trim() === '') return;
    if (writing.text !== '') writing.text += '\n';
    writing.open = { start: writing.text.length, kind };
  }
  writing.text += words;
}

function settle(writing: Writing, cell: Cell | null): void {
  const { open, text } = writing;
  if (open === null) return;
  writing.open = null;
  writing.blocks.push({
    start: open.start,
    end: text.length,
    ...(cell === null ? { kind: open.kind } : { kind: 'cell', ...cell }),
  });
}
