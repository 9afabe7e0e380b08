import {
  HANDLED_POSITIONS,
  UNANSWERED_POSITIONS,
  WORKING_POSITIONS,
  type Position,
  type RequestRole,
} from './positions.ts';
import type { RequestAction, RequestEventKind } from './request-events.ts';
import type { RequestState } from './request-state.ts';

/** Where an event may happen, by whom, and where it leads. */
export interface Transition {
  /** 'none': it begins a request. */
  readonly from: readonly (Position | 'none')[];
  readonly roles: readonly RequestRole[];
  /** Where it leads; 'same': it changes nothing about the position. */
  readonly to: Position | 'same' | ((state: RequestState, action: RequestAction) => Position);
}

const WAITING_FOR_NOBODY = ['registered', 'examining', 'dividing', 'searching', 'judging'] as const;

/**
 * The whole life of a request as one table: what isn't here can't happen. Conditions beyond position and role stand in
 * `request-guards.ts`.
 */
export const TRANSITIONS: Readonly<Record<RequestEventKind, Transition>> = {
  submitted: { from: ['none'], roles: ['applicant', 'handler'], to: 'pending' },
  received: { from: ['none', 'pending'], roles: ['handler'], to: 'registered' },
  dismissed: { from: ['pending'], roles: ['handler'], to: 'dismissed' },
  reinstated: { from: ['dismissed'], roles: ['handler'], to: 'pending' },
  transferred: { from: ['pending'], roles: ['handler'], to: 'transferred' },

  assigned: {
    from: UNANSWERED_POSITIONS,
    roles: ['handler', 'head'],
    to: ({ position }) => (position === 'registered' ? 'examining' : (position ?? 'examining')),
  },
  itemAdded: { from: WORKING_POSITIONS, roles: ['handler'], to: 'same' },
  itemAssigned: { from: WORKING_POSITIONS, roles: ['handler', 'head'], to: 'same' },
  split: { from: ['registered', 'examining', 'dividing'], roles: ['handler'], to: 'same' },
  joined: { from: WAITING_FOR_NOBODY, roles: ['handler'], to: 'joined' },
  separated: { from: ['joined'], roles: ['handler', 'system'], to: 'judging' },

  examined: { from: ['registered', 'examining'], roles: ['handler'], to: 'dividing' },
  clarificationAsked: { from: ['registered', 'examining'], roles: ['handler'], to: 'awaitingClarification' },
  // A lapse is taken back by what comes all the same.
  clarified: {
    from: ['awaitingClarification', 'drafting'],
    roles: ['applicant', 'handler'],
    to: 'examining',
  },
  clarificationLapsed: { from: ['awaitingClarification'], roles: ['handler'], to: 'drafting' },
  reasonsAsked: { from: WAITING_FOR_NOBODY, roles: ['handler'], to: 'awaitingReasons' },
  reasonsGiven: { from: ['awaitingReasons'], roles: ['applicant', 'handler'], to: 'judging' },
  reasonsLapsed: { from: ['awaitingReasons'], roles: ['handler'], to: 'judging' },
  delayed: { from: HANDLED_POSITIONS, roles: ['head'], to: 'same' },

  divided: {
    from: ['dividing'],
    roles: ['handler'],
    to: (_state, action) =>
      action.kind === 'divided' && action.detail.responsible === 'notOurs' ? 'judging' : 'searching',
  },
  assistanceAsked: { from: WORKING_POSITIONS, roles: ['handler'], to: 'same' },
  assistanceGiven: { from: UNANSWERED_POSITIONS, roles: ['handler'], to: 'same' },
  searched: {
    from: ['examining', 'dividing', 'searching', 'judging', 'awaitingOpinions'],
    roles: ['handler'],
    to: 'same',
  },
  searchConcluded: { from: ['searching'], roles: ['handler'], to: 'judging' },

  consultationSent: { from: ['judging', 'awaitingOpinions'], roles: ['handler'], to: 'awaitingOpinions' },
  consultationDelivered: { from: ['awaitingOpinions'], roles: ['handler'], to: 'same' },
  consultationReplied: { from: ['awaitingOpinions'], roles: ['handler'], to: afterConsultation },
  consultationLapsed: { from: ['awaitingOpinions'], roles: ['handler'], to: afterConsultation },
  meetingHeld: {
    from: ['dividing', 'searching', 'judging', 'awaitingOpinions'],
    roles: ['handler', 'head'],
    to: 'same',
  },

  feeAsked: { from: ['judging'], roles: ['handler'], to: 'awaitingFee' },
  feeNoticeDelivered: { from: ['awaitingFee'], roles: ['handler'], to: 'same' },
  paid: { from: ['awaitingFee', 'drafting'], roles: ['handler'], to: 'judging' },
  feeWaived: { from: ['awaitingFee'], roles: ['handler', 'head'], to: 'judging' },
  feeLapsed: { from: ['awaitingFee'], roles: ['handler'], to: 'drafting' },

  extensionProposed: { from: HANDLED_POSITIONS, roles: ['handler'], to: 'same' },
  extensionRefused: { from: HANDLED_POSITIONS, roles: ['head'], to: 'same' },
  extended: { from: HANDLED_POSITIONS, roles: ['head'], to: 'same' },
  letterDelivered: { from: [...UNANSWERED_POSITIONS, 'settled'], roles: ['handler'], to: 'same' },
  extensionTold: { from: UNANSWERED_POSITIONS, roles: ['handler'], to: 'same' },

  judged: { from: ['judging'], roles: ['handler'], to: 'drafting' },
  steppedBack: {
    from: ['dividing', 'searching', 'judging', 'drafting'],
    roles: ['handler'],
    to: (state, action) => (action.kind === 'steppedBack' ? action.detail.to : (state.position ?? 'judging')),
  },
  drafted: { from: ['drafting'], roles: ['handler'], to: 'reviewing' },
  reviewed: {
    from: ['reviewing'],
    roles: ['head', 'secrecy'],
    to: (state, action) => {
      if (action.kind !== 'reviewed') return 'reviewing';
      if (!action.detail.passed) return 'drafting';
      const other = action.detail.aspect === 'legal' ? 'secrecy' : 'legal';
      return state.reviews[other] ? 'signing' : 'reviewing';
    },
  },
  signed: { from: ['signing'], roles: ['signer'], to: 'delivering' },
  signatureRefused: { from: ['signing'], roles: ['signer'], to: 'drafting' },
  delivered: { from: ['delivering'], roles: ['handler'], to: 'settled' },
  answeredTogether: { from: ['joined'], roles: ['system'], to: 'settled' },
  archived: { from: ['settled'], roles: ['handler'], to: 'archived' },

  withdrawn: {
    from: ['pending', ...UNANSWERED_POSITIONS],
    roles: ['applicant', 'handler'],
    to: ({ position }) => (position === 'pending' ? 'dismissed' : 'settled'),
  },
  redoOrdered: { from: ['settled', 'archived'], roles: ['handler'], to: 'judging' },
  dateCorrected: { from: [...UNANSWERED_POSITIONS, 'settled'], roles: ['handler'], to: 'same' },
  noted: {
    from: ['pending', ...UNANSWERED_POSITIONS, 'settled', 'archived'],
    roles: ['handler', 'head', 'secrecy', 'signer', 'applicant'],
    to: 'same',
  },
};

/** Whether the table allows it; conditions beyond position and role are asked of `obstacles`. */
export function permits(position: Position | null, kind: RequestEventKind, role: RequestRole): boolean {
  const { from, roles } = TRANSITIONS[kind];
  return from.includes(position ?? 'none') && roles.includes(role);
}

/** Where the action leads from the state. Ask `permits` before. */
export function destination(state: RequestState, action: RequestAction): Position {
  const { to } = TRANSITIONS[action.kind];
  if (typeof to === 'function') return to(state, action);
  return to === 'same' ? (state.position ?? 'pending') : to;
}

/** What the role may do where the request stands. */
export function openActions(position: Position | null, role: RequestRole): readonly RequestEventKind[] {
  const key = `${position ?? 'none'} ${role}`;
  const known = OPEN_ACTIONS.get(key);
  if (known !== undefined) return known;
  const open = EVENT_KINDS.filter((kind) => permits(position, kind, role));
  OPEN_ACTIONS.set(key, open);
  return open;
}

/** The table turned over, filled as it is asked. */
const OPEN_ACTIONS = new Map<string, readonly RequestEventKind[]>();

/** All kinds of events, in the table's order. */
export const EVENT_KINDS: readonly RequestEventKind[] = Object.keys(TRANSITIONS) as RequestEventKind[];

function afterConsultation(state: RequestState, action: RequestAction): Position {
  if (action.kind !== 'consultationReplied' && action.kind !== 'consultationLapsed')
    return 'awaitingOpinions';
  const { consultation } = action.detail;
  const others = state.consultations.some((each) => each.id !== consultation && each.opinion === null);
  return others ? 'awaitingOpinions' : 'judging';
}
