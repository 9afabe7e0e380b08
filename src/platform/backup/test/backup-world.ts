import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGzip, gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { extract, pack } from 'tar-stream';
import { createEmptyDatabase, createWorld, type TestWorld } from '../../../../test/database.ts';
import { inTransaction } from '../../context.ts';
import type { Db } from '../../database/connect.ts';
import { newId } from '../../ids.ts';
import { sealedStorage, type SealedStorage } from '../../sealed-storage.ts';
import { fileStorage, type Storage } from '../../storage.ts';
import { backupManifest, type BackupManifest } from '../backup-manifest.ts';
import { tablesInOrder } from '../backup-tables.ts';
import { createBackup } from '../create-backup.ts';
import { restoreBackup } from '../restore-backup.ts';

/** A world with awkward rows and files, a folder for backups, and places to restore them to. */
export interface BackupWorld {
  readonly world: TestWorld;
  readonly folder: string;
  /** Backs the world up to a file of that name. */
  backUp(name: string): Promise<string>;
  /** An empty database and an empty folder for files. */
  emptyTarget(): Promise<RestoreTarget>;
  close(): Promise<void>;
}

/** Where a backup is restored to. */
export interface RestoreTarget {
  readonly db: Db;
  readonly databaseUrl: string;
  readonly storage: Storage;
  readonly sealed: SealedStorage;
}

/** Opens it; see `close`. */
export async function openBackupWorld(): Promise<BackupWorld> {
  const world = await createWorld();
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-backup-'));
  const drops: (() => Promise<void>)[] = [];
  await fill(world);
  return {
    world,
    folder,
    backUp: async (name) => {
      const target = join(folder, name);
      const at = world.clock.now();
      await createBackup({ ...world.system, databaseUrl: world.databaseUrl, target, at, progress: () => {} });
      return target;
    },
    emptyTarget: async () => {
      const { db, databaseUrl, drop } = await createEmptyDatabase();
      drops.push(drop);
      return {
        db,
        databaseUrl,
        storage: fileStorage(await mkdtemp(join(folder, 'files-'))),
        sealed: sealedStorage(await mkdtemp(join(folder, 'sealed-')), world.system.keys),
      };
    },
    close: async () => {
      for (const drop of drops) await drop();
      await rm(folder, { recursive: true, force: true });
      await world.close();
    },
  };
}

/** Rows that are awkward to carry: empty, quoted, with tabs and line ends, in every plane of Unicode, as JSON. */
async function fill(world: TestWorld): Promise<void> {
  const agencyId = newId();
  const words = ['', '\\N', '\t\n\r\\', '"\'', '〔2024〕1号', '𠮷野家', '{"a":"b"}', '\\.'];
  await world.db
    .insertInto('agencies')
    .values({
      id: agencyId,
      parent_id: null,
      path: [agencyId],
      kind: 'township',
      name: words.join('|'),
      short_name: '镇',
      self_name: '我镇',
      slug: 'town',
      created_at: world.clock.now(),
    })
    .execute();
  await inTransaction(world.system, async (tx) => {
    for (const word of words) {
      const after = { word, list: words };
      tx.record({ type: 'agency.changed', agencyId, subject: null, reason: word, after });
    }
    tx.emit({ kind: 'render.agency', agencyId });
  });
  for (const content of [Buffer.from('附件一'), Buffer.alloc(0), Buffer.alloc(3_000_000, 'x')]) {
    await world.system.storage.put(content);
  }
  for (const content of [Buffer.from('身份证明'), Buffer.alloc(0), Buffer.alloc(200_000, 'y')]) {
    await world.system.sealed.put(content, { maxBytes: 1_000_000 });
  }
}

/** Restores without telling how far it is. */
export async function restore(source: string, target: RestoreTarget): Promise<void> {
  await restoreBackup({ ...target, source, progress: () => {} });
}

/** Every table as the number of its rows and one hash over them. */
export async function contentsOf(db: Db): Promise<Record<string, string>> {
  const contents: Record<string, string> = {};
  for (const name of await tablesInOrder(db)) {
    const { rows } = await sql<{ count: number; hash: string }>`
      SELECT count(*) AS count, md5(coalesce(string_agg(t::text, chr(10) ORDER BY t::text), '')) AS hash
      FROM ${sql.table(name)} AS t`.execute(db);
    contents[name] = `${rows[0]?.count} ${rows[0]?.hash}`;
  }
  return contents;
}

/** Every stored file by its name, with the hash that its content really has. */
export async function filesOf(storage: Storage): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for await (const sha256 of storage.list()) {
    const content = await buffer(storage.read(sha256));
    files[sha256] = createHash('sha256').update(content).digest('hex');
  }
  return files;
}

/** What a backup says that it holds. */
export async function manifestOf(file: string): Promise<BackupManifest> {
  const [first] = await entriesOf(file);
  return backupManifest.parse(JSON.parse((first?.content ?? Buffer.alloc(0)).toString('utf8')));
}

/** One entry of a backup; without content it is a link. */
export interface ArchiveEntry {
  readonly name: string;
  readonly content: Buffer | null;
}

/** Writes a backup anew with other entries. */
export async function rewrite(
  input: { from: string; to: string },
  change: (entry: { name: string; content: Buffer }) => readonly ArchiveEntry[],
): Promise<string> {
  const tar = pack();
  const written = pipeline(Readable.from(tar), createGzip(), createWriteStream(input.to));
  for (const { name, content } of (await entriesOf(input.from)).flatMap(change)) {
    if (content === null) tar.entry({ name, type: 'symlink', linkname: '/etc/passwd' });
    else tar.entry({ name }, content);
  }
  tar.finalize();
  await written;
  return input.to;
}

async function entriesOf(file: string): Promise<{ name: string; content: Buffer }[]> {
  const archive = extract();
  const read = pipeline(Readable.from([gunzipSync(await readFile(file))]), archive);
  const entries: { name: string; content: Buffer }[] = [];
  for await (const entry of archive) {
    entries.push({ name: entry.header.name, content: await buffer(Readable.from(entry)) });
  }
  await read;
  return entries;
}
