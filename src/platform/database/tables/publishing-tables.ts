import type { Generated } from 'kysely';
import type { Day, Json } from './column-types.ts';

/** What the public sees and finds. */
export interface PublishingTables {
  site_settings: SiteSettingsTable;
  published_items: PublishedItemTable;
  search_entries: SearchEntryTable;
  report_lists: ReportListTable;
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
  /** 标题不宜公开: the notice page of what was withdrawn says nothing of it. */
  title_hidden: Generated<boolean>;
  /** Of an annual report, by its period; null of everything else. */
  report_year: number | null;
  /** What its title says where that is another year. */
  report_title_year: number | null;
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

/** Which agencies' annual reports of a year an agency lists on its page. */
interface ReportListTable {
  agency_id: string;
  year: number;
  members: Json<readonly string[]>;
  listed_at: Date;
}
