import type { OutcomeRow } from '../annual-report/form.ts';
import { DECISION_KINDS } from '../decisions/decision-kinds.ts';
import { requestRow } from '../decisions/request-row.ts';
import type { RequestState } from './request-state.ts';

/**
 * The row of table three that a request counts in, once it was answered or withdrawn the first time; null before. What
 * later changes by a review counts in table four.
 */
export function outcomeOf(state: RequestState): { readonly row: OutcomeRow; readonly on: string } | null {
  if (state.settledOn === null) return null;
  const rows = state.countedDecisions.flatMap((decision) =>
    DECISION_KINDS.flatMap((kind) => (kind.key === decision.kind ? [kind.row] : [])),
  );
  return { row: requestRow(rows), on: state.settledOn };
}
