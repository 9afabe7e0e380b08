import {
  DISPUTE_COLUMNS,
  DISPUTE_COLUMN_LABELS,
  DISPUTE_KINDS,
  DISPUTE_KIND_LABELS,
  type DisputeKind,
} from '../form.ts';
import { readCell, rowPlace } from './cell-map.ts';
import { disputeColumnOf, disputeKindOf, speaksOfDisputes } from './dispute-headings.ts';
import { cellAt, type GridRow } from './grid-rows.ts';
import { bareLabel } from './label-likeness.ts';
import { looksLikeValue } from './read-number.ts';
import type { ReadCell, ReadNote } from './read-report.ts';
import type { ReadTable } from './read-requests.ts';
import type { SourceCell, SourceTable } from './source-document.ts';

const NAMES = DISPUTE_KINDS.flatMap((kind) => DISPUTE_COLUMNS.map((column) => `t4.${kind}.${column}`));
const TWO_FIGURES = '这一格在文件里有两个不同的数，不能确定是哪一个。';

/**
 * Reads table four: fifteen figures below three levels of headings, or in rows, columns or tables of their own for each of the
 * groups. A figure is told by the headings above it and the words at its left, the nearest first. `captionOf` is the line above
 * a table, for tables that don't name their group themselves.
 */
export function readDisputes(
  rows: readonly GridRow[],
  captionOf: (table: SourceTable) => string = () => '',
): ReadTable {
  const cells = new Map<string, ReadCell>();
  const taken = new Set<GridRow>();
  for (const table of new Set(rows.map((row) => row.table))) {
    const caption = bareLabel(captionOf(table));
    if (!isAboutDisputes(table, caption)) continue;
    const own = rows.filter((row) => row.table === table);
    // Rows of blanks may be headings of a group: they are its figures only where no others are.
    const inTurn = own.toSorted((a, b) => Number(isBlank(a)) - Number(isBlank(b)));
    for (const row of inTurn) {
      const found = figuresOf(row, own, caption);
      if (found.length > 0) taken.add(row);
      for (const [name, cell] of found) {
        const before = cells.get(name);
        if (before !== undefined && isBlank(row)) continue;
        if (before === undefined) cells.set(name, cell);
        else if (before.value !== cell.value) cells.set(name, { ...before, doubt: TWO_FIGURES });
      }
    }
  }
  return { cells, notes: absentGroups(cells), score: 0, rows: taken };
}

/** Whether the five sums of the groups agree; one group or all three. */
export function disputesTied(values: readonly number[]): boolean {
  for (let at = 0; at < values.length; at += DISPUTE_COLUMNS.length) {
    const group = values.slice(at, at + DISPUTE_COLUMNS.length);
    const total = group.pop();
    if (group.reduce((sum, value) => sum + value, 0) !== total) return false;
  }
  return true;
}

function isAboutDisputes(table: SourceTable, caption: string): boolean {
  const texts = table.cells.map(({ text }) => text);
  return (
    speaksOfDisputes(texts) && [...texts, caption].some((text) => /复议|诉讼|起诉/u.test(bareLabel(text)))
  );
}

function figuresOf(row: GridRow, all: readonly GridRow[], caption: string): [string, ReadCell][] {
  const figures = row.labels.length > 0 ? row.values : row.own;
  const isBelow = all.some(
    (each) => each.row < row.row && each.own.some(({ text }) => !looksLikeValue(text)),
  );
  if (figures.length === 0 || !figures.every(({ text }) => looksLikeValue(text))) return [];
  const names = namesInOrder(row, all) ?? figures.map((cell) => nameOf(row, cell, { all, caption }));
  // A row of blanks may be a gap; only where the figures must stand it is them.
  if (isBlank(row) && !isLastRow(row, all) && kindIn(row.labels.map(bareLabel)) === null) return [];
  const place = rowPlace(row.own, row.table.place);
  const known = names.flatMap((name) => (name === null ? [] : [name]));
  const isClear = new Set(known).size === known.length;
  const strays = figures.filter((cell, at) => names[at] === null && cell.text.trim() !== '');
  if (isClear && strays.length === 0)
    return figures.flatMap((cell, at) => named(names[at] ?? null, readCell(cell, { row: place })));
  if (!isBelow) return [];
  const ordered = groupsInOrder(row, figures);
  if (ordered !== null) return figures.map((cell, at) => [ordered[at] ?? '', readCell(cell, { row: place })]);
  if (figures.length < DISPUTE_COLUMNS.length) return [];
  const doubt = `这一行有${figures.length}个数据格，应为${NAMES.length}个，不能确定各数属于哪一栏。`;
  return figures.flatMap((cell, at) => named(names[at] ?? null, readCell(cell, { row: place, doubt })));
}

/**
 * The cells of a row of figures whose headings moved out of their columns: all fifteen, or five for each group that the table names,
 * below the columns of each in the form's order.
 */
function groupsInOrder(row: GridRow, figures: readonly SourceCell[]): readonly string[] | null {
  if (figures.length === NAMES.length) return NAMES;
  // Headings above other figures are those of another table that runs into this one.
  const other = row.table.cells.findLast(
    (cell) => cell.row < row.row && cell.text.trim() !== '' && looksLikeValue(cell.text),
  );
  const own = row.table.cells.filter((cell) => cell.row < row.row && cell.row > (other?.row ?? -1));
  const mentioned = new Set(own.map(({ text }) => kindIn(text.split('\n').map(bareLabel))));
  const kinds = DISPUTE_KINDS.filter((kind) => mentioned.has(kind));
  const columns = figures.map((cell) =>
    headingsAbove(row, cell)
      .map(disputeColumnOf)
      .find((column) => column !== null),
  );
  const isWhole = columns.every((column, at) => column === DISPUTE_COLUMNS[at % DISPUTE_COLUMNS.length]);
  if (!isWhole || figures.length !== kinds.length * DISPUTE_COLUMNS.length) return null;
  return kinds.flatMap((kind) => DISPUTE_COLUMNS.map((column) => `t4.${kind}.${column}`));
}

/**
 * The cells of a row that names its group at its left and has as many figures as there are columns: in the order of the headings,
 * as its words may take more cells than theirs.
 */
function namesInOrder(row: GridRow, all: readonly GridRow[]): (string | null)[] | null {
  const kind = kindIn(row.labels.map(bareLabel).toReversed());
  if (kind === null || row.values.length !== DISPUTE_COLUMNS.length) return null;
  const headings = all
    .filter((each) => each.row < row.row)
    .map(({ own }) =>
      own.flatMap(({ text }) => (looksLikeValue(text) ? [] : (disputeColumnOf(bareLabel(text)) ?? []))),
    )
    .findLast((columns) => columns.length > 0);
  if (headings === undefined || headings.length !== DISPUTE_COLUMNS.length) return null;
  return headings.map((column) => `t4.${kind}.${column}`);
}

function named(name: string | null, cell: ReadCell): [string, ReadCell][] {
  return name === null ? [] : [[name, cell]];
}

/** Whether nothing stands in a row behind its words. */
function isBlank({ labels, values, own }: GridRow): boolean {
  return (labels.length > 0 ? values : own).every(({ text }) => text.trim() === '');
}

function isLastRow(row: GridRow, all: readonly GridRow[]): boolean {
  return all.every((other) => other.row <= row.row);
}

/** The cell of the form that the words around a figure name. */
function nameOf(
  row: GridRow,
  cell: SourceCell,
  { all, caption }: { all: readonly GridRow[]; caption: string },
): string | null {
  const left = row.labels.map(bareLabel).toReversed();
  const above = headingsAbove(row, cell);
  const column = [...left, ...above].map(disputeColumnOf).find((found) => found !== null);
  // Where each row has one figure, its group is named by a row above rather than by what stands in its column.
  const isListed = row.values.length === 1;
  const kind =
    kindIn(left) ??
    (isListed ? kindOfSection(row, all) : null) ??
    kindIn(above) ??
    kindOfSection(row, all) ??
    disputeKindOf(caption) ??
    kindByPlace(row, cell, all);
  return column === undefined || kind === null ? null : `t4.${kind}.${column}`;
}

/** The words above a figure, the nearest first. */
function headingsAbove({ table, row }: GridRow, cell: SourceCell): string[] {
  const words = Array.from({ length: row }, (_, at) => cellAt(table, row - 1 - at, cell.column));
  return words.flatMap((heading) => (heading === null ? [] : (headingIn(heading) ?? [])));
}

/** The bare words of a cell that holds no figure. A heading over a thousand rows is asked by each of them. */
function headingIn(cell: SourceCell): string | null {
  const known = headingWords.get(cell);
  if (known !== undefined) return known;
  const words = looksLikeValue(cell.text) ? null : bareLabel(cell.text);
  headingWords.set(cell, words);
  return words;
}

const headingWords = new WeakMap<SourceCell, string | null>();

/** The first group that words name. */
function kindIn(words: readonly string[]): DisputeKind | null {
  return words.map(disputeKindOf).find((kind) => kind !== null) ?? null;
}

/** The group that the nearest row of words above names. */
function kindOfSection(row: GridRow, all: readonly GridRow[]): DisputeKind | null {
  // Where each row has one figure, the row that has the group's first figure names it for those below.
  const isListed = row.values.length === 1;
  const sections = all.filter(
    (each) => each.row < row.row && (isListed || each.values.every(({ text }) => text.trim() === '')),
  );
  return kindIn(sections.toReversed().flatMap(({ labels }) => labels.map(bareLabel).toReversed()));
}

/** The group by how often the column was named further left, where a row of headings names all fifteen. */
function kindByPlace(row: GridRow, cell: SourceCell, all: readonly GridRow[]): DisputeKind | null {
  const headings = all.findLast(
    (each) =>
      each.row < row.row && each.own.filter(({ text }) => !looksLikeValue(text)).length === NAMES.length,
  );
  const columns = (headings?.own ?? [])
    .filter(({ text }) => !looksLikeValue(text))
    .map((each) => ({ column: each.column, key: disputeColumnOf(bareLabel(each.text)) }));
  const own = columns.find(({ column }) => column === cell.column)?.key ?? null;
  const before = columns.filter(({ column, key }) => key === own && column < cell.column).length;
  const isWhole = columns.every(({ key }, at) => key === DISPUTE_COLUMNS[at % DISPUTE_COLUMNS.length]);
  return own === null || !isWhole ? null : (DISPUTE_KINDS[before] ?? null);
}

function absentGroups(cells: ReadonlyMap<string, ReadCell>): ReadNote[] {
  return DISPUTE_KINDS.flatMap((kind) => {
    const absent = DISPUTE_COLUMNS.filter((column) => !cells.has(`t4.${kind}.${column}`));
    if (absent.length === 0) return [];
    const label = DISPUTE_KIND_LABELS[kind];
    return [
      {
        rule: 'X-READ-ROW',
        severity: 'error',
        where: `t4/group:${kind}`,
        quote: label,
        message: `第四部分表格中没有读出“${label}”的${absent.map((column) => DISPUTE_COLUMN_LABELS[column]).join('、')}。请对照规定格式补上。`,
      } as const,
    ];
  });
}
