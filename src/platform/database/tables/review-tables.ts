import type { Generated } from 'kysely';
import type { Json } from './column-types.ts';

/** 三审 and 保密审查. */
export interface ReviewTables {
  review_rounds: ReviewRoundTable;
  review_decisions: ReviewDecisionTable;
  secrecy_reviews: SecrecyReviewTable;
}

interface ReviewRoundTable {
  id: string;
  document_id: string;
  edition_id: string;
  revision_id: string;
  agency_id: string;
  content_hash: string;
  steps: Json<unknown>;
  step: Generated<number>;
  /** Role of the step it waits at; null when it is closed. */
  waiting_role: string | null;
  outcome: Generated<'open' | 'approved' | 'returned' | 'recalled' | 'voided'>;
  started_by: string | null;
  started_at: Date;
  closed_at: Date | null;
}

interface ReviewDecisionTable {
  id: string;
  round_id: string;
  step: number;
  step_name: string;
  verdict: 'approve' | 'return';
  comment: Generated<string>;
  by_account: string | null;
  by_name: string;
  at: Date;
}

interface SecrecyReviewTable {
  id: string;
  document_id: string;
  /** Of the document. */
  agency_id: string;
  edition_id: string;
  revision_id: string;
  content_hash: string;
  form: Json<unknown>;
  result: 'open' | 'partial' | 'withheld' | 'referred';
  basis: string;
  opinion: Generated<string>;
  by_account: string | null;
  by_name: string;
  at: Date;
}
