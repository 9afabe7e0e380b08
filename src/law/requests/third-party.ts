import type { Circumstance, DecisionKindKey } from '../decisions/decision-kinds.ts';
import type { ItemDecision } from './request-events.ts';
import type { Consultation } from './request-state.ts';

/** Ways of answering that hand something over which a third party may have refused. What is public already overrules nobody. */
const DISCLOSING: ReadonlySet<DecisionKindKey> = new Set(['open.provide', 'partial']);

type Decided = Pick<ItemDecision, 'itemId' | 'kind'>;

/** The third parties that were asked about an item (条例第32条). Of several answers of one party the last counts. */
export function askedAbout(consultations: readonly Consultation[], itemId: string): Consultation[] {
  const asked = consultations.filter((each) => each.with === 'thirdParty' && each.itemIds.includes(itemId));
  return asked.filter(
    (each) =>
      !asked.some(
        ({ addressee, seq, opinion }) =>
          addressee === each.addressee && seq > each.seq && (opinion === 'agrees' || opinion === 'refuses'),
      ),
  );
}

/**
 * The special turns of a decision that follow from whom the ledger has been asked about its item, whatever the decision says of
 * them: 条例第32条 binds it to the answer of the third party.
 */
export function thirdPartyTurns(consultations: readonly Consultation[], decision: Decided): Circumstance[] {
  return [
    ...(askedAbout(consultations, decision.itemId).length > 0 ? (['thirdPartyAsked'] as const) : []),
    ...(overruledBy(consultations, [decision]).length > 0 ? (['thirdPartyOverruled'] as const) : []),
  ];
}

/** The third parties whose refusal the decisions don't follow; they must be told what is disclosed and why (条例第32条). */
export function overruledBy(
  consultations: readonly Consultation[],
  decisions: readonly Decided[],
): Consultation[] {
  const refused = decisions
    .filter(({ kind }) => DISCLOSING.has(kind))
    .flatMap(({ itemId }) => askedAbout(consultations, itemId))
    .filter(({ opinion }) => opinion === 'refuses');
  return [...new Set(refused)];
}

/**
 * What stands against 不予公开 for the sake of a third party, in Chinese: nobody was asked about the item, nobody has answered, all
 * agree, or silence that nobody judged (条例第32条).
 */
export function thirdPartyFaults(
  consultations: readonly Consultation[],
  decision: Decided & Pick<ItemDecision, 'explanation'>,
): string[] {
  if (decision.kind !== 'deny.thirdParty') return [];
  const asked = askedAbout(consultations, decision.itemId);
  if (asked.length === 0)
    return ['还没有就这个事项书面征求第三方意见，不能以损害第三方合法权益为由不予公开（条例第32条）。'];
  const answers = asked.flatMap(({ opinion }) => (opinion === null ? [] : [opinion]));
  if (answers.includes('refuses')) return [];
  if (answers.length < asked.length)
    return ['还没有第三方的意见，请先登记收到的意见，或者登记逾期未提出意见（条例第32条）。'];
  if (!answers.includes('silent')) return ['第三方同意公开这个事项，不能以此为由不予公开（条例第32条）。'];
  return decision.explanation.trim() === ''
    ? ['第三方逾期没有提出意见的，由本机关决定是否公开，请在理由中写明为什么不予公开（条例第32条）。']
    : [];
}

/** Why an item is disclosed although a third party refuses, as it is told that party; empty where nobody wrote it down. */
export function toldReasons({
  evidence,
  explanation,
  excuse,
}: Pick<ItemDecision, 'evidence' | 'explanation' | 'excuse'>): string {
  const written = [evidence.publicInterestReasons, explanation, excuse].map((text) => (text ?? '').trim());
  return written.find((text) => text !== '') ?? '';
}

/** What stands against overruling a third party, in Chinese: it is told the reasons in writing, so that they must be there. */
export function untoldReasons(
  consultations: readonly Consultation[],
  decision: Decided & Parameters<typeof toldReasons>[0],
): string[] {
  return overruledBy(consultations, [decision]).length === 0 || toldReasons(decision) !== ''
    ? []
    : ['第三方不同意公开而决定公开的，要把公开的理由书面告知第三方，请写明公开的理由（条例第32条）。'];
}
