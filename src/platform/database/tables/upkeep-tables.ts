import type { Generated } from 'kysely';
import type { Day, Json } from './column-types.ts';

/** 动态调整, 政策解读 and 规范性文件 that expire; 信息发布协调. */
export interface UpkeepTables {
  upkeep_settings: UpkeepSettingsTable;
  upkeep_cases: UpkeepCaseTable;
  upkeep_steps: UpkeepStepTable;
  upkeep_scans: UpkeepScanTable;
  interpretation_exemptions: InterpretationExemptionTable;
  coordinations: CoordinationTable;
  coordination_events: CoordinationEventTable;
  coordination_settings: CoordinationSettingsTable;
}

interface UpkeepSettingsTable {
  agency_id: string;
  settings: Json<unknown>;
  version: Generated<number>;
  changed_by: string | null;
  changed_at: Date;
}

interface UpkeepCaseTable {
  id: string;
  agency_id: string;
  matter: 'undisclosed' | 'ceasing' | 'expiring';
  subject_kind: 'document' | 'normative' | 'decisions' | 'requests';
  subject_id: string;
  title: string;
  grounds: Json<unknown>;
  revision_id: string | null;
  due_on: Day;
  state: Generated<'open' | 'decided' | 'approved' | 'closed'>;
  deed: string | null;
  terms: Json<unknown> | null;
  reason: Generated<string>;
  decided_by: string | null;
  decided_by_name: Generated<string>;
  decided_at: Date | null;
  approved_by: string | null;
  approved_by_name: Generated<string>;
  approved_at: Date | null;
  draft_id: string | null;
  outcome: 'carriedOut' | 'stays' | 'dropped' | null;
  closed_on: Day | null;
  next_review_on: Day | null;
  version: Generated<number>;
  found_at: Date;
  changed_at: Date;
}

interface UpkeepStepTable {
  case_id: string;
  seq: number;
  step: string;
  deed: string | null;
  terms: Json<unknown> | null;
  reason: string;
  by_account: string | null;
  by_name: string;
  at: Date;
}

interface UpkeepScanTable {
  revision_id: string;
  document_id: string;
  agency_id: string;
  traces: Json<unknown>;
  repeals: Json<unknown>;
  unread: string[];
  item_changed_at: Date;
  scanned_at: Date;
}

interface InterpretationExemptionTable {
  document_id: string;
  reason: string;
  by_account: string | null;
  by_name: string;
  at: Date;
}

interface CoordinationTable {
  id: string;
  agency_id: string;
  kind: 'confirm' | 'approval';
  document_id: string;
  edition_id: string;
  revision_id: string;
  other_agency_id: string | null;
  other_name: string;
  question: string;
  paper: Generated<string>;
  asked_on: Day;
  due_on: Day;
  blocking: boolean;
  state: 'asked' | 'answered' | 'escalated' | 'settled' | 'withdrawn';
  answer: 'agrees' | 'disagrees' | 'corrects' | null;
  answered_on: Day | null;
  superior_agency_id: string | null;
  superior_name: Generated<string>;
  settled_on: Day | null;
  settled_revision_id: string | null;
  version: Generated<number>;
  created_by: string | null;
  created_at: Date;
  changed_at: Date;
}

interface CoordinationEventTable {
  coordination_id: string;
  seq: number;
  event: string;
  answer: string | null;
  text: string;
  paper: string;
  by_account: string | null;
  by_name: string;
  by_agency_id: string | null;
  at: Date;
}

interface CoordinationSettingsTable {
  agency_id: string;
  answer_days: number;
  confirm_blocks: boolean;
  changed_by: string | null;
  changed_at: Date;
}
