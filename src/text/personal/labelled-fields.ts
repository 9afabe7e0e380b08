import type { CheckedText } from '../checked-text.ts';
import { isHead } from './column-roles.ts';
import type { HeadedCell } from './table-shapes.ts';

/** 姓名：张三，身份证号：…: a record without a table, in one line or a field a line. */

const FIELD =
  /(?<![\p{sc=Han}\w])([\p{sc=Han}A-Za-z][\p{sc=Han}A-Za-z（）()/\d \u3000]{0,15})[：:][ \u3000]?((?:[^，,；;。：:\n\r\t|]|(?<=\d)\r?\n(?=[\dXx])){0,60})/gu;
const LEAST_FIELDS = 2;
const IN_LINE = /^[，,；; \u3000]{1,4}$/u;
const NEXT_LINE = /^[，,；;。]?\r?\n$/u;

/** Records of fields that stand right behind each other, in one line or each in its own; a field that comes again begins the next. */
export function labelledRecords(checked: CheckedText): HeadedCell[][] {
  const cells = checked.blocks.filter(({ kind }) => kind === 'cell');
  const [first, last] = [cells[0]?.start ?? Infinity, cells.at(-1)?.end ?? -1];
  const records: HeadedCell[][] = [];
  let open: HeadedCell[] = [];
  let way: string | null = null;
  const close = (): void => {
    if (open.length >= LEAST_FIELDS) records.push(open);
    open = [];
  };
  for (const found of checked.text.matchAll(FIELD)) {
    const [all, head = '', value = ''] = found;
    const end = found.index + all.length;
    if (!isHead(head) || (found.index >= first && found.index < last)) continue;
    const gap = wayOf(checked.text.slice(Math.max(0, open.at(-1)?.end ?? 0), found.index));
    if (gap === null || (open.length > 1 && gap !== way) || open.some((field) => field.head === head))
      close();
    way = gap;
    open.push({ start: end - value.length, end, words: value.trim(), head });
  }
  close();
  return records;
}

/** How two fields are parted; null when they don't belong together. */
function wayOf(gap: string): 'line' | 'next' | null {
  if (gap.length > 6) return null;
  if (NEXT_LINE.test(gap)) return 'next';
  return IN_LINE.test(gap) ? 'line' : null;
}
