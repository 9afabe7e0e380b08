import type { Generated } from 'kysely';
import type { FeedbackKind, FeedbackOutcome } from '../../../law/feedback.ts';
import type { Day } from './column-types.ts';

/** 网页纠错. */
export interface FeedbackTables {
  feedback_tickets: FeedbackTicketTable;
  feedback_settings: FeedbackSettingsTable;
}

interface FeedbackTicketTable {
  id: string;
  number: string;
  query_code_hash: string;
  agency_id: string;
  document_id: string | null;
  page_path: string;
  kind: FeedbackKind;
  quote: string;
  problem: string;
  received_at: Date;
  received_on: Day;
  due_on: Day;
  latest_on: Day;
  outcome: FeedbackOutcome | null;
  answer: Generated<string>;
  answered_by: Generated<string>;
  answered_at: Date | null;
  answered_on: Day | null;
  /** When what the visitor wrote, the answer and the query code were taken away. */
  forgotten_at: Date | null;
  version: Generated<number>;
}

interface FeedbackSettingsTable {
  agency_id: string;
  answer_days: number;
  kept_months: number;
  changed_by: string | null;
  changed_at: Date;
}
