import type { CheckedText } from '../checked-text.ts';

type Stretch = readonly [start: number, end: number];

/**
 * Where a text has words that are known to be right: the office's own words, names and expressions, and the issuer's name.
 * The function that is returned gives the stretches that touch one.
 */
export function knownStretches({
  text,
  context,
}: CheckedText): (start: number, end: number) => readonly Stretch[] {
  const words = context.words;
  const known = new Set(
    [
      ...(words?.words ?? []),
      ...(words?.names ?? []),
      ...(words?.expressions ?? []).map((one) => one.right),
      ...(words?.series ?? []).flatMap((one) => [one.name, ...one.members]),
      context.issuer ?? '',
    ].filter((word) => word.length > 1),
  );
  if (known.size === 0) return () => [];
  const stretches = stretchesOf(text, [...known]);
  return (start, end) => stretches.filter(([from, to]) => from < end && start < to);
}

/** By the first two characters, so that thousands of words cost little. */
function stretchesOf(text: string, words: readonly string[]): Stretch[] {
  const byBeginning = new Map<string, string[]>();
  for (const word of words) {
    const beginning = word.slice(0, 2);
    byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), word]);
  }
  const stretches: Stretch[] = [];
  for (let at = 0; at + 1 < text.length; at++)
    for (const word of byBeginning.get(text.slice(at, at + 2)) ?? [])
      if (text.startsWith(word, at)) stretches.push([at, at + word.length]);
  return stretches;
}
