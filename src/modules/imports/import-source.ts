import { readFile } from 'node:fs/promises';
import type { Ctx } from '../../platform/context.ts';
import { UnreadableFile } from '../../files/readers/unreadable-file.ts';
import { type Archive, openArchive } from '../../files/zip-archive.ts';

/** Everything that was handed over for an import, as one folder of files. */
export interface ImportSource {
  /** Path to size in bytes. */
  readonly files: ReadonlyMap<string, number>;
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
  ctx: Pick<Ctx, 'storage'>,
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
      const archive = await openArchive(ctx.storage.pathOf(file.sha256));
      archives.push(archive);
      problems.push(...archive.problems);
      const folder = handed.length === 1 ? '' : `${file.name.replace(/\.zip$/iu, '')}/`;
      for (const { path, size } of archive.files) {
        files.set(`${folder}${path}`, size);
        places.set(`${folder}${path}`, { archive, path });
      }
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      problems.push(`“${file.name}”：${error.message}`);
    }
  }
  return {
    files,
    problems,
    read: async (path) => readPlace(ctx, places.get(path)),
    close: async () => {
      for (const archive of archives) await archive.close();
    },
  };
}

/** Whether a file is one that holds others. */
export function isArchive(name: string): boolean {
  return /\.zip$/iu.test(name);
}

async function readPlace(ctx: Pick<Ctx, 'storage'>, place: Place | undefined): Promise<Buffer> {
  if (place === undefined) throw new UnreadableFile('导入的文件里没有这个文件。');
  return 'archive' in place ? place.archive.read(place.path) : readFile(ctx.storage.pathOf(place.sha256));
}

/**
 * The file that a reference means: as a path from where it stands, from the top, as the end of one path only, or by a name that
 * only one file has. Null when it isn't there.
 * @param from the path of what refers to it
 */
export function fileMeant(
  reference: string,
  from: string,
  files: ReadonlyMap<string, unknown>,
): string | null {
  const plain = pathOf(reference);
  const base = from.split('/').slice(0, -1);
  const beside = joined([...base, ...plain.split('/')]);
  if (beside !== null && files.has(beside)) return beside;
  const top = joined(plain.split('/'));
  if (top === null || top === '') return null;
  if (files.has(top)) return top;
  const ending = [...files.keys()].filter((path) => path.endsWith(`/${top}`));
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

function joined(segments: readonly string[]): string | null {
  const path: string[] = [];
  for (const segment of segments) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..' && path.pop() === undefined) return null;
    if (segment !== '..') path.push(segment);
  }
  return path.join('/');
}
