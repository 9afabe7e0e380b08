import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { pack, type Pack } from 'tar-stream';
import type { Db } from '../database/connect.ts';
import type { SealedStorage } from '../sealed-storage.ts';
import type { Storage } from '../storage.ts';
import { syncFolderOf } from '../temporary-files.ts';
import { BACKUP_FORMAT, type BackupManifest } from './backup-manifest.ts';
import { changedMeanwhile } from './backup.errors.ts';
import { tablesInOrder } from './backup-tables.ts';

/** How far a backup or restore is. */
export interface BackupProgress {
  readonly what: string;
  readonly done: number;
  readonly total: number;
}

/**
 * Writes everything (all tables as of one moment, all stored files) into one file, while the program may be
 * running. The file appears under its name only when it is complete, and only its owner may read it: it holds
 * everything.
 */
export async function createBackup(options: {
  db: Db;
  databaseUrl: string;
  storage: Storage;
  sealed: SealedStorage;
  target: string;
  at: Date;
  progress: (step: BackupProgress) => void;
}): Promise<BackupManifest> {
  await mkdir(dirname(options.target), { recursive: true });
  const work = await mkdtemp(`${options.target}.part-`);
  try {
    const { tables, migrations } = await dumpTables(options, work);
    const manifest: BackupManifest = {
      format: BACKUP_FORMAT,
      createdAt: options.at.toISOString(),
      migrations,
      tables,
      // After the tables: a file is stored before the row that names it.
      files: await listFiles(options.storage),
      sealed: await listSealed(options.sealed),
    };
    const archive = join(work, 'backup.tar.gz');
    await writeArchive(manifest, { ...options, work, archive });
    await rename(archive, options.target);
    await syncFolderOf(options.target);
    return manifest;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function dumpTables(
  options: { db: Db; databaseUrl: string; progress: (step: BackupProgress) => void },
  work: string,
): Promise<Pick<BackupManifest, 'tables' | 'migrations'>> {
  const names = await tablesInOrder(options.db);
  const client = new pg.Client({ connectionString: options.databaseUrl });
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const tables: BackupManifest['tables'] = [];
    for (const [index, name] of names.entries()) {
      options.progress({ what: `数据表 ${name}`, done: index, total: names.length });
      tables.push(await dumpTable(client, name, join(work, `${name}.copy`)));
    }
    const seen = await client.query<{ name: string }>('SELECT name FROM kysely_migration ORDER BY name');
    await client.query('COMMIT');
    return { tables, migrations: seen.rows.map((row) => row.name) };
  } finally {
    await client.end();
  }
}

async function dumpTable(
  client: pg.Client,
  name: string,
  path: string,
): Promise<BackupManifest['tables'][number]> {
  const found = await client.query<{ column_name: string }>(
    `SELECT column_name FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER' ORDER BY ordinal_position`,
    [name],
  );
  const columns = found.rows.map((row) => row.column_name);
  const hash = createHash('sha256');
  const stream = client.query(
    copyTo(`COPY "${name}" (${columns.map((one) => `"${one}"`).join(', ')}) TO STDOUT`),
  );
  await pipeline(
    stream,
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        yield chunk;
      }
    },
    createWriteStream(path),
  );
  return { name, columns, rows: stream.rowCount ?? 0, sha256: hash.digest('hex') };
}

/** Stored files are never changed once written, so a listing is as good as a snapshot. */
async function listFiles(storage: Storage): Promise<BackupManifest['files']> {
  const files: BackupManifest['files'] = [];
  for await (const sha256 of storage.list()) {
    files.push({ sha256, size: (await stat(storage.pathOf(sha256))).size });
  }
  return files.toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
}

/** Sealed files end one day, so each is told by its hash and looked at again when it is carried over. */
async function listSealed(sealed: SealedStorage): Promise<BackupManifest['sealed']> {
  const files: BackupManifest['sealed'] = [];
  for await (const id of sealed.list()) {
    const hash = createHash('sha256');
    let size = 0;
    const read = async (): Promise<void> => {
      for await (const chunk of createReadStream(sealed.pathOf(id))) {
        hash.update(chunk as Buffer);
        size += (chunk as Buffer).length;
      }
    };
    if (await read().then(stillThere, goneMeanwhile)) files.push({ id, size, sha256: hash.digest('hex') });
  }
  return files.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function stillThere(): boolean {
  return true;
}

function goneMeanwhile(error: unknown): boolean {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
  throw error;
}

async function writeArchive(
  manifest: BackupManifest,
  options: {
    work: string;
    archive: string;
    storage: Storage;
    sealed: SealedStorage;
    progress: (step: BackupProgress) => void;
  },
): Promise<void> {
  const tar = pack();
  const written = pipeline(
    tar,
    createGzip({ level: 6 }),
    createWriteStream(options.archive, { mode: 0o600 }),
  );
  tar.entry({ name: 'manifest.json' }, JSON.stringify(manifest));
  const total = manifest.tables.length + manifest.files.length + manifest.sealed.length;
  let done = 0;
  for (const { name } of manifest.tables) {
    const path = join(options.work, `${name}.copy`);
    await addFile(tar, { name: `tables/${name}.copy`, path, size: (await stat(path)).size });
    options.progress({ what: '写入备份文件', done: (done += 1), total });
  }
  for (const { sha256, size } of manifest.files) {
    await addFile(tar, { name: `files/${sha256}`, path: options.storage.pathOf(sha256), size });
    options.progress({ what: '写入备份文件', done: (done += 1), total });
  }
  for (const { id, size, sha256 } of manifest.sealed) {
    await addSealed(tar, { name: `sealed/${id}`, path: options.sealed.pathOf(id), size, sha256 });
    options.progress({ what: '写入备份文件', done: (done += 1), total });
  }
  tar.finalize();
  await written;
  const handle = await open(options.archive, 'r+');
  await handle.sync().finally(() => handle.close());
}

async function addFile(tar: Pack, file: { name: string; path: string; size: number }): Promise<void> {
  await pipeline(createReadStream(file.path), tar.entry({ name: file.name, size: file.size }));
}

async function addSealed(
  tar: Pack,
  file: { name: string; path: string; size: number; sha256: string },
): Promise<void> {
  const hash = createHash('sha256');
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(createReadStream(file.path), meter, tar.entry({ name: file.name, size: file.size })).catch(
    (error: unknown) => {
      goneMeanwhile(error);
      throw changedMeanwhile();
    },
  );
  if (hash.digest('hex') !== file.sha256) throw changedMeanwhile();
}
