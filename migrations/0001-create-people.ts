import { sql, type Kysely } from 'kysely';

/** Agencies and their duties, accounts, sessions, the audit chain, the outbox. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
    END $$`.execute(db);

  await sql`
    CREATE TABLE agencies (
      id uuid PRIMARY KEY,
      parent_id uuid REFERENCES agencies,
      path uuid[] NOT NULL,
      kind text NOT NULL CHECK (kind IN ('district','township','street','department','section','village','community')),
      name text NOT NULL,
      short_name text NOT NULL,
      self_name text NOT NULL,
      slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z][a-z0-9-]{1,40}$'),
      publishes boolean NOT NULL DEFAULT false,
      uscc text UNIQUE,
      area_code text,
      address text NOT NULL DEFAULT '',
      postcode text NOT NULL DEFAULT '',
      phone text NOT NULL DEFAULT '',
      fax text NOT NULL DEFAULT '',
      email text NOT NULL DEFAULT '',
      office_hours text NOT NULL DEFAULT '',
      review_authority text NOT NULL DEFAULT '',
      court text NOT NULL DEFAULT '',
      index_template text NOT NULL DEFAULT '{uscc}/{yyyy}-{seq:5}',
      sort integer NOT NULL DEFAULT 0,
      closed_on date,
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL,
      CHECK (path[array_length(path, 1)] = id),
      CHECK (NOT publishes OR uscc IS NOT NULL)
    )`.execute(db);
  await sql`CREATE INDEX agencies_parent ON agencies (parent_id, sort, id)`.execute(db);

  await sql`
    CREATE TABLE agency_duties (
      id uuid PRIMARY KEY,
      agency_id uuid NOT NULL REFERENCES agencies,
      duty text NOT NULL CHECK (duty IN ('leaderInCharge','responsiblePerson','handler')),
      person_name text NOT NULL,
      title text NOT NULL DEFAULT '',
      phone text NOT NULL DEFAULT '',
      from_on date NOT NULL,
      until_on date,
      CHECK (until_on IS NULL OR until_on >= from_on)
    )`.execute(db);
  await sql`CREATE INDEX agency_duties_agency ON agency_duties (agency_id, duty)`.execute(db);

  await sql`
    CREATE TABLE accounts (
      id uuid PRIMARY KEY,
      username text NOT NULL CHECK (username = lower(username)),
      display_name text NOT NULL,
      agency_id uuid NOT NULL REFERENCES agencies,
      password_hash text NOT NULL,
      must_change_password boolean NOT NULL DEFAULT true,
      password_changed_at timestamptz NOT NULL,
      failed_count integer NOT NULL DEFAULT 0,
      locked_until timestamptz,
      disabled_at timestamptz,
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL
    )`.execute(db);
  await sql`CREATE UNIQUE INDEX accounts_username ON accounts (username)`.execute(db);
  await sql`CREATE INDEX accounts_agency ON accounts (agency_id)`.execute(db);

  await sql`
    CREATE TABLE account_grants (
      id uuid PRIMARY KEY,
      account_id uuid NOT NULL REFERENCES accounts,
      agency_id uuid NOT NULL REFERENCES agencies,
      role text NOT NULL,
      granted_by uuid REFERENCES accounts,
      granted_at timestamptz NOT NULL,
      revoked_at timestamptz
    )`.execute(db);
  await sql`CREATE UNIQUE INDEX account_grants_active ON account_grants (account_id, agency_id, role) WHERE revoked_at IS NULL`.execute(
    db,
  );
  // 三员分立: whatever the program does, one account can't hold two of the three duties.
  await sql`CREATE UNIQUE INDEX account_grants_one_admin_duty ON account_grants (account_id)
    WHERE revoked_at IS NULL AND role IN ('systemAdmin','securityAdmin','auditAdmin')`.execute(db);

  await sql`
    CREATE TABLE password_history (
      account_id uuid NOT NULL REFERENCES accounts,
      password_hash text NOT NULL,
      set_at timestamptz NOT NULL,
      PRIMARY KEY (account_id, password_hash)
    )`.execute(db);

  await sql`
    CREATE TABLE sessions (
      token_hash text PRIMARY KEY,
      account_id uuid NOT NULL REFERENCES accounts,
      csrf_token text NOT NULL,
      ip text,
      user_agent text NOT NULL DEFAULT '',
      created_at timestamptz NOT NULL,
      last_seen_at timestamptz NOT NULL,
      ended_at timestamptz
    )`.execute(db);
  await sql`CREATE INDEX sessions_account ON sessions (account_id) WHERE ended_at IS NULL`.execute(db);

  await sql`
    CREATE TABLE audit_events (
      seq bigint PRIMARY KEY,
      id uuid NOT NULL UNIQUE,
      at timestamptz NOT NULL,
      actor_kind text NOT NULL,
      actor_id uuid,
      actor_name text NOT NULL,
      ip text,
      type text NOT NULL,
      agency_id uuid,
      data jsonb NOT NULL,
      previous_hash text NOT NULL,
      hash text NOT NULL
    )`.execute(db);
  await sql`CREATE INDEX audit_events_agency ON audit_events (agency_id, seq DESC)`.execute(db);
  await sql`CREATE INDEX audit_events_actor ON audit_events (actor_id, seq DESC)`.execute(db);
  await sql`CREATE INDEX audit_events_subject ON audit_events ((data->'subject'->>'id'), seq DESC)`.execute(
    db,
  );
  await sql`CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE ON audit_events
    FOR EACH ROW EXECUTE FUNCTION refuse_change()`.execute(db);
  await sql`CREATE TRIGGER audit_events_no_truncate BEFORE TRUNCATE ON audit_events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`.execute(db);
  await sql`CREATE TABLE audit_head (only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row), seq bigint NOT NULL, hash text NOT NULL)`.execute(
    db,
  );
  await sql`INSERT INTO audit_head (seq, hash) VALUES (0, repeat('0', 64))`.execute(db);

  await sql`
    CREATE TABLE outbox (
      id uuid PRIMARY KEY,
      kind text NOT NULL,
      body jsonb NOT NULL,
      created_at timestamptz NOT NULL,
      due_at timestamptz NOT NULL DEFAULT now(),
      attempts integer NOT NULL DEFAULT 0,
      last_error text
    )`.execute(db);
  await sql`CREATE INDEX outbox_due ON outbox (due_at, id)`.execute(db);
}
