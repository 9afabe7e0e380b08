import { opendir, readdir, rm } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Ctx } from '../../platform/context.ts';
import { abandonedFiles } from '../../platform/temporary-files.ts';
import { siteAssets } from '../../portal/assets.ts';
import {
  ACCESSIBILITY,
  agencyHref,
  applicationFormHref,
  applyGuideHref,
  catalogueHref,
  columnPageHref,
  feedHref,
  fileOf,
  HOME,
  NOT_FOUND,
  ROBOTS,
  SITE_MAP,
  SITEMAP_INDEX,
  sitemapHref,
} from '../../portal/paths.ts';
import { answeredAddresses } from './answered-addresses.ts';
import { agenciesOnSite, loadAgencyPages } from './page-frames.ts';
import { fullPages, sitemapOf } from './page-numbers.ts';
import {
  columnCounts,
  knownFileFolders,
  knownPaths,
  lastPublicNumber,
} from './published-items.repository.ts';
import { reportListLinks } from './report-lists.ts';
import { siteFolder, UNFINISHED, unfinishedFolder } from './site-folder.ts';
import { isOldAddress } from './withdrawn-pages.ts';

const BATCH = 500;

/**
 * Files below the site's folder that belong to nothing public, or that a killed process left half written, as paths
 * relative to it.
 */
export async function strayFiles(ctx: Ctx): Promise<string[]> {
  const root = siteFolder(ctx.config);
  const expected = await expectedFiles(ctx);
  const unfinished = await abandonedFiles(unfinishedFolder(root));
  const strays: string[] = [];
  let doubtful: string[] = [];
  const decide = async (): Promise<void> => {
    const pages = doubtful.filter((path) => /^[^/]+\/doc\/\d+\/\d+\.html$/.test(path));
    const files = doubtful.filter((path) => path.startsWith('files/'));
    const known = await knownPaths(
      ctx.db,
      pages.map((path) => `/${path}`),
    );
    const folders = await knownFileFolders(ctx.db, files.map(documentPathOf));
    strays.push(
      ...doubtful.filter((path) => {
        if (path.startsWith('files/')) return !folders.has(documentPathOf(path));
        return !known.has(`/${path}`);
      }),
    );
    doubtful = [];
  };
  for await (const path of filesBelow(root)) {
    if (expected.has(path) || path.startsWith(`${UNFINISHED}/`)) continue;
    doubtful.push(path);
    if (doubtful.length >= BATCH) await decide();
  }
  await decide();
  return [...(await stillUnexpected(ctx, strays)), ...unfinished.map((name) => `${UNFINISHED}/${name}`)];
}

/** Takes stray files away; returns how many there were. */
export async function removeStrays(ctx: Ctx): Promise<number> {
  return removeAll(ctx, await strayFiles(ctx));
}

/**
 * Takes the pages of an agency's columns away that were moved or retired. Pages of documents are left alone: they are
 * many, and no change of the catalogue touches their addresses.
 */
export async function removeStrayColumns(ctx: Ctx, slug: string): Promise<number> {
  const root = siteFolder(ctx.config);
  const found: string[] = [];
  for (const entry of await readdir(join(root, slug), { withFileTypes: true }).catch(() => [])) {
    if (!entry.isDirectory() || entry.name === 'doc') continue;
    for await (const path of filesBelow(root, `${slug}/${entry.name}`)) found.push(path);
  }
  return removeAll(ctx, await stillUnexpected(ctx, found));
}

async function removeAll(ctx: Ctx, paths: readonly string[]): Promise<number> {
  for (const path of paths) await rm(join(siteFolder(ctx.config), path), { force: true });
  return paths.length;
}

/** Pages may have been added while the files were looked at: what is expected is asked again after that. */
async function stillUnexpected(ctx: Ctx, paths: readonly string[]): Promise<string[]> {
  if (paths.length === 0) return [];
  const expected = await expectedFiles(ctx);
  return paths.filter((path) => !expected.has(path));
}

/** All pages but those of documents: few, and known from columns and numbers. */
async function expectedFiles(ctx: Ctx): Promise<ReadonlySet<string>> {
  const hrefs = [HOME, ACCESSIBILITY, NOT_FOUND, ROBOTS, SITE_MAP, SITEMAP_INDEX];
  for (const asset of await siteAssets()) hrefs.push(asset.href);
  hrefs.push(...[...(await answeredAddresses(ctx)).redirects.keys()].filter(isOldAddress));
  for (const agency of await agenciesOnSite(ctx.db)) {
    const { slug } = agency;
    hrefs.push(agencyHref(slug), catalogueHref(slug), feedHref(slug), applyGuideHref(slug));
    hrefs.push(applicationFormHref(slug, 'docx'), applicationFormHref(slug, 'pdf'));
    const counts = await columnCounts(ctx.db, agency.id);
    const pages = await loadAgencyPages(ctx.db, agency);
    const { columns } = pages;
    hrefs.push(...(await reportListLinks(ctx.db, pages)).map(({ href }) => href));
    for (const { nodeId, column } of columns.values()) {
      hrefs.push(column.href);
      const full = fullPages(counts.get(nodeId)?.lastListNumber ?? 0);
      for (let page = 1; page <= full; page += 1) hrefs.push(columnPageHref(column.href, page));
    }
    const last = await lastPublicNumber(ctx.db, agency.id);
    for (let k = 1; last > 0 && k <= sitemapOf(last); k += 1) hrefs.push(sitemapHref(slug, k));
  }
  return new Set(hrefs.map(fileOf));
}

/** `files/a/2024/7/x.pdf` belongs to the document at `/a/doc/2024/7.html`. */
function documentPathOf(path: string): string {
  const [, agency = '', year = '', number = ''] = path.split('/');
  return `/${agency}/doc/${year}/${number}.html`;
}

async function* filesBelow(root: string, below = ''): AsyncGenerator<string> {
  const folder = await opendir(join(root, below), { recursive: true }).catch(() => null);
  if (folder === null) return;
  for await (const entry of folder) {
    if (entry.isFile()) yield relative(root, join(entry.parentPath, entry.name)).split(sep).join('/');
  }
}
