import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Db } from '../database/connect.ts';
import { appliedMigrations, knownMigrations, migrateTo, migrateToLatest } from '../database/migrate.ts';
import type { SealedStorage } from '../sealed-storage.ts';
import type { Storage } from '../storage.ts';
import { damaged, newerBackup, newerTarget, targetNotEmpty } from './backup.errors.ts';
import type { BackupManifest, BackupTable } from './backup-manifest.ts';
import { tablesInOrder } from './backup-tables.ts';
import type { BackupProgress } from './create-backup.ts';
import { checkBackup, readBackup, readManifest } from './read-backup.ts';

/** What is filled, and from what. */
export interface RestoreOptions {
  readonly db: Db;
  readonly databaseUrl: string;
  readonly storage: Storage;
  readonly sealed: SealedStorage;
  readonly source: string;
  readonly progress: (step: BackupProgress) => void;
}

/**
 * Fills an empty database and file store from a backup: the schema as it was then, the rows, the files, and
 * after that the migrations that came since. The backup is looked through as a whole before anything is written, and
 * all rows come or none; a restore that was killed can be begun again.
 */
export async function restoreBackup(options: RestoreOptions): Promise<BackupManifest> {
  const { db, source, progress } = options;
  const manifest = await readManifest(source);
  await refuseOtherVersion(db, manifest);
  await refuseUnlessEmpty(options, manifest);
  await checkBackup(source, manifest, (done, total) => progress({ what: '检查备份文件', done, total }));
  await migrateTo(db, manifest.migrations.at(-1) ?? '');
  await refuseOtherTables(db, manifest);
  await fill(options, manifest);
  await migrateToLatest(db);
  return manifest;
}

async function refuseOtherVersion(db: Db, manifest: BackupManifest): Promise<void> {
  const known = new Set(await knownMigrations());
  if (manifest.migrations.some((name) => !known.has(name))) throw newerBackup();
  const then = new Set(manifest.migrations);
  if ((await appliedMigrations(db)).some((name) => !then.has(name))) throw newerTarget();
}

/** What an earlier try of the same backup has stored is no hindrance: files of the same name have the same content. */
async function refuseUnlessEmpty(
  { db, storage, sealed }: RestoreOptions,
  manifest: BackupManifest,
): Promise<void> {
  for (const name of await tablesInOrder(db))
    if (await holdsRows(db, name)) throw targetNotEmpty('目标数据库');
  const own = new Set(manifest.files.map((file) => file.sha256));
  for await (const sha256 of storage.list()) if (!own.has(sha256)) throw targetNotEmpty('目标数据目录');
  const seals = new Set(manifest.sealed.map((file) => file.id));
  for await (const id of sealed.list()) if (!seals.has(id)) throw targetNotEmpty('目标数据目录');
}

/** Tables into which a migration puts a row, and what tells that it is no longer as it was put. The backup brings its own. */
const PUT_BY_MIGRATIONS: ReadonlyMap<string, string> = new Map([
  ['audit_head', 'seq > 0'],
  ['sites', "slug <> 'main' OR version > 1 OR settings_version > 0 OR appearance_version > 0"],
]);

async function holdsRows(db: Db, name: string): Promise<boolean> {
  const used = PUT_BY_MIGRATIONS.get(name);
  const of = used === undefined ? sql.table(name) : sql`${sql.table(name)} WHERE ${sql.raw(used)}`;
  const { rows } = await sql<{ found: boolean }>`SELECT EXISTS (SELECT FROM ${of}) AS found`.execute(db);
  return rows[0]?.found === true;
}

async function refuseOtherTables(db: Db, manifest: BackupManifest): Promise<void> {
  const wanted = (await tablesInOrder(db)).toSorted();
  const found = manifest.tables.map((table) => table.name).toSorted();
  if (JSON.stringify(wanted) !== JSON.stringify(found)) throw damaged('数据表与所称的版本不符');
}

async function fill(options: RestoreOptions, manifest: BackupManifest): Promise<void> {
  const client = new pg.Client({ connectionString: options.databaseUrl });
  // A connection that breaks is noticed by the next query.
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SET CONSTRAINTS ALL DEFERRED');
    for (const { name } of manifest.tables)
      if (PUT_BY_MIGRATIONS.has(name)) await client.query(`DELETE FROM "${name}"`);
    await readBackup(
      options.source,
      manifest,
      {
        table: async (table, content) => fillTable(client, table, content),
        file: async (_file, content) => void (await options.storage.put(content)),
        sealed: async (file, content) => options.sealed.takeBack(file.id, content),
      },
      (done, total) => options.progress({ what: '恢复数据', done, total }),
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error instanceof pg.DatabaseError && MISFIT.test(error.code ?? '')
      ? damaged('内容与数据库的结构不符', error)
      : error;
  } finally {
    await client.end();
  }
}

// Classes of PostgreSQL: wrong data, broken rules between tables, columns that aren't there.
const MISFIT = /^(?:22|23|42)/;

async function fillTable(client: pg.Client, table: BackupTable, content: Readable): Promise<void> {
  const columns = table.columns.map((column) => `"${column}"`).join(', ');
  const copy = client.query(copyFrom(`COPY "${table.name}" (${columns}) FROM STDIN`));
  await pipeline(content, copy);
  if (copy.rowCount !== table.rows) throw damaged(`数据表“${table.name}”的行数与清单不符`);
}
