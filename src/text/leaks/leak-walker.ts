import type { UnitVisitor } from './byte-readings.ts';
import { SEPARATOR, foldedUnit, isDigit } from './folded-characters.ts';
import type { SecretForm } from './secret-forms.ts';
import type { WordAutomaton } from './word-automaton.ts';

/** A form of a value, found. */
export interface FoundForm {
  readonly value: number;
  readonly start: number;
  readonly end: number;
  readonly reversed: boolean;
}

/** Takes a text unit by unit; `finish` tells what could still go on. */
export interface LeakWalker {
  readonly visit: UnitVisitor;
  finish(): void;
}

/** More separators than these between two characters, and they don't belong together. */
const WIDEST_GAP = 4;
const SPACE = /[\s\u200B-\u200F\u2060-\u2069\uFEFF\u00AD]/u;
const LINE_END = /[\r\n\u2028\u2029]/u;

/** Walks over a text, tells each form of a value that stands in it. */
export function leakWalker(
  automaton: WordAutomaton,
  forms: readonly SecretForm[],
  tell: (found: FoundForm) => void,
): LeakWalker {
  // Starts of the last characters, and whether a digit stood right before each; as many as the longest form has.
  const size = automaton.longest;
  const starts = new Float64Array(size);
  const afterDigit = new Uint8Array(size);
  let [state, count, gap] = [0, 0, 0];
  // Where the last separator ended that a short value can't hold, and where the last digit did.
  let [hardEnd, digitEnd] = [-1, -1];
  let pending: FoundForm[] = [];

  const settle = (start: number, unit: number): void => {
    for (const one of pending) if (!(one.end === start && isDigit(unit))) tell(one);
    pending = [];
  };

  const ended = (number: number, end: number): void => {
    const form = forms[number];
    if (form === undefined) return;
    const slot = (count - form.units.length) % size;
    const start = starts[slot] ?? 0;
    const one = { value: form.value, start, end, reversed: form.reversed };
    if (!form.short) return tell(one);
    if (hardEnd > start) return;
    if (!isDigit(form.units[0] ?? 0) || afterDigit[slot] === 0) {
      if (isDigit(form.units.at(-1) ?? 0)) pending.push(one);
      else tell(one);
    }
  };

  const visit: UnitVisitor = (raw, start, end) => {
    const unit = foldedUnit(raw);
    if (unit === SEPARATOR) {
      gap += 1;
      if (gap > WIDEST_GAP) state = automaton.root;
      if (state !== automaton.root && isHard(raw)) hardEnd = end;
      return;
    }
    if (pending.length > 0) settle(start, unit);
    gap = 0;
    state = automaton.next(state, unit);
    if (state !== automaton.root) {
      starts[count % size] = start;
      afterDigit[count % size] = digitEnd === start ? 1 : 0;
      count += 1;
      for (const number of automaton.endingIn(state)) ended(number, end);
    }
    if (isDigit(unit)) digitEnd = end;
  };
  return { visit, finish: () => settle(-1, 0) };
}

function isHard(raw: number): boolean {
  const char = String.fromCharCode(raw);
  return LINE_END.test(char) || !SPACE.test(char);
}
