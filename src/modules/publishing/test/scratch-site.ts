import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Ctx } from '../../../platform/context.ts';
import { fileOf } from '../../../portal/paths.ts';
import { allPages } from '../page-kinds.ts';
import { madeOf } from '../page-making.ts';
import { UNFINISHED } from '../site-folder.ts';
import { bytesOf } from '../page-kind.ts';
import { pagesIn } from '../site-jobs.ts';

/** Every file of the site by its path, as it is made from the database alone, without receipts or what was made before. */
export async function scratchSite(ctx: Ctx): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const ids = pagesIn(await allPages(ctx.db));
  for (let start = 0; start < ids.length; start += 250) {
    const some = ids.slice(start, start + 250);
    for (const { page } of await madeOf({ db: ctx.db, siteUrl: ctx.config.siteUrl }, some)) {
      if (page === null) continue;
      files.set(fileOf(page.href), sha256(Buffer.from(bytesOf(page))));
      for (const file of page.files?.wanted ?? []) files.set(fileOf(file.href), file.sha256);
    }
  }
  return files;
}

/** Every file that is there, by its path; of packed copies only those that aren't what they should be. */
export function standingSite(root: string): Map<string, string> {
  const files = new Map<string, string>();
  const all = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.startsWith(`${UNFINISHED}/`));
  for (const path of all) {
    const bytes = readFileSync(join(root, path));
    const unpacked = path.endsWith('.gz')
      ? gunzipSync(bytes)
      : path.endsWith('.br')
        ? brotliDecompressSync(bytes)
        : null;
    if (unpacked === null) files.set(path, sha256(bytes));
    else if (files.get(path.slice(0, -3)) !== sha256(unpacked) && !isPage(root, path.slice(0, -3), unpacked))
      files.set(path, 'a copy of something else');
  }
  return files;
}

/** What tells the site that stands there from the one that is wanted: a line each. */
export function differences(
  wanted: ReadonlyMap<string, string>,
  found: ReadonlyMap<string, string>,
): string[] {
  const missing = [...wanted.keys()].filter((path) => !found.has(path)).map((path) => `missing ${path}`);
  const stray = [...found.keys()].filter((path) => !wanted.has(path)).map((path) => `stray ${path}`);
  const stale = [...wanted].filter(([path, hash]) => found.has(path) && found.get(path) !== hash);
  return [...missing, ...stray, ...stale.map(([path]) => `stale ${path}`)];
}

function isPage(root: string, path: string, bytes: Buffer): boolean {
  try {
    return readFileSync(join(root, path)).equals(bytes);
  } catch {
    return false;
  }
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
