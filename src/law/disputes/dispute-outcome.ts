import { DISPUTE_COLUMN_LABELS } from '../annual-report/form.ts';
import { CORRECTION_LABELS, type ClosedResult, type CorrectionResult } from './dispute-events.ts';

/** How a case ended: a review, suit or complaint by its outcome, a correction by its result. */
export interface DisputeOutcome {
  readonly outcome: ClosedResult | null;
  readonly result: CorrectionResult | 'withdrawn' | null;
}

/** How a case ended, in words; empty while it is open. */
export function disputeOutcomeWords({ outcome, result }: DisputeOutcome): string {
  if (outcome !== null) return DISPUTE_COLUMN_LABELS[outcome];
  if (result === null) return '';
  return result === 'withdrawn' ? '申请人撤回' : CORRECTION_LABELS[result];
}
