import type { CheckedText } from '../../checked-text.ts';
import { HAN } from '../places.ts';
import { type Mark, pairingOf } from './bracket-pairs.ts';

/** A double quote that stands the wrong way round. */
export interface ReversedQuote {
  readonly at: number;
  /** What should stand there. */
  readonly right: '“' | '”';
}

/** What is quoted thus is short: of two quotes far from each other nobody knows what was meant. */
const LONGEST = 40;

/**
 * Quotes whose partner looks the same way (”放管服”) or away from them (”放管服“). Of three and more that are left over in one
 * block nothing is sure, and nothing is told here.
 */
export function reversedQuotes(checked: CheckedText): ReversedQuote[] {
  const byBlock = new Map<number, Mark[]>();
  for (const mark of pairingOf(checked).alone) {
    if (mark.sign !== '“' && mark.sign !== '”') continue;
    const beside = byBlock.get(mark.block);
    if (beside === undefined) byBlock.set(mark.block, [mark]);
    else beside.push(mark);
  }
  return [...byBlock.values()].flatMap((marks) => inPairs(checked.text, marks));
}

function inPairs(text: string, marks: readonly Mark[]): ReversedQuote[] {
  if (marks.length % 2 !== 0) return [];
  const found: ReversedQuote[] = [];
  for (let index = 0; index < marks.length; index += 2) {
    const [first, second] = [marks[index], marks[index + 1]];
    if (first === undefined || second === undefined || !isQuoted(text, first, second)) return [];
    if (first.sign === '”') found.push({ at: first.at, right: '“' });
    if (second.sign === '“') found.push({ at: second.at, right: '”' });
  }
  return found;
}

function isQuoted(text: string, first: Mark, second: Mark): boolean {
  const inside = text.slice(first.at + 1, second.at);
  return (
    inside.length <= LONGEST &&
    !/[“”。；\n]/u.test(inside.slice(0, -1)) &&
    new RegExp(`[${HAN}\\d]`, 'u').test(inside)
  );
}
