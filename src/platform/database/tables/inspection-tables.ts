import type { ColumnType } from 'kysely';
import type { Day, Json } from './column-types.ts';

/** 网站检查. */
export interface InspectionTables {
  inspections: InspectionTable;
  inspection_settings: InspectionSettingsTable;
  site_visits: SiteVisitTable;
}

interface InspectionTable {
  id: string;
  agency_id: string;
  day: Day;
  facts: Json<unknown>;
  settings: Json<unknown>;
  vetoed: boolean;
  /** A number with one decimal place, read as text. */
  score: ColumnType<string, number, number>;
  by_name: string;
  made_at: Date;
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
