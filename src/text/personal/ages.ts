import { inNarrowWidth } from '../../law/personal-data/written-digits.ts';
import { isResidentId } from '../../law/resident-id.ts';
import type { PersonalView } from './personal-view.ts';
import type { TextCell } from './text-tables.ts';

const OF_AGE = 18;
const OLDEST = 120;

/**
 * The year in which a text was written: of its day, else the latest that it names, by which nothing is certain; null when it names
 * none. Days of birth stand in a text too.
 */
export function yearOfText(view: PersonalView): number | null {
  const { date } = view.checked.context;
  if (date !== undefined) return Number(date.slice(0, 4));
  const years = [...view.narrow.matchAll(/(?<!\d)(20[0-4]\d)年(?!(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出生|生))/gu)]
    .filter(({ index }) => view.cellAt(index)?.cell.role !== 'birth')
    .map((found) => Number(found[1]));
  return years.length === 0 ? null : years.reduce((latest, one) => Math.max(latest, one), 0);
}

/** Whether the person of a row isn't of age: by the age, the day of birth or the number beside the name; null: it isn't told. */
export function isMinor(row: readonly TextCell[], year: number | null): boolean | null {
  const age = row.find((cell) => cell.role === 'age' && /^\d{1,3}\s?(?:岁|周岁)?$/u.test(cell.words));
  if (age !== undefined) return Number.parseInt(age.words, 10) < OF_AGE;
  const born = row.map((cell) => birthYear(cell)).find((one) => one !== null);
  if (born === undefined || born === null || year === null) return null;
  const years = year - born;
  return years < 0 || years > OLDEST ? null : years < OF_AGE;
}

function birthYear(cell: TextCell): number | null {
  if (cell.role === 'birth') {
    const year = /(?<!\d)((?:19|20)\d{2})/u.exec(cell.words)?.[1];
    return year === undefined ? null : Number(year);
  }
  if (cell.role !== 'identity' && cell.role !== 'schoolRoll') return null;
  const number = inNarrowWidth(cell.words)
    .toUpperCase()
    .replaceAll(/[^\dX*]/gu, '');
  if (isResidentId(number)) return Number(number.slice(6, 10));
  // Of a masked number too, where it shows the year.
  const year =
    cell.role === 'identity' ? /^[\d*]{6}((?:19|20)\d{2})[\dX*]{8}$/u.exec(number)?.[1] : undefined;
  return year === undefined ? null : Number(year);
}
