import { REQUEST_COLUMNS, REQUEST_COLUMN_LABELS, type RequestColumn, TABLE2_ROW_LABELS } from '../form.ts';
import { TABLE2_BLOCKS_2019 } from '../form-2019.ts';
import { formRows } from './form-rows.ts';
import { bareLabel, likeness } from './label-likeness.ts';

/** Words that name a row in one place and a column in another. */
const AMBIGUOUS: ReadonlySet<string> = new Set(['其他', '总计', '合计', '小计']);
const LEAST = 0.85;

const ROW_WORDS: readonly string[] = [
  ...Object.values(TABLE2_ROW_LABELS),
  ...TABLE2_BLOCKS_2019.flatMap(({ rows }) => rows.map(({ label }) => label)),
  ...formRows('2021').flatMap(({ words }) => words),
].filter((words) => !AMBIGUOUS.has(words));
const EXACT: ReadonlySet<string> = new Set(ROW_WORDS);

const COLUMN_WORDS: Readonly<Record<RequestColumn, readonly string[]>> = {
  natural: [],
  enterprise: ['企业'],
  research: [],
  welfare: ['公益组织'],
  legal: ['法律服务组织'],
  other: ['其它'],
  total: ['合计', '小计'],
};

/** Whether bare words name a row of table two or three and can't be a column of theirs. */
export function namesRow(words: string): boolean {
  if (EXACT.has(words)) return true;
  return words.length >= 4 && ROW_WORDS.some((row) => row.length >= 4 && likeness(words, row) >= LEAST);
}

/** Words of rows that begin with an ordinal of the parts' rank. */
const ITEM_WORDS: readonly string[] = [
  '本年新收政府信息公开申请数量',
  '上年结转政府信息公开申请数量',
  '本年度办理结果',
  '结转下年度继续办理',
];
const LEAST_ITEM = 0.65;

/** Whether bare words are those of an item of table three, 二、上年结转政府信息公开申请数量, which counts like a part of the report. */
export function namesItem(words: string): boolean {
  return ITEM_WORDS.some((item) => likeness(words, item) >= LEAST_ITEM);
}

/** How much bare words are the heading of a column of table three. */
export function columnLikeness(words: string, column: RequestColumn): number {
  return Math.max(
    likeness(words, bareLabel(REQUEST_COLUMN_LABELS[column])),
    COLUMN_WORDS[column].includes(words) ? 0.95 : 0,
  );
}

/** The column of table three that bare words name without doubt. */
export function columnNamed(words: string): RequestColumn | null {
  return REQUEST_COLUMNS.find((column) => columnLikeness(words, column) >= LEAST) ?? null;
}
