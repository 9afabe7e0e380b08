import {
  digitGroups,
  inNarrowWidth,
  joinedFrom,
  sizesOf,
  wordsBefore,
  type LabelAt,
  type WrittenDigits,
} from './written-digits.ts';

/** A mobile telephone, and whether it is given as an office's own. */
export interface MobileNumber {
  readonly start: number;
  readonly end: number;
  /** Eleven digits. */
  readonly value: string;
  /** Called 联系电话, 监督电话 and the like. */
  readonly asContact: boolean;
}

const CONTACT = /联系(?:电话|方式|人)|监督电话|咨询电话|电话（传真）|传真/u;
const SIZES = new Set(['11', '3,4,4', '3,3,5', '3,8', '7,4']);
const LENGTHS = [11, 13, 15];
const MOST_GROUPS = 4;
const COUNTRY = /(?:\+|00)86[ -]{0,2}$|\+$/u;
const CODE = /^(?:00)?86(?=\d{11}$)/u;
/** An amount, a quantity, a document's number: eleven digits that nobody can call. */
const COUNTED = /^(?:\.\d|\s?(?:[十百千万亿]*元|美元|吨|公斤|千克|平方|立方|千瓦|股|份|号(?!码)))/u;
const PRICED = /[¥￥$]\s?$|\d\.$|第$/u;

/** All mobile telephones in the order in which they stand, with the spaces, dashes and country code in which they are written. */
export function mobileNumbersIn(text: string, labelAt: LabelAt = wordsBefore(text)): MobileNumber[] {
  const narrow = inNarrowWidth(text);
  const groups = digitGroups(narrow);
  const found: MobileNumber[] = [];
  for (const [index, group] of groups.entries()) {
    if (group.start < (found.at(-1)?.end ?? 0)) continue;
    const way = joinedFrom(groups, index, LENGTHS).find((one) => isMobile(narrow, one));
    if (way === undefined) continue;
    const start =
      way.start - (COUNTRY.exec(narrow.slice(Math.max(0, way.start - 6), way.start))?.[0].length ?? 0);
    const value = way.digits.slice(-11);
    found.push({ start, end: way.end, value, asContact: CONTACT.test(labelAt(start)) });
  }
  return found;
}

function isMobile(narrow: string, way: WrittenDigits): boolean {
  const { start, end, digits } = way;
  const code = CODE.exec(digits)?.[0].length ?? 0;
  if (way.count > MOST_GROUPS || !/^1[3-9]\d{9}$/u.test(digits.slice(code))) return false;
  const groups = way.groups();
  // The country code stands alone before the number, or in one piece with it and behind its sign.
  const apart = code > 0 && groups[0]?.digits.length === code;
  if (code > 0 && !apart && digits.startsWith('86') && narrow[start - 1] !== '+') return false;
  const own = apart ? groups.slice(1) : groups;
  const joined = code > 0 && !apart;
  if (joined ? groups.length > 1 : !SIZES.has(sizesOf(own))) return false;
  const gaps = own.slice(0, -1).map(({ gapAfter }) => gapAfter ?? '');
  if (new Set(gaps).size > 1 || gaps.some((gap) => /[.·]|—/u.test(gap))) return false;
  const before = narrow.slice(Math.max(0, start - 6), start);
  if (/[A-Za-z_/#*]$|[0-9A-Za-z][-.]$/u.test(before) && !COUNTRY.test(before)) return false;
  const after = narrow.slice(end, end + 8);
  return !COUNTED.test(after) && !PRICED.test(before) && !/^(?:[A-Za-z_]|-\d)/u.test(after);
}
