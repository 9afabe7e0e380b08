import type { Generated } from 'kysely';

/** Links of what is public. */
export interface LinkTables {
  links: LinkTable;
  link_places: LinkPlaceTable;
  link_scans: LinkScanTable;
  link_checks: LinkCheckTable;
  link_ignores: LinkIgnoreTable;
  link_hosts: LinkHostTable;
}

interface LinkTable {
  id: string;
  key_hash: string;
  url: string;
  host: Generated<string>;
  asked: boolean;
  state: Generated<'waiting' | 'good' | 'unsure' | 'suspect' | 'faulty'>;
  class: string | null;
  evidence: Generated<string>;
  suggestion: string | null;
  weight: Generated<number>;
  failures: Generated<number>;
  recent: Generated<boolean[]>;
  found_at: Date;
  checked_at: Date | null;
  next_check_at: Date | null;
  since: Date;
}

interface LinkPlaceTable {
  link_id: string;
  page_path: string;
  agency_id: string;
  document_id: string | null;
  kind: 'home' | 'column' | 'article';
  weight: number;
  element: string;
  words: string;
}

interface LinkScanTable {
  document_id: string;
  revision_id: string;
  item_changed_at: Date;
}

interface LinkCheckTable {
  link_id: string;
  at: Date;
  state: string;
  class: string;
  evidence: string;
}

interface LinkIgnoreTable {
  agency_id: string;
  link_id: string;
  reason: string;
  by_account: string | null;
  by_name: string;
  at: Date;
}

interface LinkHostTable {
  agency_id: string;
  host: string;
  reason: string;
  by_account: string | null;
  by_name: string;
  at: Date;
}
