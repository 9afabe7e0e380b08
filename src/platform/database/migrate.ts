import { readdir } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { Migrator, sql, type Migration, type MigrationProvider, type MigrationResultSet } from 'kysely';
import { AppError } from '../errors.ts';
import type { Db } from './connect.ts';

const MIGRATIONS = join(import.meta.dirname, '../../../migrations');
const NAME = /^\d{4}-[a-z0-9-]+\.ts$/;

/** Reads `migrations/NNNN-verb-noun.ts`; each exports `up(db)`. There is no way down. */
const provider: MigrationProvider = {
  async getMigrations() {
    const names = (await readdir(MIGRATIONS)).filter((name) => NAME.test(name)).toSorted();
    const migrations: Record<string, Migration> = {};
    for (const name of names) {
      migrations[name.replace(/\.ts$/, '')] = await import(pathToFileURL(join(MIGRATIONS, name)).href);
    }
    return migrations;
  },
};

/** Names of all migrations of this version of the program, oldest first. */
export async function knownMigrations(): Promise<string[]> {
  return Object.keys(await provider.getMigrations());
}

/** Names of the migrations that a database has seen, oldest first. */
export async function appliedMigrations(db: Db): Promise<string[]> {
  const found = await sql<{
    there: boolean;
  }>`SELECT to_regclass('public.kysely_migration') IS NOT NULL AS there`.execute(db);
  if (found.rows[0]?.there !== true) return [];
  const { rows } = await sql<{ name: string }>`SELECT name FROM kysely_migration ORDER BY name`.execute(db);
  return rows.map((row) => row.name);
}

/**
 * Brings the schema to the newest version and returns the names of the migrations that ran. Throws
 * `database.newer_schema` for one that a newer program has made, else what the failing migration threw; then nothing
 * of any of them is left behind.
 */
export async function migrateToLatest(db: Db): Promise<string[]> {
  const known = new Set(await knownMigrations());
  if ((await appliedMigrations(db)).some((name) => !known.has(name))) throw newerSchema();
  return outcome(await new Migrator({ db, provider }).migrateToLatest());
}

/** Smaller tables are read whole anyway. */
const LARGE_PAGES = 500;

/**
 * A migration that adds a computed column writes a table anew: then nobody knows of any of its pages that all may see it, nor how the
 * column is spread. The database notices neither by itself, and answers from the rows what stands in an index. Found by its state and
 * not by what ran, so that it is done at the next start where it was broken off. Returns the tables that were tidied; `failed` hears of
 * one that couldn't be, as by who doesn't own it: nothing depends on it but time.
 */
export async function tidyRewritten(
  db: Db,
  failed: (table: string, error: unknown) => void,
): Promise<string[]> {
  const tidied: string[] = [];
  const { rows } = await sql<{ name: string }>`
    SELECT relname AS name FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relpages >= ${LARGE_PAGES} AND relallvisible = 0`.execute(
    db,
  );
  for (const { name } of rows) {
    try {
      await sql`VACUUM (ANALYZE) ${sql.table(name)}`.execute(db);
      tidied.push(name);
    } catch (error) {
      failed(name, error);
    }
  }
  return tidied;
}

/** Brings an older or empty schema to the named migration; a restore begins at the version of its backup. */
export async function migrateTo(db: Db, name: string): Promise<string[]> {
  return outcome(await new Migrator({ db, provider }).migrateTo(name));
}

function newerSchema(): AppError {
  return new AppError({
    code: 'database.newer_schema',
    status: 500,
    message:
      '数据库由更新版本的程序建立或升级过，本版本不能使用，没有作任何改动。请改用较新的程序版本，或用 GONGKAI_DATA 指定别的数据目录。',
  });
}

function outcome({ error, results }: MigrationResultSet): string[] {
  if (error !== undefined) throw error;
  return (results ?? []).filter((result) => result.status === 'Success').map((r) => r.migrationName);
}
