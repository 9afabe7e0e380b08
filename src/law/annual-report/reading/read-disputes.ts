import {
  DISPUTE_COLUMNS,
  DISPUTE_COLUMN_LABELS,
  DISPUTE_KINDS,
  DISPUTE_KIND_LABELS,
  type DisputeColumn,
  type DisputeKind,
} from '../form.ts';
import { readCell, rowPlace } from './cell-map.ts';
import { cellAt, type GridRow } from './grid-rows.ts';
import { bareLabel, likeness } from './label-likeness.ts';
import { looksLikeValue } from './read-number.ts';
import type { ReadCell, ReadNote } from './read-report.ts';
import type { ReadTable } from './read-requests.ts';
import type { SourceCell, SourceTable } from './source-document.ts';

const LEAST = 0.6;

/** Reads table four: fifteen figures in one row below three levels of headings, or a row for each of the three groups. */
export function readDisputes(rows: readonly GridRow[]): ReadTable {
  const cells = new Map<string, ReadCell>();
  const taken = new Set<GridRow>();
  for (const table of new Set(rows.map((row) => row.table))) {
    if (!isAboutDisputes(table)) continue;
    const own = rows.filter((row) => row.table === table);
    for (const row of own) {
      const found = [...upright(row), ...flat(row, own)].filter(([name]) => !cells.has(name));
      if (found.length > 0) taken.add(row);
      for (const [name, cell] of found) cells.set(name, cell);
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

function isAboutDisputes(table: SourceTable): boolean {
  const words = table.cells.map(({ text }) => bareLabel(text));
  const results = words.filter(
    (word) => likeness(word, '结果维持') >= 0.9 || likeness(word, '尚未审结') >= 0.9,
  );
  return results.length >= 2 && words.some((word) => /复议|诉讼|起诉/u.test(word));
}

/** A row of a group that stands at its left: 行政复议 0 1 0 0 1. */
function upright(row: GridRow): [string, ReadCell][] {
  const words = row.labels.map(bareLabel);
  const leaf = words.at(-1) ?? '';
  const kind = kindOf([leaf]) ?? kindOf(words);
  if (kind === null || row.values.length !== DISPUTE_COLUMNS.length) return [];
  if (!row.values.every(({ text }) => looksLikeValue(text))) return [];
  return DISPUTE_COLUMNS.map((column, at) => {
    const place = rowPlace(row.own, row.table.place);
    return [`t4.${kind}.${column}`, readCell(row.values[at] ?? null, { row: place })];
  });
}

/** The one row of figures below its headings. */
function flat(row: GridRow, all: readonly GridRow[]): [string, ReadCell][] {
  const figures = row.own.filter(({ text }) => looksLikeValue(text));
  if (row.own.length === 0 || figures.length < row.own.length || figures.length < DISPUTE_COLUMNS.length)
    return [];
  const headings = all.filter(
    (each) => each.row < row.row && each.own.some(({ text }) => !looksLikeValue(text)),
  );
  if (headings.length === 0 || figures.every(({ text }) => text.trim() === '')) {
    if (!isLastRow(row, all) || headings.length === 0) return [];
  }
  const place = rowPlace(row.own, row.table.place);
  const byPath = figures.map((cell) => nameAbove(row, cell));
  const names = byPath.flatMap((name) => (name === null ? [] : [name]));
  if (names.length === figures.length && new Set(names).size === names.length) {
    return figures.map((cell, at) => [names[at] ?? '', readCell(cell, { row: place })]);
  }
  const all15 = DISPUTE_KINDS.flatMap((kind) => DISPUTE_COLUMNS.map((column) => `t4.${kind}.${column}`));
  if (figures.length === all15.length) {
    return figures.map((cell, at) => [all15[at] ?? '', readCell(cell, { row: place })]);
  }
  const doubt = `这一行有${figures.length}个数据格，应为${all15.length}个，不能确定各数属于哪一栏。`;
  return figures.flatMap((cell, at) => {
    const name = byPath[at] ?? null;
    return name === null ? [] : [[name, readCell(cell, { row: place, doubt })]];
  });
}

function isLastRow(row: GridRow, all: readonly GridRow[]): boolean {
  return all.every((other) => other.row <= row.row);
}

/** The cell that the headings above a figure name. */
function nameAbove({ table, row }: GridRow, cell: SourceCell): string | null {
  const path: string[] = [];
  for (let at = 0; at < row; at += 1) {
    const heading = cellAt(table, at, cell.column);
    if (heading !== null && !looksLikeValue(heading.text)) path.push(bareLabel(heading.text));
  }
  const column = columnOf(path.at(-1) ?? '');
  const kind = kindOf(path);
  return column === null || kind === null ? null : `t4.${kind}.${column}`;
}

function columnOf(words: string): DisputeColumn | null {
  return (
    DISPUTE_COLUMNS.find((column) => likeness(words, bareLabel(DISPUTE_COLUMN_LABELS[column])) >= LEAST) ??
    null
  );
}

function kindOf(path: readonly string[]): DisputeKind | null {
  const inner: readonly DisputeKind[] = ['direct', 'afterReview'];
  const named = inner.find((kind) =>
    path.some((words) => likeness(words, bareLabel(DISPUTE_KIND_LABELS[kind])) >= LEAST),
  );
  if (named !== undefined) return named;
  return path.some((words) => words === '行政复议') ? 'review' : null;
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
