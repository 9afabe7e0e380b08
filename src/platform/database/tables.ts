import type { ColumnType, Generated } from 'kysely';

/**
 * Row types of all tables, as the migrations make them. Each table belongs to one module (test/table-owners.ts);
 * no other module names it in a query.
 */
export interface Tables {
  agencies: AgencyTable;
  agency_duties: AgencyDutyTable;
  accounts: AccountTable;
  account_grants: AccountGrantTable;
  password_history: PasswordHistoryTable;
  sessions: SessionTable;
  audit_events: AuditEventTable;
  audit_head: AuditHeadTable;
  outbox: OutboxTable;
  catalogue_nodes: CatalogueNodeTable;
  counters: CounterTable;
  documents: DocumentTable;
  editions: EditionTable;
  revisions: RevisionTable;
  edition_statuses: EditionStatusTable;
  autosaves: AutosaveTable;
  validity_changes: ValidityChangeTable;
  document_links: DocumentLinkTable;
  attachments: AttachmentTable;
  revision_attachments: RevisionAttachmentTable;
  review_rounds: ReviewRoundTable;
  review_decisions: ReviewDecisionTable;
  secrecy_reviews: SecrecyReviewTable;
  site_settings: SiteSettingsTable;
  published_items: PublishedItemTable;
  search_entries: SearchEntryTable;
  normative_documents: NormativeDocumentTable;
  admin_decisions: AdminDecisionTable;
  fees: FeeTable;
  channels: ChannelTable;
  channel_posts: ChannelPostTable;
  requests: RequestTable;
  disputes: DisputeTable;
  annual_reports: AnnualReportTable;
  report_overrides: ReportOverrideTable;
  report_finding_answers: ReportFindingAnswerTable;
}

/** jsonb: read as what it holds (parse it where it matters), written as JSON text. */
export type Json<T> = ColumnType<T, string, string>;
/** A day of law, 'YYYY-MM-DD'. */
type Day = string;

interface AgencyTable {
  id: string;
  parent_id: string | null;
  path: string[];
  kind: 'district' | 'township' | 'street' | 'department' | 'section' | 'village' | 'community';
  name: string;
  short_name: string;
  self_name: string;
  slug: string;
  publishes: Generated<boolean>;
  uscc: string | null;
  area_code: string | null;
  address: Generated<string>;
  postcode: Generated<string>;
  phone: Generated<string>;
  fax: Generated<string>;
  email: Generated<string>;
  office_hours: Generated<string>;
  review_authority: Generated<string>;
  court: Generated<string>;
  index_template: Generated<string>;
  sort: Generated<number>;
  closed_on: Day | null;
  version: Generated<number>;
  created_at: Date;
}

interface AgencyDutyTable {
  id: string;
  agency_id: string;
  duty: 'leaderInCharge' | 'responsiblePerson' | 'handler';
  person_name: string;
  title: Generated<string>;
  phone: Generated<string>;
  from_on: Day;
  until_on: Day | null;
}

interface AccountTable {
  id: string;
  username: string;
  display_name: string;
  agency_id: string;
  password_hash: string;
  must_change_password: Generated<boolean>;
  password_changed_at: Date;
  failed_count: Generated<number>;
  locked_until: Date | null;
  disabled_at: Date | null;
  version: Generated<number>;
  created_at: Date;
}

interface AccountGrantTable {
  id: string;
  account_id: string;
  agency_id: string;
  role: string;
  granted_by: string | null;
  granted_at: Date;
  revoked_at: Date | null;
}

interface PasswordHistoryTable {
  account_id: string;
  password_hash: string;
  set_at: Date;
}

interface SessionTable {
  token_hash: string;
  account_id: string;
  csrf_token: string;
  ip: string | null;
  user_agent: Generated<string>;
  created_at: Date;
  last_seen_at: Date;
  ended_at: Date | null;
}

interface AuditEventTable {
  seq: number;
  id: string;
  at: Date;
  actor_kind: string;
  actor_id: string | null;
  actor_name: string;
  ip: string | null;
  type: string;
  agency_id: string | null;
  data: Json<unknown>;
  previous_hash: string;
  hash: string;
}

interface AuditHeadTable {
  only_row: Generated<boolean>;
  seq: number;
  hash: string;
}

interface OutboxTable {
  id: string;
  kind: string;
  body: Json<unknown>;
  created_at: Date;
  due_at: Generated<Date>;
  attempts: Generated<number>;
  last_error: string | null;
  done_at: Date | null;
}

interface CatalogueNodeTable {
  id: string;
  agency_id: string;
  parent_id: string | null;
  key: string;
  block: 'guide' | 'institution' | 'statutory' | 'annualReports' | 'requests' | 'dynamic';
  kind: string | null;
  name: string;
  slug: string;
  path: string;
  description: Generated<string>;
  law: Generated<string>;
  cycle_text: Generated<string>;
  cycle_days: number | null;
  takes_documents: boolean;
  review_steps: Json<unknown>;
  sort: Generated<number>;
  active: Generated<boolean>;
  version: Generated<number>;
}

interface CounterTable {
  scope: string;
  last: number;
}

interface DocumentTable {
  id: string;
  agency_id: string;
  section_id: string | null;
  node_id: string;
  kind: string;
  title: string;
  document_number: Generated<string>;
  index_number: string | null;
  public_number: number | null;
  list_number: number | null;
  first_published_at: Date | null;
  current_edition_id: string | null;
  live_edition_id: string | null;
  state: string;
  discarded_at: Date | null;
  created_by: string | null;
  created_at: Date;
  changed_at: Date;
}

interface EditionTable {
  id: string;
  document_id: string;
  number: number;
  state:
    | 'draft'
    | 'inReview'
    | 'returned'
    | 'approved'
    | 'published'
    | 'superseded'
    | 'withdrawn'
    | 'discarded';
  revision_id: string;
  pending_approval: Generated<boolean>;
  change_note: Generated<string>;
  version: Generated<number>;
  created_by: string | null;
  created_at: Date;
  published_at: Date | null;
  withdrawn_at: Date | null;
  withdrawal_reason: string | null;
}

interface RevisionTable {
  id: string;
  document_id: string;
  edition_id: string;
  number: number;
  title: string;
  summary: string;
  body_html: string;
  metadata: Json<unknown>;
  content_hash: string;
  note: Generated<string>;
  created_by: string | null;
  created_by_name: string;
  created_at: Date;
}

interface EditionStatusTable {
  id: string;
  document_id: string;
  edition_id: string;
  revision_id: string;
  state: string;
  event: string;
  reason: Generated<string>;
  by_account: string | null;
  by_name: string;
  at: Date;
}

interface AutosaveTable {
  id: string;
  document_id: string;
  account_id: string;
  base_revision_id: string;
  content: Json<unknown>;
  saved_at: Date;
}

interface ValidityChangeTable {
  id: string;
  document_id: string;
  validity: 'valid' | 'lapsed' | 'repealed' | 'amended';
  since_on: Day;
  reason: Generated<string>;
  by_account: string | null;
  by_name: string;
  at: Date;
}

interface DocumentLinkTable {
  id: string;
  interpretation_id: string;
  document_id: string;
  created_by: string | null;
  created_at: Date;
}

interface AttachmentTable {
  id: string;
  agency_id: string;
  document_id: string;
  name: string;
  extension: string;
  media_type: string;
  size: number;
  sha256: string;
  notices: ColumnType<unknown, string | undefined, string>;
  uploaded_by: string | null;
  uploaded_at: Date;
}

interface RevisionAttachmentTable {
  revision_id: string;
  attachment_id: string;
  position: number;
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

interface SiteSettingsTable {
  only_row: Generated<boolean>;
  settings: Json<unknown>;
  version: Generated<number>;
}

interface PublishedItemTable {
  document_id: string;
  agency_id: string;
  node_id: string;
  kind: string;
  edition_id: string;
  revision_id: string;
  state: 'public' | 'withdrawn';
  public_number: number;
  list_number: number;
  path: string;
  index_number: string;
  title: string;
  summary: string;
  document_number: string | null;
  written_on: Day | null;
  validity: 'valid' | 'lapsed' | 'repealed' | 'amended';
  /** 应急先发后审: public, and its review still runs. */
  pending_approval: Generated<boolean>;
  metadata: Json<unknown>;
  published_at: Date;
  changed_at: Date;
  withdrawn_at: Date | null;
  withdrawal_reason: string | null;
}

interface SearchEntryTable {
  document_id: string;
  agency_id: string;
  node_id: string;
  published_at: Date;
  title: string;
  excerpt: string;
  index_number: string;
  document_number: string | null;
  words: string;
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
}

interface NormativeDocumentTable extends RegisterColumns {
  kind: 'rule' | 'normative';
  title: string;
  document_number: Generated<string>;
  made_on: Day;
  effective_on: Day | null;
  lapses_on: Day | null;
  ended_on: Day | null;
  ended_how: 'repealed' | 'lapsed' | null;
  document_id: string | null;
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

interface AnnualReportTable {
  id: string;
  agency_id: string;
  year: number;
  document_id: string | null;
  narrative: Json<unknown>;
  frozen: ColumnType<unknown, string | null, string | null>;
  frozen_at: Date | null;
  version: Generated<number>;
  created_by: string | null;
  created_at: Date;
}

interface ReportOverrideTable {
  id: string;
  report_id: string;
  cell: string;
  value: string;
  computed: string;
  reason: string;
  by_account: string | null;
  by_name: string;
  at: Date;
  removed_at: Date | null;
}

interface ReportFindingAnswerTable {
  id: string;
  report_id: string;
  finding: string;
  reason: string;
  by_account: string | null;
  by_name: string;
  at: Date;
}
