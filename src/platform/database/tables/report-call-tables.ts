import type { ColumnType, Generated } from 'kysely';
import type { Day, Json } from './column-types.ts';

/** 年度报告征集: calls, what was submitted to them, how it was answered. */
export interface ReportCallTables {
  report_calls: ReportCallTable;
  report_call_deadlines: ReportCallDeadlineTable;
  report_call_members: ReportCallMemberTable;
  report_drafts: ReportDraftTable;
  report_call_answers: ReportCallAnswerTable;
  report_submissions: ReportSubmissionTable;
  report_submission_decisions: ReportSubmissionDecisionTable;
  report_roll_up_files: ReportRollUpFileTable;
  report_submission_documents: ReportSubmissionDocumentTable;
}

interface ReportSubmissionDocumentTable {
  submission_id: string;
  document_id: string;
  made_by: string | null;
  made_at: Date;
}

interface ReportCallTable {
  id: string;
  agency_id: string;
  year: number;
  note: string;
  version: Generated<number>;
  opened_by: string | null;
  opened_by_name: string;
  opened_at: Date;
}

interface ReportCallDeadlineTable {
  call_id: string;
  level: 'township' | 'street' | 'department' | 'district' | 'city' | 'province';
  submit_by: Day;
  return_by: Day;
  publish_by: Day;
}

interface ReportCallMemberTable {
  call_id: string;
  agency_id: string;
}

interface SentReport {
  id: string;
  call_id: string;
  agency_id: string;
  source: 'frozen' | 'file';
  report_id: string | null;
  version_number: number | null;
  file_name: string;
  sha256: string;
  bytes: number;
  reading: Json<unknown>;
  by_account: string | null;
  by_name: string;
  at: Date;
}

type ReportDraftTable = SentReport;

interface ReportCallAnswerTable {
  id: string;
  call_id: string;
  agency_id: string;
  finding: string;
  reason: string;
  by_account: string | null;
  by_name: string;
  at: Date;
}

interface ReportSubmissionTable extends SentReport {
  number: number;
  /** With the answers that were given to them. */
  findings: Json<unknown>;
}

interface ReportSubmissionDecisionTable {
  id: string;
  submission_id: string;
  decision: 'returned' | 'approved';
  reason: string;
  by_account: string | null;
  by_name: string;
  at: Date;
}

interface ReportRollUpFileTable {
  id: string;
  call_id: string;
  slot: 'share' | 'total';
  file_name: string;
  sha256: string;
  bytes: number;
  reading: Json<unknown>;
  read_by: string | null;
  read_by_name: string;
  read_at: Date;
  ended_at: ColumnType<Date | null, null | undefined, Date | null>;
}
