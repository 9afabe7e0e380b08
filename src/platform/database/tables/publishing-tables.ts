import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { Day, Json } from './column-types.ts';

/** What the public sees and finds. */
export interface PublishingTables {
  sites: SiteTable;
  site_agencies: SiteAgencyTable;
  columns_to_order: ColumnToOrderTable;
  published_items: PublishedItemTable;
  report_lists: ReportListTable;
  publication_schedules: PublicationScheduleTable;
  old_addresses: OldAddressTable;
  site_pages: SitePageTable;
  site_facts: SiteFactTable;
  site_followed: SiteFollowedTable;
  site_changes: SiteChangeTable;
  site_jobs: SiteJobTable;
  site_job_parts: SiteJobPartTable;
}

interface SiteTable {
  slug: string;
  /** Null: the main site, whose address is a setting of the program. */
  base_url: string | null;
  other_hosts: Generated<string[]>;
  version: Generated<number>;
  settings: Json<unknown>;
  settings_version: Generated<number>;
  appearance: Json<unknown>;
  appearance_version: Generated<number>;
}

/** Columns in which newer things stand before older ones. */
interface ColumnToOrderTable {
  node_id: string;
  /** First and last. */
  noted_at: Date;
  last_noted_at: Date;
}

/** Agencies on a further site; all others are on the main one. */
interface SiteAgencyTable {
  agency_id: string;
  site: string;
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
  /** What the newest entry of the public log says of its validity; null where it says nothing. */
  logged_validity: ColumnType<
    'none' | 'valid' | 'lapsed' | 'repealed' | 'amended' | null,
    'none' | 'valid' | 'lapsed' | 'repealed' | 'amended' | null | undefined
  >;
  /** From which day on it has lapsed without a further entry. */
  lapses_from: ColumnType<Day | null, Day | null | undefined>;
  /** The document by which it is amended, repealed or replaced, as of the change that holds now. */
  changed_by: ColumnType<string | null, string | null | undefined>;
  metadata: Json<unknown>;
  published_at: Date;
  /** 原公开日期: when it was public elsewhere before it was taken over. */
  public_before: ColumnType<Day | null, Day | null | undefined>;
  /** Since when the public has been able to read it, here or elsewhere: what lists, searches and counts go by. */
  public_since: GeneratedAlways<Date>;
  changed_at: Date;
  withdrawn_at: Date | null;
  withdrawal_reason: string | null;
  /** What stays at the address; null while the document is public. */
  withdrawal_kind: 'notice' | 'gone' | 'redirect' | 'vanish' | null;
  /** The document to whose address it leads. */
  redirect_to: string | null;
  /** 标题不宜公开: the notice page of what was withdrawn says nothing of it. */
  title_hidden: Generated<boolean>;
  /** Of an annual report, by its period; null of everything else. */
  report_year: number | null;
  /** What its title says where that is another year. */
  report_title_year: number | null;
  /** Names of attachments at their public addresses, by their identifiers. */
  file_names: ColumnType<unknown, string | undefined, string>;
}

/** Which agencies' annual reports of a year an agency lists on its page. */
interface ReportListTable {
  agency_id: string;
  year: number;
  members: Json<readonly string[]>;
  listed_at: Date;
}

/** Publication or taking down at a set time. */
interface PublicationScheduleTable {
  id: string;
  document_id: string;
  agency_id: string;
  action: 'publish' | 'withdraw';
  revision_id: string | null;
  due_at: Date;
  withdrawal: Json<unknown> | null;
  state: 'waiting' | 'held' | 'done' | 'cancelled';
  note: Generated<string>;
  version: Generated<number>;
  set_by: string;
  set_by_name: string;
  set_at: Date;
  settled_at: Date | null;
}

/** An address at which nothing stands any more, and where it leads. */
interface OldAddressTable {
  path: string;
  node_id: string | null;
  page: Generated<string>;
  to_path: string | null;
  reason: Generated<string>;
  set_by_name: string;
  since: Date;
}

/** The receipt of a public page: how it is made, what from, and what stands there. */
interface SitePageTable {
  /** Of the file below the site's folder. */
  path: string;
  kind: string;
  owner: string;
  number: number;
  inputs: string[];
  state: 'queued' | 'written' | 'verified';
  sha256: string | null;
  bytes: Generated<number>;
  /** Of a document's page: the files beside it. */
  files: Json<readonly { path: string; sha256: string; bytes: number }[]> | null;
  /** Whether packed copies stand beside it, or are to. */
  packing: Generated<'none' | 'due' | 'done'>;
  stamp: number;
  written_at: Date | null;
  verified_at: Date | null;
  error: string | null;
}

/** What a fact that many pages share was when they were last asked to follow it. */
interface SiteFactTable {
  fact: string;
  digest: string;
}

/** Facts whose change was followed, for whoever was making pages meanwhile. */
interface SiteFollowedTable {
  stamp: number;
  facts: string[];
  at: Date;
}

/** Word of a change that isn't seen on the site yet; the database writes it by itself. */
interface SiteChangeTable {
  id: Generated<string>;
  at: Generated<Date>;
  about: 'item' | 'links';
  document_id: string;
  before: Json<unknown> | null;
  after: Json<unknown> | null;
}

/** Many pages made in the background; `facts` null: all of them. */
interface SiteJobTable {
  id: string;
  facts: string[] | null;
  state: 'open' | 'done' | 'replaced';
  stamp: number;
  parts: number;
  pages: number;
  pages_done: Generated<number>;
  written: Generated<number>;
  removed: Generated<number>;
  created_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
  error: string | null;
  /** During which run of the machine work began; null before, and for those begun by an older version. */
  machine_run: string | null;
}

/** What is left to do of a job. */
interface SiteJobPartTable {
  job_id: string;
  seq: number;
  ranges: Json<readonly { kind: string; owner: string; from: number; to: number }[]>;
  pages: number;
  attempts: Generated<number>;
  error: string | null;
}
