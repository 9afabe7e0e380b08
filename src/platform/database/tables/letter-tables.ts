import type { Generated } from 'kysely';
import type { Day, Json } from './column-types.ts';

/** Letters of requests, their templates and numbers. */
export interface LetterTables {
  letter_settings: LetterSettingsTable;
  letter_templates: LetterTemplateTable;
  letters: LetterTable;
}

interface LetterSettingsTable {
  agency_id: string;
  masthead: Generated<string>;
  internet_channel: Generated<string>;
  patterns: Json<unknown>;
  version: Generated<number>;
}

interface LetterTemplateTable {
  id: string;
  agency_id: string;
  kind: string;
  version: number;
  /** Either the text of our own language or a Word file. */
  text: string | null;
  docx_sha256: string | null;
  note: Generated<string>;
  active: Generated<boolean>;
  by_account: string | null;
  by_name: string;
  at: Date;
}

interface LetterTable {
  id: string;
  agency_id: string;
  kind: string;
  subject_id: string | null;
  template_id: string | null;
  sequence: string | null;
  sequence_year: number | null;
  sequence_number: number | null;
  number: string | null;
  title: string;
  fields: Json<unknown>;
  text: string;
  docx_sealed: string;
  docx_sha256: string;
  pdf_sealed: string;
  pdf_sha256: string;
  /** Findings that the reason was given for. */
  overridden: Json<unknown>;
  override_reason: Generated<string>;
  issued_on: Day;
  issued_by: string | null;
  issued_by_name: string;
  issued_at: Date;
  voided_at: Date | null;
  voided_by_name: string | null;
  void_reason: string | null;
  superseded_by: string | null;
}
