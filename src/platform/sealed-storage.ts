import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, open, opendir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { AppError } from './errors.ts';
import type { MasterKeys } from './master-keys.ts';
import {
  damaged,
  HEAD_BYTES,
  keyIdOf,
  measure,
  newPieceCipher,
  openHead,
  PIECE_BYTES,
  SEALED_PIECE_BYTES,
  type PieceCipher,
} from './sealed-format.ts';
import { clearAbandoned, syncFolderOf, temporaryName } from './temporary-files.ts';

/** A sealed file. */
export interface SealedFile {
  /** 32 characters of hex, random. */
  readonly id: string;
  /** Bytes of the content. */
  readonly size: number;
}

/** The open content of a sealed file, piece by piece; nothing of it is ever on the disk. */
export interface SealedContent {
  /** bytes */
  readonly size: number;
  /** Reads at any place, as a file's handle does. */
  read(buffer: Buffer, offset: number, length: number, position: number): Promise<{ bytesRead: number }>;
  /** From the first byte to the last. Fails with `seal.damaged` where the stored bytes were touched. */
  stream(): Readable;
  close(): Promise<void>;
}

/** What a file must fulfil to be kept. */
export interface SealOptions {
  /** bytes of content */
  readonly maxBytes: number;
  /** Looks at the content before it counts as stored; what it throws refuses the file. */
  readonly inspect?: (content: SealedContent) => Promise<void>;
}

/** Files that only people with a need to know may see: encrypted on the disk, each with a key of its own. */
export interface SealedStorage {
  /**
   * Seals a stream. Beyond `maxBytes` throws `storage.too_large` and stops reading; when that, the stream or `inspect`
   * fails, nothing stays behind.
   */
  put(content: Readable | Uint8Array, options: SealOptions): Promise<SealedFile>;
  /** Throws `seal.not_found`, `seal.key_missing` or `seal.damaged`. Close it. */
  open(id: string): Promise<SealedContent>;
  /** Destroys the file's key and then the file. What isn't there is no error. */
  remove(id: string): Promise<void>;
  /** Where a sealed file lies; for backups, which carry it as it is. */
  pathOf(id: string): string;
  /** The identifiers of all, in no order. */
  list(): AsyncGenerator<string>;
  /** Takes a sealed file from a backup as it is. */
  takeBack(id: string, sealed: Readable): Promise<void>;
  /** Identifiers of the master keys without which some of the files stay closed. */
  missingKeys(): Promise<string[]>;
  /** Takes away what a killed process left half written. */
  tidy(): Promise<void>;
}

const ID = /^[0-9a-f]{32}$/;
const PRIVATE_FOLDER = 0o700;
const PRIVATE_FILE = 0o600;

/** Sealed files below a folder that is closed to other users of the machine. */
export function sealedStorage(root: string, keys: MasterKeys): SealedStorage {
  const unfinished = join(root, 'tmp');
  const pathOf = (id: string): string => {
    if (!ID.test(id)) throw new RangeError(`not a sealed file: ${id}`);
    return join(root, id.slice(0, 2), id);
  };
  const keep = async (id: string, fill: (path: string) => Promise<void>): Promise<void> => {
    for (const folder of [root, unfinished]) await makePrivate(folder);
    const temporary = join(unfinished, temporaryName());
    try {
      await fill(temporary);
      await makePrivate(dirname(pathOf(id)));
      await rename(temporary, pathOf(id));
      await syncFolderOf(pathOf(id));
    } finally {
      await rm(temporary, { force: true });
    }
  };
  return {
    pathOf,
    list: () => sealedBelow(root),
    put: async (content, options) => {
      const id = randomBytes(16).toString('hex');
      const source = content instanceof Uint8Array ? Readable.from([content]) : content;
      let size = 0;
      await keep(id, async (path) => {
        size = await writeSealed(source, {
          path,
          cipher: newPieceCipher(keys, id),
          maxBytes: options.maxBytes,
        });
        if (options.inspect === undefined) return;
        const sealed = await openSealed(path, { id, keys });
        await options.inspect(sealed).finally(async () => sealed.close());
      });
      return { id, size };
    },
    open: async (id) => openSealed(pathOf(id), { id, keys }),
    remove: async (id) => destroy(pathOf(id)),
    takeBack: async (id, sealed) => keep(id, async (path) => writeWhole(sealed, path)),
    missingKeys: async () => missingKeys(root, keys, pathOf),
    tidy: async () => {
      for (const folder of [root, unfinished]) await makePrivate(folder);
      await clearAbandoned(unfinished);
    },
  };
}

async function makePrivate(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER });
  await chmod(folder, PRIVATE_FOLDER);
}

async function* sealedBelow(root: string): AsyncGenerator<string> {
  const folder = await opendir(root, { recursive: true }).catch(() => null);
  if (folder === null) return;
  for await (const entry of folder) if (entry.isFile() && ID.test(entry.name)) yield entry.name;
}

async function writeSealed(
  source: Readable,
  target: { path: string; cipher: PieceCipher; maxBytes: number },
): Promise<number> {
  const { cipher, maxBytes } = target;
  const file = await open(target.path, 'wx', PRIVATE_FILE);
  try {
    await file.writeFile(cipher.head);
    let size = 0;
    let index = 0;
    for await (const { content, last } of piecesOf(source)) {
      size += content.length;
      if (size > maxBytes) throw tooLarge(maxBytes);
      await file.writeFile(cipher.seal(content, { index, last }));
      index += 1;
    }
    await file.sync();
    return size;
  } finally {
    await file.close();
  }
}

/** Pieces of equal length; whether one is the last is known when nothing comes after it. */
async function* piecesOf(source: Readable): AsyncGenerator<{ content: Buffer; last: boolean }> {
  const piece = Buffer.alloc(PIECE_BYTES);
  let filled = 0;
  for await (const chunk of source) {
    const bytes = Buffer.from(chunk as Uint8Array);
    let from = 0;
    while (from < bytes.length) {
      if (filled === PIECE_BYTES) {
        yield { content: piece, last: false };
        filled = 0;
      }
      const taken = bytes.copy(piece, filled, from, from + PIECE_BYTES - filled);
      filled += taken;
      from += taken;
    }
  }
  yield { content: piece.subarray(0, filled), last: true };
}

async function openSealed(path: string, as: { id: string; keys: MasterKeys }): Promise<SealedContent> {
  const file = await open(path, 'r').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw notSealed();
    throw error;
  });
  try {
    const head = await readExactly(file, 0, HEAD_BYTES);
    const decipher = openHead(as.keys, as.id, head);
    const { pieces, size } = measure((await file.stat()).size);
    const pieceAt = async (index: number): Promise<Buffer> => {
      const last = index === pieces - 1;
      const length = last
        ? size - index * PIECE_BYTES + SEALED_PIECE_BYTES - PIECE_BYTES
        : SEALED_PIECE_BYTES;
      const sealed = await readExactly(file, HEAD_BYTES + index * SEALED_PIECE_BYTES, length);
      return decipher.open(sealed, { index, last });
    };
    // Also of an empty file something is authenticated before it is believed.
    await pieceAt(pieces - 1);
    return {
      size,
      read: async (buffer, offset, length, position) => ({
        bytesRead: await readOpen(pieceAt, {
          buffer,
          offset,
          length: Math.min(length, size - position),
          position,
        }),
      }),
      stream: () => Readable.from(allPieces(pieces, pieceAt), { objectMode: false }),
      close: async () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function* allPieces(
  pieces: number,
  pieceAt: (index: number) => Promise<Buffer>,
): AsyncGenerator<Buffer> {
  for (let index = 0; index < pieces; index += 1) yield await pieceAt(index);
}

async function readOpen(
  pieceAt: (index: number) => Promise<Buffer>,
  wanted: { buffer: Buffer; offset: number; length: number; position: number },
): Promise<number> {
  let read = 0;
  while (read < wanted.length) {
    const at = wanted.position + read;
    const piece = await pieceAt(Math.floor(at / PIECE_BYTES));
    const from = at % PIECE_BYTES;
    read += piece.copy(wanted.buffer, wanted.offset + read, from, from + wanted.length - read);
  }
  return Math.max(0, read);
}

async function readExactly(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let read = 0;
  while (read < length) {
    const { bytesRead } = await file.read(buffer, read, length - read, position + read);
    if (bytesRead === 0) throw damaged();
    read += bytesRead;
  }
  return buffer;
}

async function writeWhole(content: Readable, path: string): Promise<void> {
  const file = await open(path, 'wx', PRIVATE_FILE);
  try {
    for await (const chunk of content) await file.writeFile(chunk as Uint8Array);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Without its head nothing opens a sealed file any more, even where the disk still holds the rest. */
async function destroy(path: string): Promise<void> {
  const file = await open(path, 'r+').catch(() => null);
  if (file === null) return;
  try {
    await file.write(randomBytes(HEAD_BYTES), 0, HEAD_BYTES, 0);
    await file.sync();
  } finally {
    await file.close();
  }
  await rm(path, { force: true });
  await syncFolderOf(path);
}

async function missingKeys(
  root: string,
  keys: MasterKeys,
  pathOf: (id: string) => string,
): Promise<string[]> {
  const missing = new Set<string>();
  for await (const id of sealedBelow(root)) {
    const head: Buffer[] = [];
    if ((await stat(pathOf(id))).size < HEAD_BYTES) continue;
    for await (const chunk of createReadStream(pathOf(id), { end: HEAD_BYTES - 1 }))
      head.push(chunk as Buffer);
    const keyId = keyIdOf(Buffer.concat(head));
    if (keyId !== null && !keys.has(keyId)) missing.add(keyId);
  }
  return [...missing].toSorted();
}

function tooLarge(maxBytes: number): AppError {
  return new AppError({
    code: 'storage.too_large',
    status: 413,
    message: `文件超过 ${Math.floor(maxBytes / 1024 / 1024)} MB 的上限，没有保存。请压缩、缩小图片或者拆分后再上传。`,
  });
}

function notSealed(): AppError {
  return new AppError({
    code: 'seal.not_found',
    status: 404,
    message: '没有找到这份文件，可能已按保存期限删除。',
  });
}
