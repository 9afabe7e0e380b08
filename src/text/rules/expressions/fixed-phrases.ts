import type { CheckedText } from '../../checked-text.ts';
import { FIXED_PHRASES, type FixedPhrase } from '../../data/fixed-phrases.ts';
import { termScanner } from '../../term-scanner.ts';
import type { Found, TextRule } from '../../text-rule.ts';
import { isOwnDraft } from './own-drafts.ts';

interface Half {
  readonly words: string;
  readonly phrase: FixedPhrase;
  /** Whether it is the front of the phrase. */
  readonly isFront: boolean;
}

const halves = termScanner<Half>(
  FIXED_PHRASES.flatMap((phrase) => {
    const middle = Math.ceil(phrase.words.length / 2);
    return [
      { words: phrase.words.slice(0, middle), phrase, isFront: true },
      { words: phrase.words.slice(middle), phrase, isFront: false },
    ];
  }).filter((half, index, all) => all.findIndex(({ words }) => words === half.words) === index),
);

const whole = termScanner(FIXED_PHRASES);

/** T14: a character of such a phrase is another one, or is missing. A faultless half of it tells which phrase is meant. */
export const FIXED_PHRASE_RULE: TextRule = {
  id: 'T14',
  kind: 'expression',
  severity: 'gate',
  name: '固定表述有错字、漏字',
  standard: '《中华人民共和国宪法》；中国共产党章程总纲；党的二十大报告等文件的表述',
  bad: '深入学习贯彻习近平新时代中国特色社会主思想。',
  good: '深入学习贯彻习近平新时代中国特色社会主义思想。',
  check: (checked) => (isOwnDraft(checked) ? [...slips(checked)] : []),
};

function* slips({ text }: CheckedText): Generator<Found> {
  const right = whole(text).map(({ term, at }) => [at, at + term.words.length] as const);
  let [told, next] = [0, 0];
  for (const { term, at } of halves(text)) {
    // Both come in the order of the text.
    while ((right[next]?.[1] ?? Infinity) <= at) next += 1;
    if (at < told || (right[next]?.[0] ?? Infinity) < at + term.words.length) continue;
    const meant = FIXED_PHRASES.filter(
      ({ words }) => words.startsWith(term.words) || words.endsWith(term.words),
    ).map((phrase) => ({ ...term, phrase, isFront: phrase.words.startsWith(term.words) }));
    // 社会主义现代化的国家: a word put in is a way of speaking, and no slip of another phrase.
    if (meant.some((half) => isWidened(text, half, at))) continue;
    const slip = meant.map((half) => slipOf(text, half, at)).find((one) => one !== null);
    if (slip === undefined || slip === null) continue;
    told = slip.end;
    yield slip;
  }
}

function slipOf(
  text: string,
  { words, phrase: { words: phrase, source }, isFront }: Half,
  at: number,
): Found | null {
  const rest = isFront ? phrase.slice(words.length) : phrase.slice(0, phrase.length - words.length);
  for (const length of [rest.length, rest.length - 1]) {
    const start = isFront ? at : at - length;
    const end = isFront ? at + words.length + length : at + words.length;
    // 中华人民共和__: a gap that somebody fills in.
    if (start < 0 || GAP.test(text.slice(start, end + 1))) continue;
    const other = isFront ? text.slice(at + words.length, end) : text.slice(start, at);
    if (other.length === length && isOneOff(other, rest))
      return {
        start,
        end,
        suggestion: phrase,
        reason: `“${text.slice(start, end)}”疑为“${phrase}”之误（${source}），这一表述不能有错字、漏字。`,
      };
  }
  return null;
}

const GAP = /[_＿]/u;

/** The phrase with one character put in. */
function isWidened(text: string, { words, phrase: { words: phrase }, isFront }: Half, at: number): boolean {
  const rest = isFront ? phrase.slice(words.length) : phrase.slice(0, phrase.length - words.length);
  const start = isFront ? at + words.length : Math.max(0, at - rest.length - 1);
  const there = text.slice(start, isFront ? start + rest.length + 1 : at);
  return there.length === rest.length + 1 && isOneLess(rest, there);
}

/** One character replaced, or one missing; the rest is the same, and there is enough of it. */
function isOneOff(other: string, right: string): boolean {
  if (right.length < 3) return false;
  if (other.length === right.length) {
    const different = [...right].filter((character, index) => character !== other[index]).length;
    // Of a long phrase a whole word may be another one: 社会注意.
    return different > 0 && different <= (right.length >= 7 ? 2 : 1);
  }
  return isOneLess(other, right);
}

/** Whether it is the longer one without one of its characters. */
function isOneLess(shorter: string, longer: string): boolean {
  for (let gap = 0; gap < longer.length; gap++)
    if (longer.slice(0, gap) + longer.slice(gap + 1) === shorter) return true;
  return false;
}
