import type { AnyNode, Element } from 'domhandler';
import { linesIn, textIn } from './read-html-words.ts';
import type { LaidOutCell } from './table-builder.ts';

/** A table within a cell that has so many cells is no detail of that cell: what is around it only lays out. */
const CELLS_OF_A_TABLE = 8;
/** A table of so few cells, one of which holds so many characters, holds paragraphs. */
const CELLS_OF_LAYOUT = 6;
const CHARACTERS_OF_PARAGRAPHS = 300;

/**
 * Whether a table only lays out a page: it holds other tables (small ones within a real table don't count), has one column, or
 * has paragraphs in its few cells.
 */
export function isLayoutTable(table: Element): boolean {
  const rows = rowsIn(table).map((row) => cellsOf(row));
  const cells = rows.flat();
  const inner = tablesIn(table.children).map((each) => countCells(each));
  const inside = inner.reduce((sum, count) => sum + count, 0);
  if (inner.some((count) => count >= CELLS_OF_A_TABLE) || (inside > 0 && inside >= cells.length)) return true;
  if (rows.every((row) => row.length <= 1)) return true;
  return (
    cells.length <= CELLS_OF_LAYOUT &&
    cells.some((cell) => textIn(cell.children).trim().length > CHARACTERS_OF_PARAGRAPHS)
  );
}

/** The rows of a table, cells as they are laid out; paragraphs in a cell are lines. A cell ends with its group of rows. */
export function tableRows(table: Element): LaidOutCell[][] {
  return groupsIn(table).flatMap((rows) =>
    rows.map((row, index) =>
      cellsOf(row).map((cell) => ({
        text: linesIn(cell.children).join('\n'),
        rowspan: Math.min(spanOf(cell.attribs['rowspan'], rows.length - index), rows.length - index),
        colspan: spanOf(cell.attribs['colspan'], 1),
      })),
    ),
  );
}

/** The tables that stand in nodes, not those in other tables. */
function tablesIn(nodes: readonly AnyNode[]): Element[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'tag') return [];
    return node.name === 'table' ? [node] : tablesIn(node.children);
  });
}

function countCells(table: Element): number {
  const own = rowsIn(table).reduce((sum, row) => sum + cellsOf(row).length, 0);
  return tablesIn(table.children).reduce((sum, inner) => sum + countCells(inner), own);
}

/** Rows by their groups: browsers let no cell reach out of its `thead`, `tbody` or `tfoot`. */
function groupsIn(table: Element): Element[][] {
  return elementsOf(table).flatMap((child) => {
    if (child.name === 'tr') return [[child]];
    return /^t(?:head|body|foot)$/u.test(child.name)
      ? [elementsOf(child).filter(({ name }) => name === 'tr')]
      : [];
  });
}

function rowsIn(table: Element): Element[] {
  return groupsIn(table).flat();
}

function cellsOf(row: Element): Element[] {
  return elementsOf(row).filter(({ name }) => name === 'td' || name === 'th');
}

function elementsOf(node: Element): Element[] {
  return node.children.flatMap((child) => (child.type === 'tag' ? [child] : []));
}

/** A span as browsers read it: the digits at its front, else 1; 0 stands for `zero`. */
function spanOf(written: string | undefined, zero: number): number {
  const digits = /^\s*(\d+)/u.exec(written ?? '')?.[1];
  if (digits === undefined) return 1;
  const span = Number(digits);
  return span === 0 ? zero : span;
}
