import type { PlainDate } from '../../../law/dates.ts';
import { type CitedTitle, titlesIn } from '../../cited-titles.ts';
import type { CheckedText } from '../../checked-text.ts';
import { type LawFact, type LawVersion, citedTitle, lawFacts } from '../../data/law-facts.ts';
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

/** The statute with a title: what the program knows of it, and what the office has added. */
export function lawCalled({ context }: CheckedText, title: string): LawFact | undefined {
  const name = citedTitle(title);
  const known = lawFacts().get(name);
  const own = ((context.words ?? NO_WORDS).laws ?? []).filter((law) => citedTitle(law.title) === name);
  return own.length === 0 ? known : own.reduce<LawFact>(withOwn, known ?? unknown(name));
}

/** The version in force on a day; undefined before the first that is known. */
export function versionOn(law: LawFact, date: PlainDate): LawVersion | undefined {
  const sorted = law.versions.toSorted((one, other) => (one.from < other.from ? -1 : 1));
  return sorted.findLast(({ from }) => from <= date);
}

function unknown(title: string): LawFact {
  return { title, kind: '本机关补充', versions: [], orders: [], ordersComplete: true, repealed: null };
}

/** What an office says of a version takes the place of what the program says of one from the same day. */
function withOwn(fact: LawFact, { from, lastArticle, order, repealed }: OfficeLaw): LawFact {
  const version = from === undefined || lastArticle === undefined ? [] : [{ from, lastArticle }];
  const ordered = from === undefined || order === undefined ? [] : [{ order, date: from }];
  return {
    ...fact,
    versions: [...fact.versions.filter((one) => one.from !== from || version.length === 0), ...version],
    orders: [...fact.orders, ...ordered].toSorted((one, other) => (one.date < other.date ? -1 : 1)),
    repealed: repealed ?? (isMadeAgain(fact, from) ? null : fact.repealed),
  };
}

/** A version from a day on which the statute had ended: it was made again under its old name. */
function isMadeAgain({ repealed }: LawFact, from: PlainDate | undefined): boolean {
  return repealed !== null && from !== undefined && from >= repealed.from;
}
