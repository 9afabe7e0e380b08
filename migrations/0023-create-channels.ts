import { sql, type Kysely } from 'kysely';

/** What becomes of a public item beyond the portal: the county's CMS, WeChat, boards, archives and libraries; new-media accounts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createAccounts(db);
  await createRecords(db);
  await createBoards(db);
  await createPackages(db);
  await createWechat(db);
  await createDeliveries(db);
  for (const table of ['media_account_events', 'channel_record_events', 'cms_packages']) {
    await sql`CREATE TRIGGER ${sql.ref(`${table}_append_only`)} BEFORE UPDATE OR DELETE ON ${sql.table(table)}
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`.execute(db);
  }
}

async function createAccounts(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE media_accounts (
      /* The same as that of its record in the register of channels. */
      id uuid PRIMARY KEY,
      agency_id uuid NOT NULL REFERENCES agencies,
      platform text NOT NULL CHECK (platform IN ('wechat','weibo','video','other')),
      name text NOT NULL,
      platform_id text NOT NULL,
      sponsor text NOT NULL,
      operator text NOT NULL,
      verified_as text NOT NULL,
      filing_number text NOT NULL,
      responsible text NOT NULL,
      followers integer CHECK (followers >= 0),
      opened_on date NOT NULL,
      closed_on date,
      /* The last day on which something new stood there, as far as it is known. */
      updated_on date NOT NULL,
      version integer NOT NULL DEFAULT 1,
      changed_at timestamptz NOT NULL,
      CHECK (closed_on IS NULL OR closed_on >= opened_on)
    )`.execute(db);
  await sql`CREATE INDEX media_accounts_agency ON media_accounts (agency_id)`.execute(db);
  await sql`
    CREATE TABLE media_account_events (
      account_id uuid NOT NULL REFERENCES media_accounts,
      seq integer NOT NULL CHECK (seq > 0),
      event text NOT NULL CHECK (event IN ('opened','changed','updated','closed')),
      on_day date NOT NULL,
      reason text NOT NULL,
      approval text NOT NULL,
      before jsonb NOT NULL,
      after jsonb NOT NULL,
      by_account uuid REFERENCES accounts,
      by_name text NOT NULL,
      at timestamptz NOT NULL,
      PRIMARY KEY (account_id, seq)
    )`.execute(db);
}

async function createRecords(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE channel_connections (
      id uuid PRIMARY KEY,
      agency_id uuid NOT NULL REFERENCES agencies,
      kind text NOT NULL CHECK (kind IN ('cms','wechat')),
      name text NOT NULL,
      base_url text NOT NULL,
      settings jsonb NOT NULL,
      /* Sealed by the master keys. */
      secret text,
      media_account_id uuid REFERENCES media_accounts,
      active boolean NOT NULL,
      /* Items that changed before this moment were looked at for the last package or push. */
      looked_until timestamptz,
      version integer NOT NULL DEFAULT 1,
      changed_at timestamptz NOT NULL,
      UNIQUE (agency_id, name),
      CHECK ((kind = 'wechat') = (media_account_id IS NOT NULL))
    )`.execute(db);
  await sql`
    CREATE TABLE channel_records (
      id uuid PRIMARY KEY,
      agency_id uuid NOT NULL REFERENCES agencies,
      document_id uuid NOT NULL REFERENCES documents,
      revision_id uuid NOT NULL REFERENCES revisions,
      channel text NOT NULL CHECK (channel IN ('cms','wechat','board','archive','library')),
      /* A connection, an account, a board, a list of delivery. */
      target_id uuid NOT NULL,
      target_name text NOT NULL,
      state text NOT NULL CHECK (state IN ('waiting','live','failed','takenDown')),
      /* What the other side should come to know; what it knows. */
      wanted text NOT NULL DEFAULT '',
      known text NOT NULL DEFAULT '',
      address text NOT NULL DEFAULT '',
      receipt text NOT NULL DEFAULT '',
      fault text NOT NULL DEFAULT '',
      attempts integer NOT NULL DEFAULT 0,
      due_at timestamptz,
      live_since timestamptz,
      taken_down_at timestamptz,
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL,
      changed_at timestamptz NOT NULL
    )`.execute(db);
  await sql`CREATE UNIQUE INDEX channel_records_cms ON channel_records (target_id, document_id) WHERE channel = 'cms'`.execute(
    db,
  );
  await sql`CREATE INDEX channel_records_document ON channel_records (document_id)`.execute(db);
  await sql`CREATE INDEX channel_records_list ON channel_records (agency_id, changed_at DESC, id DESC)`.execute(
    db,
  );
  await sql`CREATE INDEX channel_records_due ON channel_records (due_at) WHERE due_at IS NOT NULL`.execute(
    db,
  );
  await sql`
    CREATE TABLE channel_record_events (
      record_id uuid NOT NULL REFERENCES channel_records,
      seq integer NOT NULL CHECK (seq > 0),
      event text NOT NULL CHECK (event IN ('queued','sent','live','failed','retried','photographed','takenDown','received')),
      what text NOT NULL,
      by_account uuid REFERENCES accounts,
      by_name text NOT NULL,
      at timestamptz NOT NULL,
      PRIMARY KEY (record_id, seq)
    )`.execute(db);
}

async function createBoards(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE boards (
      /* The same as that of its record in the register of channels. */
      id uuid PRIMARY KEY,
      agency_id uuid NOT NULL REFERENCES agencies,
      /* The village or community; null for the agency's own hall. */
      village_id uuid REFERENCES agencies,
      kind text NOT NULL CHECK (kind IN ('village','hall')),
      name text NOT NULL,
      spot text NOT NULL,
      responsible text NOT NULL,
      closed_on date,
      version integer NOT NULL DEFAULT 1,
      changed_at timestamptz NOT NULL
    )`.execute(db);
  await sql`CREATE INDEX boards_agency ON boards (agency_id)`.execute(db);
  await sql`
    CREATE TABLE board_postings (
      record_id uuid PRIMARY KEY REFERENCES channel_records,
      board_id uuid NOT NULL REFERENCES boards,
      posted_on date NOT NULL,
      posted_by text NOT NULL,
      /* The last day on which it must hang; null where nothing is set. */
      stay_until date,
      /* On this day it is to be taken down; null: stays until somebody says so. */
      take_down_on date,
      take_down_reason text NOT NULL DEFAULT '',
      taken_down_on date,
      taken_down_by text NOT NULL DEFAULT '',
      photo_sha256 text CHECK (photo_sha256 ~ '^[0-9a-f]{64}$'),
      photo_type text CHECK (photo_type IN ('image/jpeg','image/png')),
      CHECK ((photo_sha256 IS NULL) = (photo_type IS NULL)),
      CHECK (taken_down_on IS NULL OR taken_down_on >= posted_on),
      CHECK (stay_until IS NULL OR stay_until >= posted_on)
    )`.execute(db);
  await sql`CREATE INDEX board_postings_hanging ON board_postings (take_down_on) WHERE taken_down_on IS NULL`.execute(
    db,
  );
}

async function createPackages(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE cms_packages (
      id uuid PRIMARY KEY,
      connection_id uuid NOT NULL REFERENCES channel_connections,
      number integer NOT NULL CHECK (number > 0),
      made_at timestamptz NOT NULL,
      made_by uuid REFERENCES accounts,
      made_by_name text NOT NULL,
      /* What each item was when the package was made: the file is made of it whenever it is asked for. */
      entries jsonb NOT NULL,
      UNIQUE (connection_id, number)
    )`.execute(db);
}

async function createWechat(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE wechat_issues (
      id uuid PRIMARY KEY,
      agency_id uuid NOT NULL REFERENCES agencies,
      connection_id uuid NOT NULL REFERENCES channel_connections,
      issue text NOT NULL,
      state text NOT NULL CHECK (state IN ('draft','approved','submitting','publishing','live','failed','deleting','deleted')),
      media_id text NOT NULL DEFAULT '',
      publish_id text NOT NULL DEFAULT '',
      article_id text NOT NULL DEFAULT '',
      fault text NOT NULL DEFAULT '',
      attempts integer NOT NULL DEFAULT 0,
      due_at timestamptz,
      made_by uuid REFERENCES accounts,
      made_by_name text NOT NULL,
      approved_by uuid REFERENCES accounts,
      approved_by_name text NOT NULL DEFAULT '',
      approved_at timestamptz,
      live_at timestamptz,
      version integer NOT NULL DEFAULT 1,
      changed_at timestamptz NOT NULL
    )`.execute(db);
  await sql`CREATE UNIQUE INDEX wechat_issues_name ON wechat_issues (connection_id, issue) WHERE state NOT IN ('failed','deleted')`.execute(
    db,
  );
  await sql`CREATE INDEX wechat_issues_due ON wechat_issues (due_at) WHERE due_at IS NOT NULL`.execute(db);
  await sql`
    CREATE TABLE wechat_articles (
      issue_id uuid NOT NULL REFERENCES wechat_issues ON DELETE CASCADE,
      position integer NOT NULL CHECK (position BETWEEN 1 AND 8),
      document_id uuid NOT NULL REFERENCES documents,
      revision_id uuid NOT NULL REFERENCES revisions,
      record_id uuid REFERENCES channel_records,
      title text NOT NULL,
      digest text NOT NULL,
      /* The picture on the cover: an attachment of the document; null: the program draws one. */
      cover_id uuid,
      url text NOT NULL DEFAULT '',
      deleted_at timestamptz,
      PRIMARY KEY (issue_id, position)
    )`.execute(db);
  await sql`CREATE INDEX wechat_articles_document ON wechat_articles (document_id)`.execute(db);
  // What was uploaded before needn't be uploaded again.
  await sql`
    CREATE TABLE wechat_media (
      connection_id uuid NOT NULL REFERENCES channel_connections,
      kind text NOT NULL CHECK (kind IN ('picture','cover')),
      sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
      reference text NOT NULL,
      at timestamptz NOT NULL,
      PRIMARY KEY (connection_id, kind, sha256)
    )`.execute(db);
}

async function createDeliveries(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE delivery_lists (
      id uuid PRIMARY KEY,
      agency_id uuid NOT NULL REFERENCES agencies,
      recipient_kind text NOT NULL CHECK (recipient_kind IN ('archive','library')),
      recipient text NOT NULL,
      number integer NOT NULL CHECK (number > 0),
      from_day date NOT NULL,
      to_day date NOT NULL,
      copies integer NOT NULL CHECK (copies BETWEEN 1 AND 100),
      entries jsonb NOT NULL,
      made_at timestamptz NOT NULL,
      made_by_name text NOT NULL,
      delivered_on date,
      received_on date,
      receiver text NOT NULL DEFAULT '',
      receipt text NOT NULL DEFAULT '',
      version integer NOT NULL DEFAULT 1,
      UNIQUE (agency_id, recipient, number),
      CHECK (to_day >= from_day)
    )`.execute(db);
}
