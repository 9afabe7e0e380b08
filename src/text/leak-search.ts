import { ENCODINGS, type ByteEncoding, type UnitVisitor, readingsOf } from './leaks/byte-readings.ts';
import { type LeakWalker, leakWalker } from './leaks/leak-walker.ts';
import { markupReader } from './leaks/markup-reader.ts';
import { secretForms } from './leaks/secret-forms.ts';
import { wordAutomaton } from './leaks/word-automaton.ts';

/** A place where a value that should be gone still stands. It doesn't repeat the value, so it may be told and logged. */
export interface Leak {
  /** Index of the value in those that were looked for. */
  readonly value: number;
  /** Place: UTF-16 units of a text, bytes of bytes; the end exclusive. */
  readonly start: number;
  readonly end: number;
  /** How the place was read. */
  readonly encoding: 'text' | ByteEncoding;
  /** Tags or numbered characters stand between its characters. */
  readonly throughMarkup: boolean;
  /** It stands backwards, or its groups of digits stand in another order. */
  readonly reversed: boolean;
}

/** Who has this many need not see more to know that the text may not go out. */
const MOST_LEAKS = 1000;

/**
 * Where values that were masked still stand in a text or in bytes: whatever spaces, dashes and line breaks stand between their
 * characters, in full width, small letters, radicals, through markup, in UTF-8, UTF-16 or GB 18030 from any byte on, numbers of
 * eleven digits and more backwards too. Values of fewer than two characters (`isSearchable`) aren't found; of short ones (a
 * name, six digits) only spaces may stand in between, and more digits make another number. By place, the first thousand only.
 * Compressed and encrypted bytes have to be opened first. Linear in the text, whatever the number of values.
 */
export function findLeaks(values: readonly string[], haystack: string | Uint8Array): Leak[] {
  const forms = secretForms(values);
  if (forms.length === 0) return [];
  const automaton = wordAutomaton(forms.map(({ units }) => units));
  const found = new Map<string, Leak>();
  const walkerOf = (encoding: Leak['encoding'], throughMarkup: boolean): LeakWalker =>
    leakWalker(automaton, forms, (leak) => {
      const key = `${leak.value} ${leak.start}`;
      if (found.size < MOST_LEAKS && !found.has(key)) found.set(key, { ...leak, encoding, throughMarkup });
    });
  const search = (encoding: Leak['encoding'], read: (visit: UnitVisitor) => void): void => {
    const plain = walkerOf(encoding, false);
    const shown = walkerOf(encoding, true);
    const visitShown = markupReader(shown.visit);
    read((unit, start, end) => {
      plain.visit(unit, start, end);
      visitShown(unit, start, end);
    });
    plain.finish();
    shown.finish();
  };
  if (typeof haystack === 'string') search('text', (visit) => readString(haystack, visit));
  else {
    for (const encoding of ENCODINGS) {
      for (const read of readingsOf(encoding)) search(encoding, (visit) => read(haystack, visit));
    }
  }
  return [...found.values()].toSorted((one, other) => one.start - other.start || one.value - other.value);
}

function readString(text: string, visit: UnitVisitor): void {
  for (let at = 0; at < text.length; at += 1) visit(text.charCodeAt(at), at, at + 1);
}
