import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { finished, pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract, type Extract } from 'tar-stream';
import { AppError } from '../errors.ts';
import { damaged, newerBackup, noBackupFile } from './backup.errors.ts';
import {
  BACKUP_FORMAT,
  backupManifest,
  type BackupFile,
  type BackupManifest,
  type BackupSealedFile,
  type BackupTable,
} from './backup-manifest.ts';

/** Takes what a backup holds, entry by entry. Each must read its content to the end. */
export interface BackupReader {
  table(table: BackupTable, content: Readable): Promise<void>;
  file(file: BackupFile, content: Readable): Promise<void>;
  sealed(file: BackupSealedFile, content: Readable): Promise<void>;
}

type Entry = Extract extends AsyncIterable<infer Each> ? Each : never;

const MANIFEST = 'manifest.json';
const BROKEN = '文件不完整或已损坏';
/** Enough for two million files. */
const LONGEST_MANIFEST = 256 * 1024 * 1024;

/** What the backup says that it holds. Throws `restore.no_file`, `restore.damaged` or `restore.newer_version`. */
export async function readManifest(source: string): Promise<BackupManifest> {
  const found = await stat(source).catch(() => null);
  if (found === null || !found.isFile()) throw noBackupFile(source);
  for await (const entry of openArchive(source)) {
    if (entry.header.name !== MANIFEST || entry.header.size > LONGEST_MANIFEST) break;
    return parseManifest(await text(hashing(entry).content));
  }
  throw damaged('不是本系统的备份文件');
}

/**
 * Gives everything in the backup to the reader, in the order in which it was written. Throws `restore.damaged` at the
 * first thing that isn't as the manifest says: cut off, changed, missing, there twice, or not to be there at all.
 */
export async function readBackup(
  source: string,
  manifest: BackupManifest,
  reader: BackupReader,
  progress: (done: number, total: number) => void,
): Promise<void> {
  const total = manifest.tables.length + manifest.files.length + manifest.sealed.length;
  const tables = new Map(manifest.tables.map((table) => [`tables/${table.name}.copy`, table]));
  const files = new Map(manifest.files.map((file) => [`files/${file.sha256}`, file]));
  const seals = new Map(manifest.sealed.map((file) => [`sealed/${file.id}`, file]));
  let first = true;
  for await (const entry of openArchive(source)) {
    const { name, type } = entry.header;
    if (first && name === MANIFEST) entry.resume();
    else {
      const [table, file, sealed] = [tables.get(name), files.get(name), seals.get(name)];
      if (type !== 'file' || (table ?? file ?? sealed) === undefined)
        throw damaged(`含有不应有的内容“${name}”`);
      const { content, hash } = hashing(entry);
      if (table !== undefined) await reader.table(table, content);
      if (file !== undefined) await reader.file(file, content);
      if (sealed !== undefined) await reader.sealed(sealed, content);
      if (hash() !== (table ?? file ?? sealed)?.sha256) throw damaged(`“${name}”的内容与校验值不符`);
      tables.delete(name);
      files.delete(name);
      seals.delete(name);
      progress(total - tables.size - files.size - seals.size, total);
    }
    first = false;
  }
  const [absent, ...more] = [...tables.keys(), ...files.keys(), ...seals.keys()];
  if (absent !== undefined) throw damaged(`缺少 ${more.length + 1} 项内容，例如“${absent}”`);
}

/** Looks through the whole backup without taking anything from it. */
export async function checkBackup(
  source: string,
  manifest: BackupManifest,
  progress: (done: number, total: number) => void,
): Promise<void> {
  const skip = async (_: unknown, content: Readable): Promise<void> => finished(content.resume());
  await readBackup(source, manifest, { table: skip, file: skip, sealed: skip }, progress);
}

function parseManifest(json: string): BackupManifest {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw damaged('清单不完整', cause);
  }
  const parsed = backupManifest.safeParse(value);
  if (parsed.success) return parsed.data;
  const isOther =
    typeof value === 'object' &&
    value !== null &&
    'format' in value &&
    /^gongkai-backup-\d+$/.test(String(value.format)) &&
    value.format !== BACKUP_FORMAT;
  throw isOther ? newerBackup() : damaged('清单的内容不正确', parsed.error);
}

/** Unpacks the archive entry by entry; whatever can't be read is a damaged backup. */
async function* openArchive(source: string): AsyncGenerator<Entry> {
  const entries = extract();
  pipeline(createReadStream(source), createGunzip(), entries).catch((cause: unknown) => {
    entries.destroy(damaged(BROKEN, cause));
  });
  try {
    yield* entries;
  } catch (error) {
    throw error instanceof AppError ? error : damaged(BROKEN, error);
  }
}

function hashing(entry: Entry): { content: Readable; hash: () => string } {
  const hash = createHash('sha256');
  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of Readable.from(entry)) {
        hash.update(chunk);
        yield chunk;
      }
    } catch (cause) {
      throw damaged(BROKEN, cause);
    }
  }
  return { content: Readable.from(chunks()), hash: () => hash.digest('hex') };
}
