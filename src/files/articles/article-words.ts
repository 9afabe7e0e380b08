import { readDate } from '../../law/clock/ledger-dates.ts';
import type { PlainDate } from '../../law/dates.ts';
import { normaliseDocumentNumber } from '../../law/document-number.ts';

const NUMBER =
  /^[\p{Script=Han}A-Za-z]{1,20}\s*[〔[【［(（]\s*\d{4}\s*年?\s*[〕\]】］)）]\s*第?\s*\d{1,6}\s*号$/u;
const ARABIC_DAY = /^\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日$/u;
const CHINESE_DAY =
  /^([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日$/u;
/** The head of an official document: whose it is, and who signed it. */
const HEAD = /^(?:[^，。]{2,40}(?:文件|办公室文件)|签发人.*|[(（]?此件.*|密级.*|特急|加急)$/u;
/** What official documents are called by, at the end of their titles. */
const GENRES =
  '通知|公告|通告|报告|方案|意见|办法|公示|决定|决议|函|批复|细则|规定|计划|总结|预案|说明|解读|名单|通报|纪要|规划|制度|条例|清单|目录|指南|表';
const ENDS_WITH_GENRE = new RegExp(`(?:${GENRES})(?:[（(][^（()）]{1,12}[)）])?$`, 'u');
const LONGEST_TITLE = 120;
const HEAD_LINES = 12;
const TAIL_LINES = 12;
const DIGITS = '〇一二三四五六七八九';

/** The first lines of a text that are its title, joined, and how many lines they are; null where no line looks like one. */
export function titleIn(
  lines: readonly string[],
): { readonly title: string; readonly at: number; readonly lines: number } | null {
  const head = lines.slice(0, HEAD_LINES).map((line) => line.trim());
  const at = head.findIndex((line) => isTitle(line));
  const first = head[at];
  if (first === undefined) return null;
  if (ENDS_WITH_GENRE.test(first)) return { title: first, at, lines: 1 };
  // Long titles are broken where the words allow it; the kind of document stands at the end of the last line.
  for (const count of [2, 3]) {
    const parts = head.slice(at, at + count);
    const title = parts.join('');
    const isWhole = parts.length === count && parts.every(isTitle) && ENDS_WITH_GENRE.test(title);
    if (isWhole && title.length <= LONGEST_TITLE) return { title, at, lines: count };
  }
  return { title: first, at, lines: 1 };
}

/** The 文号 that stands as a line of its own among the first, as it should be written; empty where there is none. */
export function documentNumberIn(lines: readonly string[]): string {
  const line = lines.slice(0, HEAD_LINES).find((each) => NUMBER.test(each.trim()));
  return line === undefined ? '' : (normaliseDocumentNumber(line) ?? '');
}

/** The day below a text, in figures or in characters: 成文日期 (GB/T 9704). The last one counts. */
export function writtenDayIn(lines: readonly string[]): PlainDate | null {
  for (const line of lines.slice(-TAIL_LINES).toReversed()) {
    const day = dayOfLine(line);
    if (day !== null) return day;
  }
  return null;
}

/** A line that is a day and nothing else; null for any other. */
export function dayOfLine(line: string): PlainDate | null {
  const text = line.replaceAll(/\s/gu, '');
  if (ARABIC_DAY.test(text)) return readDate(text);
  const [, year, month, day] = CHINESE_DAY.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const digits = [...year.replaceAll(/[○零]/gu, '〇')].map((digit) => DIGITS.indexOf(digit)).join('');
  return readDate(`${digits}年${smallNumber(month)}月${smallNumber(day)}日`);
}

/** 三 3, 十 10, 十二 12, 二十 20, 三十一 31 */
function smallNumber(text: string): number {
  const [tens = '', ones] = text.includes('十') ? text.split('十') : ['0', text];
  const ten = text.includes('十') ? (tens === '' ? 1 : DIGITS.indexOf(tens)) : 0;
  return ten * 10 + (ones === undefined || ones === '' ? 0 : DIGITS.indexOf(ones));
}

function isTitle(line: string): boolean {
  if (line.length < 4 || line.length > LONGEST_TITLE) return false;
  if (NUMBER.test(line) || HEAD.test(line) || dayOfLine(line) !== null) return false;
  return !/[。；：:，,、]$/u.test(line) && !/^[（(]?[一二三四五六七八九十\d]+[)）]?[、.．]/u.test(line);
}
