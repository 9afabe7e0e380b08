import { dateWords } from './date-words.ts';
import { type PlainDate, dayInShanghai } from '../dates.ts';
import { type DayNumber, dayNumber } from '../day-number.ts';
import { type ClockEvent, type EventOf, eventLabel } from './clock-events.ts';
import type { ClockFinding } from './clock-findings.ts';

/** An entry that counts, with its number. */
export interface Entry {
  readonly event: ClockEvent;
  readonly seq: number;
  /** The day written in it. */
  readonly on: DayNumber;
  /** The day from which it counts: an extension does when the applicant is told. */
  readonly day: DayNumber;
}

/** What of a ledger is seen at some time. */
export interface LedgerView {
  /** Those that hold, in order of effect; of one day in order of recording, starts first and ends last. */
  readonly entries: readonly Entry[];
  readonly findings: readonly ClockFinding[];
}

/** Which moment a ledger is looked at from. */
export interface LedgerMoment {
  /** What happened later isn't seen. */
  readonly asOf?: PlainDate | undefined;
  /** What was recorded later isn't seen. */
  readonly knownOn?: PlainDate | undefined;
}

/** Leaves out what was struck out, what wasn't known yet and what hadn't happened yet, and puts the rest in order. */
export function viewLedger(events: readonly ClockEvent[], moment: LedgerMoment): LedgerView {
  const findings: ClockFinding[] = [];
  const known: Entry[] = [];
  for (const [index, event] of events.entries()) {
    if (moment.knownOn === undefined || recordedOn(event) <= moment.knownOn)
      known.push(entryOf(event, event.seq ?? index + 1));
  }
  known.sort((a, b) => a.seq - b.seq);
  const struck = struckOut(known, findings);
  const last = moment.asOf === undefined ? Infinity : dayNumber(moment.asOf);
  const entries = known.filter(
    (entry) => entry.event.kind !== 'corrected' && !struck.has(entry.seq) && entry.day <= last,
  );
  checkOrder(entries, findings);
  entries.sort((a, b) => a.day - b.day || rank(a.event) - rank(b.event) || a.seq - b.seq);
  return { entries, findings };
}

function entryOf(event: ClockEvent, seq: number): Entry {
  const on = dayNumber(event.on);
  const told = event.kind === 'extended' && typeof event.notifiedOn === 'string' ? event.notifiedOn : null;
  return { event, seq, on, day: told === null ? on : Math.max(on, dayNumber(told)) };
}

/** The day on which an entry was written down. */
export function recordedOn(event: ClockEvent): PlainDate {
  const { recordedAt } = event;
  if (recordedAt === undefined) return event.on;
  return recordedAt.length === 10 ? recordedAt : dayInShanghai(new Date(recordedAt));
}

function rank(event: ClockEvent): number {
  switch (event.kind) {
    case 'received':
    case 'start':
      return 0;
    case 'answered':
    case 'withdrawn':
    case 'abandoned':
      return 2;
    default:
      return 1;
  }
}

/** The numbers of the entries that hold no more. A correction can itself be struck out by a later one. */
function struckOut(known: readonly Entry[], findings: ClockFinding[]): ReadonlySet<number> {
  const struck = new Set<number>();
  for (const entry of known.filter(isCorrection).toReversed()) {
    if (struck.has(entry.seq)) continue;
    const { voids } = entry.event;
    if (voids < entry.seq && known.some((other) => other.seq === voids)) struck.add(voids);
    else
      findings.push({
        id: 'unknown-reference',
        severity: 'error',
        message: `更正记录要划去第${voids}条，但在它之前没有这一条，更正没有生效。请核对条目编号。`,
        article: '',
        seq: entry.seq,
      });
  }
  return struck;
}

function isCorrection(entry: Entry): entry is Entry & { readonly event: EventOf<'corrected'> } {
  return entry.event.kind === 'corrected';
}

/** An entry that tells of a letter, its delivery and the opinion at once has one number. */
function isSameLetter(a: ClockEvent, b: ClockEvent): boolean {
  return 'consultation' in a && 'consultation' in b && a.consultation === b.consultation;
}

/** `entries` are in order of recording. */
function checkOrder(entries: readonly Entry[], findings: ClockFinding[]): void {
  let latest: Entry | undefined;
  for (const entry of entries) {
    const { event, seq } = entry;
    if (latest !== undefined && entry.seq === latest.seq && !isSameLetter(event, latest.event))
      findings.push({
        id: 'seq-repeated',
        severity: 'warning',
        message: `有两条记录的编号都是${seq}，更正时会一并划去。请核对编号。`,
        article: '',
        seq,
      });
    if (latest !== undefined && entry.on < latest.on) {
      const backdated = event.recordedAt !== undefined && (event.reason ?? '') === '';
      findings.push({
        id: backdated ? 'backdated' : 'out-of-order',
        severity: backdated ? 'warning' : 'hint',
        message: `“${eventLabel(event)}”（${dateWords(event.on)}）记在“${eventLabel(latest.event)}”（${dateWords(latest.event.on)}）之后，已按发生日期排列计算。${backdated ? '事后补记应写明原因。' : '请核对日期。'}`,
        article: '',
        seq,
      });
    }
    if (latest === undefined || entry.on >= latest.on) latest = entry;
  }
}
