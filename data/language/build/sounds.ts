import { pinyin } from 'pinyin-pro';

/** The syllables of a character, without tones; readings that only names and old books have come along. */
export function syllablesOf(character: string): string[] {
  return [...new Set(pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true }))].filter(
    (one) => /^[a-zü]+$/.test(one),
  );
}

/** A syllable as those say it who don't tell apart zh/z, ch/c, sh/s, n/l/r, f/h, -ng/-n. */
export function blurred(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^[nr]/, 'l')
    .replace(/^hu(?=.)/, 'f')
    .replace(/^h(?=u$)/, 'f')
    .replace(/^fi$/, 'fei')
    .replace(/^fn$/, 'fen')
    .replace(/ng$/, 'n');
}
