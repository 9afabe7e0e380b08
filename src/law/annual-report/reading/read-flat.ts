import {
  DISPUTE_COLUMNS,
  DISPUTE_KINDS,
  REQUEST_COLUMNS,
  TABLE2_BLOCKS,
  TABLE2_ROW_LABELS,
} from '../form.ts';
import { TABLE2_BLOCKS_2019 } from '../form-2019.ts';
import { flatRows, type FlatRow } from './flat-rows.ts';
import { formRows } from './form-rows.ts';
import { rowsOfTable } from './grid-rows.ts';
import { bareLabel } from './label-likeness.ts';
import { disputesTied } from './read-disputes.ts';
import { readDisputeLines } from './dispute-lines.ts';
import { lineRows, wordRows } from './line-rows.ts';
import { type NumberKind, readNumber } from './read-number.ts';
import type { FormVersion, ReadCell } from './read-report.ts';
import { readListedTwo } from './read-table-two.ts';
import { readRequests } from './read-requests.ts';
import { settleRows } from './settle-rows.ts';
import type { SourceText } from './source-document.ts';
import { readLinesTwo } from './table-two-lines.ts';
import { splitDigits } from './split-digits.ts';

/** Why a cell of running text has no number: its row's digits can be parted in more ways than one, or in none. */
export const NO_READING = '各格的数字连在一起，没有唯一的拆分结果，请人工填写。';

const TWO_READINGS = '这一行有两种读法，不能确定各格的数，请人工核对。';

/**
 * Table three out of running text: rows known by all their words in order, and lines that end with seven figures and whose words
 * are like the form's. What both read must be the same. Rows whose figures can't be told apart are there without values.
 */
export function readFlatRequests(blocks: readonly SourceText[], version: FormVersion): Map<string, ReadCell> {
  const rows = rowsOfTable(lineRows(blocks, REQUEST_COLUMNS.length));
  return withLines(readExactRequests(blocks, version), readRequests(rows, version).cells);
}

function readExactRequests(blocks: readonly SourceText[], version: FormVersion): Map<string, ReadCell> {
  const wanted = flatFormRows(blocks, version).map((row) => ({ ...row, count: REQUEST_COLUMNS.length }));
  const rows = flatRows(blocks, wanted).filter(({ tokens }) => tokens.length > 0);
  const solved = settleRows(new Map(rows.map(({ key, tokens }) => [key, tokens])), version);
  const cells = new Map<string, ReadCell>();
  for (const row of rows) {
    const values = solved.get(row.key) ?? null;
    for (const [at, column] of REQUEST_COLUMNS.entries())
      cells.set(`t3.${row.key}.${column}`, flatCell(row, { at, count: REQUEST_COLUMNS.length, values }));
  }
  return cells;
}

/** 其他 stands in many words; with its ordinal it is the row. */
function flatFormRows(
  blocks: readonly SourceText[],
  version: FormVersion,
): readonly { readonly key: string; readonly words: readonly string[] }[] {
  const numbered = blocks.some(({ text }) => /3\s*[.．、]\s*其他/u.test(text.normalize('NFKC')));
  return formRows(version).map((row) =>
    row.key === 'other.other' && numbered ? { key: row.key, words: ['3其他'] } : row,
  );
}

/** Table two out of running text: nothing ties its figures, so only one digit a cell, or blanks between, can be told apart. */
export function readFlatTableTwo(blocks: readonly SourceText[], version: FormVersion): Map<string, ReadCell> {
  const wanted =
    version === '2021'
      ? TABLE2_BLOCKS.flatMap(({ rows, columns }) =>
          rows.map((key) => ({ key, label: TABLE2_ROW_LABELS[key], columns })),
        )
      : TABLE2_BLOCKS_2019.flatMap(({ rows, columns }) => rows.map((row) => ({ ...row, columns })));
  const listed = readListedTwo(rowsOfTable(wordRows(blocks)), version);
  if (listed !== null) return new Map(listed.cells);
  const named = wanted.map(({ key, label, columns }) => ({
    key,
    words: [bareLabel(label)],
    count: columns.length,
  }));
  const cells = new Map<string, ReadCell>();
  for (const row of flatRows(blocks, named)) {
    const columns = wanted.find(({ key }) => key === row.key)?.columns ?? [];
    if (row.tokens.length === 0) continue;
    // Other words before the figures say that these are of one column only.
    const isGlued = columns.length > 1 && !/\p{L}/u.test(row.head);
    const values = isGlued ? onlyReading(row, columns.length) : null;
    for (const [at, { key }] of columns.entries()) {
      const cell = flatCell(row, { at, count: columns.length, values, kind: kindOf(key) });
      cells.set(`t2.${row.key}.${key}`, cell);
    }
  }
  return withLines(cells, readLinesTwo(blocks, wanted, kindOf));
}

function kindOf(column: string): NumberKind {
  return column === 'amount' || column === 'change' ? column : 'count';
}

/** What was read by all words, and what lines say of other cells; where they differ it is in doubt. */
function withLines(
  exact: Map<string, ReadCell>,
  lines: ReadonlyMap<string, ReadCell>,
): Map<string, ReadCell> {
  for (const [name, cell] of lines) {
    const before = exact.get(name);
    if (before === undefined || before.value === null) exact.set(name, cell);
    else if (before.value !== cell.value) exact.set(name, { ...before, doubt: TWO_READINGS });
  }
  return exact;
}

const WORDS_OF_FORMS: Readonly<Record<FormVersion, readonly string[]>> = {
  '2021': ['本年制发件数', '本年废止件数', '现行有效件数', '逾期不补正', '未按收费通知要求'],
  '2019': ['新制作数量', '新公开数量', '对外公开总数量', '对外管理服务事项', '项目数量', '政府集中采购'],
};

/** The form that running text has more words of; the newer one where it has as many of both. */
export function formOfText(blocks: readonly SourceText[]): FormVersion {
  const text = blocks.map((block) => block.text.replaceAll(/\s/gu, '')).join('');
  const countOf = (version: FormVersion): number =>
    WORDS_OF_FORMS[version].filter((words) => text.includes(words)).length;
  return countOf('2019') > countOf('2021') ? '2019' : '2021';
}

/** Table four out of running text: figures behind the words of their group, else the run of fifteen figures. */
export function readFlatDisputes(blocks: readonly SourceText[]): Map<string, ReadCell> {
  const cells = readDisputeLines(blocks);
  return cells.size === 0 ? readDisputeRun(blocks) : cells;
}

function readDisputeRun(blocks: readonly SourceText[]): Map<string, ReadCell> {
  const names = DISPUTE_KINDS.flatMap((kind) => DISPUTE_COLUMNS.map((column) => `t4.${kind}.${column}`));
  const all = blocks.map((block) => block.text.normalize('NFKC')).join('\n');
  const text = all.slice(Math.max(0, all.indexOf('结果维持')));
  const runs = [...text.matchAll(/(?<![\d.])\d[\d\s]*\d(?![\d.]|\s*[年月日个件])/gu)].map(
    (found) => found[0],
  );
  const raw = runs.toSorted((a, b) => digitsOf(b) - digitsOf(a))[0] ?? '';
  const cells = new Map<string, ReadCell>();
  if (digitsOf(raw) < names.length) return cells;
  const row: FlatRow = {
    key: 't4',
    head: '',
    tokens: raw.trim().split(/\s+/u),
    raw,
    place: blocks[0]?.place ?? {},
  };
  const readings = readingsOf(row, names.length, disputesTied);
  const values = readings.length === 1 ? (readings[0] ?? null) : null;
  for (const [at, name] of names.entries())
    cells.set(name, flatCell(row, { at, count: names.length, values }));
  return cells;
}

function digitsOf(text: string): number {
  return text.replaceAll(/\D/gu, '').length;
}

/** What the figures of a row may be: as they stand where they are apart, else every way of parting them that adds up. */
function readingsOf(
  { tokens }: FlatRow,
  count: number,
  tied: (values: readonly number[]) => boolean,
): readonly (readonly number[])[] {
  if (!tokens.every((token) => /^\d+$/u.test(token))) return [];
  if (tokens.length === count) return [tokens.map(Number)];
  return splitDigits(tokens, count, tied) ?? [];
}

/**
 * Nothing ties these figures: glued ones are told apart only where a nought in front shows that noughts are printed. 128 may be
 * one cell beside two blank ones.
 */
function onlyReading(row: FlatRow, count: number): readonly number[] | null {
  if (row.tokens.length < count && row.tokens[0]?.startsWith('0') !== true) return null;
  const readings = readingsOf(row, count, () => true);
  return readings.length === 1 ? (readings[0] ?? null) : null;
}

function flatCell(
  row: FlatRow,
  {
    at,
    count,
    values,
    kind = 'count',
  }: { at: number; count: number; values: readonly number[] | null; kind?: NumberKind },
): ReadCell {
  const token = row.tokens.length === count ? row.tokens[at] : undefined;
  // Apart from each other they are read as any cell, marks and all.
  if (token !== undefined) return { ...readNumber(token, kind), raw: token, place: row.place };
  const value = values?.[at];
  return value === undefined
    ? { value: null, raw: row.raw, dress: 'unreadable', place: row.place, doubt: NO_READING }
    : { value, raw: String(value), dress: 'plain', place: row.place, doubt: null };
}
