import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { createEmptyDatabase } from '../../../test/database.ts';
import { connect, type Db } from './connect.ts';
import { appliedMigrations, knownMigrations, migrateTo, migrateToLatest, tidyRewritten } from './migrate.ts';

const drops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const drop of drops.splice(0)) await drop();
});

async function empty(): Promise<{ db: Db; databaseUrl: string }> {
  const { db, databaseUrl, drop } = await createEmptyDatabase();
  drops.push(drop);
  return { db, databaseUrl };
}

async function namesOf(db: Db, query: ReturnType<typeof sql<{ name: string }>>): Promise<string[]> {
  return (await query.execute(db)).rows.map((row) => row.name);
}

const tables = sql<{ name: string }>`
  SELECT table_name AS name FROM information_schema.tables
  WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name NOT LIKE 'kysely\_%' ORDER BY 1`;

/** Everything that makes up the schema, as one text for each thing. */
const schema = sql<{ name: string }>`
  SELECT concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default) AS name
    FROM information_schema.columns WHERE table_schema = 'public'
  UNION ALL SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace
  UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
  UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
  ORDER BY 1`;

test('from nothing, every migration runs once, in the order of its number', async () => {
  const { db } = await empty();
  const files = (await readdir(join(import.meta.dirname, '../../../migrations')))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.replace(/\.ts$/, ''))
    .toSorted();
  expect(await knownMigrations()).toEqual(files);
  expect(await appliedMigrations(db)).toEqual([]);
  expect(await migrateToLatest(db)).toEqual(files);
  expect(await appliedMigrations(db)).toEqual(files);
});

test('a second run does nothing', async () => {
  const { db } = await empty();
  await migrateToLatest(db);
  const before = await namesOf(db, schema);
  expect(before.length).toBeGreaterThan(200);
  expect(await migrateToLatest(db)).toEqual([]);
  expect(await namesOf(db, schema)).toEqual(before);
});

test('step by step the same schema comes about as at once', async () => {
  const [steps, once] = [(await empty()).db, (await empty()).db];
  for (const name of await knownMigrations()) expect(await migrateTo(steps, name)).toEqual([name]);
  await migrateToLatest(once);
  expect(await namesOf(steps, schema)).toEqual(await namesOf(once, schema));
});

test('a day on which a document was public elsewhere is taken from earlier imports, but none that was still to come', async () => {
  const { db } = await empty();
  await migrateTo(db, '0051-name-disclosure-offices');
  await db.transaction().execute(async (tx) => {
    // Rows by themselves: what they belong to doesn't matter here.
    await sql`
      ALTER TABLE documents DROP CONSTRAINT documents_agency_id_fkey, DROP CONSTRAINT documents_node_id_fkey`.execute(
      tx,
    );
    await sql`ALTER TABLE import_items DROP CONSTRAINT import_items_import_id_fkey`.execute(tx);
    for (const [position, day] of [
      [1, '2024-06-03'],
      [2, '2024-06-04'],
    ] as const) {
      const id = `00000000-0000-4000-8000-00000000000${position}`;
      await sql`
        INSERT INTO documents (id, agency_id, node_id, kind, title, state, created_at, changed_at)
        VALUES (${id}, ${id}, ${id}, 'news', ${day}, 'draft', now(), now())`.execute(tx);
      await sql`
        INSERT INTO import_items (import_id, position, key, place, plan, state, proposal, document_id, settled_at)
        VALUES (${id}, ${position}, '', '', '{}', 'imported', ${JSON.stringify({ publishedOn: day })}::jsonb, ${id},
          '2024-06-02T17:00:00Z')`.execute(tx);
    }
  });
  await migrateTo(db, '0052-note-earlier-publication');
  const noted = sql<{ name: string }>`SELECT public_before::text AS name FROM documents ORDER BY id`;
  expect(await namesOf(db, noted)).toEqual(['2024-06-03', null]);
});

test('what was signed in 保密审查 before has the agency of its document, and can’t be changed afterwards', async () => {
  const { db } = await empty();
  await migrateTo(db, '0054-index-publication-of-editions');
  const id = '00000000-0000-4000-8000-000000000001';
  await db.transaction().execute(async (tx) => {
    // Rows by themselves: what they belong to doesn't matter here.
    await sql`
      ALTER TABLE documents DROP CONSTRAINT documents_node_id_fkey`.execute(tx);
    await sql`
      ALTER TABLE secrecy_reviews DROP CONSTRAINT secrecy_reviews_edition_id_fkey,
        DROP CONSTRAINT secrecy_reviews_revision_id_fkey`.execute(tx);
    await sql`
      INSERT INTO agencies (id, path, kind, name, short_name, self_name, slug, created_at)
      VALUES (${id}, ARRAY[${id}::uuid], 'township', '镇', '镇', '我镇', 'zhen', now())`.execute(tx);
    await sql`
      INSERT INTO documents (id, agency_id, node_id, kind, title, state, created_at, changed_at)
      VALUES (${id}, ${id}, ${id}, 'news', '', 'draft', now(), now())`.execute(tx);
    await sql`
      INSERT INTO secrecy_reviews (id, document_id, edition_id, revision_id, content_hash, form, result, basis, by_name, at)
      VALUES (${id}, ${id}, ${id}, ${id}, '', '{}', 'open', '', '', now())`.execute(tx);
  });
  await migrateTo(db, '0058-keep-agency-of-secrecy-reviews');
  const kept = sql<{ name: string }>`SELECT agency_id::text AS name FROM secrecy_reviews`;
  expect(await namesOf(db, kept)).toEqual([id]);
  await expect(sql`UPDATE secrecy_reviews SET by_name = ''`.execute(db)).rejects.toThrow('append-only');
});

test('two programs that start at the same time migrate once', async () => {
  const { db, databaseUrl } = await empty();
  const other = connect(databaseUrl, { max: 1 });
  const ran = await Promise.all([migrateToLatest(db), migrateToLatest(other)]);
  await other.destroy();
  expect(ran.map((names) => names.length).toSorted((a, b) => a - b)).toEqual([
    0,
    (await knownMigrations()).length,
  ]);
});

test('one that fails leaves nothing behind, and the next try goes through', async () => {
  const { db } = await empty();
  // The last table that the last migration but one makes is there already: everything before has run by then.
  await sql`CREATE TABLE search_entries (a integer)`.execute(db);
  await expect(migrateToLatest(db)).rejects.toThrow('already exists');
  expect(await namesOf(db, tables)).toEqual(['search_entries']);
  expect(await appliedMigrations(db)).toEqual([]);
  await sql`DROP TABLE search_entries`.execute(db);
  expect(await migrateToLatest(db)).toEqual(await knownMigrations());
});

test('a database of a newer program is refused untouched, with what to do', async () => {
  const { db } = await empty();
  await migrateToLatest(db);
  await sql`INSERT INTO kysely_migration (name, timestamp) VALUES ('9999-come-later', '2099')`.execute(db);
  await expect(migrateToLatest(db)).rejects.toMatchObject({
    code: 'database.newer_schema',
    message: expect.stringContaining('GONGKAI_DATA'),
  });
});

describe('the schema', () => {
  test('gives every table a primary key', async () => {
    const { db } = await empty();
    await migrateToLatest(db);
    const keyed = sql<{ name: string }>`
      SELECT DISTINCT conrelid::regclass::text AS name FROM pg_constraint
      WHERE contype = 'p' AND connamespace = 'public'::regnamespace AND conrelid::regclass::text NOT LIKE 'kysely\_%'
      ORDER BY 1`;
    const all = await namesOf(db, tables);
    expect(all.length).toBeGreaterThan(20);
    expect(await namesOf(db, keyed)).toEqual(all);
  });

  test('keeps money exactly and every moment with its zone', async () => {
    const { db } = await empty();
    await migrateToLatest(db);
    const inexact = sql<{ name: string }>`
      SELECT concat_ws(' ', table_name, column_name, data_type) AS name FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name NOT LIKE 'kysely\_%'
        AND data_type IN ('real', 'double precision', 'money', 'timestamp without time zone')`;
    expect(await namesOf(db, inexact)).toEqual([]);
  });

  test('guards what is only ever appended to', async () => {
    const { db } = await empty();
    await migrateToLatest(db);
    // 2: before, 8: on delete, 16: on update.
    const guarded = sql<{ name: string }>`
      SELECT DISTINCT tgrelid::regclass::text AS name FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
      WHERE proname = 'refuse_change' AND tgtype & 26 = 26 AND tgenabled = 'O' ORDER BY 1`;
    expect(await namesOf(db, guarded)).toEqual(
      expect.arrayContaining([
        'audit_events',
        'edition_statuses',
        'review_decisions',
        'revision_attachments',
        'revisions',
        'secrecy_reviews',
        'validity_changes',
      ]),
    );
  });
});

test('a table that was written anew can be answered from its indexes again', async () => {
  const { db } = await empty();
  await sql`CREATE TABLE large (a integer PRIMARY KEY, b text)`.execute(db);
  await sql`INSERT INTO large SELECT n, repeat('x', 200) FROM generate_series(1, 30000) AS n`.execute(db);
  await sql`VACUUM (ANALYZE) large`.execute(db);
  await sql`ALTER TABLE large ADD COLUMN c integer GENERATED ALWAYS AS (a % 7) STORED`.execute(db);
  const state = sql<{ name: string }>`SELECT (relallvisible > 0.9 * relpages) || ' ' || EXISTS (
    SELECT FROM pg_stats WHERE tablename = 'large' AND attname = 'c') AS name FROM pg_class WHERE relname = 'large'`;
  expect(await namesOf(db, state)).toEqual(['false false']);
  const failed: string[] = [];
  const tidy = async (): Promise<string[]> => tidyRewritten(db, (table) => failed.push(table));
  // A connection to whatever database that is just being opened holds it up for a moment.
  await expect
    .poll(async () => {
      await tidy();
      return namesOf(db, state);
    })
    .toEqual(['true true']);
  expect([failed, await tidy()]).toEqual([[], []]);
});
