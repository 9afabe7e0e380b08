import type { OutcomeRow } from '../annual-report/form.ts';
import type { Citation } from '../decisions/citation.ts';
import { DECISION_KINDS, type DecisionKindKey } from '../decisions/decision-kinds.ts';
import { requestRow } from '../decisions/request-row.ts';
import { answerOf, type LetterKind } from '../letters/letter-kinds.ts';
import type { HandledItem, RequestState } from './request-state.ts';

/** How the whole request is answered: the one decision of all its items, 部分公开 of a mixture, else what counts first. */
export function decisionOf(state: Pick<RequestState, 'items'>): DecisionKindKey {
  const decisions = decidedKinds(state);
  const [first, ...others] = decisions;
  if (first === undefined) throw new RangeError('nothing is decided');
  if (others.every((kind) => kind === first)) return first;
  const row = requestRow(decisions.map(rowOf));
  if (row === 'partial') return 'partial';
  if (row === 'open') return decisions.includes('open.provide') ? 'open.provide' : 'open.already';
  return decisions.find((kind) => rowOf(kind) === row) ?? first;
}

/**
 * The letter that answers the whole request: of the one decision of all its items; 部分公开 where papers are provided and others
 * refused; of any other mixture the one that decides item by item, each with its own law and reason.
 */
export function letterOfAnswer(state: Pick<RequestState, 'items'>): LetterKind {
  const kinds = decidedKinds(state);
  const decision = decisionOf(state);
  if (kinds.every((kind) => kind === decision)) return answerOf(decision);
  const separated = kinds.every((kind) => kind === 'open.provide' || kind === 'partial' || refuses(kind));
  return decision === 'partial' && separated ? answerOf('partial') : 'answer.itemwise';
}

/** How the items were decided, in their order. */
export function decidedKinds({ items }: Pick<RequestState, 'items'>): DecisionKindKey[] {
  return items.flatMap(({ decision }) => (decision === null ? [] : [decision.kind]));
}

/** For 部分公开: how what isn't disclosed was decided. */
export function withheldDecisions({ items }: Pick<RequestState, 'items'>): DecisionKindKey[] {
  return items.flatMap(({ decision }) =>
    decision === null || decision.kind === 'partial' || rowOf(decision.kind) === 'open'
      ? []
      : [decision.kind],
  );
}

/** Whether the item is disclosed as a whole. */
export function isDisclosed(item: HandledItem): boolean {
  return item.decision !== null && rowOf(item.decision.kind) === 'open';
}

/** The row of table three that the answer to the items goes by. Throws a RangeError where nothing is decided. */
export function rowOfAnswer(state: Pick<RequestState, 'items'>): OutcomeRow {
  return requestRow(decidedKinds(state).map(rowOf));
}

/** 不予公开 by 条例 14 to 16, of which 36(三) speaks. */
function refuses(kind: DecisionKindKey): boolean {
  return DECISION_KINDS.some(({ key, citations }) => key === kind && citations.some(isRefusal));
}

function isRefusal({ law, article, item }: Citation): boolean {
  return law === 'regulation' && article === 36 && item === 3;
}

function rowOf(kind: DecisionKindKey): OutcomeRow {
  const found = DECISION_KINDS.find(({ key }) => key === kind);
  if (found === undefined) throw new RangeError(`no decision ${kind}`);
  return found.row;
}
