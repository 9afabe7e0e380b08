import { lawFacts } from './law-facts.ts';

/** Finds titles of statutes one edit away from what was written. */
export interface TitleIndex {
  has(title: string): boolean;
  /** Titles that one wrong, missing, doubled or swapped character makes of it. */
  near(title: string): readonly string[];
}

let common: TitleIndex | null = null;

/** The index of the statutes that ship with the program; made once, at the first question. */
export function knownTitles(): TitleIndex {
  common ??= titleIndex([...lawFacts().keys()]);
  return common;
}

/**
 * One edit leaves either the first half of a title as it is or the second: titles are kept by both, so that few are compared.
 */
export function titleIndex(titles: readonly string[]): TitleIndex {
  const all = new Set(titles);
  const byHalf = new Map<string, string[]>();
  for (const title of all) {
    for (const key of halvesOf(title)) {
      const before = byHalf.get(key);
      if (before === undefined) byHalf.set(key, [title]);
      else before.push(title);
    }
  }
  return {
    has: (title) => all.has(title),
    near: (title) => {
      const lengths = [title.length - 1, title.length, title.length + 1];
      const candidates = lengths.flatMap((length) =>
        keysFor(title, length).flatMap((key) => byHalf.get(key) ?? []),
      );
      return [...new Set(candidates)].filter((one) => isOneEdit(one, title));
    },
  };
}

/** Whether one character put in, left out or replaced, or two neighbours swapped, make one of the other. */
export function isOneEdit(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1 || short === long) return false;
  let from = 0;
  while (from < short.length && short.charAt(from) === long.charAt(from)) from += 1;
  if (long.length > short.length) return short.slice(from) === long.slice(from + 1);
  if (short.slice(from + 1) === long.slice(from + 1)) return true;
  const swapped =
    short.charAt(from) === long.charAt(from + 1) && short.charAt(from + 1) === long.charAt(from);
  return swapped && short.slice(from + 2) === long.slice(from + 2);
}

/** Swapped neighbours may stand on both sides of the middle: halves leave one character out there. */
function halvesOf(title: string): readonly string[] {
  const middle = Math.floor(title.length / 2);
  return [
    `${title.length}<${title.slice(0, middle)}`,
    `${title.length}>${title.slice(middle)}`,
    `${title.length}<<${title.slice(0, middle - 1)}`,
  ];
}

function keysFor(title: string, length: number): readonly string[] {
  const middle = Math.floor(length / 2);
  return [
    `${length}<${title.slice(0, middle)}`,
    `${length}>${title.slice(title.length - (length - middle))}`,
    ...(length === title.length ? [`${length}<<${title.slice(0, middle - 1)}`] : []),
  ];
}
