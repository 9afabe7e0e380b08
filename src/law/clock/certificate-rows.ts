import type { CertificateDay } from './certificate.ts';
import { countWord, weekdayWord, whyWords } from './certificate-words.ts';

/** A row of a printed certificate: a day, or several in a row of which the same is said. */
export interface CertificateRow {
  readonly first: CertificateDay;
  readonly last: CertificateDay;
  readonly days: number;
  /** 星期六 or 星期六至星期日. */
  readonly weekdays: string;
  readonly count: string;
  /** What happened, then why it counts or doesn't. Empty for ordinary days. */
  readonly words: string;
}

/** The days folded into rows. Counted days and days on which something happened stand alone; every day is in one row. */
export function certificateRows(days: readonly CertificateDay[]): CertificateRow[] {
  const groups: CertificateDay[][] = [];
  for (const day of days) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group !== undefined && before !== undefined && goesWith(before, day)) group.push(day);
    else groups.push([day]);
  }
  return groups.flatMap((group) => {
    const first = group[0];
    const last = group.at(-1);
    return first === undefined || last === undefined ? [] : [rowOf(first, last, group.length)];
  });
}

function goesWith(before: CertificateDay, day: CertificateDay): boolean {
  return (
    day.number === null &&
    before.mark === day.mark &&
    before.because?.seq === day.because?.seq &&
    before.events.length === 0 &&
    day.events.length === 0 &&
    day.mark !== 'start'
  );
}

function rowOf(first: CertificateDay, last: CertificateDay, days: number): CertificateRow {
  const happened = first.events.map((event) => event.label).join('，');
  const why =
    days === 1 || first.mark === 'holiday' || first.mark === 'weekend' ? whyWords(first) : whyOfMany(first);
  const said = first.mark === 'start' ? why : [happened === '' ? '' : `${happened}。`, why].join('');
  return {
    first,
    last,
    days,
    weekdays:
      days === 1 ? weekdayWord(first.weekday) : `${weekdayWord(first.weekday)}至${weekdayWord(last.weekday)}`,
    count: days === 1 || first.mark === 'late' ? countWord(first) : `${countWord(first)}（${days}天）`,
    words: said,
  };
}

/** Of several days weekends among them aren't told apart: none of them counts. */
function whyOfMany(day: CertificateDay): string {
  return whyWords({ ...day, status: { kind: 'workday' } });
}
