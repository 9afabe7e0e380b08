import type { ColumnType, Generated } from 'kysely';
import type { Json } from './column-types.ts';

/** Annual reports, what people changed in them and answered to their findings. */
export interface ReportTables {
  annual_reports: AnnualReportTable;
  report_overrides: ReportOverrideTable;
  report_finding_answers: ReportFindingAnswerTable;
  report_versions: ReportVersionTable;
  previous_reports: PreviousReportTable;
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

interface ReportVersionTable {
  id: string;
  report_id: string;
  number: number;
  document_id: string;
  edition_id: string;
  revision_id: string;
  content: Json<unknown>;
  reason: string;
  by_account: string | null;
  by_name: string;
  at: Date;
}

interface PreviousReportTable {
  id: string;
  agency_id: string;
  year: number;
  file_name: string;
  sha256: string;
  bytes: number;
  reading: Json<unknown>;
  read_by: string | null;
  read_by_name: string;
  read_at: Date;
  cells: ColumnType<unknown, string | null, string | null>;
  confirmed_by: string | null;
  confirmed_by_name: string | null;
  confirmed_at: Date | null;
  ended_at: Date | null;
}
