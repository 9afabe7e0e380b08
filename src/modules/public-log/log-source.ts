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
      const response = await fetch(siteUrl + encodeURI(decodeURI(path)), {
        signal: AbortSignal.timeout(TIMEOUT_MS),
        // What lies packed beside the page must be the page: both are looked at by who asks like a browser.
        headers: { accept: '*/*' },
      });
      if (response.status === 404 || response.status === 410) return null;
      if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
      if (Number(response.headers.get('content-length') ?? 0) > MOST_BYTES) throw new Error('文件过大');
      return new Uint8Array(await response.arrayBuffer());
    },
  };
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
