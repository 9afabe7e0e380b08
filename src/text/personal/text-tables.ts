import type { CheckedText, TextBlock } from '../checked-text.ts';
import { type ColumnRole, isHead, roleOf } from './column-roles.ts';
import { cellsOfLines } from './line-tables.ts';

/** A piece of a table, before it is known what its column is. */
export interface RawCell {
  readonly start: number;
  readonly end: number;
  /** Null: which column it stands in can't be told. */
  readonly column: number | null;
}

/** A cell, with the words at the head of its column, or before it in a form. */
export interface TextCell {
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly head: string;
  readonly role: ColumnRole;
}

/** Rows of cells under their heads. */
export interface TextTable {
  readonly roles: ReadonlySet<ColumnRole>;
  readonly rows: readonly (readonly TextCell[])[];
  /** A list of persons, not of offices and their contact details. */
  readonly ofPersons: boolean;
  /** Words right above the table. */
  readonly above: string;
}

const ABOVE = 160;
const HEAD_ROWS = 4;
/** Heads that only lists of persons have. */
const PERSONAL: readonly ColumnRole[] = [
  'identity',
  'bank',
  'birth',
  'age',
  'passport',
  'permit',
  'socialSecurity',
  'schoolRoll',
  'plate',
  'childName',
];

/** The tables of a text: those of its blocks, and lines that stand in columns under heads. */
export function tablesOf(checked: CheckedText): TextTable[] {
  const raw = [...rowsOfBlocks(checked.blocks), ...cellsOfLines(checked)];
  return raw.map((rows) => tableOf(checked.text, rows)).filter((table) => table.rows.length > 0);
}

function rowsOfBlocks(blocks: readonly TextBlock[]): RawCell[][][] {
  const tables = new Map<number, Map<number, RawCell[]>>();
  for (const block of blocks) {
    if (block.kind !== 'cell') continue;
    const rows = tables.get(block.table ?? 0) ?? new Map<number, RawCell[]>();
    tables.set(block.table ?? 0, rows);
    const cells = rows.get(block.row ?? 0) ?? [];
    rows.set(block.row ?? 0, cells);
    cells.push({ start: block.start, end: block.end, column: block.column ?? cells.length });
  }
  return [...tables.values()].map((rows) =>
    [...rows.entries()].toSorted(([one], [other]) => one - other).map(([, cells]) => cells),
  );
}

function tableOf(text: string, raw: readonly (readonly RawCell[])[]): TextTable {
  const wordsOf = (cell: RawCell): string => text.slice(cell.start, cell.end).trim();
  const headRows = raw
    .slice(0, HEAD_ROWS)
    .map((cells, index) => ({ cells, index, heads: cells.filter((cell) => isHead(wordsOf(cell))).length }))
    .filter(
      ({ cells, heads }) => heads >= 2 && heads * 2 >= cells.filter((cell) => wordsOf(cell) !== '').length,
    );
  // A form has its heads beside the cells: each second cell of its first row is one.
  const isList = headRows.some(({ cells }) => !isFormRow(cells.map((cell) => wordsOf(cell))));
  const heads = new Map<number, string>();
  if (isList) {
    for (const { cells } of headRows) {
      for (const cell of cells) {
        if (cell.column !== null) heads.set(cell.column, `${heads.get(cell.column) ?? ''}${wordsOf(cell)}`);
      }
    }
  }
  const headIndexes = new Set(isList ? headRows.map(({ index }) => index) : []);
  const rows = raw
    .filter((_, index) => !headIndexes.has(index))
    .map((cells) => cells.map((cell, at) => cellOf(cell, { cells, at, heads, wordsOf })));
  const roles = new Set([
    ...[...heads.values()].map((head) => roleOf(head)),
    ...rows.flatMap((cells) => cells.map(({ role }) => role)),
  ]);
  const first = raw[0]?.[0]?.start ?? 0;
  return { roles, rows, ofPersons: isOfPersons(roles), above: text.slice(Math.max(0, first - ABOVE), first) };
}

function isFormRow(words: readonly string[]): boolean {
  const filled = words.filter((one) => one !== '');
  return filled.length >= 2 && filled.every((one, at) => isHead(one) === (at % 2 === 0));
}

function cellOf(
  cell: RawCell,
  row: {
    cells: readonly RawCell[];
    at: number;
    heads: ReadonlyMap<number, string>;
    wordsOf: (cell: RawCell) => string;
  },
): TextCell {
  const words = row.wordsOf(cell);
  const above = cell.column === null ? '' : (row.heads.get(cell.column) ?? '');
  const beside = row.cells[row.at - 1];
  const left = above === '' && row.heads.size === 0 && beside !== undefined ? row.wordsOf(beside) : '';
  const head = above === '' && isHead(left) ? left : above;
  return { start: cell.start, end: cell.end, words, head, role: roleOf(head) };
}

function isOfPersons(roles: ReadonlySet<ColumnRole>): boolean {
  const named = roles.has('name') || roles.has('childName') || roles.has('identity');
  const ofOffices = roles.has('office') || roles.has('contact');
  return named && (PERSONAL.some((role) => roles.has(role)) || !ofOffices);
}
