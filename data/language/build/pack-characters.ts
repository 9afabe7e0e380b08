import { packNumbers } from '../../../src/text/spelling/packed-bytes.ts';
import { counts } from './pack-model.ts';
import { readCounts } from './official-counts.ts';

/** A count as a byte: 4 steps a doubling. */
export function countCode(count: number): number {
  return Math.min(255, Math.round(Math.log2(count) * 4));
}

/** Strings of three and four characters with how often official texts have them, as `CharacterStrings` reads them. */
export function packCharacters(folder: string): Map<string, Uint8Array> {
  const threes = readCounts(folder, 'char3').map(([text = '', count = '0']) => ({
    text,
    count: Number(count),
  }));
  const fours = readCounts(folder, 'char4').map(([text = '', count = '0']) => ({
    text,
    count: Number(count),
  }));
  const alphabet = [...new Set([...threes, ...fours].flatMap(({ text }) => [...text]))]
    .filter((one) => one.length === 1)
    .toSorted();
  const numbers = new Map(alphabet.map((character, index) => [character, index]));
  const keyOf = (text: string): number =>
    [...text].reduce((key, one) => key * alphabet.length + (numbers.get(one) ?? Number.NaN), 0);
  const known = threes
    .map((row) => ({ ...row, key: keyOf(row.text) }))
    .filter(({ key }) => !Number.isNaN(key))
    .toSorted((one, other) => one.key - other.key);
  const places = new Map(known.map(({ text }, index) => [text, index]));
  const longer: { number: number; count: number }[][] = known.map(() => []);
  for (const { text, count } of fours) {
    const number = numbers.get(text.slice(3));
    const place = places.get(text.slice(0, 3));
    if (number !== undefined && place !== undefined) longer[place]?.push({ number, count });
  }
  for (const list of longer) list.sort((one, other) => one.number - other.number);
  return new Map([
    ['alphabet', packNumbers(steps(alphabet.map((one) => one.charCodeAt(0))))],
    ['threes', packNumbers(steps(known.map(({ key }) => key)))],
    ['threes-codes', Uint8Array.from(known, ({ count }) => countCode(count))],
    ['fours-counts', packNumbers(counts(longer))],
    ['fours-characters', packNumbers(longer.flatMap((list) => steps(list.map(({ number }) => number))))],
    ['fours-codes', Uint8Array.from(longer.flat(), ({ count }) => countCode(count))],
  ]);
}

function steps(sorted: readonly number[]): number[] {
  return sorted.map((one, index) => one - (index === 0 ? 0 : (sorted[index - 1] ?? 0)));
}
