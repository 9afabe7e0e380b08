import { opendir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { fileOf } from '../../portal/paths.ts';

/** A public site, as anybody gets it. */
export interface LogSource {
  /** The bytes at an address of the site (from the root), or null where there is nothing for the public. Throws when it can't be asked. */
  get(path: string): Promise<Uint8Array | null>;
  /** What a reader sees at an address, also where servers say that it is gone; null where there is nothing. */
  look(path: string): Promise<SeenPage | null>;
  /** What lies in a folder (its address ends in `/`), nothing where there is none; null where that can't be asked. */
  list(folder: string): AsyncIterable<ListedName> | null;
}

/** A page as a reader sees it. */
export interface SeenPage {
  readonly text: string;
  /** The address at which it was found in the end: another where the server led on. */
  readonly at: string;
  /** The server says that it is gone for good (410). */
  readonly gone: boolean;
  /** A packed copy, which servers may send in place of the page, holds something else. */
  readonly otherCopy: boolean;
}

/** A name in a folder. */
export interface ListedName {
  readonly name: string;
  readonly isFolder: boolean;
}

const TIMEOUT_MS = 30_000;
const MOST_BYTES = 512 * 1024 * 1024;

/** Whether a place is a web address, and no folder. */
export function isAddress(place: string): boolean {
  return /^https?:\/\//i.test(place);
}

/** The site at a web address (`https://…`), or the copy of one in a folder. */
export function logSource(place: string): LogSource {
  return isAddress(place) ? webSource(place.replace(/\/+$/, '')) : folderSource(place);
}

function webSource(siteUrl: string): LogSource {
  const ask = async (path: string): Promise<{ answer: Response; bytes: Uint8Array } | null> => {
    // Addresses stand in the files as they are asked for.
    const answer = await fetch(siteUrl + path, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (answer.status === 404) return null;
    if (!answer.ok && answer.status !== 410) throw new Error(`${answer.status} ${answer.statusText}`);
    return { answer, bytes: await readWhole(answer) };
  };
  return {
    get: async (path) => {
      const found = await ask(path);
      return found === null || found.answer.status === 410 ? null : found.bytes;
    },
    look: async (path) => {
      const found = await ask(path);
      if (found === null) return null;
      const { answer, bytes } = found;
      const at = answer.redirected ? new URL(answer.url).pathname : path;
      return { text: textOf(bytes), at, gone: answer.status === 410, otherCopy: false };
    },
    list: () => null,
  };
}

/** A site that sends without an end must not fill the memory of who looks at it. */
async function readWhole(response: Response): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of response.body ?? []) {
    bytes += piece.length;
    if (bytes > MOST_BYTES) throw new Error('文件过大');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function folderSource(folder: string): LogSource {
  const get = async (path: string): Promise<Buffer | null> => read(join(folder, fileOf(path)));
  return {
    get,
    look: async (path) => {
      const bytes = await get(path);
      if (bytes === null) return null;
      const file = join(folder, fileOf(path));
      const otherCopy = !(
        unpacksTo(await read(`${file}.gz`), bytes, gunzipSync) &&
        unpacksTo(await read(`${file}.br`), bytes, brotliDecompressSync)
      );
      return { text: textOf(bytes), at: path, gone: false, otherCopy };
    },
    list: (path) => namesIn(join(folder, fileOf(`${path}x`), '..')),
  };
}

async function* namesIn(folder: string): AsyncGenerator<ListedName> {
  // Read in large bites: there may be a hundred thousand names in one folder.
  const entries = await opendir(folder, { bufferSize: 1_024 }).catch(nothingThere);
  for await (const entry of entries ?? []) yield { name: entry.name, isFolder: entry.isDirectory() };
}

async function read(file: string): Promise<Buffer | null> {
  return readFile(file).catch(nothingThere);
}

function nothingThere(error: unknown): null {
  if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
    return null;
  throw error;
}

function unpacksTo(
  copy: Buffer | null,
  bytes: Buffer,
  unpack: (packed: Buffer, options: { maxOutputLength: number }) => Buffer,
): boolean {
  if (copy === null) return true;
  try {
    return unpack(copy, { maxOutputLength: bytes.length + 1 }).equals(bytes);
  } catch {
    return false;
  }
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
