import { type Decimal, parseDecimal } from './decimal.ts';
import {
  DISPUTE_COLUMNS,
  DISPUTE_COLUMN_LABELS,
  DISPUTE_KINDS,
  DISPUTE_KIND_LABELS,
  type DisputeColumn,
  type DisputeKind,
  REQUEST_COLUMNS,
  REQUEST_COLUMN_LABELS,
  REQUEST_ROWS,
  type RequestColumn,
  type RequestRow,
  TABLE2_BLOCKS,
  TABLE2_ROW_LABELS,
  fullRowLabel,
} from './form.ts';

/** 规章 or 行政规范性文件 in table two. */
export interface NormativeCells {
  readonly made: number;
  readonly repealed: number;
  readonly valid: number;
}

/** 许可、处罚、强制 in table two. */
export interface DecisionCells {
  readonly decisions: number;
}

/** Table two: 主动公开政府信息情况. The fee is in 万元. */
export interface Table2 {
  readonly rules: NormativeCells;
  readonly docs: NormativeCells;
  readonly permit: DecisionCells;
  readonly punish: DecisionCells;
  readonly coerce: DecisionCells;
  readonly fee: { readonly amount: Decimal };
}

/** A row of table three. */
export type RequestCells = Readonly<Record<RequestColumn, number>>;

/** Table three: 收到和处理政府信息公开申请情况. */
export type Table3 = Readonly<Record<RequestRow, RequestCells>>;

/** A group of table four. */
export type DisputeCells = Readonly<Record<DisputeColumn, number>>;

/** Table four: 行政复议、行政诉讼情况. */
export type Table4 = Readonly<Record<DisputeKind, DisputeCells>>;

/** The report's 200 cells. */
export interface ReportTables {
  readonly table2: Table2;
  readonly table3: Table3;
  readonly table4: Table4;
}

/** The name of a cell: `t2.docs.valid`, `t2.fee.amount`, `t3.deny.secret.total`, `t4.review.upheld`. */
export type CellName =
  | `t2.${'rules' | 'docs'}.${keyof NormativeCells}`
  | `t2.${'permit' | 'punish' | 'coerce'}.decisions`
  | 't2.fee.amount'
  | `t3.${RequestRow}.${RequestColumn}`
  | `t4.${DisputeKind}.${DisputeColumn}`;

/** A count as a number; the one amount (`t2.fee.amount`) as exact text. */
export type CellValue = number | Decimal;

const ALL_CELLS: readonly CellName[] = [
  ...(['rules', 'docs'] as const).flatMap((row) =>
    (['made', 'repealed', 'valid'] as const).map((column): CellName => `t2.${row}.${column}`),
  ),
  't2.permit.decisions',
  't2.punish.decisions',
  't2.coerce.decisions',
  't2.fee.amount',
  ...REQUEST_ROWS.flatMap((row) => REQUEST_COLUMNS.map((column): CellName => `t3.${row}.${column}`)),
  ...DISPUTE_KINDS.flatMap((kind) => DISPUTE_COLUMNS.map((column): CellName => `t4.${kind}.${column}`)),
];
const KNOWN_CELLS: ReadonlySet<string> = new Set(ALL_CELLS);

/** All 200 names, in the order of the form. */
export function cellNames(): readonly CellName[] {
  return ALL_CELLS;
}

/** Whether the text is the name of a cell. */
export function isCellName(text: string): text is CellName {
  return KNOWN_CELLS.has(text);
}

/** Whether a cell is a sum of other cells of its table, and so never counted or typed by itself. */
export function isDerivedCell(name: CellName): boolean {
  return name.endsWith('.total') || name.startsWith('t3.total.');
}

/** Tables in which every cell is zero. */
export function emptyTables(): ReportTables {
  return buildTables(() => 0);
}

/** Tables whose counts come from `count`, and whose fee is `feeAmount`. */
export function buildTables(count: (name: CellName) => number, feeAmount: Decimal = '0'): ReportTables {
  const normative = (row: 'rules' | 'docs'): NormativeCells => ({
    made: count(`t2.${row}.made`),
    repealed: count(`t2.${row}.repealed`),
    valid: count(`t2.${row}.valid`),
  });
  return {
    table2: {
      rules: normative('rules'),
      docs: normative('docs'),
      permit: { decisions: count('t2.permit.decisions') },
      punish: { decisions: count('t2.punish.decisions') },
      coerce: { decisions: count('t2.coerce.decisions') },
      fee: { amount: feeAmount },
    },
    table3: record(REQUEST_ROWS, (row) => record(REQUEST_COLUMNS, (column) => count(`t3.${row}.${column}`))),
    table4: record(DISPUTE_KINDS, (kind) =>
      record(DISPUTE_COLUMNS, (column) => count(`t4.${kind}.${column}`)),
    ),
  };
}

/** What stands in a cell. */
export function getCell(tables: ReportTables, name: CellName): CellValue {
  const value = readCell(tables, name);
  if (typeof value !== 'number' && typeof value !== 'string') throw new RangeError(`no such cell: ${name}`);
  return value;
}

/** A copy of the tables in which one cell has another value; throws a RangeError for a value that can't stand there. */
export function withCell(tables: ReportTables, name: CellName, value: CellValue): ReportTables {
  const parsed = parseCell(name, value);
  if (parsed === null) throw new RangeError(`${name} can't be ${value}`);
  const count = (other: CellName): number => Number(other === name ? parsed : getCell(tables, other));
  return buildTables(count, name === 't2.fee.amount' ? String(parsed) : tables.table2.fee.amount);
}

/**
 * A typed or stored value as one that can stand in the cell: '12' and '12.000000' are 12 in a count. Null for blanks,
 * strokes, full-width digits, fractions in a count and negative numbers (AR-STR-2).
 */
export function parseCell(name: CellName, value: unknown): CellValue | null {
  if (typeof value !== 'number' && typeof value !== 'string') return null;
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? value.toFixed(0) : String(value);
  const amount = parseDecimal(text);
  if (amount === null) return null;
  if (name === 't2.fee.amount') return amount;
  const count = Number(amount);
  return Number.isSafeInteger(count) ? count : null;
}

/**
 * What stands at a cell's place in something that claims to be tables, however broken: undefined when nothing does.
 * The one place that turns a name into a path (row keys themselves contain points).
 */
export function readCell(tables: unknown, name: CellName): unknown {
  const [table = '', ...rest] = name.split('.');
  const column = rest.at(-1) ?? '';
  return property(property(property(tables, `table${table.slice(1)}`), rest.slice(0, -1).join('.')), column);
}

/** How a cell is called in messages: 表三“一、本年新收政府信息公开申请数量”的“自然人”. */
export function cellLabel(name: CellName): string {
  const [table, ...rest] = name.split('.');
  const column = rest.at(-1) ?? '';
  const row = rest.slice(0, -1).join('.');
  if (table === 't2') {
    const block = TABLE2_BLOCKS.find((candidate) => candidate.rows.some((key) => key === row));
    const heading = block?.columns.find((candidate) => candidate.key === column);
    return `第二部分“${labelIn(TABLE2_ROW_LABELS, row)}”的“${heading?.label ?? column}”`;
  }
  if (table === 't3') {
    const key = REQUEST_ROWS.find((candidate) => candidate === row);
    return `第三部分“${key === undefined ? row : fullRowLabel(key)}”的“${labelIn(REQUEST_COLUMN_LABELS, column)}”`;
  }
  return `第四部分“${labelIn(DISPUTE_KIND_LABELS, row)}”的“${labelIn(DISPUTE_COLUMN_LABELS, column)}”`;
}

function labelIn(labels: Readonly<Record<string, string>>, key: string): string {
  return labels[key] ?? key;
}

function property(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  const found: unknown = Reflect.get(value, key);
  return found;
}

function record<Key extends string, Value>(
  keys: readonly Key[],
  make: (key: Key) => Value,
): Record<Key, Value> {
  // Every key of the list is set below, so the partial record is whole.
  return Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<Key, Value>;
}
