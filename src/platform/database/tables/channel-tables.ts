import type { ColumnType, Generated } from 'kysely';
import type { Day, Json } from './column-types.ts';

/** What becomes of public items beyond the portal, and the register of new-media accounts. */
export interface ChannelTables {
  media_accounts: MediaAccountTable;
  media_account_events: MediaAccountEventTable;
  channel_connections: ConnectionTable;
  channel_records: ChannelRecordTable;
  channel_record_events: ChannelRecordEventTable;
  boards: BoardTable;
  board_postings: BoardPostingTable;
  cms_packages: CmsPackageTable;
  wechat_issues: WechatIssueTable;
  wechat_articles: WechatArticleTable;
  wechat_media: WechatMediaTable;
  delivery_lists: DeliveryListTable;
}

interface MediaAccountTable {
  id: string;
  agency_id: string;
  platform: 'wechat' | 'weibo' | 'video' | 'other';
  name: string;
  platform_id: string;
  sponsor: string;
  operator: string;
  verified_as: string;
  filing_number: string;
  responsible: string;
  followers: number | null;
  opened_on: Day;
  closed_on: Day | null;
  updated_on: Day;
  version: Generated<number>;
  changed_at: Date;
}

interface MediaAccountEventTable {
  account_id: string;
  seq: number;
  event: 'opened' | 'changed' | 'updated' | 'closed' | 'reopened' | 'voided';
  /** Of one that strikes out another: which. */
  voids: number | null;
  on_day: Day;
  reason: string;
  approval: string;
  before: Json<unknown>;
  after: Json<unknown>;
  by_account: string | null;
  by_name: string;
  at: Date;
}

interface ConnectionTable {
  id: string;
  agency_id: string;
  kind: 'cms' | 'wechat';
  name: string;
  base_url: string;
  settings: Json<unknown>;
  secret: string | null;
  media_account_id: string | null;
  active: boolean;
  looked_until: Date | null;
  version: Generated<number>;
  changed_at: Date;
}

interface ChannelRecordTable {
  id: string;
  agency_id: string;
  /** Null where no document hangs but what `words` names. */
  document_id: string | null;
  revision_id: string | null;
  words: Generated<string>;
  channel: 'cms' | 'wechat' | 'board' | 'archive' | 'library';
  target_id: string;
  target_name: string;
  /** `sent`: handed over in a package, and nobody looked at the other side yet. */
  state: 'waiting' | 'sent' | 'live' | 'failed' | 'takenDown' | 'void';
  wanted: Generated<string>;
  known: Generated<string>;
  address: Generated<string>;
  receipt: Generated<string>;
  fault: Generated<string>;
  attempts: Generated<number>;
  due_at: Date | null;
  live_since: Date | null;
  taken_down_at: Date | null;
  version: Generated<number>;
  created_at: Date;
  changed_at: Date;
}

interface ChannelRecordEventTable {
  record_id: string;
  seq: number;
  event:
    | 'queued'
    | 'sent'
    | 'live'
    | 'failed'
    | 'retried'
    | 'photographed'
    | 'takenDown'
    | 'received'
    | 'voided';
  what: string;
  by_account: string | null;
  by_name: string;
  at: Date;
}

interface BoardTable {
  id: string;
  agency_id: string;
  village_id: string | null;
  kind: 'village' | 'hall';
  name: string;
  spot: string;
  responsible: string;
  closed_on: Day | null;
  version: Generated<number>;
  changed_at: Date;
}

interface BoardPostingTable {
  record_id: string;
  board_id: string;
  /** Where the board stood when the sheet was put up. */
  village_id: string | null;
  posted_on: Day;
  posted_by: string;
  stay_until: Day | null;
  take_down_on: Day | null;
  take_down_reason: Generated<string>;
  taken_down_on: Day | null;
  taken_down_by: Generated<string>;
  photo_sha256: string | null;
  photo_type: 'image/jpeg' | 'image/png' | null;
  voided_on: Day | null;
  void_reason: Generated<string>;
  note: Generated<string>;
}

interface CmsPackageTable {
  id: string;
  connection_id: string;
  number: number;
  made_at: Date;
  made_by: string | null;
  made_by_name: string;
  entries: Json<unknown>;
}

interface WechatIssueTable {
  id: string;
  agency_id: string;
  connection_id: string;
  issue: string;
  state: 'draft' | 'approved' | 'submitting' | 'publishing' | 'live' | 'failed' | 'deleting' | 'deleted';
  media_id: Generated<string>;
  publish_id: Generated<string>;
  article_id: Generated<string>;
  fault: Generated<string>;
  attempts: Generated<number>;
  due_at: Date | null;
  made_by: string | null;
  made_by_name: string;
  approved_by: string | null;
  approved_by_name: Generated<string>;
  approved_at: Date | null;
  live_at: Date | null;
  /** Since when it is looked for at the platform, for nobody knows whether it was published; null: nobody does. */
  sought_since: ColumnType<Date | null, Date | null | undefined>;
  /** When it was handed in last, and first, without anybody knowing what became of it. */
  handed_in_at: ColumnType<Date | null, Date | null | undefined>;
  unknown_since: ColumnType<Date | null, Date | null | undefined>;
  version: Generated<number>;
  changed_at: Date;
}

interface WechatArticleTable {
  issue_id: string;
  position: number;
  document_id: string;
  revision_id: string;
  record_id: string | null;
  title: string;
  digest: string;
  cover_id: string | null;
  url: Generated<string>;
  deleted_at: Date | null;
}

interface WechatMediaTable {
  connection_id: string;
  kind: 'picture' | 'cover';
  sha256: string;
  reference: string;
  at: Date;
}

interface DeliveryListTable {
  id: string;
  agency_id: string;
  recipient_kind: 'archive' | 'library';
  recipient: string;
  number: number;
  from_day: Day;
  to_day: Day;
  copies: number;
  entries: Json<unknown>;
  made_at: Date;
  made_by_name: string;
  delivered_on: Day | null;
  received_on: Day | null;
  receiver: Generated<string>;
  receipt: Generated<string>;
  version: Generated<number>;
}
