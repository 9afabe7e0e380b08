import { TABLE2_BLOCKS, TABLE2_ROW_LABELS } from '../form.ts';
import { TABLE2_BLOCKS_2019 } from '../form-2019.ts';
import { alignRows } from './align-rows.ts';
import { readCell, rowPlace } from './cell-map.ts';
import { cellAt, type GridRow } from './grid-rows.ts';
import { bareLabel, likeness } from './label-likeness.ts';
import type { NumberKind } from './read-number.ts';
import { readNumber } from './read-number.ts';
import type { FormVersion, ReadCell, ReadNote } from './read-report.ts';
import type { ReadTable } from './read-requests.ts';
import type { SourceCell } from './source-document.ts';

interface WantedRow {
  readonly key: string;
  readonly label: string;
  readonly columns: readonly { readonly key: string; readonly label: string }[];
}

const ROWS: Readonly<Record<FormVersion, readonly WantedRow[]>> = {
  '2021': TABLE2_BLOCKS.flatMap(({ rows, columns }) =>
    rows.map((key) => ({ key, label: TABLE2_ROW_LABELS[key], columns })),
  ),
  '2019': TABLE2_BLOCKS_2019.flatMap(({ rows, columns }) => rows.map((row) => ({ ...row, columns }))),
};

/** A column heading of table two counts from here on. */
const LEAST = 0.7;
/** Where the likeliest of a row's few headings is taken. */
const LEAST_OF_SEVERAL = 0.55;

/** Reads table two in one of the forms: rows below the headings of their block. */
export function readTableTwo(rows: readonly GridRow[], version: FormVersion): ReadTable {
  const wanted = ROWS[version];
  const listed = readListedTwo(rows, version);
  if (listed !== null) return listed;
  const data = rows.filter(
    ({ labels, values, own }) => labels.length > 0 && (values.length > 0 || own.length === 1),
  );
  const labels = data.map((row) => bareLabel(row.labels.at(-1) ?? ''));
  const aligned = alignRows({
    // A row of words alone has lost its cells, or is no more than a heading.
    of: (source, at) =>
      likenessOf(labels[source], wanted[at]) * ((data[source]?.values.length ?? 0) === 0 ? 0.8 : 1),
    sources: data.length,
    wanted: wanted.length,
  });
  const cells = new Map<string, ReadCell>();
  const taken = new Set<GridRow>();
  let headings = 0;
  const notes: ReadNote[] = [];
  for (const [at, source] of aligned.rows.entries()) {
    const row = source === null ? undefined : data[source];
    const form = wanted[at];
    if (form === undefined) continue;
    if (row === undefined) {
      notes.push(absentRow(form));
      continue;
    }
    const columns = headingsAbove(row, form);
    headings += columns.size;
    taken.add(row);
    for (const [name, cell] of rowCells(row, form, columns)) cells.set(name, cell);
  }
  return { cells, notes: taken.size === 0 ? [] : notes, score: aligned.score + headings, rows: taken };
}

/** Rows that name their column too and have one figure: 规章, 本年制发件数, 0. Null where the table is none such. */
export function readListedTwo(rows: readonly GridRow[], version: FormVersion): ReadTable | null {
  const wanted = ROWS[version];
  const cells = new Map<string, ReadCell>();
  const taken = new Set<GridRow>();
  for (const row of rows) {
    const [value, ...others] = row.values;
    if (value === undefined || others.length > 0 || row.labels.length < 2) continue;
    const words = row.labels.map(bareLabel);
    const form = wanted.find((each) => words.some((label) => likenessOf(label, each) > 0));
    const column = form === undefined ? undefined : columnLike(words.at(-1) ?? '', form);
    if (form === undefined || column === undefined) continue;
    const name = `t2.${form.key}.${column.key}`;
    if (cells.has(name)) continue;
    const place = rowPlace(row.own, row.table.place);
    cells.set(name, readCell(value, { kind: kindOf(form.key, column.key), row: place }));
    taken.add(row);
  }
  const absent = wanted.filter(
    ({ key, columns }) => !columns.some((each) => cells.has(`t2.${key}.${each.key}`)),
  );
  if (absent.length * 2 > wanted.length) return null;
  return { cells, notes: absent.map(absentRow), score: cells.size * 2, rows: taken };
}

/** The column whose heading the words are most like; one wrong character of six is let pass. */
function columnLike(words: string, { columns }: WantedRow): WantedRow['columns'][number] | undefined {
  const likes = columns.map((column) => ({ column, like: likeness(words, bareLabel(column.label)) }));
  const [best] = likes.toSorted((a, b) => b.like - a.like);
  return best !== undefined && best.like >= LEAST_OF_SEVERAL ? best.column : undefined;
}

function likenessOf(label: string | undefined, form: WantedRow | undefined): number {
  if (label === undefined || form === undefined) return 0;
  const like = likeness(label, form.label);
  // 规章 stands in 规范性文件 as a word, 行政 before every row: only what is nearly the whole name counts.
  return like >= 0.72 ? like : 0;
}

/** Where the headings of a row's block stand, by column. */
function headingsAbove(row: GridRow, form: WantedRow): ReadonlyMap<string, SourceCell> {
  const found = new Map<string, SourceCell>();
  const above = row.table.cells.filter((cell) => cell.row < row.row).toSorted((a, b) => b.row - a.row);
  for (const cell of above) {
    const words = bareLabel(cell.text);
    const column = form.columns.find(
      ({ key, label }) => !found.has(key) && likeness(words, bareLabel(label)) >= LEAST,
    );
    if (column !== undefined) found.set(column.key, cell);
  }
  return found;
}

function rowCells(
  row: GridRow,
  form: WantedRow,
  headings: ReadonlyMap<string, SourceCell>,
): (readonly [string, ReadCell])[] {
  const place = rowPlace(row.own, row.table.place);
  const { cells, doubt } = valuesOf(row, form, headings);
  return form.columns.map((column, at) => [
    `t2.${form.key}.${column.key}`,
    readCell(cells[at] ?? null, { kind: kindOf(form.key, column.key), doubt, row: place }),
  ]);
}

/** As many cells as columns in order of the headings; else what stands below each heading. */
function valuesOf(
  row: GridRow,
  { columns }: WantedRow,
  headings: ReadonlyMap<string, SourceCell>,
): { cells: readonly (SourceCell | null)[]; doubt: string | null } {
  const written = row.values.filter(({ text }) => readNumber(text).dress !== 'blank');
  const below = columns.map(({ key }) => {
    const heading = headings.get(key);
    const cell = heading === undefined ? null : cellAt(row.table, row.row, heading.column);
    return cell !== null && row.values.includes(cell) ? cell : null;
  });
  if (row.values.length === columns.length) {
    const order = columns.toSorted(
      (a, b) => (headings.get(a.key)?.column ?? 0) - (headings.get(b.key)?.column ?? 0),
    );
    const known = headings.size === columns.length ? order : columns;
    return { cells: columns.map((column) => row.values[known.indexOf(column)] ?? null), doubt: null };
  }
  if (written.length === columns.length && columns.length === 1) return { cells: written, doubt: null };
  if (below.every((cell) => cell !== null) && written.every((cell) => below.includes(cell)))
    return { cells: below, doubt: null };
  return {
    cells: below,
    doubt: `这一行有${row.values.length}个数据格，应为${columns.length}个，不能确定各数属于哪一栏。`,
  };
}

function kindOf(row: string, column: string): NumberKind {
  if (column === 'amount') return 'amount';
  return column === 'change' || (row === 'fee' && column === 'previous') ? 'change' : 'count';
}

/** Says which rows of table two have none of their cells among those that were read. */
export function absentInTwo(cells: ReadonlyMap<string, ReadCell>, version: FormVersion): ReadNote[] {
  return ROWS[version]
    .filter(({ key, columns }) => !columns.some((column) => cells.has(`t2.${key}.${column.key}`)))
    .map(absentRow);
}

function absentRow({ key, label }: Pick<WantedRow, 'key' | 'label'>): ReadNote {
  return {
    rule: 'X-READ-ROW',
    severity: 'error',
    where: `t2/row:${key}`,
    quote: label,
    message: `第二部分表格中没有找到“${label}”一行，这一行的数没有读出。请对照规定格式补上。`,
  };
}
