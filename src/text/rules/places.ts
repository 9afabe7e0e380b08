import type { CheckedText, TextBlock } from '../checked-text.ts';
import type { TextSeverity } from '../text-finding.ts';
import type { Found, TextRule } from '../text-rule.ts';

/** Chinese characters, to stand within a character class of a pattern. */
export const HAN = '\\u4e00-\\u9fff〇';

const LATIN = /[a-z]/giu;
const HAN_EACH = new RegExp(`[${HAN}]`, 'gu');

/** Whether what stands around a place is another language that quotes Chinese words: its own marks are right there. */
export function isForeign(text: string, at: number): boolean {
  const around = text.slice(Math.max(0, at - 30), at + 30);
  return (around.match(LATIN)?.length ?? 0) > (around.match(HAN_EACH)?.length ?? 0);
}

/** What a rule says of a match; places are counted from the beginning of the match. */
export interface Said {
  readonly reason: string;
  readonly suggestion?: string;
  readonly severity?: TextSeverity;
  /** Where the fault begins and ends; the whole match where they are missing. */
  readonly from?: number;
  readonly to?: number;
}

/** The matches of a pattern (with the flag g) that touch no network address. */
export function* matchesOf(checked: CheckedText, pattern: RegExp): Generator<RegExpExecArray> {
  for (const found of checked.text.matchAll(pattern)) {
    if (!checked.isAddress(found.index, found.index + found[0].length)) yield found;
  }
}

/** A rule's check that is one pattern; null says that a match is no fault. */
export function byPattern(
  pattern: RegExp,
  say: (found: RegExpExecArray, checked: CheckedText) => Said | null,
): TextRule['check'] {
  return function* check(checked) {
    for (const found of matchesOf(checked, pattern)) {
      const said = say(found, checked);
      if (said !== null) yield placed(said, found.index, found[0].length);
    }
  };
}

/** The same for faults that are a habit: only the first is told, with how often the text has it. */
export function oncePerText(
  pattern: RegExp,
  say: (found: RegExpExecArray, checked: CheckedText) => Said | null,
): TextRule['check'] {
  const every = byPattern(pattern, say);
  return (checked) => onlyFirst(every(checked));
}

/** The first of the places, with how many there are. */
export function onlyFirst(found: Iterable<Found>): Found[] {
  const [first, ...others] = found;
  if (first === undefined) return [];
  if (others.length === 0) return [first];
  return [{ ...first, reason: `${first.reason}全文共有${others.length + 1}处，只在第一处提示。` }];
}

/** A rule's check of one block at a time. `at` counts from the beginning of the block. */
export function byBlock(
  say: (words: string, block: TextBlock, checked: CheckedText) => Iterable<Said & { readonly at: number }>,
): TextRule['check'] {
  return function* check(checked) {
    for (const block of checked.blocks) {
      const words = checked.text.slice(block.start, block.end);
      for (const { at, ...said } of say(words, block, checked)) {
        const place = placed(said, block.start + at, words.length - at);
        if (!checked.isAddress(place.start, place.end)) yield place;
      }
    }
  };
}

/** The block that holds a place; undefined between blocks. */
export function blockAt(checked: CheckedText, at: number): TextBlock | undefined {
  let [low, high] = [0, checked.blocks.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const block = checked.blocks[middle];
    if (block === undefined) return undefined;
    if (at < block.start) high = middle - 1;
    else if (at >= block.end) low = middle + 1;
    else return block;
  }
  return undefined;
}

function placed(said: Said, at: number, length: number): Found {
  return {
    start: at + (said.from ?? 0),
    end: at + (said.to ?? length),
    reason: said.reason,
    ...(said.suggestion === undefined ? {} : { suggestion: said.suggestion }),
    ...(said.severity === undefined ? {} : { severity: said.severity }),
  };
}
