import type { CheckedText } from './checked-text.ts';

/** What stands between 《 and 》, the outermost of them. */
export interface CitedTitle {
  /** From 《 to behind 》. */
  readonly start: number;
  readonly end: number;
  readonly title: string;
}

/** No title is longer; a mark that isn't closed by then opens none. */
const LONGEST = 120;

const known = new WeakMap<CheckedText, { titles: readonly CitedTitle[]; quotes: readonly CitedTitle[] }>();

/** The titles that a text cites, in its order; looked up once a text. */
export function titlesIn(checked: CheckedText): readonly CitedTitle[] {
  return spansOf(checked).titles;
}

/** Whether a stretch stands within a cited title: others' words, which nobody may change. */
export function isInTitle(checked: CheckedText, start: number, end: number): boolean {
  return covers(spansOf(checked).titles, start, end);
}

/** Whether it stands within “ ”, where somebody else may be speaking. */
export function isQuoted(checked: CheckedText, start: number, end: number): boolean {
  return covers(spansOf(checked).quotes, start, end);
}

function spansOf(checked: CheckedText): { titles: readonly CitedTitle[]; quotes: readonly CitedTitle[] } {
  const before = known.get(checked);
  if (before !== undefined) return before;
  const spans = { titles: outermost(checked.text, '《', '》'), quotes: outermost(checked.text, '“', '”') };
  known.set(checked, spans);
  return spans;
}

/** One pass: an opening mark waits for its closing one until the line, or of titles the sentence, is over. */
function outermost(text: string, open: string, close: string): CitedTitle[] {
  const found: CitedTitle[] = [];
  let waiting: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === open) waiting.push(at);
    else if (char === '\n' || (char === '。' && open === '《')) waiting = [];
    else if (char === close) {
      const start = waiting.pop();
      if (start === undefined || at - start > LONGEST) continue;
      while ((found.at(-1)?.start ?? -1) > start) found.pop();
      found.push({ start, end: at + 1, title: text.slice(start + 1, at) });
    }
  }
  return found;
}

/** Spans are in order and don't overlap. */
function covers(spans: readonly CitedTitle[], start: number, end: number): boolean {
  let [low, high] = [0, spans.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const span = spans[middle];
    if (span === undefined) return false;
    if (span.end <= start) low = middle + 1;
    else if (span.start >= end) high = middle - 1;
    else return span.start <= start && end <= span.end;
  }
  return false;
}
