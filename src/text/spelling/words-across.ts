import { type Lexicon, NONE } from './lexicon.ts';

const LONGEST = 4;

/** Whether a word of two to four characters lies across a border of a stretch: 年[末按]规定, where 年末 is a word. */
export function isAcrossWords(
  lexicon: Lexicon,
  text: string,
  stretch: { start: number; end: number },
): boolean {
  return [stretch.start, stretch.end].some((border) => crosses(lexicon, text, border));
}

function crosses(lexicon: Lexicon, text: string, border: number): boolean {
  for (let from = Math.max(0, border - LONGEST + 1); from < border; from++) {
    let node = 0;
    for (let at = from; at < Math.min(text.length, from + LONGEST); at++) {
      node = lexicon.child(node, text.charCodeAt(at));
      if (node === NONE) break;
      if (at >= border && lexicon.wordAt(node) !== NONE) return true;
    }
  }
  return false;
}
