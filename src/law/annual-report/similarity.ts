const GRAM = 4;

/**
 * How alike two texts are, from 0 to 1: the share of common runs of four characters (Jaccard), figures, punctuation and
 * blanks left out, so that a text with only its numbers changed counts as the same.
 */
export function similarity(a: string, b: string): number {
  const [left, right] = [gramsOf(a), gramsOf(b)];
  if (left.size === 0 || right.size === 0) return 0;
  let common = 0;
  for (const gram of left) if (right.has(gram)) common += 1;
  return common / (left.size + right.size - common);
}

function gramsOf(text: string): Set<string> {
  const characters = Array.from(text.replace(/[\d\s\p{P}]/gu, ''));
  const grams = new Set<string>();
  for (let at = 0; at + GRAM <= characters.length; at += 1)
    grams.add(characters.slice(at, at + GRAM).join(''));
  return grams;
}
