import type { Generated } from 'kysely';
import type { Day, Json } from './column-types.ts';

/** 依申请公开. */
export interface RequestTables {
  request_cases: RequestCaseTable;
  request_applicants: RequestApplicantTable;
  request_events: RequestEventTable;
  request_files: RequestFileTable;
  request_messages: RequestMessageTable;
  request_satisfaction: RequestSatisfactionTable;
  request_settings: RequestSettingsTable;
  disclosure_proposals: DisclosureProposalTable;
  request_suggestions: RequestSuggestionTable;
  holiday_calendars: HolidayCalendarTable;
  request_uploads: RequestUploadTable;
  request_code_renewals: RequestCodeRenewalTable;
  request_release_checks: RequestReleaseCheckTable;
  request_release_decisions: RequestReleaseDecisionTable;
}

interface RequestCaseTable {
  id: string;
  agency_id: string;
  number: string;
  query_code_hash: string;
  position: string;
  channel: string;
  applicant_kind: string;
  /** Keyed hash by which the requests of one applicant are found. */
  applicant_key: string;
  subject: string;
  submitted_on: Day;
  received_on: Day | null;
  original_due_on: Day | null;
  due_on: Day | null;
  /** While paused: the last day on which an asked party's silence lets the clock stand still. */
  paused_until: Day | null;
  clock: 'none' | 'running' | 'paused' | 'unknown' | 'ended';
  holder_id: string | null;
  unit: string;
  extended: boolean;
  outcome: string | null;
  settled_on: Day | null;
  in_time: boolean | null;
  lead_id: string | null;
  last_seq: number;
  created_at: Date;
  changed_at: Date;
}

interface RequestApplicantTable {
  case_id: string;
  organisation: boolean;
  name: string;
  proof_kind: string;
  proof_number_sealed: string;
  contact_name: string;
  phone: string;
  address: string;
  postcode: string;
  email: string;
  agent_name: string;
  supply_form: string;
  supply_way: string;
  needs_help: boolean;
}

interface RequestEventTable {
  case_id: string;
  seq: number;
  kind: string;
  on_day: Day;
  recorded_at: Date;
  detail: Json<unknown>;
  reason: string;
  role: 'handler' | 'head' | 'secrecy' | 'signer' | 'applicant' | 'system';
  by_account: string | null;
  by_name: string;
}

interface RequestFileTable {
  id: string;
  case_id: string;
  kind: 'identityProof' | 'authorisation' | 'applicant' | 'evidence' | 'deliveryProof' | 'answer';
  /** Key of the evidence it is, for kind evidence. */
  evidence: Generated<string>;
  name: string;
  media_type: string;
  size: number;
  sealed_id: string;
  shown_to_applicant: boolean;
  by_account: string | null;
  created_at: Date;
  removed_at: Date | null;
  removal_reason: string | null;
}

interface RequestMessageTable {
  id: string;
  case_id: string;
  kind: 'clarification' | 'reasons' | 'opinion' | 'withdrawal';
  text: string;
  at: Date;
  taken_at: Date | null;
  taken_by: string | null;
}

interface RequestSatisfactionTable {
  case_id: string;
  score: number;
  text: string;
  at: Date;
}

interface RequestSettingsTable {
  agency_id: string;
  settings: Json<unknown>;
  version: number;
  changed_by: string | null;
  changed_at: Date;
}

interface DisclosureProposalTable {
  id: string;
  agency_id: string;
  case_id: string | null;
  subject: string;
  explanation: string;
  origin: 'recurring' | 'applicant' | 'handler';
  state: 'open' | 'accepted' | 'refused';
  decision_reason: Generated<string>;
  document_id: string | null;
  created_by: string | null;
  created_at: Date;
  decided_by: string | null;
  decided_at: Date | null;
}

interface RequestSuggestionTable {
  agency_id: string;
  day: Day;
  shown: Generated<number>;
  helped: Generated<number>;
  applied: Generated<number>;
}

interface RequestUploadTable {
  sealed_id: string;
  kept_at: Date;
  bytes: number;
  /** Keyed hash of the address it came from. */
  visitor: string;
}

interface RequestCodeRenewalTable {
  id: string;
  case_id: string;
  renewed_at: Date;
  /** How it was made sure who asked. */
  identity_check: string;
}

interface HolidayCalendarTable {
  year: number;
  calendar: Json<unknown>;
  version: number;
  changed_by: string | null;
  changed_at: Date;
}

interface RequestReleaseCheckTable {
  case_id: string;
  item: string;
  sha256: string;
  input_hash: string;
  findings: Json<unknown>;
  checked_at: Date;
}

interface RequestReleaseDecisionTable {
  case_id: string;
  item: string;
  fingerprint: string;
  reason: string;
  by_account: string | null;
  by_name: string;
  at: Date;
}
