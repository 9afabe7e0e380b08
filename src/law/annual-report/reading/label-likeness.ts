/**
 * How much the words of a row are those of the form's row. Offices space labels out, number them otherwise, shorten and mistype
 * them; a label that is read for another one would put figures into the wrong cells, so likeness alone decides nothing: the
 * order of the form does, see `align-rows.ts`.
 */

/** A label without blanks, punctuation and its ordinal: `2. 重复 申请` becomes `重复申请`. */
export function bareLabel(text: string): string {
  const narrow = text.normalize('NFKC').replaceAll(/[\s\u00a0\u3000\u200b-\u200d\ufeff]/gu, '');
  const unnumbered = narrow.replace(
    /^(?:[([【]?[一二三四五六七八九十\d]{1,3}[)\]】]?[、.,:．]*)+(?=\D)/u,
    (ordinal) => (/[、.,:)\]】．]$/u.test(ordinal) ? '' : ordinal),
  );
  return unnumbered.replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** From 0 to 1; 1 for the same bare words. */
export function likeness(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  if (a === b) return 1;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const contained = short.length >= 4 && long.includes(short) ? 0.9 : 0;
  return Math.max(dice(a, b), contained, prefix(short, long));
}

function dice(a: string, b: string): number {
  const [left, right] = [pairs(a), pairs(b)];
  const all = left.length + right.length;
  if (all === 0) return 0;
  const rest = [...right];
  const common = left.filter((pair) => {
    const at = rest.indexOf(pair);
    if (at < 0) return false;
    rest.splice(at, 1);
    return true;
  }).length;
  return (2 * common) / all;
}

function pairs(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
}

/** A label that was cut off, as at the edge of a cell. */
function prefix(short: string, long: string): number {
  let same = 0;
  while (same < short.length && short[same] === long[same]) same += 1;
  return same >= 5 ? 0.85 * (same / short.length) : 0;
}
