import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join, sep } from 'node:path';

/**
 * Writes public files below one folder. Synchronous on purpose: a page is small, and a worker that writes tens
 * of thousands of them spends its time in the file system and not in promises.
 */
export interface SiteWriter {
  /** Absolute path of the folder that web servers read. */
  readonly root: string;
  /**
   * Puts a file in place so that readers see the old or the new one, never a half. Returns false when the same
   * bytes stand there already.
   */
  write(path: string, content: string | Uint8Array): boolean;
  /** Takes a file away. */
  remove(path: string): void;
  /** The bytes that stand there, or null. */
  read(path: string): Buffer | null;
}

/** `sync`: each file is on the disk before `write` returns; a rebuild syncs once at its end instead. */
export function siteWriter(root: string, options: { sync: boolean }): SiteWriter {
  const made = new Set<string>();
  const place = (path: string): string => {
    const full = join(root, path);
    if (!full.startsWith(root + sep)) throw new Error(`outside the site: ${path}`);
    return full;
  };
  const read = (path: string): Buffer | null => {
    try {
      return readFileSync(place(path));
    } catch {
      return null;
    }
  };
  return {
    root,
    read,
    write: (path, content) => {
      const full = place(path);
      const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content);
      if (read(path)?.equals(bytes) ?? false) return false;
      const folder = dirname(full);
      if (!made.has(folder)) {
        mkdirSync(folder, { recursive: true });
        made.add(folder);
      }
      replaceFile(full, bytes, options.sync);
      return true;
    },
    remove: (path) => rmSync(place(path), { force: true }),
  };
}

function replaceFile(path: string, bytes: Buffer, sync: boolean): void {
  const temporary = `${path}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    const file = openSync(temporary, 'w', 0o644);
    try {
      writeSync(file, bytes);
      if (sync) fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    if (existsSync(temporary)) rmSync(temporary);
    throw error;
  }
}
