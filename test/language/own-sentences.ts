import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '../..');
const FOLDERS = ['data/demo', 'src', 'desk/src'];
/** Rules of text and their tests quote faults. */
const QUOTES_FAULTS = /\.test\.tsx?$|\/text\/|\/test\//u;
const LEAST_HAN = 8;
const LEAST_SHARE = 0.7;

/**
 * Chinese sentences of the product itself: the demo year's documents and what the program says to people. None was counted for
 * the model.
 */
export function ownSentences(): string[] {
  const sentences = new Set<string>();
  for (const folder of FOLDERS)
    for (const name of readdirSync(path.join(ROOT, folder), {
      recursive: true,
      encoding: 'utf8',
    }).toSorted()) {
      const file = path.join(folder, name).replaceAll('\\', '/');
      if (!/\.tsx?$/u.test(file) || QUOTES_FAULTS.test(file)) continue;
      for (const [words] of readFileSync(path.join(ROOT, file), 'utf8').matchAll(
        /[\u4e00-\u9fff][^'"`\n|<>{}$\\*]{8,400}/gu,
      )) {
        const han = words.match(/[\u4e00-\u9fff]/gu)?.length ?? 0;
        if (han >= LEAST_HAN && han / words.length > LEAST_SHARE) sentences.add(words);
      }
    }
  return [...sentences];
}
