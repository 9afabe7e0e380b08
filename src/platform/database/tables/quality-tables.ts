import type { Generated } from 'kysely';
import type { Json } from './column-types.ts';

/** 内容质量. */
export interface QualityTables {
  quality_words: QualityWordTable;
  quality_checks: QualityCheckTable;
  quality_sightings: QualitySightingTable;
  quality_scanned: QualityScannedTable;
  quality_findings: QualityFindingTable;
  quality_scans: QualityScanTable;
  quality_maskings: QualityMaskingTable;
  quality_masked_values: QualityMaskedValueTable;
}

interface QualityWordTable {
  id: string;
  agency_id: string;
  kind: 'word' | 'name' | 'expression' | 'series' | 'exception' | 'law';
  words: string;
  right_words: Generated<string>;
  members: Generated<string[]>;
  rule: Generated<string>;
  source: Generated<string>;
  reason: Generated<string>;
  held_from: string | null;
  last_article: number | null;
  law_order: Generated<string>;
  repealed_by: Generated<string>;
  repealed_from: string | null;
  added_by: string | null;
  added_by_name: string;
  added_at: Date;
  removed_by: string | null;
  removed_by_name: Generated<string>;
  removed_at: Date | null;
  removal_reason: Generated<string>;
}

interface QualityCheckTable {
  edition_id: string;
  input_hash: string;
  agency_id: string;
  document_id: string;
  findings: Json<unknown>;
  characters: number;
  checked_at: Date;
}

interface QualitySightingTable {
  edition_id: string;
  fingerprint: string;
  agency_id: string;
  document_id: string;
  kind: string;
  rule: string;
  severity: 'gate' | 'advice';
  words: string;
  reason: string;
  state: 'open' | 'mended' | 'accepted' | 'ignored' | 'excepted';
  first_seen_at: Date;
  changed_at: Date;
  decided_by: string | null;
  decided_by_name: Generated<string>;
  decided_at: Date | null;
  decision_reason: Generated<string>;
}

interface QualityScannedTable {
  document_id: string;
  source: string;
  agency_id: string;
  input_hash: string;
  scanned_at: Date;
}

interface QualityFindingTable {
  document_id: string;
  source: string;
  fingerprint: string;
  agency_id: string;
  source_name: string;
  kind: string;
  rule: string;
  severity: 'gate' | 'advice';
  words: string;
  before: string;
  after: string;
  suggestion: string | null;
  reason: string;
  first_seen_at: Date;
  last_seen_at: Date;
  mended_at: Date | null;
}

interface QualityScanTable {
  id: string;
  started_by: string | null;
  started_by_name: string;
  started_at: Date;
  total: number;
  done: Generated<number>;
  after_changed_at: Date | null;
  after_document_id: string | null;
  found: Generated<number>;
  mended: Generated<number>;
  finished_at: Date | null;
}

interface QualityMaskingTable {
  id: string;
  agency_id: string;
  masking: Json<unknown>;
  reason: string;
  set_by: string | null;
  set_by_name: string;
  set_at: Date;
}

interface QualityMaskedValueTable {
  id: string;
  document_id: string;
  edition_id: string;
  digest: string;
  sealed: string;
  /** What stands in its place; null: masked before that was kept. */
  shown: string | null;
  masked_by: string | null;
  masked_by_name: string;
  masked_at: Date;
  /** False while the text in which it was masked isn't saved. */
  saved: Generated<boolean>;
}
