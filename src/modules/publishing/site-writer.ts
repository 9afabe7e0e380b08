import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { threadId } from 'node:worker_threads';
import { unfinishedFolder } from './site-folder.ts';

/** A stored file that is to be public. */
export interface SourceFile {
  /** Where it is stored. */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * Writes public files below one folder. Synchronous on purpose: a page is small, and a worker that writes tens
 * of thousands of them spends its time in the file system and not in promises.
 */
export interface SiteWriter {
  /** Whether each file is on the disk before its name is. */
  readonly sync: boolean;
  /** Whether the folder was empty a moment ago. */
  readonly fresh: boolean;
  /**
   * Puts a file in place so that readers see the old or the new one, never a half. Returns false when the same
   * bytes stand there already.
   */
  write(path: string, content: string | Uint8Array): boolean;
  /** What stands there: these very bytes, others, or nothing. */
  compare(path: string, bytes: Uint8Array): 'same' | 'other' | 'none';
  /** Puts a file in place like `write`, without asking what stands there. */
  put(path: string, bytes: Uint8Array): void;
  /**
   * Writes files beside the site, for `move` to put into place; returns where each lies, by its path. Where every file is to be
   * on the disk before it is public, all wait for that together: one by one, a publication would spend most of its time so.
   */
  prepare(files: readonly { path: string; bytes: Uint8Array }[]): Promise<Map<string, string>>;
  /** Puts a prepared file in place. */
  move(path: string, prepared: string): void;
  /** Takes away those that were prepared and not moved. */
  discard(prepared: ReadonlyMap<string, string>): void;
  /** Does the same with a copy of a stored file. */
  copy(path: string, source: SourceFile): boolean;
  /** Whether anything stands there. */
  has(path: string): boolean;
  /** Takes a file away; false when there is none. */
  remove(path: string): boolean;
  /** The bytes that stand there, or null. */
  read(path: string): Buffer | null;
  /** The sha256 of what stands there, in hex, or null. */
  hashOf(path: string): string | null;
  /** Names of the files in a folder; none when it isn't there. Throws when it can't be read: it may well hold some. */
  namesIn(folder: string): string[];
  /** Makes sure that the names of files that were written one by one survive a power cut. */
  settle(): Promise<void>;
}

/** How carefully files are written. */
export interface SiteWriterOptions {
  /** Each file is on the disk when `write` returns, and its name after `settle`; else `settleSite` is for the end. */
  readonly sync: boolean;
  /** Compares copies byte by byte and not by size and time alone. */
  readonly thorough: boolean;
  /** The folder was empty a moment ago: `compare` doesn't look. Who writes claims what others may have written since. */
  readonly fresh?: boolean;
  /** A folder of its own for what isn't whole yet: threads that make files in one folder wait for each other. */
  readonly desk?: string;
}

/** A writer for the site in `root`; the folder is made when it isn't there. */
export function siteWriter(root: string, options: SiteWriterOptions): SiteWriter {
  const made = new Set<string>();
  const touched = new Set<string>();
  let settled: Promise<void> = Promise.resolve();
  const place = (path: string): string => {
    const full = join(root, path);
    if (!full.startsWith(root + sep)) throw new Error(`outside the site: ${path}`);
    return full;
  };
  const makeFolder = (folder: string): void => {
    if (made.has(folder)) return;
    mkdirSync(folder, { recursive: true });
    made.add(folder);
  };
  const unfinished = join(unfinishedFolder(root), options.desk ?? '');
  const replace = (full: string, fill: (temporary: string) => void): void => {
    makeFolder(unfinished);
    makeFolder(dirname(full));
    const temporary = join(unfinished, nextName());
    try {
      fill(temporary);
      if (options.sync) syncPath(temporary, 'r+');
      renameSync(temporary, full);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
    touched.add(dirname(full));
  };
  const read = (path: string): Buffer | null => orNull(() => readFileSync(place(path)));
  const compare = (path: string, bytes: Uint8Array): 'same' | 'other' | 'none' => {
    if (options.fresh === true) return 'none';
    // Asked first: reading what isn't there costs an error, and another length says enough.
    const found = statSync(place(path), { throwIfNoEntry: false });
    if (found === undefined) return 'none';
    return found.size === bytes.length && (read(path)?.equals(bytes) ?? false) ? 'same' : 'other';
  };
  const has = (path: string): boolean => statSync(place(path), { throwIfNoEntry: false }) !== undefined;
  const put = (path: string, bytes: Uint8Array): void =>
    replace(place(path), (temporary) => writeFileSync(temporary, bytes, { mode: 0o644 }));
  const move = (path: string, prepared: string): void => {
    const full = place(path);
    makeFolder(dirname(full));
    renameSync(prepared, full);
    touched.add(dirname(full));
  };
  const prepare = async (
    files: readonly { path: string; bytes: Uint8Array }[],
  ): Promise<Map<string, string>> => {
    makeFolder(unfinished);
    const prepared = new Map<string, string>();
    try {
      for (const { path, bytes } of files) {
        const temporary = join(unfinished, nextName());
        prepared.set(path, temporary);
        writeFileSync(temporary, bytes, { mode: 0o644 });
      }
      if (options.sync) await syncPaths([...prepared.values()], 'r+');
      return prepared;
    } catch (error) {
      discard(prepared);
      throw error;
    }
  };
  const discard = (prepared: ReadonlyMap<string, string>): void => {
    for (const temporary of prepared.values()) rmSync(temporary, { force: true });
  };
  return {
    sync: options.sync,
    fresh: options.fresh === true,
    read,
    compare,
    put,
    prepare,
    move,
    discard,
    write: (path, content) => {
      const bytes = Buffer.from(content);
      if (compare(path, bytes) === 'same') return false;
      put(path, bytes);
      return true;
    },
    copy: (path, source) => {
      const full = place(path);
      if (isCopy(full, source, options.thorough)) return false;
      replace(full, (temporary) => copyAs(temporary, source));
      return true;
    },
    has,
    remove: (path) => {
      if (!has(path)) return false;
      const full = place(path);
      rmSync(full, { force: true });
      // What was taken away must not be back after a power cut either.
      touched.add(dirname(full));
      return true;
    },
    hashOf: (path) => orNull(() => hashFile(place(path))),
    // Asked for first: most folders of attachments aren't there, and an error costs more.
    namesIn: (folder) =>
      has(folder)
        ? readdirSync(place(folder), { withFileTypes: true }).flatMap((entry) =>
            entry.isDirectory() ? [] : entry.name,
          )
        : [],
    settle: async () => {
      const folders = [...touched];
      touched.clear();
      if (!options.sync || process.platform === 'win32') return;
      // Another caller may have begun with folders of ours.
      const before = settled.catch(() => {});
      const own = syncPaths(folders, 'r');
      settled = before.then(async () => own);
      try {
        await settled;
      } catch (error) {
        // Whoever tries again finds the files as they should be: their names must be waited for all the same.
        for (const folder of folders) touched.add(folder);
        throw error;
      }
    },
  };
}

/**
 * Makes sure that everything written to the site survives a power cut, all at once: a sync of each of a hundred thousand
 * pages would take longer than making them.
 */
export async function settleSite(root: string): Promise<void> {
  if (process.platform !== 'linux') return;
  // Where that program is missing the system writes by itself within half a minute.
  await promisify(execFile)('sync', ['-f', root]).catch(() => {});
}

let named = 0;

/** Like `temporaryName`, but told apart by counting: chance would cost more than the rest of writing a small page. */
function nextName(): string {
  named += 1;
  return `${process.pid}-${threadId.toString(16)}f${named.toString(16)}`;
}

/** A copy carries the time of its source: another file of the same name and size has another. */
function copyAs(target: string, source: SourceFile): void {
  copyFileSync(source.path, target, constants.COPYFILE_FICLONE);
  const { atime, mtime } = statSync(source.path);
  utimesSync(target, atime, mtime);
}

function isCopy(path: string, source: SourceFile, thorough: boolean): boolean {
  const found = orNull(() => statSync(path));
  if (found === null || found.size !== source.bytes) return false;
  if (thorough) return hashFile(path) === source.sha256;
  // Times are kept to the millisecond only.
  return Math.abs(found.mtimeMs - statSync(source.path).mtimeMs) < 2;
}

const CHUNK = 1024 * 1024;

function hashFile(path: string): string {
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafe(CHUNK);
  const file = openSync(path, 'r');
  try {
    for (let got = readSync(file, chunk); got > 0; got = readSync(file, chunk))
      hash.update(chunk.subarray(0, got));
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
}

function syncPath(path: string, flags: 'r' | 'r+'): void {
  const file = openSync(path, flags);
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The file system writes what is asked for at once in one go. */
async function syncPaths(paths: readonly string[], flags: 'r' | 'r+'): Promise<void> {
  await Promise.all(
    paths.map(async (path) => {
      const file = await open(path, flags);
      try {
        await file.sync();
      } finally {
        await file.close();
      }
    }),
  );
}

function orNull<T>(ask: () => T): T | null {
  try {
    return ask();
  } catch {
    return null;
  }
}
