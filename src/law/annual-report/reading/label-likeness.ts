/**
 * How much the words of a row are those of the form's row. Offices space labels out, number them otherwise, shorten and mistype
 * them; a label that is read for another one would put figures into the wrong cells, so likeness alone decides nothing: the
 * order of the form does, see `align-rows.ts`.
 */

/** A label without blanks, punctuation and its ordinal: `2. 重复 申请` becomes `重复申请`. */
export const bareLabel = remembered((text: string): string => {
  const narrow = text.normalize('NFKC').replaceAll(/[\s\u00a0\u3000\u200b-\u200d\ufeff]/gu, '');
  const unnumbered = narrow.replace(
    // An ordinal is a whole run of digits: parts of a run would be tried in every combination.
    /^(?:[([【]?[一二三四五六七八九十\d]{1,3}(?![一二三四五六七八九十\d])[)\]】]?[、.,:．]*)+(?=\D)/u,
    (ordinal) => (/[、.,:)\]】．]$/u.test(ordinal) ? '' : ordinal),
  );
  return unnumbered.replaceAll(/[^\p{L}\p{N}]/gu, '');
});

/** From 0 to 1; 1 for the same bare words. */
export function likeness(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  if (a === b) return 1;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const contained = short.length >= 4 && long.includes(short) ? 0.9 : 0;
  return Math.max(dice(a, b), contained, prefix(short, long), shortened(short, long));
}

function dice(a: string, b: string): number {
  const [left, right] = [pairs(a), pairs(b)];
  const all = a.length + b.length - 2;
  if (all <= 0) return 0;
  let common = 0;
  for (const [pair, count] of left) common += Math.min(count, right.get(pair) ?? 0);
  return (2 * common) / all;
}

/** How often each two neighbouring characters stand in a text. */
const pairs = remembered((text: string): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  for (let at = 0; at + 1 < text.length; at += 1) {
    const pair = text.slice(at, at + 2);
    found.set(pair, (found.get(pair) ?? 0) + 1);
  }
  return found;
});

/** A label that was cut off, as at the edge of a cell. */
function prefix(short: string, long: string): number {
  let same = 0;
  while (same < short.length && short[same] === long[same]) same += 1;
  return same >= 5 ? 0.85 * (same / short.length) : 0;
}

/** A label of which only some words were kept, in their order: 需另行制作 for 没有现成信息需要另行制作. */
function shortened(short: string, long: string): number {
  if (short.length < 3) return 0;
  let kept = 0;
  for (const character of long) if (character === short[kept]) kept += 1;
  return kept === short.length ? 0.7 : 0;
}

const MOST_REMEMBERED = 4_000;

/** Reports have the same few hundred labels: each is worked out once. */
function remembered<Result>(work: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const result = work(text);
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(text, result);
    return result;
  };
}
