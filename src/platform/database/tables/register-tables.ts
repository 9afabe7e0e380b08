import type { Generated } from 'kysely';
import type { Day } from './column-types.ts';

/** The registers that the annual report is counted from. */
export interface RegisterTables {
  normative_documents: NormativeDocumentTable;
  admin_decisions: AdminDecisionTable;
  fees: FeeTable;
  channels: ChannelTable;
  channel_posts: ChannelPostTable;
  requests: RequestTable;
  disputes: DisputeTable;
}

/** Columns that every register has. */
interface RegisterColumns {
  id: string;
  agency_id: string;
  note: Generated<string>;
  version: Generated<number>;
  created_by: string | null;
  created_at: Date;
  changed_at: Date;
  removed_at: Date | null;
  removal_reason: string | null;
  /** Kept by the handling of a request or dispute, not by hand. */
  managed: Generated<boolean>;
}

interface NormativeDocumentTable extends RegisterColumns {
  kind: 'rule' | 'normative';
  title: string;
  document_number: Generated<string>;
  made_on: Day;
  effective_on: Day | null;
  valid_until: Day | null;
  ended_on: Day | null;
  ended_how: 'repealed' | 'lapsed' | null;
  document_id: string | null;
  joint_issuers: Generated<string>;
  legality_reviewed_by: Generated<string>;
  legality_reviewed_on: Day | null;
  legality_opinion: Generated<string>;
  filing_number: Generated<string>;
  filed_on: Day | null;
  filed_with: Generated<string>;
}

interface AdminDecisionTable extends RegisterColumns {
  kind: 'permit' | 'punish' | 'coerce';
  number: string;
  subject: string;
  decided_on: Day;
  disclosed: boolean;
}

interface FeeTable extends RegisterColumns {
  item: string;
  basis: Generated<string>;
  collected_on: Day;
  /** 万元, decimal text */
  amount_wan: string;
}

interface ChannelTable extends RegisterColumns {
  platform: 'wechat' | 'weibo' | 'video' | 'board' | 'screen' | 'hall' | 'other';
  name: string;
  filing_number: Generated<string>;
  responsible: Generated<string>;
  opened_on: Day | null;
  closed_on: Day | null;
}

interface ChannelPostTable extends RegisterColumns {
  channel_id: string;
  issue: string;
  posted_on: Day;
  title: string;
  url: Generated<string>;
  document_id: string | null;
}

interface RequestTable extends RegisterColumns {
  number: string;
  received_on: Day;
  channel: 'counter' | 'registeredMail' | 'ordinaryMail' | 'internet' | 'fax' | 'oral';
  applicant_kind: 'natural' | 'enterprise' | 'research' | 'welfare' | 'legal' | 'other';
  applicant_name: string;
  subject: string;
  extended_to: Day | null;
  decided_on: Day | null;
  outcome: string | null;
}

interface DisputeTable extends RegisterColumns {
  kind: 'review' | 'direct' | 'afterReview';
  number: string;
  authority: Generated<string>;
  request_id: string | null;
  filed_on: Day;
  closed_on: Day | null;
  outcome: 'upheld' | 'corrected' | 'other' | null;
  original_actor: Generated<boolean>;
}
