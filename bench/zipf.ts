import { dict } from '@node-rs/jieba/dict.js';

/** Numbers from 0 up to 1 that look like chance and are the same each time. */
export function chances(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const VOCABULARY = 40_000;

/** Words of the dictionary, the most frequent first. */
export function vocabulary(): string[] {
  return new TextDecoder()
    .decode(dict)
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([word = '']) => /^\p{Script=Han}{2,4}$/u.test(word))
    .toSorted((a, b) => Number(b[1]) - Number(a[1]))
    .slice(0, VOCABULARY)
    .map(([word = '']) => word);
}

/** Draws words as texts have them: the k-th most frequent about 1/k times as often as the first. */
export function zipfWords(words: readonly string[], chance: () => number): () => string {
  const sums = new Float64Array(words.length);
  let sum = 0;
  for (let k = 0; k < words.length; k += 1) {
    sum += 1 / (k + 10);
    sums[k] = sum;
  }
  return () => {
    const wanted = chance() * sum;
    let low = 0;
    let high = words.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? sum) < wanted) low = middle + 1;
      else high = middle;
    }
    return words[low] ?? '';
  };
}

/** A text of about so many characters, with stops. */
export function zipfText(draw: () => string, chance: () => number, characters: number): string {
  let text = '';
  let sentence = 0;
  while (text.length < characters) {
    const word = draw();
    text += word;
    sentence += word.length;
    if (sentence > 12 + chance() * 20) {
      text += chance() < 0.6 ? '，' : '。';
      sentence = 0;
    }
  }
  return `${text}。`;
}
