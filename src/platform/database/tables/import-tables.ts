import type { Generated } from 'kysely';
import type { Day, Json } from './column-types.ts';

/** Bulk import. */
export interface ImportTables {
  imports: ImportTable;
  import_files: ImportFileTable;
  import_items: ImportItemTable;
  import_records: ImportRecordTable;
}

interface ImportTable {
  id: string;
  agency_id: string;
  source: string;
  state: 'collecting' | 'reading' | 'ready' | 'importing' | 'done' | 'cancelled' | 'unreadable';
  form: 'files' | 'list' | 'site' | 'package' | null;
  choices: Json<unknown>;
  problems: Json<unknown>;
  addresses_by: Generated<string>;
  created_by: string;
  created_by_name: string;
  created_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
  /** When a person or the program last did something with it. */
  touched_at: Date;
}

interface ImportFileTable {
  import_id: string;
  position: number;
  name: string;
  sha256: string;
  bytes: number;
}

interface ImportItemTable {
  import_id: string;
  position: number;
  key: string;
  place: string;
  plan: Json<unknown>;
  state: 'unread' | 'waiting' | 'imported' | 'updated' | 'unchanged' | 'skipped' | 'refused' | 'failed';
  reason: Generated<string>;
  hash: string | null;
  proposal: Json<unknown> | null;
  title: Generated<string>;
  old_path: Generated<string>;
  document_id: string | null;
  settled_at: Date | null;
}

interface ImportRecordTable {
  agency_id: string;
  key: string;
  document_id: string;
  hash: string;
  revision_id: string;
  /** 原公开日期 as that import read it. */
  published_on: Day | null;
  import_id: string;
  at: Date;
}
