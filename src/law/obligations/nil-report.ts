import { addDays, type PlainDate } from '../dates.ts';
import { CalendarMissing, type WorkCalendar } from '../workdays.ts';

/** A stretch of days that is reported on. */
interface Stretch {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** The period of a duty and its last day; both ends are null for what is due once, its day while a holiday notice is missing. */
interface PeriodicDuty {
  readonly periodFrom: PlainDate | null;
  readonly periodTo: PlainDate | null;
  readonly dueOn: PlainDate | null;
}

/**
 * The first day on which it can be signed that a duty has nothing to publish (无此类信息): the last day of its period, for until then
 * something may still be formed that must be public (条例第26条). Where that day is its limit too (每季度至少一次) and nobody works on it,
 * the last working day before it, for whoever signs would else always be late. Null for what is due once: what it tells of has happened,
 * so whether there is anything can be seen at any time.
 */
export function nilFrom(
  { periodFrom, periodTo, dueOn }: PeriodicDuty,
  calendar: WorkCalendar,
): PlainDate | null {
  if (periodFrom === null || periodTo === null) return null;
  if (dueOn === null || dueOn > periodTo) return periodTo;
  return lastWorkday({ from: periodFrom, to: periodTo }, calendar) ?? periodTo;
}

/** Null where nobody works in all of it, or no holiday notice says when. */
function lastWorkday({ from, to }: Stretch, calendar: WorkCalendar): PlainDate | null {
  try {
    for (let day = to; day >= from; day = addDays(day, -1)) if (calendar.isWorkday(day)) return day;
  } catch (error) {
    if (!(error instanceof CalendarMissing)) throw error;
  }
  return null;
}

/** Whether it was signed ahead of its period's end, and that hasn't come yet: nobody can know so far. */
export function isEarlyNil(
  { periodTo }: { readonly periodTo: PlainDate | null },
  { on, today }: { readonly on: PlainDate; readonly today: PlainDate },
): boolean {
  return periodTo !== null && on < periodTo && today < periodTo;
}

/**
 * Which of the periods of which it was signed that there is nothing a publication refutes: the one in which it was written, or came out
 * where it bears no day or a later one. What was written outside tells of none of them.
 */
export function nilPeriodMetBy<Period extends Stretch>(
  signed: readonly Period[],
  { publishedOn, writtenOn }: { readonly publishedOn: PlainDate; readonly writtenOn: PlainDate | null },
): Period | null {
  const told = writtenOn !== null && writtenOn < publishedOn ? writtenOn : publishedOn;
  return signed.find(({ from, to }) => from <= told && told <= to) ?? null;
}
