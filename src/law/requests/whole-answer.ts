import type { OutcomeRow } from '../annual-report/form.ts';
import { DECISION_KINDS, type DecisionKindKey } from '../decisions/decision-kinds.ts';
import { requestRow } from '../decisions/request-row.ts';
import type { HandledItem, RequestState } from './request-state.ts';

/** How the whole request is answered: the one decision of all its items, 部分公开 of a mixture, else what counts first. */
export function decisionOf({ items }: Pick<RequestState, 'items'>): DecisionKindKey {
  const decisions = items.flatMap(({ decision }) => (decision === null ? [] : [decision.kind]));
  const [first, ...others] = decisions;
  if (first === undefined) throw new RangeError('nothing is decided');
  if (others.every((kind) => kind === first)) return first;
  const row = requestRow(decisions.map(rowOf));
  if (row === 'partial') return 'partial';
  if (row === 'open') return decisions.includes('open.provide') ? 'open.provide' : 'open.already';
  return decisions.find((kind) => rowOf(kind) === row) ?? first;
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
export function rowOfAnswer({ items }: Pick<RequestState, 'items'>): OutcomeRow {
  return requestRow(items.flatMap(({ decision }) => (decision === null ? [] : [rowOf(decision.kind)])));
}

function rowOf(kind: DecisionKindKey): OutcomeRow {
  const found = DECISION_KINDS.find(({ key }) => key === kind);
  if (found === undefined) throw new RangeError(`no decision ${kind}`);
  return found.row;
}
