import type { PlainDate } from '../dates.ts';
import { type DayNumber, dateOf, dayNumber } from '../day-number.ts';
import { CalendarMissing, STATE_COUNCIL_CALENDAR, type WorkCalendar, addWorkdays } from '../workdays.ts';
import type { ClockEvent, ClockEventKind } from './clock-events.ts';
import type { ClockFinding } from './clock-findings.ts';
import { type ClockRules, newestRules, RulesMissing, rulesFor } from './clock-rules.ts';
import { type Gap, lastDayOfLimit, usedDays } from './counting.ts';
import { type Entry, type LedgerMoment, viewLedger } from './ledger-view.ts';
import { replayLedger } from './replay.ts';
import { type Replay, type Run, dueOfRun, gapsSeenFrom, stretchOf } from './replay-state.ts';
import { statusFindings } from './status-findings.ts';

/** Where a request stands. */
export type ClockPhase =
  | 'notStarted'
  | 'running'
  | 'suspended'
  | 'waitingClarification'
  | 'waitingPayment'
  | 'ended';

/** How a ledger is looked at. */
export interface ClockOptions extends LedgerMoment {
  readonly calendar?: WorkCalendar | undefined;
  /** The rules by time; those valid on the day of receipt are taken. */
  readonly rules?: readonly ClockRules[] | undefined;
}

/** What a ledger comes to. All days that law counts are 工作日. */
export interface ClockState {
  readonly phase: ClockPhase;
  /**
   * The day looked at: `asOf`, else `knownOn`. Without either the ledger is played to its end, what silence brings
   * included, and this is its last day; null where nothing has begun.
   */
  readonly asOf: PlainDate | null;
  readonly startedOn: PlainDate | null;
  /** The day from which the present run counts: that of the receipt or of the last restart. */
  readonly countedFrom: PlainDate | null;
  /** The limit that began with the receipt. It stays what it was, whatever comes. */
  readonly originalDue: PlainDate | null;
  /** The last day for the answer; null while it waits, stands still or hasn't begun. */
  readonly due: PlainDate | null;
  /** What the last day would be if what is waited for came on the day looked at; null while the clock runs. */
  readonly dueIfResumed: PlainDate | null;
  /** What it would be if everybody who is asked kept silent; null while the clock runs, or where silence has no term. */
  readonly dueAtLatest: PlainDate | null;
  /** Days of the present run: the law's twenty and the extension. `used + remaining = limit`. */
  readonly limit: number;
  readonly used: number;
  readonly remaining: number;
  /** The present run's extension. */
  readonly extension: { readonly workdays: number; readonly seq: number } | null;
  /** Whether the one extension that a request can have is used up. */
  readonly extensionUsed: boolean;
  /** The delayed day that the applicant was told (条例35). */
  readonly delayedUntil: PlainDate | null;
  readonly endedOn: PlainDate | null;
  readonly endedBy: ClockEventKind | null;
  /** Whether the answer came in time; null without one. */
  readonly onTime: boolean | null;
  /** Whether no answer has come although it was due. */
  readonly overdue: boolean;
  /** Working days from the last day to the answer, or to the day looked at; 0 when not late. */
  readonly lateBy: number;
  readonly findings: readonly ClockFinding[];
}

/** A clock with what it was made of: for the certificate and the open deadlines. */
export interface ComputedClock {
  readonly state: ClockState;
  readonly replay: Replay;
  /** What doesn't count, as seen from the day looked at. */
  readonly gaps: readonly Gap[];
  /** The entries that were seen, in order. */
  readonly entries: readonly Entry[];
  /** The day looked at; null where nothing has begun. */
  readonly today: DayNumber | null;
  /** The day up to which silence is foreseen: the end, the day looked at, or without limit. */
  readonly seenFrom: DayNumber;
  /** The last day for the answer. */
  readonly dueDay: DayNumber | null;
}

/**
 * The clock of a request, computed from its ledger alone: 条例30–35, 109号. What isn't lawful or doesn't fit together is left
 * out and told in the findings.
 * @throws CalendarMissing when a day is needed whose year has no notice yet.
 * @throws RulesMissing when the request is older than the rules.
 */
export function computeClock(events: readonly ClockEvent[], options: ClockOptions = {}): ClockState {
  return replayClock(events, options).state;
}

/** The same for lists: what is missing comes back as data instead of being thrown. */
export function tryComputeClock(
  events: readonly ClockEvent[],
  options: ClockOptions = {},
): { readonly state: ClockState } | { readonly missing: string } {
  try {
    return { state: computeClock(events, options) };
  } catch (error) {
    if (error instanceof CalendarMissing || error instanceof RulesMissing) return { missing: error.message };
    throw error;
  }
}

/** The clock with its workings. @throws CalendarMissing, RulesMissing */
export function replayClock(events: readonly ClockEvent[], options: ClockOptions): ComputedClock {
  const calendar = options.calendar ?? STATE_COUNCIL_CALENDAR;
  const asOf = options.asOf ?? options.knownOn;
  const view = viewLedger(events, { asOf, knownOn: options.knownOn });
  const start = view.entries.find(({ event }) => event.kind === 'received' || event.kind === 'start');
  const rules = start === undefined ? newestRules(options.rules) : rulesFor(start.event.on, options.rules);
  const replay = replayLedger(view, rules, calendar);
  const run = replay.runs.at(-1);
  if (run === undefined) {
    const state = notStarted(replay, asOf ?? null);
    const nothing = { gaps: [], today: null, dueDay: null, seenFrom: Infinity };
    return { state, replay, entries: view.entries, ...nothing };
  }
  const seenFrom = replay.end?.day ?? (asOf === undefined ? Infinity : dayNumber(asOf));
  const gaps = gapsSeenFrom(replay, seenFrom);
  const lastEntry = Math.max(...view.entries.map((entry) => entry.day), run.from);
  const today =
    asOf === undefined ? Math.max(lastEntry, ...gaps.map((gap) => gap.until ?? 0)) : dayNumber(asOf);
  const state = stateOf(replay, run, gaps, today);
  const dueDay = state.due === null ? null : dayNumber(state.due);
  return { state, replay, entries: view.entries, gaps, today, seenFrom, dueDay };
}

function stateOf(replay: Replay, run: Run, gaps: readonly Gap[], today: DayNumber): ClockState {
  const { calendar, end } = replay;
  const until = Math.min(today, end?.day ?? today);
  const phase = phaseOf(replay, gaps);
  const closed = gaps.map((gap) => ({ from: gap.from, until: gap.until ?? until }));
  const due = phase === 'running' || isEndedWithLimit(replay, phase) ? dueOfRun(replay, run, closed) : null;
  const stretch = stretchOf(replay, run, gaps);
  const used = usedDays(calendar, stretch, until);
  const answered = end?.event.kind === 'answered';
  const measured = answered || phase === 'running';
  const late = measured && due !== null && until > due;
  const lateBy = late ? usedDays(calendar, { from: due, limit: Infinity, gaps: [] }, until) : 0;
  const state: ClockState = {
    phase,
    asOf: dateOf(today),
    startedOn: dateOf(replay.runs[0]?.from ?? run.from),
    countedFrom: dateOf(run.from),
    originalDue: originalDue(replay, run),
    due: due === null ? null : dateOf(due),
    dueIfResumed: dueIfResumed(replay, run, phase, { closed, today }),
    dueAtLatest: dueAtLatest(replay, run, phase),
    limit: stretch.limit,
    used,
    remaining: stretch.limit - used,
    extension: run.extendedBy === null ? null : { workdays: run.extension, seq: run.extendedBy.seq },
    extensionUsed: replay.extensions >= replay.rules.extension.times,
    delayedUntil: run.delayedUntil === null ? null : dateOf(run.delayedUntil),
    endedOn: end?.event.on ?? null,
    endedBy: end?.event.kind ?? null,
    onTime: answered ? !late : null,
    overdue: !answered && late,
    lateBy,
    findings: replay.findings,
  };
  return { ...state, findings: [...replay.findings, ...statusFindings(replay, state, { today, gaps })] };
}

function phaseOf(replay: Replay, gaps: readonly Gap[]): ClockPhase {
  if (replay.end !== null) return 'ended';
  const waits = replay.waits.filter((wait) => wait.until === null);
  if (waits.some((wait) => wait.kind === 'payment')) return 'waitingPayment';
  if (waits.length > 0) return 'waitingClarification';
  return gaps.some((gap) => gap.until === null) ? 'suspended' : 'running';
}

/** An ended request keeps the limit that it had, unless none was running. */
function isEndedWithLimit(replay: Replay, phase: ClockPhase): boolean {
  return phase === 'ended' && replay.waits.every((wait) => wait.until !== null);
}

function originalDue(replay: Replay, run: Run): PlainDate {
  const from = replay.runs[0]?.from ?? run.from;
  return addWorkdays(dateOf(from), replay.rules.answer.workdays, replay.calendar);
}

function dueIfResumed(
  replay: Replay,
  run: Run,
  phase: ClockPhase,
  seen: { readonly closed: readonly Gap[]; readonly today: DayNumber },
): PlainDate | null {
  if (phase === 'waitingClarification' || phase === 'waitingPayment')
    return addWorkdays(dateOf(seen.today), replay.rules.answer.workdays, replay.calendar);
  if (phase !== 'suspended') return null;
  const due = dueOfRun(replay, run, seen.closed);
  return due === null ? null : dateOf(due);
}

function dueAtLatest(replay: Replay, run: Run, phase: ClockPhase): PlainDate | null {
  if (phase !== 'suspended') return null;
  const gaps = gapsSeenFrom(replay, Infinity);
  if (gaps.some((gap) => gap.until === null)) return null;
  const due = lastDayOfLimit(replay.calendar, stretchOf(replay, run, gaps));
  return due === null ? null : dateOf(Math.max(due, run.delayedUntil ?? due));
}

function notStarted(replay: Replay, asOf: PlainDate | null): ClockState {
  const limit = replay.rules.answer.workdays;
  return {
    phase: 'notStarted',
    asOf,
    startedOn: null,
    countedFrom: null,
    originalDue: null,
    due: null,
    dueIfResumed: null,
    dueAtLatest: null,
    limit,
    used: 0,
    remaining: limit,
    extension: null,
    extensionUsed: false,
    delayedUntil: null,
    endedOn: null,
    endedBy: null,
    onTime: null,
    overdue: false,
    lateBy: 0,
    findings: replay.findings,
  };
}
