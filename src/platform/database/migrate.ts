import { readdir } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { Migrator, type Migration, type MigrationProvider, type MigrationResultSet } from 'kysely';
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

/**
 * Brings the schema to the newest version and returns the names of the migrations that ran.
 * Throws what the failing migration threw; the failed one leaves nothing behind.
 */
export async function migrateToLatest(db: Db): Promise<string[]> {
  return outcome(await new Migrator({ db, provider }).migrateToLatest());
}

/** Brings an older or empty schema to the named migration; a restore begins at the version of its backup. */
export async function migrateTo(db: Db, name: string): Promise<string[]> {
  return outcome(await new Migrator({ db, provider }).migrateTo(name));
}

function outcome({ error, results }: MigrationResultSet): string[] {
  if (error !== undefined) throw error;
  return (results ?? []).filter((result) => result.status === 'Success').map((r) => r.migrationName);
}
