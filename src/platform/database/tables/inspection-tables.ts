import type { ColumnType } from 'kysely';
import type { Day, Json } from './column-types.ts';

/** 网站检查. */
export interface InspectionTables {
  inspections: InspectionTable;
  inspection_hand_checks: InspectionHandCheckTable;
  inspection_settings: InspectionSettingsTable;
  site_visits: SiteVisitTable;
}

/** A number with one decimal place, read as text. */
type Score = ColumnType<string, number, number>;

interface InspectionTable {
  id: string;
  agency_id: string;
  day: Day;
  facts: Json<unknown>;
  settings: Json<unknown>;
  vetoed: boolean;
  score: Score;
  by_name: string;
  made_at: Date;
  made_by: string | null;
  /** These four are null of inspections whose results weren't kept. */
  format: number | null;
  results: ColumnType<unknown, string | null, string | null>;
  conclusion: string | null;
  awaiting: number | null;
}

interface InspectionHandCheckTable {
  inspection_id: string;
  seq: number;
  indicator: string;
  outcome: string;
  words: string;
  addresses: string[];
  places: number;
  refuted: number;
  refuted_why: string;
  checked_by: string;
  checked_on: Day;
  correction: string;
  by_account: string;
  by_name: string;
  recorded_at: Date;
  judged: Json<unknown>;
  conclusion: string;
  vetoed: boolean;
  score: Score;
  awaiting: number;
}

interface InspectionSettingsTable {
  agency_id: string;
  settings: Json<unknown>;
  changed_by: string | null;
  changed_at: Date;
}

interface SiteVisitTable {
  at: Date;
  address: string;
  milliseconds: number;
  status: number | null;
}
