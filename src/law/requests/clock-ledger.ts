import type { PlainDate } from '../dates.ts';
import { dayInShanghai } from '../dates.ts';
import type { ClockEvent } from '../clock/clock-events.ts';
import { tryComputeClock, type ClockState } from '../clock/clock.ts';
import type { WorkCalendar } from '../workdays.ts';
import type { RequestEvent } from './request-events.ts';
import { effectiveEvents } from './replay-request.ts';

/**
 * What of a request's ledger moves its clock, as it was known on a day: entries recorded later aren't seen, a day that was
 * corrected later stands as it stood then. A request that was ordered to be handled anew has a clock of its own from that
 * order; what came before is `clockLedgers(events)[0]`, and so on.
 */
export function clockLedgers(
  events: readonly RequestEvent[],
  knownOn?: PlainDate,
): readonly (readonly ClockEvent[])[] {
  const known =
    knownOn === undefined
      ? events
      : events.filter((event) => dayInShanghai(new Date(event.recordedAt)) <= knownOn);
  const ledgers: ClockEvent[][] = [[]];
  const effective = effectiveEvents(known);
  for (const event of effective) {
    if (event.kind === 'redoOrdered') ledgers.push([]);
    const ledger = ledgers.at(-1) ?? [];
    ledger.push(...clockEventsOf(event, effective, isOver(ledger)));
  }
  return ledgers;
}

/** The clock that runs now, or that ran last. */
export function requestClock(
  events: readonly RequestEvent[],
  options: { readonly asOf: PlainDate; readonly knownOn?: PlainDate; readonly calendar: WorkCalendar },
): { readonly state: ClockState } | { readonly missing: string } {
  const { asOf, knownOn, calendar } = options;
  return tryComputeClock(clockLedgers(events, knownOn).at(-1) ?? [], { asOf, calendar });
}

function isOver(ledger: readonly ClockEvent[]): boolean {
  return ledger.some(({ kind }) => kind === 'answered' || kind === 'withdrawn' || kind === 'abandoned');
}

function clockEventsOf(event: RequestEvent, known: readonly RequestEvent[], over: boolean): ClockEvent[] {
  const entry = {
    on: event.on,
    seq: event.seq,
    recordedAt: event.recordedAt,
    ...(event.reason !== undefined && { reason: event.reason }),
  };
  switch (event.kind) {
    case 'received':
      return [{ ...entry, kind: 'received' }];
    case 'redoOrdered':
      return [{ ...entry, kind: 'start' }];
    case 'clarificationAsked':
      return clarificationAsked(event, known, entry);
    case 'clarified':
    case 'reasonsAsked':
    case 'reasonsGiven':
    case 'paid':
      return [{ ...entry, kind: event.kind }];
    case 'delayed':
      return [{ ...entry, kind: 'delayed', until: event.detail.until }];
    case 'consultationSent': {
      const { consultation, with: party } = event.detail;
      return [{ ...entry, kind: 'consultationSent', consultation, with: party }];
    }
    case 'consultationDelivered':
      return [{ ...entry, kind: 'consultationDelivered', consultation: event.detail.consultation }];
    case 'consultationReplied': {
      const { consultation, opinion } = event.detail;
      return [{ ...entry, kind: 'consultationReplied', consultation, opinion }];
    }
    case 'consultationLapsed': {
      // Silence after its term has its effect by itself. An agency without a term is waited for until this is said.
      const asked = known.find(
        (each) => each.kind === 'consultationSent' && each.detail.consultation === event.detail.consultation,
      );
      const { consultation } = event.detail;
      return asked?.kind === 'consultationSent' && asked.detail.with === 'otherAgency'
        ? [{ ...entry, kind: 'consultationReplied', consultation, opinion: 'other' }]
        : [];
    }
    case 'feeAsked':
      return feeAsked(event, known, entry);
    case 'extended': {
      const told = known.find(
        (each) =>
          (each.kind === 'extensionTold' && each.seq > event.seq) ||
          (each.kind === 'letterDelivered' && each.detail.of === event.seq),
      );
      const { workdays, approvedBy } = event.detail;
      return [{ ...entry, kind: 'extended', workdays, approvedBy, notifiedOn: told?.on ?? null }];
    }
    case 'clarificationLapsed':
    case 'feeLapsed': {
      // What came all the same takes the lapse back.
      const came = event.kind === 'feeLapsed' ? 'paid' : 'clarified';
      const takenBack = known.some((each) => each.kind === came && each.seq > event.seq);
      return over || takenBack ? [] : [{ ...entry, kind: 'abandoned' }];
    }
    case 'delivered':
    case 'answeredTogether':
      return over ? [] : [{ ...entry, kind: 'answered' }];
    case 'withdrawn':
      return over ? [] : [{ ...entry, kind: 'withdrawn' }];
    default:
      return [];
  }
}

/** The term runs from the receipt of the letter, once that is on record. */
function clarificationAsked(
  event: RequestEvent & { readonly kind: 'clarificationAsked' },
  known: readonly RequestEvent[],
  entry: Pick<ClockEvent, 'on' | 'seq' | 'recordedAt'>,
): ClockEvent[] {
  const delivered = known.findLast((each) => each.kind === 'letterDelivered' && each.detail.of === event.seq);
  const { respondBy } = event.detail;
  return [
    {
      ...entry,
      kind: 'clarificationAsked',
      respondBy,
      ...(delivered !== undefined && { deliveredOn: delivered.on }),
    },
  ];
}

/** A fee that was waived was never asked, as far as the citizen's deadline goes: the agency gains no time by it. */
function feeAsked(
  event: RequestEvent,
  known: readonly RequestEvent[],
  entry: Pick<ClockEvent, 'on' | 'seq' | 'recordedAt'>,
): ClockEvent[] {
  if (known.some((each) => each.kind === 'feeWaived' && each.seq > event.seq)) return [];
  const delivered = known.find((each) => each.kind === 'feeNoticeDelivered' && each.seq > event.seq);
  return [{ ...entry, kind: 'feeAsked', ...(delivered !== undefined && { deliveredOn: delivered.on }) }];
}
