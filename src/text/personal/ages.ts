import type { PersonalView } from './personal-view.ts';
import type { TextCell } from './text-tables.ts';

const OF_AGE = 18;
const OLDEST = 120;

/** The year in which a text was written: of its day, else the latest that it names; null when it names none. */
export function yearOfText(view: PersonalView): number | null {
  const { date } = view.checked.context;
  if (date !== undefined) return Number(date.slice(0, 4));
  const years = [...view.narrow.matchAll(/(?<!\d)(20[0-4]\d)(?=年|[-/.]\d)/gu)].map((found) =>
    Number(found[1]),
  );
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
  // Also of a masked number, where it shows the year.
  const year = /^[\dGL*×]\d{0,1}[\d*×]{4}[\d*×]?((?:19|20)\d{2})[\d*×]{4,8}[\dXx*×]{0,4}$/u.exec(
    cell.words,
  )?.[1];
  return year === undefined ? null : Number(year);
}
