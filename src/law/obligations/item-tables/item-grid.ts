import type { SourceCell, SourceTable } from '../../annual-report/reading/source-document.ts';
import { columnOfHeading, type ItemColumn } from './item-columns.ts';

/** A table as a grid: the cell that covers a place; nothing where there is a hole. */
export type ItemGrid = readonly (readonly (SourceCell | undefined)[])[];

/** What each column of a grid holds, as its headings say; null where they say nothing known. */
export interface ItemHead {
  readonly columns: readonly (ItemColumn | null)[];
  /** Headings that are none of a 标准目录. */
  readonly unknown: readonly string[];
  /** The row after the headings. */
  readonly end: number;
}

/** Headings of this kind that a row must have, for it to be the head of a 标准目录. */
const ENOUGH = 3;

/** Lays a table out. */
export function gridOf(table: SourceTable): ItemGrid {
  const grid: (SourceCell | undefined)[][] = Array.from({ length: table.rows }, () =>
    Array.from({ length: table.columns }),
  );
  for (const cell of table.cells) {
    for (let row = cell.row; row < Math.min(cell.row + cell.rowspan, table.rows); row += 1)
      grid[row]?.fill(cell, cell.column, cell.column + cell.colspan);
  }
  return grid;
}

/** The head that begins in a row, with the row of sub-headings below it; null where none begins. */
export function headAt(grid: ItemGrid, row: number): ItemHead | null {
  const own = begunIn(grid, row);
  const named = own.map(({ text }) => columnOfHeading(text)).filter((column) => column !== null);
  const main = new Set(named);
  if (main.size < ENOUGH || !(main.has('content') || main.has('limit') || main.has('name'))) return null;
  const reach = own.filter(({ text }) => text.trim() !== '').map(({ row: from, rowspan }) => from + rowspan);
  let end = Math.max(row + 1, ...reach);
  if (end === row + 1 && isSubHead(grid, end)) end += 1;
  return { ...columnsOf(grid, row, end), end };
}

/** The cells that begin in a row, as they stand from the left. */
export function begunIn(grid: ItemGrid, row: number): SourceCell[] {
  return [...new Set(grid[row] ?? [])].flatMap((cell) => (cell?.row === row ? [cell] : []));
}

/** Where merged headings aren't known as such, the row below says what the columns are. */
function isSubHead(grid: ItemGrid, row: number): boolean {
  const filled = begunIn(grid, row).filter(({ text }) => text.trim() !== '');
  return filled.length >= 2 && filled.every(({ text }) => columnOfHeading(text) !== null);
}

function columnsOf(grid: ItemGrid, from: number, end: number): Omit<ItemHead, 'end'> {
  const width = Math.max(0, ...grid.map((line) => line.length));
  const unknown: string[] = [];
  const columns = Array.from({ length: width }, (_, column): ItemColumn | null => {
    const path = headingsOver(grid, { from, end, column });
    // The innermost heading that says something: 全社会 below 公开对象.
    const known = path
      .toReversed()
      .map((text) => columnOfHeading(text))
      .find((each) => each !== null);
    if (known === undefined && path.length > 0) unknown.push(path.join(' '));
    return known ?? null;
  });
  return { columns: pairNames(columns), unknown };
}

function headingsOver(grid: ItemGrid, at: { from: number; end: number; column: number }): string[] {
  const cells = new Set(grid.slice(at.from, at.end).map((line) => line[at.column]));
  return [...cells].flatMap((cell) => (cell === undefined || cell.text.trim() === '' ? [] : [cell.text]));
}

/** 公开事项 over two columns without headings of their own: the first is 一级事项, the last 二级事项. */
function pairNames(columns: readonly (ItemColumn | null)[]): (ItemColumn | null)[] {
  if (columns.includes('category')) return [...columns];
  const names = columns.flatMap((column, index) => (column === 'name' ? [index] : []));
  return columns.map((column, index) => (names.length > 1 && index === names[0] ? 'category' : column));
}
