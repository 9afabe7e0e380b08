import { sql, type Kysely } from 'kysely';

/** Several sites in one installation. What was set of the only one becomes the main site's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE sites (
      slug text PRIMARY KEY CHECK (slug ~ '^[a-z][a-z0-9-]{1,40}$'),
      base_url text,
      other_hosts text[] NOT NULL DEFAULT '{}',
      version integer NOT NULL DEFAULT 1,
      settings jsonb NOT NULL DEFAULT '{"siteName": "政府信息公开网"}',
      settings_version integer NOT NULL DEFAULT 0,
      appearance jsonb NOT NULL DEFAULT '{}',
      appearance_version integer NOT NULL DEFAULT 0,
      CHECK ((slug = 'main') = (base_url IS NULL))
    )`.execute(db);
  await sql`INSERT INTO sites (slug) VALUES ('main')`.execute(db);
  await sql`UPDATE sites SET settings = old.settings, settings_version = old.version FROM site_settings AS old`.execute(
    db,
  );
  await sql`UPDATE sites SET appearance = old.appearance, appearance_version = old.version FROM site_appearance AS old`.execute(
    db,
  );
  await sql`DROP TABLE site_settings, site_appearance`.execute(db);
  // Who stands here is on that site; everybody else is on the main one.
  await sql`
    CREATE TABLE site_agencies (
      agency_id uuid PRIMARY KEY REFERENCES agencies,
      site text NOT NULL REFERENCES sites CHECK (site <> 'main')
    )`.execute(db);
  await sql`CREATE INDEX site_agencies_site ON site_agencies (site)`.execute(db);
}
