import type { PlainDate } from '../dates.ts';
import type {
  ClosedResult,
  DisputeAction,
  DisputeEvent,
  DisputeEventDetails,
  DisputeOrder,
  DisputeProcedure,
} from './dispute-events.ts';
import type { DisputeCaseKind } from './dispute-kinds.ts';
import type { DisputePosition } from './dispute-positions.ts';
import { disputeDestination } from './dispute-transitions.ts';

/** Everything that follows from the ledger of a case, except its terms. */
export interface DisputeState {
  readonly kind: DisputeCaseKind | null;
  /** null: nothing has happened yet. */
  readonly position: DisputePosition | null;
  readonly seq: number;
  readonly number: string;
  readonly authority: string;
  readonly demand: string;
  readonly filedOn: PlainDate | null;
  readonly procedure: DisputeProcedure | null;
  readonly copyReceivedOn: PlainDate | null;
  /** The day that the authority set for the reply. */
  readonly replySetTo: PlainDate | null;
  readonly repliedOn: PlainDate | null;
  readonly extendedUntil: PlainDate | null;
  readonly closedOn: PlainDate | null;
  readonly outcome: ClosedResult | null;
  readonly words: string;
  readonly order: DisputeOrder | null;
  readonly carriedOutOn: PlainDate | null;
  readonly examined: DisputeEventDetails['evidenceExamined'] | null;
  readonly decision: DisputeEventDetails['decided'] | null;
  readonly letter: { readonly id: string; readonly number: string } | null;
  readonly deliveredOn: PlainDate | null;
  readonly withdrawnOn: PlainDate | null;
}

/** Before anything has happened. */
const NO_DISPUTE: DisputeState = {
  kind: null,
  position: null,
  seq: 0,
  number: '',
  authority: '',
  demand: '',
  filedOn: null,
  procedure: null,
  copyReceivedOn: null,
  replySetTo: null,
  repliedOn: null,
  extendedUntil: null,
  closedOn: null,
  outcome: null,
  words: '',
  order: null,
  carriedOutOn: null,
  examined: null,
  decision: null,
  letter: null,
  deliveredOn: null,
  withdrawnOn: null,
};

/** The state that a ledger leads to. Pure: the same ledger, the same state. Corrected days count from the start. */
export function replayDispute(events: readonly DisputeEvent[]): DisputeState {
  return effectiveDisputeEvents(events).reduce(after, NO_DISPUTE);
}

function after(state: DisputeState, event: DisputeEvent): DisputeState {
  return {
    ...state,
    ...changeBy(event, event.on),
    position: disputeDestination(state, event),
    seq: event.seq,
  };
}

/** The ledger with corrected days in place of wrong ones; the corrections themselves stay in it. */
export function effectiveDisputeEvents(events: readonly DisputeEvent[]): readonly DisputeEvent[] {
  const corrected = new Map(
    events.flatMap((event) => (event.kind === 'dateCorrected' ? [[event.detail.of, event.detail.to]] : [])),
  );
  return events.map((event) => {
    const on = corrected.get(event.seq);
    return on === undefined ? event : { ...event, on };
  });
}

type Change = Partial<DisputeState>;

function changeBy(action: DisputeAction, on: PlainDate): Change {
  return elsewhereChange(action, on) ?? correctionChange(action, on) ?? {};
}

function elsewhereChange(action: DisputeAction, on: PlainDate): Change | null {
  switch (action.kind) {
    case 'filed':
      return { ...action.detail, filedOn: on };
    case 'copyReceived':
      return {
        copyReceivedOn: on,
        procedure: action.detail.procedure,
        replySetTo: action.detail.dueOn ?? null,
      };
    case 'procedureChanged':
      return { procedure: action.detail.procedure };
    case 'replied':
      return { repliedOn: on };
    case 'termExtended':
      return { extendedUntil: action.detail.until };
    case 'closed': {
      const { outcome, words, order } = action.detail;
      return { closedOn: on, outcome, words, order: order ?? null };
    }
    case 'appealed':
      return {
        closedOn: null,
        outcome: null,
        words: '',
        order: null,
        extendedUntil: null,
        ...(action.detail.number !== undefined &&
          action.detail.number !== '' && { number: action.detail.number }),
      };
    case 'carriedOut':
      return { carriedOutOn: on };
    case 'detailsCorrected':
      return action.detail;
    default:
      return null;
  }
}

function correctionChange(action: DisputeAction, on: PlainDate): Change | null {
  switch (action.kind) {
    case 'evidenceExamined':
      return { examined: action.detail };
    case 'decided':
      return { decision: action.detail };
    case 'signed':
      return { letter: { id: action.detail.letterId, number: action.detail.letterNumber } };
    case 'signatureRefused':
      return { decision: null };
    case 'delivered':
      return { deliveredOn: on, closedOn: on };
    case 'withdrawn':
      return { withdrawnOn: on, closedOn: on };
    default:
      return null;
  }
}
