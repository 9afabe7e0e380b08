import { foldText } from './fold-text.ts';
import { runsOf } from './search-terms.ts';

/** Words that stand for each other, by each of them, folded. */
export type Synonyms = ReadonlyMap<string, readonly string[]>;

const BETWEEN = /[、,，=|／/\t]+/u;
/** A list beyond this is no list any more. */
export const MAX_SYNONYM_LINES = 2_000;
/** A query stays small, however many words a line holds. */
const MAX_WORDS = 12;

/** The lines of a list as people write it: words that mean the same, with 、 between them. Words in two lines belong to both. */
export function parseSynonyms(list: string): Synonyms {
  const groups = new Map<string, Set<string>>();
  for (const line of list.split('\n').slice(0, MAX_SYNONYM_LINES)) {
    const words = wordsOf(line);
    for (const word of words) {
      const known = groups.get(word) ?? new Set([word]);
      for (const other of words) if (known.size < MAX_WORDS) known.add(other);
      groups.set(word, known);
    }
  }
  return new Map([...groups].map(([word, group]) => [word, [...group]]));
}

/** What a line has wrong, in Chinese; empty for a good list. Blank lines and lines after # are no words. */
export function synonymFaults(list: string): string[] {
  const lines = list.split('\n');
  const faults = lines.flatMap((line, index) => {
    const bare = line.replace(/#.*$/u, '').trim();
    if (bare === '' || wordsOf(line).length >= 2) return [];
    return [`第 ${index + 1} 行“${bare.slice(0, 20)}”只有一个词，请用顿号隔开两个以上意思相同的词。`];
  });
  if (lines.length > MAX_SYNONYM_LINES) faults.push(`同义词最多 ${MAX_SYNONYM_LINES} 行。`);
  return faults;
}

/** Words are compared by what can be found of them: where a bracket stood there is a blank. */
function wordsOf(line: string): string[] {
  const words = line
    .replace(/#.*$/u, '')
    .split(BETWEEN)
    .map((word) =>
      runsOf(foldText(word))
        .map(({ text }) => text)
        .join(' '),
    );
  return [...new Set(words.filter((word) => word.length >= 2 && word.length <= 20))];
}

/** The longest word of the list that begins at a place of a run; null when none does. */
export function synonymAt(run: string, at: number, synonyms: Synonyms): string | null {
  for (let length = Math.min(20, run.length - at); length >= 2; length -= 1) {
    const word = run.slice(at, at + length);
    if (synonyms.has(word)) return word;
  }
  return null;
}
