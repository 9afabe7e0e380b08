import { foldText } from './fold-text.ts';
import { pairsOf, runsOf } from './search-terms.ts';
import { cutWords, dictionaryWords, EMPTY_WORDS, isHan, isKnownWord } from './segmentation.ts';

const LONGEST = 6;

/** The words of a title that can be suggested: as it is cut, and two together where they aren't too long: 公租房 is 公 and 租房. */
export function titleWords(title: string): string[] {
  const words = new Set<string>();
  for (const run of runsOf(foldText(title))) {
    if (!run.han) continue;
    const cut = cutWords(run.text);
    for (const [index, word] of cut.entries()) {
      add(words, word);
      // Words within it, as 缴费 in 缴费通知; what the dictionary lacks may be two.
      for (const inner of isKnownWord(word) ? dictionaryWords(word) : pairsOf(word)) add(words, inner);
      const next = cut[index + 1];
      if (next !== undefined && !EMPTY_WORDS.has(word) && !EMPTY_WORDS.has(next))
        add(words, `${word}${next}`);
    }
  }
  return [...words];
}

function add(words: Set<string>, word: string): void {
  const { length } = [...word];
  if (length >= 2 && length <= LONGEST && isHan(word) && !EMPTY_WORDS.has(word)) words.add(word);
}
