import { dayWords } from './date-words.ts';
import type { DayNumber } from '../day-number.ts';
import type { WorkCalendar } from '../workdays.ts';
import type { Consulted } from './clock-events.ts';
import type { ClockFinding } from './clock-findings.ts';
import type { ClockRules } from './clock-rules.ts';
import { type Gap, type Stretch, lastDayOfLimit, usedDays, workdayWithin } from './counting.ts';
import type { Entry } from './ledger-view.ts';

/** A run of the answer's limit: it begins with the receipt, and anew with each restart. */
export interface Run {
  readonly from: DayNumber;
  readonly entry: Entry;
  /** In 工作日, zero without an extension. */
  extension: number;
  extendedBy: Entry | null;
  delayedUntil: DayNumber | null;
  delayedBy: Entry | null;
}

/** A time in which the clock stands still. */
export interface Suspension {
  readonly id: string | null;
  /** null: a suspension without a consultation. */
  readonly with: Consulted | null;
  readonly from: DayNumber;
  readonly entry: Entry;
  /** The last day that was set for it from the outset. */
  readonly setUntil: DayNumber | null;
  deliveredOn: DayNumber | null;
  endedBy: Entry | null;
}

/** A time in which no answer is due, until the clock restarts. */
export interface Wait {
  readonly kind: 'clarification' | 'payment';
  readonly from: DayNumber;
  readonly entry: Entry;
  /** The applicant's term, where it is a day; for payment the day from which it is counted. */
  readonly term: DayNumber | null;
  until: DayNumber | null;
}

/** What a ledger has come to, entry by entry. */
export interface Replay {
  readonly calendar: WorkCalendar;
  readonly rules: ClockRules;
  readonly runs: Run[];
  readonly suspensions: Suspension[];
  readonly waits: Wait[];
  readonly findings: ClockFinding[];
  /** Consultations that were left out: what follows them is left out without a word. */
  readonly leftOut: Set<string | null>;
  readonly asked: { clarification: number; payment: number; reasons: number };
  readonly restarted: { clarification: number; payment: number };
  extensions: number;
  end: Entry | null;
}

/** Writes a finding about an entry. */
export function note(
  replay: Replay,
  entry: Entry,
  found: Pick<ClockFinding, 'id' | 'severity' | 'message' | 'article'>,
): void {
  replay.findings.push({ ...found, seq: entry.seq });
}

/** Begins a run. */
export function beginRun(replay: Replay, entry: Entry): void {
  replay.runs.push({
    from: entry.day,
    entry,
    extension: 0,
    extendedBy: null,
    delayedUntil: null,
    delayedBy: null,
  });
}

/** When a suspension ends, seen from a day: with the opinion, with the term of the one who is silent, or not yet. */
export function endOfSuspension(
  replay: Replay,
  suspension: Suspension,
  seenFrom: DayNumber,
): DayNumber | null {
  const ended = suspension.endedBy?.day ?? null;
  return silentSince(replay, suspension, ended ?? seenFrom) ?? ended;
}

/** The last day that was set or in which the one asked had to answer, whichever is earlier, where it isn't after `bound`. */
export function silentSince(replay: Replay, suspension: Suspension, bound: DayNumber): DayNumber | null {
  const { with: whom, deliveredOn, setUntil } = suspension;
  const set = setUntil !== null && setUntil <= bound ? setUntil : null;
  const term = whom === null ? null : replay.rules.consultation[whom].workdays;
  if (term === null || deliveredOn === null) return set;
  return workdayWithin(replay.calendar, { from: deliveredOn, count: term, bound: set ?? bound }) ?? set;
}

/** All times that don't count, seen from a day. */
export function gapsSeenFrom(replay: Replay, seenFrom: DayNumber): Gap[] {
  return [
    ...replay.waits,
    ...replay.suspensions.map((each) => ({
      from: each.from,
      until: endOfSuspension(replay, each, seenFrom),
    })),
  ];
}

/** What a run counts, with the gaps given. */
export function stretchOf(replay: Replay, run: Run, gaps: readonly Gap[]): Stretch {
  return { from: run.from, limit: replay.rules.answer.workdays + run.extension, gaps };
}

/** The last day for the answer, a delay included; null while it isn't known. @throws CalendarMissing */
export function dueOfRun(replay: Replay, run: Run, gaps: readonly Gap[]): DayNumber | null {
  const counted = lastDayOfLimit(replay.calendar, stretchOf(replay, run, gaps));
  return counted === null ? null : Math.max(counted, run.delayedUntil ?? counted);
}

/** Whether the limit had run out before the day: then nothing can stop, restart or extend it any more. */
export function hadRunOut(replay: Replay, day: DayNumber): boolean {
  const run = replay.runs.at(-1);
  if (run === undefined || (run.delayedUntil !== null && run.delayedUntil >= day)) return false;
  const stretch = stretchOf(replay, run, gapsSeenFrom(replay, day - 1));
  return usedDays(replay.calendar, stretch, day - 1) >= stretch.limit;
}

/** Notes that an entry came when the limit had run out, and says whether it did. */
export function leftOutAsLate(replay: Replay, entry: Entry, what: string, article: string): boolean {
  if (!hadRunOut(replay, entry.day)) return false;
  note(replay, entry, {
    id: 'limit-passed',
    severity: 'error',
    message: `${dayWords(entry.day)}${what}时答复期限已经届满，不能再影响期限，没有计入。请核对日期，并尽快答复。`,
    article,
  });
  return true;
}
