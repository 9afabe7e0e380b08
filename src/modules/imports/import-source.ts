import { readFile } from 'node:fs/promises';
import type { Storage } from '../../platform/storage.ts';
import { UnreadableFile } from '../../files/readers/unreadable-file.ts';
import { type Archive, openArchive } from '../../files/zip-archive.ts';

/** Files by their paths, and paths by the name at their end. */
export interface FileList {
  /** Path to size in bytes. */
  readonly files: ReadonlyMap<string, number>;
  /** Paths that end with a name, so that the end of a path is found without looking at all of them. */
  readonly byName: ReadonlyMap<string, readonly string[]>;
}

/** Everything that was handed over for an import, as one folder of files. */
export interface ImportSource extends FileList {
  /** Chinese: what of it can't be read at all, and why. */
  readonly problems: readonly string[];
  /** Throws `UnreadableFile`. */
  read(path: string): Promise<Buffer>;
  close(): Promise<void>;
}

/** A file as it was stored. */
export interface HandedFile {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
}

type Place = { readonly archive: Archive; readonly path: string } | { readonly sha256: string };

/** Opens what was stored; archives are looked into, and their files stand in a folder of their own where there are several. */
export async function openSource(
  storage: Pick<Storage, 'pathOf'>,
  handed: readonly HandedFile[],
): Promise<ImportSource> {
  const files = new Map<string, number>();
  const places = new Map<string, Place>();
  const problems: string[] = [];
  const archives: Archive[] = [];
  for (const file of handed) {
    if (!isArchive(file.name)) {
      files.set(file.name, file.bytes);
      places.set(file.name, { sha256: file.sha256 });
      continue;
    }
    try {
      const archive = await openArchive(storage.pathOf(file.sha256)).catch(toldIfGone);
      archives.push(archive);
      problems.push(...archive.problems);
      const folder = handed.length === 1 ? '' : `${file.name.replace(/\.zip$/iu, '')}/`;
      for (const { path, size } of archive.files) {
        files.set(`${folder}${path}`, size);
        places.set(`${folder}${path}`, { archive, path });
      }
    } catch (error) {
      if (!(error instanceof UnreadableFile)) {
        await closeAll(archives);
        throw error;
      }
      problems.push(`“${file.name}”：${error.message}`);
    }
  }
  return {
    ...fileList(files),
    problems,
    read: async (path) => readPlace(storage, places.get(path)),
    close: async () => closeAll(archives),
  };
}

async function closeAll(archives: readonly Archive[]): Promise<void> {
  await Promise.allSettled(archives.map(async (archive) => archive.close()));
}

/** Whether a file is one that holds others. */
export function isArchive(name: string): boolean {
  return /\.zip$/iu.test(name);
}

async function readPlace(storage: Pick<Storage, 'pathOf'>, place: Place | undefined): Promise<Buffer> {
  if (place === undefined) throw new UnreadableFile('导入的文件里没有这个文件。');
  if ('archive' in place) return place.archive.read(place.path);
  return readFile(storage.pathOf(place.sha256)).catch(toldIfGone);
}

/** Backups hold nothing of what was handed over: after one was brought back, an import that was open has no files any more. */
function toldIfGone(error: unknown): never {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
    throw new UnreadableFile('上传的文件已经不在服务器上（例如从备份恢复之后）。请重新上传，新建一次导入。');
  throw error;
}

/** Files by their paths, ready to be looked up. */
export function fileList(files: ReadonlyMap<string, number>): FileList {
  return { files, byName: Map.groupBy(files.keys(), lastName) };
}

/**
 * The file that a reference means: as a path from where it stands, from the top, as the end of one path only, or by a name that
 * only one file has. Null when it isn't there.
 * @param from the path of what refers to it
 */
export function fileMeant(reference: string, from: string, { files, byName }: FileList): string | null {
  const plain = pathOf(reference);
  const base = from.split('/').slice(0, -1);
  const beside = joined([...base, ...plain.split('/')]);
  if (beside !== null && files.has(beside)) return beside;
  const top = joined(plain.split('/'));
  if (top === null || top === '') return null;
  if (files.has(top)) return top;
  const ending = (byName.get(lastName(top)) ?? []).filter((path) => path.endsWith(`/${top}`));
  return ending.length === 1 ? (ending[0] ?? null) : null;
}

/** An address as a path: without site, query and escapes. */
function pathOf(reference: string): string {
  const path = URL.canParse(reference) ? new URL(reference).pathname : reference.replace(/[?#].*$/u, '');
  try {
    return decodeURIComponent(path).replaceAll('\\', '/').replace(/^\/+/u, '');
  } catch {
    return path.replaceAll('\\', '/').replace(/^\/+/u, '');
  }
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function joined(segments: readonly string[]): string | null {
  const path: string[] = [];
  for (const segment of segments) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..' && path.pop() === undefined) return null;
    if (segment !== '..') path.push(segment);
  }
  return path.join('/');
}
