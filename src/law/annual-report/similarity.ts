const GRAM = 4;

/**
 * How alike two texts are, from 0 to 1: the share of common runs of four characters (Jaccard), figures, punctuation and
 * blanks left out, so that a text with only its numbers changed counts as the same.
 */
export function similarity(a: string, b: string): number {
  return sharedGrams(gramsOf(a), gramsOf(b));
}

function sharedGrams(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  if (left.size === 0 || right.size === 0) return 0;
  let common = 0;
  for (const gram of left) if (right.has(gram)) common += 1;
  return common / (left.size + right.size - common);
}

/** The different runs of four characters of a text, as `similarity` compares them; for comparing many texts with each other. */
export function gramsOf(text: string): ReadonlySet<string> {
  const characters = Array.from(text.replace(/[\d\s\p{P}]/gu, ''));
  const grams = new Set<string>();
  for (let at = 0; at + GRAM <= characters.length; at += 1)
    grams.add(characters.slice(at, at + GRAM).join(''));
  return grams;
}
