import { REQUEST_ROWS, REQUEST_ROW_LABELS, type RequestRow } from '../form.ts';
import { REQUEST_ROWS_2019 } from '../form-2019.ts';
import { bareLabel, likeness } from './label-likeness.ts';
import type { FormVersion } from './read-report.ts';

/** A row of table three as a reader looks for it. */
export interface FormRow {
  /** `open`, `deny.secret`, of the older form `other.single`. */
  readonly key: string;
  /** Its bare words, and others that are found for it. */
  readonly words: readonly string[];
  /** The bare words of the group it stands in; empty where it stands in none. */
  readonly group: string;
}

/** Words that offices put in place of the form's. */
const OTHER_WORDS: Readonly<Record<string, readonly string[]>> = {
  new: ['新收政府信息公开申请数量', '本年新收', '本年新收申请数量'],
  carryIn: ['上年结转', '上年结转申请数量'],
  open: ['全部公开'],
  partial: ['部分公开'],
  'deny.law': ['其他法律法规禁止公开', '法律行政法规禁止公开'],
  // The four things that the form only counts, named.
  'deny.safety': ['危及国家安全公共安全经济安全社会稳定'],
  'deny.internal': ['内部事务信息'],
  'deny.process': ['过程性信息'],
  'cannot.notHeld': ['不掌握相关政府信息', '政府信息不存在'],
  'cannot.unclear': ['补正后仍不明确'],
  'noProc.petition': ['信访投诉举报类申请', '信访举报投诉'],
  'noProc.massive': ['大量反复申请'],
  'other.noBuzheng': ['逾期不补正', '申请人无正当理由逾期不补正'],
  'other.noFee': ['逾期未缴费', '申请人逾期未按收费通知要求缴纳费用'],
  total: ['合计', '办理结果总计'],
  carryOut: ['结转下年度', '结转下年继续办理'],
};

const ROWS_2021: readonly FormRow[] = REQUEST_ROWS.map(rowOf2021);
const ROWS_2019: readonly FormRow[] = REQUEST_ROWS_2019.map((key) =>
  key === 'other.single' ? { key, words: ['其他处理'], group: '' } : rowOf2021(key),
);

/** The rows of table three of a form, in its order. */
export function formRows(version: FormVersion): readonly FormRow[] {
  return version === '2021' ? ROWS_2021 : ROWS_2019;
}

/** What a column of units says beside each row; it names none. */
const UNIT = /^(?:单位)?(?:件|件次|宗|起|项|个)$/u;

/** The bare words of a row from the outside in, groups and row in one cell parted, units left out. */
export function barePath(labels: readonly string[]): readonly string[] {
  const words = labels.flatMap(apart).map(bareLabel);
  return words.length > 1 ? words.filter((each) => !UNIT.test(each)) : words;
}

/** How much a row with these bare words is the form's row. */
export function rowLikeness(path: readonly string[], row: FormRow): number {
  const leaf = path.at(-1) ?? '';
  const like = Math.max(...row.words.map((words, at) => (at === 0 ? 1 : 0.97) * likeness(leaf, words)));
  if (like === 0 || row.group === '') return like;
  return like + 0.1 * Math.max(0, ...path.slice(0, -1).map((words) => likeness(words, row.group)));
}

/**
 * Groups and row in one cell: 三、本年度办理结果（三）不予公开1.属于国家秘密, also without the numbers between. No row begins with
 * the words of a group.
 */
function apart(label: string): string[] {
  return label
    .normalize('NFKC')
    .split(
      /(?<=\p{L})\s*(?=\([一二三四五六七八九]\)|\d[.、])|(?<=办理结果|不予公开|无法提供|不予处理|其他处理)\P{L}*(?=\p{L})/u,
    )
    .filter((words) => words.trim() !== '');
}

function rowOf2021(key: RequestRow): FormRow {
  const { section, label } = REQUEST_ROW_LABELS[key];
  return { key, words: [bareLabel(label), ...(OTHER_WORDS[key] ?? [])], group: bareLabel(section ?? '') };
}
