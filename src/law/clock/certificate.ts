import { type PlainDate } from '../dates.ts';
import { type DayNumber, dateOf, weekdayOf } from '../day-number.ts';
import type { CalendarNotice, DayStatus } from '../workdays.ts';
import { type ClockEvent, eventLabel } from './clock-events.ts';
import { articleOf } from './clock-rules.ts';
import { type ClockOptions, type ClockState, type ComputedClock, replayClock } from './clock.ts';
import { inGap } from './counting.ts';
import { recordedOn } from './ledger-view.ts';
import { type Replay, type Run, type Suspension, type Wait, endOfSuspension } from './replay-state.ts';

/** What the certificate makes of a day. */
export type DayMark =
  /** The day on which a count begins: it doesn't count itself. */
  | 'start'
  | 'counted'
  | 'weekend'
  | 'holiday'
  | 'suspended'
  | 'waitingClarification'
  | 'waitingPayment'
  /** The limit is used up, and the delayed day that the applicant was told hasn't come. */
  | 'delayed'
  /** After the last day. */
  | 'late';

/** An entry of the ledger as a certificate names it. */
export interface CertificateEvent {
  readonly seq: number;
  readonly on: PlainDate;
  readonly recordedOn: PlainDate;
  readonly label: string;
  readonly article: string;
  readonly reason: string | null;
}

/** A day of the certificate. */
export interface CertificateDay {
  readonly date: PlainDate;
  /** 0 for Sunday … 6 for Saturday. */
  readonly weekday: number;
  readonly mark: DayMark;
  /** The how manieth working day of its run it is; null unless counted. */
  readonly number: number | null;
  /** Which run counts it, from 1. A restart begins another. */
  readonly run: number;
  /** What the day is by the State Council's arrangement, with its notice. */
  readonly status: DayStatus;
  /** The provision by which it counts or doesn't. */
  readonly article: string;
  /** The entry because of which it doesn't count, or which began the run; null for weekends and holidays. */
  readonly because: CertificateEvent | null;
  /** What happened on it. */
  readonly events: readonly CertificateEvent[];
}

/** The proof of a deadline: every day with the reason why it counts or doesn't. */
export interface ClockCertificate {
  readonly state: ClockState;
  /** From the receipt to the last day, the end or the day looked at, whichever is the latest. Empty before the receipt. */
  readonly days: readonly CertificateDay[];
  /** All entries that were seen, in order of their days; those left out too. */
  readonly events: readonly CertificateEvent[];
  /** The notices that the days were told apart by. */
  readonly notices: readonly CalendarNotice[];
  /** The provisions that it stands on. */
  readonly basis: readonly string[];
}

/**
 * The day-by-day proof of a request's deadline, made by the same steps as the deadline, for any past moment.
 * @throws CalendarMissing, RulesMissing
 */
export function clockCertificate(
  events: readonly ClockEvent[],
  options: ClockOptions = {},
): ClockCertificate {
  const clock = replayClock(events, options);
  const named = clock.entries.map(({ event, seq }) => nameEvent(event, seq, clock.replay));
  const days = daysOf(clock, named);
  const years = new Set(days.map((day) => Number(day.date.slice(0, 4))));
  const notices = [...years].map((year) => clock.replay.calendar.noticeOf(year));
  return { state: clock.state, days, events: named, notices, basis: basisOf(days, clock) };
}

function daysOf(clock: ComputedClock, named: readonly CertificateEvent[]): CertificateDay[] {
  const { replay } = clock;
  const first = replay.runs[0];
  if (first === undefined) return [];
  const last = lastDay(clock);
  const days: CertificateDay[] = [];
  let index = 0;
  let used = 0;
  for (let day = first.from; day <= last; day += 1) {
    const next = replay.runs[index + 1];
    const started = day === first.from || day === next?.from;
    // Several restarts on one day: the last one counts.
    while (replay.runs[index + 1]?.from === day) index += 1;
    if (started) used = 0;
    const run = replay.runs[index] ?? first;
    const told = started
      ? { mark: 'start' as const, because: run.entry, article: articleOf(run.entry.event, replay.rules) }
      : markOf(clock, run, day, used);
    if (told.mark === 'counted') used += 1;
    const date = dateOf(day);
    days.push({
      date,
      weekday: weekdayOf(day),
      mark: told.mark,
      number: told.mark === 'counted' ? used : null,
      run: index + 1,
      status: replay.calendar.dayStatus(date),
      article: told.article,
      because: told.because === null ? null : nameEvent(told.because.event, told.because.seq, replay),
      events: named.filter((event) => event.on === date),
    });
  }
  return days;
}

function lastDay(clock: ComputedClock): DayNumber {
  const { replay, today, dueDay } = clock;
  const end = replay.end?.day;
  const seen = end ?? today ?? 0;
  return Math.max(seen, dueDay ?? 0, replay.runs.at(-1)?.from ?? 0);
}

type Told = Pick<CertificateDay, 'mark' | 'article'> & { readonly because: Run['entry'] | null };

function markOf(clock: ComputedClock, run: Run, day: DayNumber, used: number): Told {
  const { replay } = clock;
  const { rules } = replay;
  const wait = replay.waits.find((each) => inGap(day, [each]));
  if (wait !== undefined) return waitTold(wait, replay);
  const suspension = suspensionOn(clock, day);
  if (suspension !== undefined)
    return {
      mark: 'suspended',
      because: suspension.entry,
      article: articleOf(suspension.entry.event, rules),
    };
  if (!replay.calendar.worksOn(day)) {
    const { kind } = replay.calendar.dayStatus(dateOf(day));
    return { mark: kind === 'holiday' ? 'holiday' : 'weekend', because: null, article: rules.answer.article };
  }
  const { workdays, article } = rules.answer;
  if (used < workdays) return { mark: 'counted', because: run.entry, article };
  if (used < workdays + run.extension)
    return { mark: 'counted', because: run.extendedBy, article: rules.extension.article };
  if (run.delayedUntil !== null && day <= run.delayedUntil)
    return { mark: 'delayed', because: run.delayedBy, article: rules.delay.article };
  return { mark: 'late', because: null, article };
}

function waitTold(wait: Wait, replay: Replay): Told {
  return {
    mark: wait.kind === 'clarification' ? 'waitingClarification' : 'waitingPayment',
    because: wait.entry,
    article: articleOf(wait.entry.event, replay.rules),
  };
}

/** The suspension that a day falls into, as the deadline took it: an open one ends with the request. */
function suspensionOn(clock: ComputedClock, day: DayNumber): Suspension | undefined {
  const { replay, seenFrom } = clock;
  return replay.suspensions.find((each) => {
    const until = endOfSuspension(replay, each, seenFrom) ?? replay.end?.day ?? null;
    return inGap(day, [{ from: each.from, until }]);
  });
}

function nameEvent(event: ClockEvent, seq: number, replay: Replay): CertificateEvent {
  return {
    seq,
    on: event.on,
    recordedOn: recordedOn(event),
    label: eventLabel(event),
    article: articleOf(event, replay.rules),
    reason: event.reason ?? null,
  };
}

function basisOf(days: readonly CertificateDay[], clock: ComputedClock): string[] {
  if (days.length === 0) return [];
  const articles = days.flatMap((day) => [day.article, ...day.events.map((event) => event.article)]);
  return [clock.replay.rules.source, ...new Set(articles.filter((article) => article !== ''))];
}
