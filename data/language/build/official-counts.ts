import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Rows of one of the gzipped lists of counts, without the comments on top. */
export function readCounts(folder: string, name: string): string[][] {
  const text = gunzipSync(readFileSync(path.join(folder, `official-${name}.tsv.gz`))).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
}

/** Word and frequency of jieba's dictionary, words of Han characters only. */
export function readDictionary(file: string): Map<string, number> {
  const words = new Map<string, number>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [word = '', count = '0'] = line.split(' ');
    if (/^[\u3400-\u9fff〇]+$/u.test(word)) words.set(word, Number(count));
  }
  return words;
}
