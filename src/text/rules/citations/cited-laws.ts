import type { PlainDate } from '../../../law/dates.ts';
import { type CitedTitle, titlesIn } from '../../cited-titles.ts';
import type { CheckedText } from '../../checked-text.ts';
import { type LawFact, citedTitle, lawFacts } from '../../data/law-facts.ts';
import { NO_WORDS, type OfficeLaw } from '../../office-words.ts';

/** A statute that the text cites by its title or by the short name that it gave it. */
export interface CitedLaw extends CitedTitle {
  readonly law: LawFact;
}

/** （以下简称《条例》） right behind a title. */
const SHORT_NAME = /^(?:（[^（）\n]{0,40}）)?（[^（）\n]{0,30}简称[：:]?[《“]([^《》“”\n]{1,20})[》”]）/u;

/** All known statutes that the text cites, in its order. */
export function lawsIn(checked: CheckedText): CitedLaw[] {
  const shortNames = new Map<string, LawFact>();
  return titlesIn(checked).flatMap((cited) => {
    const law = lawCalled(checked, cited.title) ?? shortNames.get(cited.title);
    if (law === undefined) return [];
    const short = SHORT_NAME.exec(checked.text.slice(cited.end, cited.end + 100))?.[1];
    if (short !== undefined) shortNames.set(short, law);
    return [{ ...cited, law }];
  });
}

/** The statute with a title, as the office or the list of the program knows it. */
export function lawCalled({ context }: CheckedText, title: string): LawFact | undefined {
  const name = citedTitle(title);
  const own = (context.words ?? NO_WORDS).laws?.find((law) => citedTitle(law.title) === name);
  return own === undefined ? lawFacts().get(name) : factOf(own, name);
}

/** The version in force on a day; without a day, the newest. */
export function versionOn(
  law: LawFact,
  date: PlainDate | undefined,
): LawFact['versions'][number] | undefined {
  const sorted = law.versions.toSorted((one, other) => (one.from < other.from ? -1 : 1));
  return sorted.findLast(({ from }) => date === undefined || from <= date);
}

function factOf(own: OfficeLaw, title: string): LawFact {
  const { from, lastArticle, order, repealed } = own;
  return {
    title,
    kind: '本机关补充',
    versions: from === undefined || lastArticle === undefined ? [] : [{ from, lastArticle }],
    orders: from === undefined || order === undefined ? [] : [{ order, date: from }],
    ordersComplete: order !== undefined,
    repealed: repealed ?? null,
  };
}
