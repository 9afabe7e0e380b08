import type { PlainDate } from '../dates.ts';
import { readDate } from './ledger-dates.ts';
import { daysInside, isNegative } from './ledger-numbers.ts';
import { plainWord } from './ledger-words.ts';

/** A complaint about a ledger: where, and what to write instead. */
export interface LedgerProblem {
  /** `events[2].date` */
  readonly path: string;
  readonly message: string;
}

/** An object whose keys are looked up as people write them, and which remembers what was wrong. */
export class Fields {
  readonly path: string;
  private readonly values: ReadonlyMap<string, { readonly key: string; readonly value: unknown }>;
  private readonly problems: LedgerProblem[];

  constructor(path: string, objects: readonly object[], problems: LedgerProblem[]) {
    this.path = path;
    this.problems = problems;
    const values = new Map<string, { key: string; value: unknown }>();
    for (const object of objects) {
      for (const [key, value] of Object.entries(object))
        if (!values.has(plainWord(key))) values.set(plainWord(key), { key, value });
    }
    this.values = values;
  }

  /** The value under the first of the names that is there; undefined where none is. */
  find(names: readonly string[]): { readonly key: string; readonly value: unknown } | undefined {
    for (const name of names) {
      const found = this.values.get(plainWord(name));
      if (found !== undefined && found.value !== undefined) return found;
    }
    return undefined;
  }

  /** A text or number as text; undefined where there is none. */
  text(names: readonly string[]): string | undefined {
    const found = this.find(names);
    if (found === undefined || found.value === null) return undefined;
    if (typeof found.value === 'string') return found.value.trim() === '' ? undefined : found.value.trim();
    if (typeof found.value === 'number') return String(found.value);
    this.complain(found.key, '应为文字。');
    return undefined;
  }

  /** A day; undefined where there is none, or where it is told as wrong. */
  date(names: readonly string[]): PlainDate | undefined {
    const found = this.find(names);
    if (found === undefined || found.value === null || found.value === '') return undefined;
    const date = typeof found.value === 'string' ? readDate(found.value) : null;
    if (date !== null) return date;
    this.complain(found.key, `${JSON.stringify(found.value)}不是存在的日期，应写成 2025-03-03 的样子。`);
    return undefined;
  }

  /** A number of days, also from a text such as 20个工作日. */
  days(names: readonly string[]): number | undefined {
    const found = this.find(names);
    if (found === undefined || found.value === null) return undefined;
    if (typeof found.value === 'number') return found.value;
    const text = typeof found.value === 'string' ? found.value.trim() : '';
    if (isNegative(text)) {
      this.complain(found.key, `${JSON.stringify(found.value)}是负数，天数应为大于0的整数，例如 20。`);
      return undefined;
    }
    const digits = /^\D{0,8}?(\d{1,4})\D{0,8}$/.exec(text);
    const days = digits === null ? daysInside(text) : Number(digits[1]);
    if (days !== undefined) return days;
    this.complain(found.key, `${JSON.stringify(found.value)}不是天数，应为整数，例如 20。`);
    return undefined;
  }

  /** Notes what is wrong with a key, or with the whole where it is null. */
  complain(key: string | null, message: string): void {
    this.problems.push({ path: key === null ? this.path : `${this.path}.${key}`, message });
  }
}
