import type { Position } from '../../../../../src/law/requests/positions.ts';
import type { RequestState } from '../../../../../src/law/requests/request-state.ts';
import { ACTION_WORDS, type ActionKind } from './action-words.ts';

/** What usually comes next where a request stands, the first the most. */
const NEXT: Readonly<Record<Position, readonly ActionKind[]>> = {
  pending: ['received'],
  registered: ['assigned', 'examined'],
  examining: ['examined', 'clarificationAsked'],
  awaitingClarification: ['letterDelivered', 'clarified'],
  awaitingReasons: ['letterDelivered', 'reasonsGiven'],
  dividing: ['divided'],
  searching: ['searched', 'searchConcluded'],
  judging: ['judged', 'consultationSent'],
  awaitingOpinions: ['consultationDelivered', 'consultationReplied'],
  awaitingFee: ['feeNoticeDelivered', 'paid'],
  joined: [],
  drafting: ['drafted'],
  reviewing: ['reviewed'],
  signing: ['signed', 'signatureRefused'],
  delivering: ['delivered'],
  settled: ['archived'],
  archived: [],
  dismissed: [],
  transferred: [],
};

/** What the page offers: what usually comes next, and everything else that may be done. */
export interface Offered {
  readonly next: readonly ActionKind[];
  readonly more: readonly ActionKind[];
}

/** Sorts what may be done into what is usual and the rest; what the file speaks against from the start isn't offered. */
export function offeredActions(state: RequestState, allowed: readonly string[], parts: Parts): Offered {
  const kinds = allowed.filter(isAction).filter((kind) => makesSense(kind, state, parts));
  const usual = [...pressing(state), ...NEXT[state.position ?? 'pending']];
  const next = [...new Set(usual)].filter((kind) => kinds.includes(kind));
  return { next, more: kinds.filter((kind) => !next.includes(kind)) };
}

/** Which reviews the person may give at all. */
export interface Parts {
  readonly legal: boolean;
  readonly secrecy: boolean;
}

/** What can't wait for the usual next step: an extension that is asked for or must be told. */
function pressing({ extension }: RequestState): ActionKind[] {
  if (extension === null) return [];
  if (extension.approvedOn === null) return ['extended', 'extensionRefused'];
  return extension.toldOn === null ? ['extensionTold'] : [];
}

function makesSense(kind: ActionKind, state: RequestState, parts: Parts): boolean {
  const { consultations, extension, fee } = state;
  const open = consultations.filter(({ opinion }) => opinion === null);
  switch (kind) {
    case 'clarificationAsked':
      return state.clarification === null;
    case 'reasonsAsked':
      return state.reasons === null;
    case 'delayed':
      return (state.reasons?.text ?? null) !== null && state.redo === null;
    case 'split':
      return state.items.length > 1;
    case 'consultationDelivered':
      return open.some(({ deliveredOn }) => deliveredOn === null);
    case 'consultationReplied':
    case 'consultationLapsed':
      return open.length > 0;
    case 'feeAsked':
      return fee === null;
    case 'feeNoticeDelivered':
      return fee !== null && fee.deliveredOn === null;
    case 'searchConcluded':
      return state.searches.length > 0;
    case 'assistanceGiven':
      return state.assistance.some(({ answer }) => answer === null);
    case 'extensionProposed':
      return extension === null && state.redo === null;
    case 'extended':
    case 'extensionRefused':
      return extension !== null && extension.approvedOn === null;
    case 'extensionTold':
      return extension !== null && extension.approvedOn !== null && extension.toldOn === null;
    case 'reviewed':
      return (parts.legal && !state.reviews.legal) || (parts.secrecy && !state.reviews.secrecy);
    default:
      return true;
  }
}

function isAction(kind: string): kind is ActionKind {
  return Object.hasOwn(ACTION_WORDS, kind);
}
