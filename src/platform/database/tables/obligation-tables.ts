import type { Generated } from 'kysely';
import type { Day, Json } from './column-types.ts';

/** 标准目录, pieces of work, and obligations to publish. */
export interface ObligationTables {
  standard_items: StandardItemTable;
  work_items: WorkItemTable;
  work_stages: WorkStageTable;
  work_stage_changes: WorkStageChangeTable;
  obligations: ObligationTable;
  obligation_documents: ObligationDocumentTable;
  obligation_postings: ObligationPostingTable;
  item_imports: ItemImportTable;
  obligation_reminders: ObligationReminderTable;
  reminder_plans: ReminderPlanTable;
}

interface StandardItemTable {
  id: string;
  agency_id: string;
  key: string;
  field: string;
  category: string;
  name: string;
  content: string;
  basis: string;
  limit_text: string;
  rule: Json<unknown> | null;
  discloser: string;
  channels: string[];
  audience_group: string | null;
  mode: 'proactive' | 'onRequest';
  levels: string[];
  node_id: string | null;
  unit_id: string | null;
  responsible_id: string | null;
  sort: number;
  taken_up_on: Day;
  retired_on: Day | null;
  version: Generated<number>;
  changed_by: string | null;
  changed_at: Date;
  /** The file it was read from, and the row there; null where it wasn't. */
  import_id: Generated<string | null>;
  import_row: Generated<number | null>;
}

interface WorkItemTable {
  id: string;
  agency_id: string;
  kind: string;
  title: string;
  unit_id: string | null;
  responsible_id: string | null;
  node_id: string | null;
  stage: string | null;
  closed_on: Day | null;
  closing_note: Generated<string>;
  version: Generated<number>;
  created_by: string | null;
  created_at: Date;
  changed_at: Date;
}

interface WorkStageTable {
  work_item_id: string;
  seq: number;
  stage: string;
  entered_on: Day;
  note: string;
  by_account: string | null;
  by_name: string;
  recorded_at: Date;
}

interface WorkStageChangeTable {
  work_item_id: string;
  /** Of the stage. */
  seq: number;
  /** Of the change, among those of the stage. */
  number: number;
  /** Null: the stage is taken back. */
  entered_on: Day | null;
  entered_on_before: Day;
  reason: string;
  by_account: string | null;
  by_name: string;
  recorded_at: Date;
}

interface ObligationTable {
  id: string;
  agency_id: string;
  unit_id: string | null;
  responsible_id: string | null;
  node_id: string | null;
  item_id: string | null;
  work_item_id: string | null;
  stage: Generated<string>;
  duty: Generated<string>;
  what: string;
  rule: Json<unknown>;
  triggered_on: Day;
  /** As it was entered, where a document named for it is older. */
  entered_on: Generated<Day | null>;
  period_key: Generated<string>;
  period_label: Generated<string>;
  period_from: Day | null;
  period_to: Day | null;
  due_on: Day | null;
  settled_kind: 'published' | 'posted' | 'nil' | 'waived' | 'takenBack' | null;
  settled_on: Day | null;
  settled_document_id: string | null;
  settled_reason: Generated<string>;
  settled_by: string | null;
  settled_by_name: Generated<string>;
  /** When it was signed that there is nothing to publish, where a document met it all the same. */
  nil_on: Generated<Day | null>;
  nil_by_name: Generated<string>;
  nil_reason: Generated<string>;
  version: Generated<number>;
  created_at: Date;
  changed_at: Date;
}

interface ObligationDocumentTable {
  obligation_id: string;
  document_id: string;
  linked_by: string | null;
  linked_at: Date;
  reason: Generated<string>;
  vouched: Generated<boolean>;
}

interface ObligationPostingTable {
  record_id: string;
  obligation_id: string;
}

interface ItemImportTable {
  id: string;
  agency_id: string;
  file_name: string;
  sha256: string;
  bytes: number;
  reading: Json<unknown>;
  read_by: string | null;
  read_by_name: string;
  read_at: Date;
  choices: Json<unknown> | null;
  result: Json<unknown> | null;
  applied_by_name: string | null;
  applied_at: Date | null;
}

interface ObligationReminderTable {
  id: string;
  obligation_id: string;
  agency_id: string;
  step: string;
  due_on: Day;
  reminded: 'responsible' | 'clerk' | 'clerkOfLeft' | 'publisher' | 'supervisor';
  to_account: string | null;
  to_name: string;
  reminded_on: Day;
  recorded_at: Date;
}

interface ReminderPlanTable {
  agency_id: string;
  plan: Json<unknown>;
  version: Generated<number>;
  changed_by: string | null;
  changed_at: Date;
}
