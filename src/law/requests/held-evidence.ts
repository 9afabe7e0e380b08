import { EVIDENCE, isEvidenceKey, type EvidenceKey } from '../decisions/evidence.ts';
import type { ItemDecision } from './request-events.ts';
import type { Consultation, RequestState } from './request-state.ts';
import { askedAbout } from './third-party.ts';

/**
 * The evidence that the file of a request holds for a decision: what its ledger shows by itself, what was put into the
 * file (`filed`), and what the decision tells in words. Words don't stand for a step of the procedure.
 */
export function heldEvidence(
  state: RequestState,
  decision: Pick<ItemDecision, 'itemId' | 'evidence'>,
  filed: readonly EvidenceKey[],
): EvidenceKey[] {
  return [...new Set([...shownByLedger(state, decision.itemId), ...filed, ...toldIn(decision)])];
}

function toldIn({ evidence }: Pick<ItemDecision, 'evidence'>): EvidenceKey[] {
  return Object.entries(evidence).flatMap(([key, text]) =>
    isEvidenceKey(key) && EVIDENCE[key].excusable && (text ?? '').trim() !== '' ? [key] : [],
  );
}

function shownByLedger(state: RequestState, itemId: string): EvidenceKey[] {
  const { clarification, reasons, fee, searches, deliveredLetters, letteredEvents } = state;
  const made = (seq: number): boolean => letteredEvents.includes(seq);
  const thirdParties = askedAbout(state.consultations, itemId);
  const shown: readonly (readonly [EvidenceKey, boolean])[] = [
    ['searchLog', searches.length > 0],
    ['thirdPartyLetter', every(thirdParties, ({ seq }) => made(seq))],
    ['thirdPartyDelivery', every(thirdParties, (each) => each.deliveredOn !== null)],
    // The letter that tells it goes out with the signature, to each that refused.
    ['thirdPartyTold', thirdParties.some(({ opinion }) => opinion === 'refuses')],
    ['thirdPartyReply', every(thirdParties, (each) => each.opinion !== null)],
    ['clarificationLetter', clarification !== null && made(clarification.seq)],
    ['clarificationDelivery', clarification !== null && deliveredLetters.includes(clarification.seq)],
    ['clarificationReply', clarification !== null && clarification.clarifiedOn !== null],
    ['reasonsLetter', reasons !== null && made(reasons.seq)],
    ['reasonsDelivery', reasons !== null && deliveredLetters.includes(reasons.seq)],
    ['reasonsReply', reasons !== null && (reasons.text !== null || reasons.lapsed)],
    ['feeNotice', fee !== null && made(fee.seq)],
    ['feeNoticeDelivery', fee !== null && fee.deliveredOn !== null],
    ['unpaidRecord', fee !== null && fee.ended === 'lapsed'],
  ];
  return shown.flatMap(([key, there]) => (there ? [key] : []));
}

function every(some: readonly Consultation[], test: (each: Consultation) => boolean): boolean {
  return some.length > 0 && some.every(test);
}
