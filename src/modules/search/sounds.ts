import { pinyin } from 'pinyin-pro';

/**
 * How a word is spoken, roughly: syllables without tones, and without the differences that many dialects don't make (zh and z, n and
 * l, in and ing). Words that sound alike have the same.
 */
export function soundOf(word: string): string {
  return pinyin(word, { toneType: 'none', type: 'array' }).map(rough).join(' ');
}

function rough(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/u, '$1')
    .replace(/^n(?=[^g])/u, 'l')
    .replace(/^r/u, 'l')
    .replace(/(?<=[aei])ng$/u, 'n')
    .replaceAll('ü', 'v');
}

/** A word with each of its characters left open in turn: those that share one differ in a single character. Of two nothing would be left. */
export function holesOf(word: string): string[] {
  const characters = [...word];
  if (characters.length < 3) return [];
  return characters.map((_, open) => characters.map((one, index) => (index === open ? '_' : one)).join(''));
}
