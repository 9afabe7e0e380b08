import { gramsOf } from './similarity.ts';

/** Two agencies whose reports resemble each other in a part (雷同). */
export interface SamePair {
  readonly first: string;
  readonly second: string;
  readonly part: 1 | 5;
  /** Whole per cent of common runs of words. */
  readonly percent: number;
}

/** From here on the check of a single report warns too. */
const SAME_FROM = 60;
/** Shorter texts are alike by chance. */
const LEAST_LENGTH = 50;

/**
 * Pairs of agencies whose 总体情况 or 存在的主要问题及改进情况 are the same in `from` per cent or more, the most alike first.
 * Figures and punctuation don't count: a text with only its numbers changed is the same text.
 */
export function samePairs(
  reports: readonly { readonly name: string; readonly part: (number: 1 | 5) => string }[],
  from = SAME_FROM,
): SamePair[] {
  const pairs = ([1, 5] as const).flatMap((part) => {
    const texts = reports
      .map(({ name, part: textOf }) => ({ name, text: textOf(part) }))
      .filter(({ text }) => text.length >= LEAST_LENGTH)
      .map(({ name, text }) => ({ name, grams: gramsOf(text) }));
    return pairsOf(texts)
      .map(({ first, second, share }) => ({ first, second, part, percent: Math.round(share * 100) }))
      .filter(({ percent }) => percent >= from);
  });
  return pairs.toSorted((a, b) => b.percent - a.percent);
}

/**
 * How alike each text is to each that follows, as `similarity` says. A run of words looks up the texts before it that have it too,
 * so that only what is common is counted: two hundred reports take a fraction of a second and not ten.
 */
function pairsOf(
  texts: readonly { readonly name: string; readonly grams: ReadonlySet<string> }[],
): { readonly first: string; readonly second: string; readonly share: number }[] {
  const having = new Map<string, number[]>();
  const common = texts.map(({ grams }, at) => {
    const counts = new Uint32Array(at);
    for (const gram of grams) {
      const before = having.get(gram);
      if (before === undefined) {
        having.set(gram, [at]);
      } else {
        for (const other of before) counts[other] = (counts[other] ?? 0) + 1;
        before.push(at);
      }
    }
    return counts;
  });
  return texts.flatMap((first, at) =>
    texts.slice(at + 1).map((second, behind) => {
      const shared = common[at + 1 + behind]?.[at] ?? 0;
      const all = first.grams.size + second.grams.size - shared;
      return { first: first.name, second: second.name, share: all === 0 ? 0 : shared / all };
    }),
  );
}
