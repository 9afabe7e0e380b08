import type { Generated } from 'kysely';
import type { Day, Json } from './column-types.ts';

/** 行政复议, suits, 更正 and complaints. */
export interface DisputeTables {
  dispute_cases: DisputeCaseTable;
  dispute_events: DisputeEventTable;
}

interface DisputeCaseTable {
  id: string;
  agency_id: string;
  kind: 'review' | 'direct' | 'afterReview' | 'correction' | 'complaint';
  request_id: string | null;
  follows_id: string | null;
  number: string;
  authority: string;
  applicant_sealed: Generated<string>;
  original_actor: boolean;
  position: string;
  filed_on: Day;
  copy_received_on: Day | null;
  reply_due_on: Day | null;
  replied_on: Day | null;
  closed_on: Day | null;
  outcome: 'upheld' | 'corrected' | 'other' | null;
  outcome_words: Generated<string>;
  result: 'corrected' | 'refused' | 'passedOn' | 'withdrawn' | null;
  ordered_on: Day | null;
  ordered_due_on: Day | null;
  carried_out_on: Day | null;
  due_on: Day | null;
  last_seq: number;
  created_at: Date;
  changed_at: Date;
}

interface DisputeEventTable {
  case_id: string;
  seq: number;
  kind: string;
  on_day: Day;
  recorded_at: Date;
  detail: Json<unknown>;
  reason: string;
  role: 'handler' | 'signer';
  by_account: string | null;
  by_name: string;
}
