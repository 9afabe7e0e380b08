/** Numbers as people write them: in groups, with spaces, dashes and line breaks, in full width. */

/** Digits in one piece. */
export interface DigitGroup {
  /** Place in the text, UTF-16 units, the end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  /** What stands between it and the group after it, when they may be one number; null otherwise. */
  readonly gapAfter: string | null;
}

/** Digits of several groups in a row, taken as one number. */
export interface WrittenDigits {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  /** How many groups. */
  readonly count: number;
  groups(): readonly DigitGroup[];
}

/** What words name the number that begins at a place: those before it, or the head of its column. */
export type LabelAt = (start: number) => string;

/** Spaces of any width and none, dashes, dots; or the end of a line. Tabs part cells, they don't part digits. */
const GAP =
  /^(?:[ \u00A0\u2002-\u200D\u2060\u3000\uFEFF\-‐‑‒–—－·.]{1,3}|[ \u3000]{0,4}\r?\n[ \u3000]{0,4})$/u;
const WIDEST_GAP = 10;

/** The text with letters, digits and marks of full width made narrow; every place stays what it was. */
export function inNarrowWidth(text: string): string {
  return text.replaceAll(/[\uFF01-\uFF5E]/gu, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
}

/** All groups of digits of a text in narrow width. */
export function digitGroups(narrow: string): DigitGroup[] {
  const found = [...narrow.matchAll(/\d+/gu)];
  return found.map((one, index) => {
    const end = one.index + one[0].length;
    const next = found[index + 1];
    const gap = next === undefined || next.index - end > WIDEST_GAP ? '' : narrow.slice(end, next.index);
    return { start: one.index, end, digits: one[0], gapAfter: GAP.test(gap) ? gap : null };
  });
}

/** Every way to join groups from one on to a number that has one of these lengths, the shortest first. */
export function joinedFrom(
  groups: readonly DigitGroup[],
  first: number,
  lengths: readonly number[],
): WrittenDigits[] {
  const ways: WrittenDigits[] = [];
  const most = lengths.at(-1) ?? 0;
  const start = groups[first]?.start ?? 0;
  let digits = '';
  for (let index = first; index < groups.length; index += 1) {
    const group = groups[index];
    digits += group?.digits.slice(0, most + 1) ?? '';
    if (group === undefined || digits.length > most) break;
    if (lengths.includes(digits.length)) {
      const end = index + 1;
      const joined = (): readonly DigitGroup[] => groups.slice(first, end);
      ways.push({ start, end: group.end, digits, count: end - first, groups: joined });
    }
    if (group.gapAfter === null) break;
  }
  return ways;
}

/** How many digits each group has: '3,4,4'. */
export function sizesOf(groups: readonly DigitGroup[]): string {
  return groups.map(({ digits }) => digits.length).join(',');
}

/** The words before a place, as far as they can name what stands there. */
export function wordsBefore(text: string, most = 16): LabelAt {
  return (start) => text.slice(Math.max(0, start - most), start);
}

/** ISO/IEC 7812: the last digit of a card's number is a check on the others. */
export function hasLuhnDigit(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const value = Number(digits.charAt(digits.length - 1 - at)) * (at % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}
