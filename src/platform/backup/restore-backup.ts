import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { sql } from 'kysely';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { extract } from 'tar-stream';
import type { Db } from '../database/connect.ts';
import { migrateTo, migrateToLatest } from '../database/migrate.ts';
import { AppError } from '../errors.ts';
import type { Storage } from '../storage.ts';
import { backupManifest, type BackupManifest } from './backup-manifest.ts';
import type { BackupProgress } from './create-backup.ts';

/**
 * Fills an empty database and file store from a backup: the schema as it was then, the rows, the files, and
 * after that the migrations that came since. All rows or none: a damaged backup leaves the database empty.
 */
export async function restoreBackup(options: {
  db: Db;
  databaseUrl: string;
  storage: Storage;
  source: string;
  progress: (step: BackupProgress) => void;
}): Promise<BackupManifest> {
  await refuseUnlessEmpty(options.db);
  const manifest = await readManifest(options.source);
  const newest = manifest.migrations.at(-1) ?? '';
  await migrateTo(options.db, newest);
  const client = new pg.Client({ connectionString: options.databaseUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SET CONSTRAINTS ALL DEFERRED');
    // These rows are put there by the migrations; the backup brings its own.
    await client.query('DELETE FROM audit_head');
    await readEntries(options.source, manifest, { ...options, client });
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  } finally {
    await client.end();
  }
  await migrateToLatest(options.db);
  return manifest;
}

async function refuseUnlessEmpty(db: Db): Promise<void> {
  const found = await sql<{ found: boolean }>`
    SELECT EXISTS (SELECT FROM information_schema.tables WHERE table_schema = 'public' AND table_name = 'audit_head') AS found`.execute(
    db,
  );
  if (!(found.rows[0]?.found ?? false)) return;
  // Nothing comes into the database without an audit event.
  const used = await sql<{ used: boolean }>`SELECT seq > 0 AS used FROM audit_head`.execute(db);
  if (used.rows[0]?.used ?? true) {
    throw new AppError({
      code: 'restore.not_empty',
      status: 409,
      message:
        '目标数据目录里已有数据。恢复只能写入空的数据目录，请另设 GONGKAI_DATA（或空的数据库）后重试。',
    });
  }
}

async function readManifest(source: string): Promise<BackupManifest> {
  for await (const entry of openArchive(source)) {
    const chunks: Buffer[] = [];
    for await (const chunk of Readable.from(entry)) chunks.push(Buffer.from(chunk));
    if (entry.header.name !== 'manifest.json') break;
    const parsed = backupManifest.safeParse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
    if (parsed.success) return parsed.data;
    break;
  }
  throw damaged('不是本系统的备份文件');
}

/** Unpacks the archive entry by entry; whatever can't be read is a damaged backup. */
function openArchive(source: string) {
  const entries = extract();
  pipeline(createReadStream(source), createGunzip(), entries).catch((cause: unknown) => {
    entries.destroy(damaged('文件不完整或已损坏', cause));
  });
  return entries;
}

async function readEntries(
  source: string,
  manifest: BackupManifest,
  options: { client: pg.Client; storage: Storage; progress: (step: BackupProgress) => void },
): Promise<void> {
  const total = manifest.tables.length + manifest.files.length;
  const tables = new Map(manifest.tables.map((table) => [`tables/${table.name}.copy`, table]));
  const files = new Map(manifest.files.map((file) => [`files/${file.sha256}`, file]));
  let done = 0;
  for await (const entry of openArchive(source)) {
    const { name } = entry.header;
    const table = tables.get(name);
    const file = files.get(name);
    if (table !== undefined) await fillTable(options.client, table, Readable.from(entry));
    else if (file !== undefined) await storeFile(options.storage, file.sha256, Readable.from(entry));
    else {
      entry.resume();
      continue;
    }
    tables.delete(name);
    files.delete(name);
    options.progress({ what: '恢复数据', done: (done += 1), total });
  }
  const absent = [...tables.keys(), ...files.keys()];
  if (absent.length > 0) throw damaged(`缺少 ${absent.length} 项内容，例如 ${absent[0]}`);
}

async function fillTable(
  client: pg.Client,
  table: BackupManifest['tables'][number],
  content: Readable,
): Promise<void> {
  const hash = createHash('sha256');
  const columns = table.columns.map((column) => `"${column}"`).join(', ');
  await pipeline(
    content,
    async function* (chunks: AsyncIterable<Uint8Array>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        yield chunk;
      }
    },
    client.query(copyFrom(`COPY "${table.name}" (${columns}) FROM STDIN`)),
  );
  if (hash.digest('hex') !== table.sha256) throw damaged(`数据表 ${table.name} 的内容与校验值不符`);
}

async function storeFile(storage: Storage, sha256: string, content: Readable): Promise<void> {
  const stored = await storage.put(content);
  if (stored.sha256 !== sha256) throw damaged(`附件 ${sha256.slice(0, 12)} 的内容与校验值不符`);
}

function damaged(what: string, cause?: unknown): AppError {
  return new AppError({
    code: 'restore.damaged',
    status: 422,
    message: `备份文件不能使用：${what}。请换用另一份备份。`,
    cause,
  });
}
