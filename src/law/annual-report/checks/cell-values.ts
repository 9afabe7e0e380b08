import { type Finding, finding } from '../findings.ts';
import {
  DISPUTE_COLUMN_LABELS,
  DISPUTE_KINDS,
  DISPUTE_KIND_LABELS,
  REQUEST_COLUMN_LABELS,
  TABLE2_BLOCKS,
} from '../form.ts';
import { CELL_NAMES_2019, TABLE2_BLOCKS_2019 } from '../form-2019.ts';
import type { FormVersion, ReadCell, ReadReport } from '../reading/read-report.ts';
import { cellLabel, cellNames, isCellName, parseCell, readCell } from '../tables.ts';
import { requestRowLabel } from './cell-source.ts';

const ADVICE = '没有发生的请填 0，不要留空，也不要填“/”“—”或全角数字。';

/** AR-STR-2 on tables as the registers fill them: all 200 cells are whole numbers not below zero, the fee an amount. */
export function checkCells(tables: unknown): Finding[] {
  return cellNames().flatMap((name) => {
    const value = readCell(tables, name);
    const parsed = parseCell(name, value);
    if (parsed !== null && (name === 't2.fee.amount' || typeof value === 'number')) return [];
    const quote = value === undefined || value === null ? '空白' : String(value);
    return [
      finding({
        rule: 'AR-STR-2',
        where: name,
        quote,
        message: `${cellLabel(name)}应当填写${kindOf(name)}，现为“${quote}”。${ADVICE}`,
      }),
    ];
  });
}

type Trouble = 'absent' | 'blank' | 'mark' | 'width' | 'unit' | 'separator' | 'unreadable';

const TROUBLES: Readonly<Record<Trouble, string>> = {
  absent: '没有这一栏',
  blank: '是空白',
  mark: '填的是符号',
  width: '用了全角数字',
  unit: '数字之外还写了别的字',
  separator: '数字的写法不规范',
  unreadable: '不是数',
};

/**
 * AR-STR-2 on a report that was read from a file. Cells of one row with the same trouble are one finding, and so is a table
 * that is blank or missing as a whole.
 */
export function checkReadCells(report: ReadReport): Finding[] {
  if (report.form === null) return [];
  const form = report.form;
  const names = form === '2019' ? CELL_NAMES_2019 : cellNames();
  const read = names.map((name) => ({ name, trouble: troubleOf(report.cells.get(name), report) }));
  return [...groupBy(read, ({ name }) => name.slice(0, 2))].flatMap(([table, cells]) => {
    const [first] = cells;
    const trouble = first?.trouble ?? null;
    const isWhole = trouble !== null && cells.every((cell) => cell.trouble === trouble);
    if (isWhole) return [wholeTable(table, trouble, report)];
    const rows = groupBy(cells, ({ name }) => rowOf(name));
    return [...rows].flatMap(([row, inRow]) => rowFindings(row, inRow, { form, report }));
  });
}

function rowFindings(
  row: string,
  cells: readonly { name: string; trouble: Trouble | null }[],
  { form, report }: { form: FormVersion; report: ReadReport },
): Finding[] {
  const noted = report.notes.some((note) => note.where === row && note.rule === 'X-READ-GLUED');
  return [...groupBy(cells, ({ trouble }) => trouble)].flatMap(([trouble, same]) => {
    if (trouble === null || (noted && trouble !== 'mark')) return [];
    const names = same.map(({ name }) => name);
    const [only] = names;
    if (only === undefined) return [];
    const whole = names.length === cells.length && cells.length > 1;
    const place = names.length === 1 ? only : row;
    const raw = report.cells.get(only)?.raw.trim() ?? '';
    const label = names.length === 1 ? readCellLabel(only, form) : rowLabel(only, form);
    const columns =
      whole || names.length === 1 ? '' : `的“${names.map((name) => columnLabel(name, form)).join('”“')}”`;
    return [
      finding({
        rule: 'AR-STR-2',
        severity: trouble === 'separator' || isUnread(trouble, names, row, report) ? 'warning' : 'error',
        where: place,
        cells: names,
        ...(raw === '' ? {} : { quote: raw.slice(0, 30) }),
        message: `${label}${columns}${whole && trouble === 'absent' ? '没有找到' : TROUBLES[trouble]}${raw === '' ? '' : `（“${raw.slice(0, 30)}”）`}，应当填写${kindOf(only)}。${ADVICE}`,
      }),
    ];
  });
}

/** Whether cells may well be filled in and the reader couldn't tell: then nobody is blamed for a blank. */
function isUnread(
  trouble: Trouble,
  names: readonly string[],
  row: string,
  { cells, notes }: ReadReport,
): boolean {
  if (trouble === 'absent')
    return notes.some(
      ({ rule, severity, where }) => rule === 'X-READ-ROW' && severity === 'warning' && where === row,
    );
  return trouble === 'blank' && names.every((name) => (cells.get(name)?.doubt ?? null) !== null);
}

function wholeTable(table: string, trouble: Trouble, report: ReadReport): Finding {
  // A table that isn't found may stand there as a picture: that the office left it out isn't certain; nor are blanks in doubt.
  const own = [...report.cells].filter(([name]) => name.startsWith(`${table}.`));
  const isInDoubt = own.length > 0 && own.every(([, { doubt }]) => doubt !== null);
  return finding({
    rule: 'AR-STR-2',
    severity: trouble === 'absent' || isInDoubt ? 'warning' : 'error',
    where: table,
    quote: TROUBLES[trouble],
    message:
      trouble === 'absent'
        ? `没有找到第${'二三四'.charAt(Number(table.charAt(1)) - 2)}部分的表格。表格应当按规定格式列出${report.form === '2019' ? '' : '，没有发生的填 0'}；如果是图片，请改为文字。`
        : `第${'二三四'.charAt(Number(table.charAt(1)) - 2)}部分的表格各栏都${TROUBLES[trouble]}。${ADVICE}`,
  });
}

function troubleOf(cell: ReadCell | undefined, report: ReadReport): Trouble | null {
  if (cell === undefined) return 'absent';
  switch (cell.dress) {
    case 'plain':
      return null;
    case 'blank':
    case 'mark':
      return cell.dress;
    case 'unreadable':
      // Digits of a row that run together are told by the reader; the office may have written them well.
      return report.notes.some(({ quote, rule }) => rule === 'X-READ-GLUED' && quote === cell.raw)
        ? null
        : 'unreadable';
    case 'dressed':
      return dressOf(cell.raw);
    default: {
      const never: never = cell.dress;
      throw new RangeError(`unknown dress: ${String(never)}`);
    }
  }
}

function dressOf(raw: string): Trouble {
  if (/[０-９，．]/u.test(raw)) return 'width';
  return /^[\d\s,.+-]+$/u.test(raw) ? 'separator' : 'unit';
}

/** The place of a cell's row: `t2/row:docs`, `t3/row:open`, `t4/group:review`. */
function rowOf(name: string): string {
  const [table = '', ...rest] = name.split('.');
  return `${table}/${table === 't4' ? 'group' : 'row'}:${rest.slice(0, -1).join('.')}`;
}

function rowLabel(name: string, form: FormVersion): string {
  const [table = '', ...rest] = name.split('.');
  const row = rest.slice(0, -1).join('.');
  if (table === 't3') return `第三部分“${requestRowLabel(row)}”一行`;
  if (table === 't4')
    return `第四部分“${DISPUTE_KIND_LABELS[DISPUTE_KINDS.find((each) => each === row) ?? 'review']}”一组`;
  return `第二部分“${tableTwoRow(row, form)}”一行`;
}

/** A cell in words, on either form. */
export function readCellLabel(name: string, form: FormVersion): string {
  if (form === '2021' && isCellName(name)) return cellLabel(name);
  return `${rowLabel(name, form)}的“${columnLabel(name, form)}”`;
}

function tableTwoRow(row: string, form: FormVersion): string {
  const older =
    TABLE2_BLOCKS_2019.flatMap((block) => block.rows).find(({ key }) => key === row)?.label ?? row;
  return form === '2021' && row === 'docs' ? '行政规范性文件' : older;
}

const COLUMNS_2021: ReadonlyMap<string, string> = new Map(
  TABLE2_BLOCKS.flatMap((block) => block.columns).map(({ key, label }) => [key, label]),
);
const COLUMNS_2019: ReadonlyMap<string, string> = new Map(
  TABLE2_BLOCKS_2019.flatMap((block) => block.columns).map(({ key, label }) => [key, label]),
);

function columnLabel(name: string, form: FormVersion): string {
  const column = name.split('.').at(-1) ?? '';
  const labels: Readonly<Record<string, string>> = name.startsWith('t3.')
    ? REQUEST_COLUMN_LABELS
    : DISPUTE_COLUMN_LABELS;
  if (!name.startsWith('t2.')) return labels[column] ?? column;
  return (form === '2019' ? COLUMNS_2019 : COLUMNS_2021).get(column) ?? column;
}

function kindOf(name: string): string {
  if (name.endsWith('.amount')) return '不小于 0 的金额（万元，最多 6 位小数）';
  return name.endsWith('.change') ? '整数' : '不小于 0 的整数';
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}
