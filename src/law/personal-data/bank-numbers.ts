import { identityNumbersIn, type PersonalNumber } from './identity-numbers.ts';
import {
  type LabelAt,
  type WrittenDigits,
  digitGroups,
  hasLuhnDigit,
  inNarrowWidth,
  joinedFrom,
  sizesOf,
  wordsBefore,
} from './written-digits.ts';

/** A number that is an account or a card, or looks like it. */
export interface BankNumber extends PersonalNumber {
  /** Begins as cards do and ends in their check digit. */
  readonly isCard: boolean;
}

const LABEL = /(?:银行|卡号|账号|帐号|账户|帐户)[^，。；\d]{0,8}$/u;
/** 银联 (62), Visa, Mastercard: how long their numbers are. */
const CARD = /^(?:62\d{14,17}|4\d{15}|5[1-5]\d{14})$/;
const LENGTHS = [16, 17, 18, 19];
const MOST_GROUPS = 5;
const GROUPED = /^(?:4,4,4,[4-7]|4,4,4,4,[1-3]|6,1[0-3]|6,6,[4-7]|8,[89]|8,1[01])$/;

/** Numbers of 16 to 19 digits that are called an account or a card, or are a card by their form; identity numbers aren't among them. */
export function bankNumbersIn(
  text: string,
  labelAt: LabelAt = wordsBefore(text),
  identities: readonly PersonalNumber[] = identityNumbersIn(text, labelAt),
): BankNumber[] {
  const narrow = inNarrowWidth(text);
  const groups = digitGroups(narrow);
  const persons = new Set<number>();
  for (const { start, end } of identities) {
    for (let at = start; at < end; at += 1) persons.add(at);
  }
  const found: BankNumber[] = [];
  for (const [index, group] of groups.entries()) {
    if (group.start < (found.at(-1)?.end ?? 0) || persons.has(group.start)) continue;
    if (/[0-9A-Za-z-]/u.test(narrow.charAt(group.start - 1))) continue;
    const ways = joinedFrom(groups, index, LENGTHS).filter((way) => isShaped(narrow, way));
    if (ways.length === 0) continue;
    const labelled = LABEL.test(labelAt(group.start));
    const way = ways.find(({ digits }) => isCard(digits)) ?? (labelled ? ways.at(-1) : undefined);
    if (way === undefined) continue;
    found.push({ start: way.start, end: way.end, value: way.digits, labelled, isCard: isCard(way.digits) });
  }
  return found;
}

function isShaped(narrow: string, { end, count, groups }: WrittenDigits): boolean {
  if (count > MOST_GROUPS || /^(?:[A-Za-z-]|\.\d)/u.test(narrow.slice(end, end + 2))) return false;
  return count === 1 || GROUPED.test(sizesOf(groups()));
}

function isCard(digits: string): boolean {
  return CARD.test(digits) && hasLuhnDigit(digits);
}
