import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from './errors.ts';
import { clearAbandoned, syncFolderOf, temporaryName } from './temporary-files.ts';

/** A stored file: its content's hash is its name, so nothing stored is ever overwritten. */
export interface StoredFile {
  /** sha256 in hex. */
  readonly sha256: string;
  /** bytes */
  readonly size: number;
}

/** What a file must fulfil to be stored. */
export interface PutOptions {
  /** bytes */
  readonly maxBytes?: number;
  readonly inspect?: (path: string, file: StoredFile) => Promise<void>;
}

/** Content-addressed files below the data folder. */
export interface Storage {
  /**
   * Stores a stream; throws `storage.too_large` beyond `maxBytes`. `inspect` gets the path of the whole file before it
   * counts as stored. When it, the limit or the stream throws, nothing stays behind.
   */
  put(content: Readable | Uint8Array, options?: PutOptions): Promise<StoredFile>;
  /** Path of a stored file on this machine. */
  pathOf(sha256: string): string;
  /** Opens a stored file for reading. */
  read(sha256: string): Readable;
  /** Whether it is there. */
  has(sha256: string): Promise<boolean>;
  /** The hashes of all stored files, in no order. */
  list(): AsyncGenerator<string>;
  /** Takes away what a killed process left half written. */
  tidy(): Promise<void>;
}

const STORED = /^[0-9a-f]{64}$/;

/** Drafts are for nobody else with an account on this machine. */
const PRIVATE = 0o700;

/**
 * Files in folders by the first two characters of their hash; each is synced to disk before it counts. The folder is
 * closed to other users of the machine, also where it was open before.
 */
export function fileStorage(root: string): Storage {
  const pathOf = (sha256: string): string => join(root, sha256.slice(0, 2), sha256);
  const has = async (sha256: string): Promise<boolean> =>
    stat(pathOf(sha256)).then(
      (found) => found.isFile(),
      () => false,
    );
  const unfinished = join(root, 'tmp');
  return {
    pathOf,
    has,
    list: () => storedBelow(root),
    tidy: async () => {
      await closeFolders(root, unfinished);
      await clearAbandoned(unfinished);
    },
    read: (sha256) => createReadStream(pathOf(sha256)),
    put: async (content, options = {}) => {
      await closeFolders(root, unfinished);
      const temporary = join(unfinished, temporaryName());
      try {
        const file = await writeHashed(content, temporary, options.maxBytes ?? Number.POSITIVE_INFINITY);
        await options.inspect?.(temporary, file);
        if (await has(file.sha256)) return file;
        await mkdir(dirname(pathOf(file.sha256)), { recursive: true, mode: PRIVATE });
        await rename(temporary, pathOf(file.sha256));
        await syncFolderOf(pathOf(file.sha256));
        return file;
      } finally {
        await rm(temporary, { force: true });
      }
    },
  };
}

async function closeFolders(...folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    await mkdir(folder, { recursive: true, mode: PRIVATE });
    await chmod(folder, PRIVATE);
  }
}

async function* storedBelow(root: string): AsyncGenerator<string> {
  const folder = await opendir(root, { recursive: true }).catch(() => null);
  if (folder === null) return;
  for await (const entry of folder) if (entry.isFile() && STORED.test(entry.name)) yield entry.name;
}

async function writeHashed(
  content: Readable | Uint8Array,
  path: string,
  maxBytes: number,
): Promise<StoredFile> {
  const hash = createHash('sha256');
  let size = 0;
  const meter = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      size += chunk.byteLength;
      if (size > maxBytes) return done(tooLarge(maxBytes));
      hash.update(chunk);
      return done(null, chunk);
    },
  });
  const source = content instanceof Uint8Array ? [content] : content;
  await pipeline(source, meter, createWriteStream(path));
  await syncFile(path);
  return { sha256: hash.digest('hex'), size };
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function tooLarge(maxBytes: number): AppError {
  return new AppError({
    code: 'storage.too_large',
    status: 413,
    message: `文件超过 ${Math.floor(maxBytes / 1024 / 1024)} MB 的上限，请压缩或拆分后再上传。`,
  });
}
