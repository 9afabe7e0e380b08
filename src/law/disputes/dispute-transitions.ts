import { OPEN_DISPUTE_POSITIONS, type DisputePosition, type DisputeRole } from './dispute-positions.ts';
import type { DisputeAction, DisputeEventKind } from './dispute-events.ts';
import { DISPUTE_CASE_KINDS, type DisputeCaseKind } from './dispute-kinds.ts';
import type { DisputeState } from './dispute-state.ts';

/** Where an event may happen, in which kinds of cases, by whom, and where it leads. */
export interface DisputeTransition {
  /** 'none': it begins a case. */
  readonly from: readonly (DisputePosition | 'none')[];
  readonly of: readonly DisputeCaseKind[];
  readonly role: DisputeRole;
  readonly to: DisputePosition | 'same' | ((state: DisputeState, action: DisputeAction) => DisputePosition);
}

const ELSEWHERE = ['review', 'direct', 'afterReview', 'complaint'] as const;
const SUITS = ['direct', 'afterReview'] as const;
const OWN = ['correction'] as const;
const BEFORE_OUTCOME = ['filed', 'replyDue', 'awaitingOutcome'] as const;

/** The whole life of a review, suit, correction or complaint as one table: what isn't here can't happen. */
export const DISPUTE_TRANSITIONS: Readonly<Record<DisputeEventKind, DisputeTransition>> = {
  filed: {
    from: ['none'],
    of: DISPUTE_CASE_KINDS,
    role: 'handler',
    to: (_state, action) =>
      action.kind === 'filed' && action.detail.kind === 'correction' ? 'examining' : 'filed',
  },
  copyReceived: { from: ['filed'], of: ELSEWHERE, role: 'handler', to: 'replyDue' },
  procedureChanged: {
    from: ['replyDue', 'awaitingOutcome'],
    of: ['review', 'direct', 'afterReview'],
    role: 'handler',
    to: 'same',
  },
  replied: { from: ['replyDue'], of: ELSEWHERE, role: 'handler', to: 'awaitingOutcome' },
  termExtended: { from: ['replyDue', 'awaitingOutcome'], of: ELSEWHERE, role: 'handler', to: 'same' },
  closed: {
    from: BEFORE_OUTCOME,
    of: ELSEWHERE,
    role: 'handler',
    to: (_state, action) =>
      action.kind === 'closed' && action.detail.order !== undefined ? 'carryingOut' : 'closed',
  },
  appealed: { from: ['carryingOut', 'closed'], of: SUITS, role: 'handler', to: 'awaitingOutcome' },
  carriedOut: { from: ['carryingOut'], of: ELSEWHERE, role: 'handler', to: 'closed' },
  evidenceExamined: { from: ['examining'], of: OWN, role: 'handler', to: 'same' },
  decided: { from: ['examining'], of: OWN, role: 'handler', to: 'signing' },
  signed: { from: ['signing'], of: OWN, role: 'signer', to: 'delivering' },
  signatureRefused: { from: ['signing'], of: OWN, role: 'signer', to: 'examining' },
  delivered: { from: ['delivering'], of: OWN, role: 'handler', to: 'closed' },
  withdrawn: { from: ['examining', 'signing'], of: OWN, role: 'handler', to: 'closed' },
  archived: { from: ['closed'], of: DISPUTE_CASE_KINDS, role: 'handler', to: 'archived' },
  detailsCorrected: {
    from: [...OPEN_DISPUTE_POSITIONS, 'closed'],
    of: ELSEWHERE,
    role: 'handler',
    to: 'same',
  },
  dateCorrected: {
    from: [...OPEN_DISPUTE_POSITIONS, 'closed'],
    of: DISPUTE_CASE_KINDS,
    role: 'handler',
    to: 'same',
  },
  noted: {
    from: [...OPEN_DISPUTE_POSITIONS, 'closed', 'archived'],
    of: DISPUTE_CASE_KINDS,
    role: 'handler',
    to: 'same',
  },
};

/** All kinds of events, in the table's order. */
export const DISPUTE_EVENT_KINDS: readonly DisputeEventKind[] = Object.keys(
  DISPUTE_TRANSITIONS,
) as DisputeEventKind[];

/** What a transition is asked of: where a case stands, of which kind it is, who acts. */
export interface DisputeStanding {
  readonly kind: DisputeCaseKind;
  /** null: nothing has happened yet. */
  readonly position: DisputePosition | null;
}

/** Whether the table allows it. Conditions beyond it are asked of `disputeObstacles`. */
export function permitsDispute(
  { kind, position }: DisputeStanding,
  event: DisputeEventKind,
  role: DisputeRole,
): boolean {
  const transition = DISPUTE_TRANSITIONS[event];
  return (
    transition.from.includes(position ?? 'none') && transition.of.includes(kind) && transition.role === role
  );
}

/** Where the action leads. Ask `permitsDispute` before. */
export function disputeDestination(state: DisputeState, action: DisputeAction): DisputePosition {
  const { to } = DISPUTE_TRANSITIONS[action.kind];
  if (typeof to === 'function') return to(state, action);
  return to === 'same' ? (state.position ?? 'filed') : to;
}

/** What the role may do where the case stands. */
export function openDisputeActions(standing: DisputeStanding, role: DisputeRole): DisputeEventKind[] {
  return DISPUTE_EVENT_KINDS.filter((kind) => permitsDispute(standing, kind, role));
}
