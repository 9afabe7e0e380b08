import { joinDisputeHeadings, partedDisputes } from './arrange-disputes.ts';
import { type GridRow, rowsOfTable } from './grid-rows.ts';
import { bareLabel } from './label-likeness.ts';
import { joinDivided } from './join-divided.ts';
import { ofReportYear } from './one-year.ts';
import { orderedHalves } from './order-halves.ts';
import { looksLikeValue } from './read-number.ts';
import type { SourceBlock, SourceCell, SourceDocument, SourceTable } from './source-document.ts';
import { tablesInLines } from './tables-in-lines.ts';
import { namesRow } from './table-words.ts';

/** Tables beyond this are none of the form's, however they are laid out. */
const MOST_COLUMNS = 80;
const MOST_ROWS = 200;
/** So many rows of the form below each other are a table of it. */
const FEW_ROWS = 4;

/**
 * A document with its tables laid out as the form has them: rows below each other and one set of columns. Tables that were drawn
 * with characters become tables; one lying on its side is turned, two side by side are parted, parts with some of the columns
 * each are joined, those of other years are left out. Cells keep their text and the place they came from.
 */
export function arrangeTables(document: SourceDocument): SourceDocument {
  const standing = tablesInLines(document.blocks).map((block) => (isSmall(block) ? upright(block) : block));
  const seams = new Map(
    standing.flatMap((block) => {
      const at = isSmall(block) ? secondLabels(block, FEW_ROWS) : null;
      return at === null || block.kind === 'text' ? [] : [[block.columns, at] as const];
    }),
  );
  const blocks = orderedHalves(
    standing.map((block): readonly SourceBlock[] =>
      isSmall(block) ? parted(block, seams).flatMap(partedDisputes) : [block],
    ),
  );
  return ofReportYear({ ...document, blocks: joinDisputeHeadings(joinDivided(blocks)) });
}

function isSmall(block: SourceBlock): block is SourceTable {
  return block.kind === 'table' && block.columns <= MOST_COLUMNS && block.rows <= MOST_ROWS;
}

/** The table, or the table turned where then more rows bear words of the form's rows. */
function upright(table: SourceTable): SourceTable {
  const turned = turn(table);
  return namedRows(rowsOfTable(turned)) > namedRows(rowsOfTable(table)) ? turned : table;
}

function namedRows(rows: readonly GridRow[]): number {
  const named = rows.filter(
    ({ labels, values }) => (values.length > 0 && namesRow(leafOf(labels))) || isListed(labels, values),
  );
  return new Set(named.map(({ labels }) => leafOf(labels))).size;
}

/** Whether a row names its row of table two and, behind that, its column, and has one figure. */
function isListed(labels: readonly string[], values: GridRow['values']): boolean {
  const [value, ...others] = values;
  if (value === undefined || others.length > 0 || !isNumber(value.text)) return false;
  return labels.slice(0, -1).some((label) => namesRow(bareLabel(label)));
}

function leafOf(labels: readonly string[]): string {
  return bareLabel(labels.at(-1) ?? '');
}

/** Rows as columns. */
function turn(table: SourceTable): SourceTable {
  const cells = table.cells.map((cell): SourceCell => ({
    ...cell,
    row: cell.column,
    column: cell.row,
    rowspan: cell.colspan,
    colspan: cell.rowspan,
  }));
  const inOrder = cells.toSorted((a, b) => a.row - b.row || a.column - b.column);
  return { ...table, cells: inOrder, rows: table.columns, columns: table.rows };
}

/**
 * The table, or its halves where words of rows stand in it again behind the figures. `seams` are the places where tables of so many
 * columns are parted: of one that goes on there only few rows may be left.
 */
function parted(table: SourceTable, seams: ReadonlyMap<number, number>): readonly SourceTable[] {
  const seam = seams.get(table.columns);
  const goesOn = seam !== undefined && secondLabels(table, 1) === seam;
  const at = goesOn ? seam : secondLabels(table, FEW_ROWS);
  if (at === null) return [table];
  const left = table.cells.filter((cell) => cell.column < at);
  const right = table.cells.filter((cell) => cell.column >= at);
  return [
    { ...table, cells: left, columns: at },
    ...parted(
      {
        ...table,
        cells: right.map((cell) => ({ ...cell, column: cell.column - at })),
        columns: table.columns - at,
      },
      seams,
    ),
  ];
}

/** The column behind figures where words of further rows begin, in rows that have words and figures before; so many at least. */
function secondLabels(table: SourceTable, least: number): number | null {
  const starts = rowsOfTable(table).flatMap(({ own }) => {
    const first = own.findIndex(({ text }) => isRow(text));
    const figure = own.findIndex(({ text }, at) => first >= 0 && at > first && isNumber(text));
    const second = own.findIndex(({ text }, at) => figure >= 0 && at > figure && isRow(text));
    if (second < 0) return [];
    const lastFigure = own.findLastIndex(({ text }, at) => at < second && looksLikeValue(text));
    const cell = own[lastFigure + 1];
    return cell === undefined ? [] : [cell.column];
  });
  // Words that reach down over several rows begin further left than those of the rows below them.
  return starts.length < least ? null : Math.min(...starts);
}

function isRow(text: string): boolean {
  return !looksLikeValue(text) && namesRow(bareLabel(text));
}

function isNumber(text: string): boolean {
  return text.trim() !== '' && looksLikeValue(text);
}
