import { opendir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ctx } from '../../platform/context.ts';
import { abandonedFiles } from '../../platform/temporary-files.ts';
import { pageOfPacked } from './page-packing.ts';
import { makePages, workshop } from './page-making.ts';
import { receiptsAt, receiptsBefore, type PageAt } from './page-receipts.repository.ts';
import { siteFolder, UNFINISHED, unfinishedFolder } from './site-folder.ts';

const BATCH = 500;
/** Few: between the last look and the removal nothing should come back. */
const REMOVED_AT_ONCE = 50;

/**
 * Files below the site's folder for which there is no receipt, or that a killed process left half written, as paths relative
 * to it.
 */
export async function strayFiles(ctx: Ctx): Promise<string[]> {
  const root = siteFolder(ctx.config);
  const unfinished = await abandonedFiles(unfinishedFolder(root));
  const strays: string[] = [];
  let some: string[] = [];
  for await (const path of filesBelow(root)) {
    if (path.startsWith(`${UNFINISHED}/`)) continue;
    some.push(path);
    if (some.length < BATCH) continue;
    strays.push(...(await withoutReceipt(ctx, some)));
    some = [];
  }
  strays.push(...(await withoutReceipt(ctx, some)));
  // Pages may have been added while the files were looked at: their receipts may have come after the look.
  const left = await withoutReceipt(ctx, strays);
  return [...left, ...unfinished.map((path) => `${UNFINISHED}/${path}`)];
}

/** Takes stray files away; returns how many there were. They are looked at once more: what comes back meanwhile has its receipt first. */
export async function removeStrays(ctx: Ctx): Promise<number> {
  const strays = await strayFiles(ctx);
  let removed = 0;
  for (let start = 0; start < strays.length; start += REMOVED_AT_ONCE) {
    const left = await withoutReceipt(ctx, strays.slice(start, start + REMOVED_AT_ONCE));
    await Promise.all(left.map(async (path) => rm(join(siteFolder(ctx.config), path), { force: true })));
    removed += left.length;
  }
  return removed;
}

/**
 * Makes the pages again that nobody has made since a stamp, though all were to be made: those that there are no more are taken away by
 * it. Returns how many files that were.
 */
export async function removeForgotten(ctx: Ctx, stamp: number): Promise<number> {
  const shop = workshop(ctx, { sync: false, thorough: true });
  let removed = 0;
  for (let after = ''; ;) {
    const pages = await receiptsBefore(ctx.db, { stamp, after, limit: BATCH });
    removed += (await makePages(shop, pages, { claim: 'all' })).removed;
    const last = pages.at(-1);
    if (last === undefined) return removed;
    after = last.path;
  }
}

async function withoutReceipt(ctx: Ctx, paths: readonly string[]): Promise<string[]> {
  if (paths.length === 0) return [];
  const pages = await receiptsAt(
    ctx.db,
    paths.flatMap((path) => [path, pageOfPacked(path) ?? [], pageOfFile(path) ?? []].flat()),
  );
  return paths.filter((path) => !belongs(path, pages));
}

function belongs(path: string, pages: ReadonlyMap<string, PageAt>): boolean {
  if (pages.has(path)) return true;
  const packed = pageOfPacked(path);
  const packing = packed === null ? undefined : pages.get(packed)?.packing;
  // Those still due may lie there already, of the page as it stands: whoever packed it was killed before saying so.
  if (packing === 'done' || packing === 'due') return true;
  const page = pageOfFile(path);
  const receipt = page === null ? undefined : pages.get(page);
  // Of a page that is being made it isn't known yet which files it has; whoever makes it leaves none that it hasn't.
  return (
    receipt !== undefined &&
    (receipt.state === 'queued' || (receipt.files ?? []).some((file) => file.path === path))
  );
}

/** `files/a/2024/7/x.pdf` belongs to the page `a/doc/2024/7.html`. */
function pageOfFile(path: string): string | null {
  const [folder, agency = '', year = '', number = ''] = path.split('/');
  return folder === 'files' ? `${agency}/doc/${year}/${number}.html` : null;
}

async function* filesBelow(root: string, below = ''): AsyncGenerator<string> {
  // Read in large bites: there may be a hundred thousand names in one folder.
  const folder = await opendir(join(root, below), { bufferSize: 1_024 }).catch(() => null);
  if (folder === null) return;
  const folders: string[] = [];
  for await (const entry of folder) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) folders.push(path);
    else if (entry.isFile()) yield path;
  }
  for (const path of folders) yield* filesBelow(root, path);
}
