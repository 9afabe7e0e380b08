import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileOf } from '../../portal/paths.ts';

/** A public site, as anybody gets it. */
export interface LogSource {
  /** The bytes at an address of the site (from the root), or null where there is nothing for the public. Throws when it can't be asked. */
  get(path: string): Promise<Uint8Array | null>;
}

const TIMEOUT_MS = 30_000;
const MOST_BYTES = 512 * 1024 * 1024;

/** The site at a web address (`https://…`), or the copy of one in a folder. */
export function logSource(place: string): LogSource {
  return /^https?:\/\//i.test(place) ? webSource(place.replace(/\/+$/, '')) : folderSource(place);
}

function webSource(siteUrl: string): LogSource {
  return {
    get: async (path) => {
      // Addresses stand in the files as they are asked for.
      const response = await fetch(siteUrl + path, { signal: AbortSignal.timeout(TIMEOUT_MS) });
      if (response.status === 404 || response.status === 410) return null;
      if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
      return readWhole(response);
    },
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
  return {
    get: async (path) =>
      readFile(join(folder, fileOf(path))).catch((error: unknown) => {
        if (
          error instanceof Error &&
          'code' in error &&
          (error.code === 'ENOENT' || error.code === 'ENOTDIR')
        )
          return null;
        throw error;
      }),
  };
}
