import type { PlainDate } from '../../law/dates.ts';
import { LAW_CHANGES } from './law-changes.ts';
import LAWS from './laws.json' with { type: 'json' };

/** A version of a statute: the day from which it holds, and its last article; Infinity where that isn't known. */
export interface LawVersion {
  readonly from: PlainDate;
  readonly lastArticle: number;
}

/** What is known of a statute, as far as citing it goes. Facts only; what isn't listed may exist all the same. */
export interface LawFact {
  /** As it is cited: without 中华人民共和国. */
  readonly title: string;
  /** 法律, 行政法规, 地方性法规 …; 已废止 where nothing but its repeal is known. */
  readonly kind: string;
  /** Versions with the day from which they hold, the oldest first. Older ones may be missing. */
  readonly versions: readonly LawVersion[];
  /** Orders by which it was made public or revised, the oldest first. */
  readonly orders: readonly { readonly order: string; readonly date: PlainDate }[];
  /** Whether no other order can have made or revised it. */
  readonly ordersComplete: boolean;
  readonly repealed: { readonly by: string; readonly from: PlainDate } | null;
}

/** The day of which the list tells; what was changed after it may be missing. */
export const LAWS_KNOWN_UNTIL: PlainDate = LAWS.snapshot;

const STATE = '中华人民共和国';
let facts: ReadonlyMap<string, LawFact> | null = null;

/** All statutes by their titles as they are cited; read once, at the first question. */
export function lawFacts(): ReadonlyMap<string, LawFact> {
  facts ??= readFacts([...LAWS.laws, ...LAW_CHANGES.map(({ fact }) => fact)]);
  return facts;
}

/** A title as the list has it: without the state's name, with Chinese brackets, without what tells the version. */
export function citedTitle(title: string): string {
  return (title.startsWith(STATE) ? title.slice(STATE.length) : title)
    .replaceAll('(', '（')
    .replaceAll(')', '）')
    .replaceAll('<', '〈')
    .replaceAll('>', '〉')
    .replace(/（\d{4}(?:年)?(?:修[订正]|修订版|版)?）$/u, '');
}

function readFacts(lines: readonly string[]): Map<string, LawFact> {
  const found = new Map<string, LawFact>();
  for (const line of lines) {
    const [title = '', kind = '', versions = '', orders = '', complete = '', repealed = ''] = line.split('|');
    const before = found.get(title);
    found.set(title, {
      title,
      kind: before?.kind ?? kind,
      versions: [...(before?.versions ?? []), ...pairs(versions, ':').map(versionOf)],
      orders: [...(before?.orders ?? []), ...pairs(orders, '@').map(orderOf)].toSorted((one, other) =>
        one.date < other.date ? -1 : 1,
      ),
      ordersComplete: complete === '1' && (before?.ordersComplete ?? true),
      repealed: pairs(repealed, '@').map(([by, from]) => ({ by, from }))[0] ?? before?.repealed ?? null,
    });
  }
  return found;
}

function pairs(text: string, mark: string): [string, string][] {
  if (text === '') return [];
  return text.split(',').map((one) => {
    const at = one.lastIndexOf(mark);
    return [one.slice(0, at), one.slice(at + 1)];
  });
}

function versionOf([from, last]: [string, string]): LawVersion {
  return { from, lastArticle: last === '?' ? Infinity : Number(last) };
}

function orderOf([order, date]: [string, string]): LawFact['orders'][number] {
  return { order, date };
}
