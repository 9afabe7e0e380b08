import { findLeaks } from '../../text/leak-search.ts';
import { isSearchable } from '../../text/leaks/secret-forms.ts';
import type { MaskedValue } from '../../text/masking-rule.ts';

/** Where a value stands in a text: UTF-16 units, the end exclusive. */
export interface ValuePlace {
  readonly start: number;
  readonly end: number;
  readonly value: MaskedValue;
}

/** What stands between two cells or paragraphs: more blanks than any value reaches over. */
export const BREAK = '\n\n\n\n\n';

const LEAST_DIGITS = 4;

/** A number that doesn't come about by chance, however its digits are spread. */
export function isLongNumber(value: string): boolean {
  const units = value.normalize('NFKC').replaceAll(/[\s.-]/gu, '');
  return /^\d{10,}[\dXx]$/u.test(units);
}

/** Whether a value can be looked for: two characters at least, or four where all are digits. */
export function isMaskable(value: string): boolean {
  const digits = value.replaceAll(/\D/gu, '');
  return isSearchable(value) && (!/^[\d\s.-]*$/u.test(value) || digits.length >= LEAST_DIGITS);
}

/** Throws `RangeError` for values that would match everything: fewer than two characters, or than four where all are digits. */
export function assertValues(values: readonly MaskedValue[]): void {
  for (const { value } of values)
    if (!isMaskable(value))
      throw new RangeError('a value to be masked has at least two characters, or four digits');
}

/**
 * All places of values in a text, in its order, none overlapping another, by the very search that looks over what was masked:
 * what is found there is found here.
 */
export function placesOf(values: readonly MaskedValue[], text: string): ValuePlace[] {
  const sought = values.map(({ value }) => value);
  const kept: ValuePlace[] = [];
  for (let from = 0; from < text.length;) {
    const leaks = findLeaks(sought, from === 0 ? text : text.slice(from));
    for (const leak of leaks) {
      const value = values[leak.value];
      const last = kept.at(-1);
      const [start, end] = [leak.start + from, leak.end + from];
      if (value === undefined) continue;
      if (last === undefined || start >= last.end) kept.push({ start, end, value });
      // Of two that overlap, both go: the rest of the second is stars.
      else if (end > last.end) kept.push({ start: last.end, end, value: { value: value.value } });
    }
    // The search stops after so many; what is masked by then isn't found again.
    const last = kept.at(-1);
    if (leaks.length < MOST_AT_ONCE || last === undefined || last.end <= from) return kept;
    from = last.end;
  }
  return kept;
}

const MOST_AT_ONCE = 1000;

/** A text with all values masked; the same text where none stands in it. */
export function maskedText(values: readonly MaskedValue[], text: string, mark = '*'): string {
  let masked = '';
  let at = 0;
  for (const { start, end, value } of placesOf(values, text)) {
    masked += text.slice(at, start) + (value.shown ?? mark.repeat(end - start));
    at = end;
  }
  return at === 0 ? text : masked + text.slice(at);
}
