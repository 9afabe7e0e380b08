import { parsePlainDate } from '../dates.ts';
import { isResidentId } from '../resident-id.ts';
import {
  type LabelAt,
  type WrittenDigits,
  digitGroups,
  inNarrowWidth,
  joinedFrom,
  wordsBefore,
} from './written-digits.ts';

/** A number that belongs to one person. */
export interface PersonalNumber {
  /** Place in the text, UTF-16 units, the end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Without separators, in narrow width. */
  readonly value: string;
  /** It is called what it is. */
  readonly labelled: boolean;
}

/** Numbers that are called so are taken for it, whatever their last digit. */
const LABEL =
  /(?:身份证(?:件|证)?(?:号码?|编号)?|身份号码?|证件编?号码?)(?:[（(][^（）()]{0,12}[）)])?[：:为是\s]{0,3}$/u;
/** Provinces of GB/T 2260, those of residence permits, and 99, which belongs to no region and stands in samples. */
const REGION = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9[19])/;
const LETTER_X = /^[ \u00A0\u3000\-－]{0,2}([Xx×✕✖ХхΧχⅩ])(?:[1-7][1-4](?:[Bb]\d)?)?(?![0-9A-Za-z])/u;
const LENGTHS = [15, 17, 18, 20];
/** 残疾人证 (20 digits): an identity number, the kind and the degree. 学籍号: a letter and an identity number. */
const DISABILITY_CARD = /^(\d{18})[1-7][1-4]$/;
const ROLL_LETTER = /(?<![0-9A-Za-z])[GLgl]$/u;

/**
 * 公民身份号码 in a text: those with a region, a day of birth and a right check character (GB 11643), however they are written;
 * and any of 18 or 15 digits that is called one. In the order in which they stand.
 */
export function identityNumbersIn(text: string, labelAt: LabelAt = wordsBefore(text)): PersonalNumber[] {
  const narrow = inNarrowWidth(text);
  const groups = digitGroups(narrow);
  const found: PersonalNumber[] = [];
  for (const [index, group] of groups.entries()) {
    if (group.start < (found.at(-1)?.end ?? 0) || !mayBegin(narrow, group.start)) continue;
    const ways = joinedFrom(groups, index, LENGTHS).toReversed();
    const one = ways.map((way) => identityOf(narrow, way, labelAt)).find((number) => number !== null);
    if (one !== undefined && one !== null) found.push(one);
  }
  return found;
}

function mayBegin(narrow: string, start: number): boolean {
  const before = narrow.slice(Math.max(0, start - 2), start);
  return !/[0-9A-Za-z]$/u.test(before) || ROLL_LETTER.test(before);
}

function identityOf(narrow: string, way: WrittenDigits, labelAt: LabelAt): PersonalNumber | null {
  const { start, digits } = way;
  const x = digits.length === 17 ? LETTER_X.exec(narrow.slice(way.end, way.end + 4)) : null;
  const value = x === null ? digits : `${digits}X`;
  const end = way.end + (x?.[0].length ?? 0);
  if (/^[0-9A-Za-z]/u.test(narrow.slice(end, end + 1))) return null;
  const card = DISABILITY_CARD.exec(value)?.[1];
  if (isPersons(card ?? value))
    return { start, end, value: card ?? value, labelled: LABEL.test(labelAt(start)) };
  const shaped = value.length === 18 || (value.length === 15 && isOldNumber(value));
  return shaped && LABEL.test(labelAt(start)) ? { start, end, value, labelled: true } : null;
}

function isPersons(value: string): boolean {
  return /^\d{6}(?:1[89]|20)/u.test(value) && REGION.test(value) && isResidentId(value);
}

/** 15 digits, until 1999: the year of birth has two. */
function isOldNumber(value: string): boolean {
  return parsePlainDate(`19${value.slice(6, 8)}-${value.slice(8, 10)}-${value.slice(10, 12)}`) !== null;
}
