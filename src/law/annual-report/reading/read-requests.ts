import { APPLICANT_KINDS, REQUEST_COLUMNS } from '../form.ts';
import { alignRows } from './align-rows.ts';
import { readCell, rowPlace } from './cell-map.ts';
import { chooseValues } from './choose-values.ts';
import { barePath, type FormRow, formRows, rowLikeness } from './form-rows.ts';
import type { GridRow } from './grid-rows.ts';
import { type HeaderColumns, headerColumns } from './header-columns.ts';
import { looksLikeValue } from './read-number.ts';
import type { FormVersion, ReadCell, ReadNote } from './read-report.ts';
import type { SourceTable } from './source-document.ts';

/** A table as it was read: its cells by name, and what was noticed. */
export interface ReadTable {
  readonly cells: ReadonlyMap<string, ReadCell>;
  readonly notes: readonly ReadNote[];
  /** How well the rows fit the form; the better form wins. */
  readonly score: number;
  /** Source rows that were read. */
  readonly rows: ReadonlySet<GridRow>;
}

/** So much of the form again is a second table of it. */
const SECOND = 0.6;
const TWO_TABLES = '文件里有两张这样的表格，这一格的数不相同，不能确定是哪一个。';

/**
 * Reads table three in one of the forms out of all rows of a document. Where it stands there twice the first is taken, and cells that
 * the second has otherwise are in doubt.
 */
export function readRequests(rows: readonly GridRow[], version: FormVersion): ReadTable {
  const first = readOnce(rows, version);
  const rest = rows.filter((row) => !first.rows.has(row));
  if (first.rows.size === 0 || rest.length < formRows(version).length * SECOND) return first;
  const second = readOnce(rest, version);
  if (second.rows.size < formRows(version).length * SECOND) return first;
  const cells = [...first.cells].map(([name, cell]): [string, ReadCell] => {
    const other = second.cells.get(name);
    const isSame = other === undefined || other.value === cell.value;
    return [name, isSame ? cell : { ...cell, doubt: cell.doubt ?? TWO_TABLES }];
  });
  return { ...first, cells: new Map(cells) };
}

function readOnce(rows: readonly GridRow[], version: FormVersion): ReadTable {
  const form = formRows(version);
  // Rows of headings have no cell behind their words.
  const data = rows.filter(({ labels, values }) => labels.length > 0 && values.length >= 2);
  const paths = data.map(({ labels }) => barePath(labels));
  const aligned = alignRows({
    of: (source, wanted) => likenessAt(paths[source], form[wanted]),
    sources: data.length,
    wanted: form.length,
  });
  const places = withStrays(aligned.rows, { data, paths, form });
  const cells = new Map<string, ReadCell>();
  const taken = new Set<GridRow>();
  const headers = new Map<SourceTable, HeaderColumns | null>();
  let last: HeaderColumns | null = null;
  let order: HeaderColumns['keys'] | null = null;
  const found = places.flatMap((source) => (source === null ? [] : (data[source] ?? [])));
  const empty = new Map(
    [...new Set(found.map((row) => row.table))].map((table) => [
      table,
      emptyColumns(found.filter((row) => row.table === table)),
    ]),
  );
  for (const [at, source] of places.entries()) {
    const row = source === null ? undefined : data[source];
    const wanted = form[at];
    if (row === undefined || wanted === undefined) continue;
    if (!headers.has(row.table)) headers.set(row.table, headerColumns(row.table, row.row));
    // A table that goes on after a page break is laid out as before.
    last = headers.get(row.table) ?? (sameWidth(row.table, [...headers.keys()]) ? last : null);
    // Also where a label was cut off there, and the columns are counted otherwise.
    order = last?.keys ?? order;
    const layout = { header: last, order, empty: empty.get(row.table) ?? new Set<number>() };
    for (const [name, cell] of rowCells(row, wanted.key, layout)) cells.set(name, cell);
    taken.add(row);
  }
  const notes = taken.size === 0 ? [] : [...absentRows(places, form), ...extraRows(data, taken)];
  return { cells, notes, score: aligned.score, rows: taken };
}

/** Whether parts and sum of the seven columns agree. */
export function rowTied(values: readonly number[]): boolean {
  const parts = values.slice(0, APPLICANT_KINDS.length);
  return parts.reduce((sum, value) => sum + value, 0) === values[APPLICANT_KINDS.length];
}

/**
 * Rows that stand out of the form's order: taken where the very words of the form stand in just one row left of the tables that were
 * read.
 */
function withStrays(
  places: readonly (number | null)[],
  source: {
    readonly data: readonly GridRow[];
    readonly paths: readonly (readonly string[])[];
    readonly form: ReturnType<typeof formRows>;
  },
): readonly (number | null)[] {
  const { data, paths, form } = source;
  const known = new Set(places.filter((place) => place !== null));
  const tables = new Set([...known].map((at) => data[at]?.table));
  return places.map((place, at) => {
    if (place !== null) return place;
    const words = form[at]?.words[0];
    const same = paths.flatMap((path, row) =>
      path.at(-1) === words && !known.has(row) && tables.has(data[row]?.table) ? [row] : [],
    );
    return same.length === 1 ? (same[0] ?? null) : null;
  });
}

function likenessAt(
  path: readonly string[] | undefined,
  wanted: ReturnType<typeof formRows>[number] | undefined,
): number {
  return path === undefined || wanted === undefined ? 0 : rowLikeness(path, wanted);
}

function rowCells(
  row: GridRow,
  key: string,
  layout: Pick<Parameters<typeof chooseValues>[2], 'header' | 'order' | 'empty'>,
): (readonly [string, ReadCell])[] {
  const { cells, doubt } = chooseValues(row, REQUEST_COLUMNS, { ...layout, tied: rowTied });
  const place = rowPlace(row.own, row.table.place);
  return REQUEST_COLUMNS.map((column, at) => [
    `t3.${key}.${column}`,
    readCell(cells[at] ?? null, { doubt, row: place }),
  ]);
}

function emptyColumns(rows: readonly GridRow[]): ReadonlySet<number> {
  const values = rows.flatMap((row) => row.values);
  const filled = new Set(values.filter(({ text }) => text.trim() !== '').map(({ column }) => column));
  return new Set(values.map(({ column }) => column).filter((column) => !filled.has(column)));
}

function sameWidth(table: SourceTable, before: readonly SourceTable[]): boolean {
  return before.some((other) => other !== table && other.columns === table.columns);
}

function absentRows(rows: readonly (number | null)[], form: ReturnType<typeof formRows>): ReadNote[] {
  return rows.flatMap((source, at) => {
    const wanted = form[at];
    return source !== null || wanted === undefined ? [] : [absentRow(wanted)];
  });
}

/** Says that a row of table three wasn't found. */
export function absentRow({ key, words: [label = key] }: Pick<FormRow, 'key' | 'words'>): ReadNote {
  return {
    rule: 'X-READ-ROW',
    severity: 'error',
    where: `t3/row:${key}`,
    quote: label,
    message: `第三部分表格中没有找到“${label}”一行，这一行的数没有读出。请对照规定格式补上。`,
  };
}

/** Rows between those of the form that are none of its own. */
function extraRows(data: readonly GridRow[], taken: ReadonlySet<GridRow>): ReadNote[] {
  const places = data.flatMap((row, at) => (taken.has(row) ? [at] : []));
  const [first = 0, last = -1] = [places[0], places.at(-1)];
  return data.slice(first, last).flatMap((row): ReadNote[] => {
    const label = row.labels.at(-1) ?? '';
    if (taken.has(row) || row.values.every(({ text }) => !looksLikeValue(text))) return [];
    return [
      {
        rule: 'X-READ-EXTRA',
        severity: 'warning',
        where: 't3',
        quote: label,
        message: `第三部分表格中“${label}”一行不在规定格式里，没有计入。请核对是否多出、重复或者写错了名称。`,
      },
    ];
  });
}
