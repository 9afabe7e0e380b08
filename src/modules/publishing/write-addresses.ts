import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../platform/config.ts';
import type { Ctx } from '../../platform/context.ts';
import {
  fitsIntoMap,
  foldedAddress,
  GONE_FILE,
  isForMap,
  mapLines,
  REDIRECTS_FILE,
} from '../../platform/http/answered-files.ts';
import { syncFolderOf, temporaryName } from '../../platform/temporary-files.ts';
import { AGENCIES_FILE, HOSTS_FILE, MAIN, URLS_FILE } from '../../platform/http/site-places.ts';
import { answeredAddresses } from './answered-addresses.ts';
import { agenciesOnSite } from './page-frames.ts';
import { loadSites } from './sites.repository.ts';
import { hostsOf, siteOfAgency, urlOfSite } from './sites.ts';

/** Where servers find what they answer at addresses without a page of their own: beside the site, not in it. */
export function addressFolder(config: Pick<Config, 'dataDir'>): string {
  return join(config.dataDir, 'addresses');
}

/**
 * Writes the files from which the program's own server and nginx answer with 301 and 410. Each is replaced whole, and left
 * alone when it says the same: a web server is told to read it anew only when it must. An address that can't stand there is left
 * out and logged, so that it doesn't hold up the others. Returns whether either changed.
 */
export async function writeAddresses(ctx: Pick<Ctx, 'db' | 'config' | 'log'>): Promise<boolean> {
  const folder = addressFolder(ctx.config);
  const { redirects, gone } = await answeredAddresses(ctx);
  await mkdir(folder, { recursive: true });
  const moved = await replaceFile(
    join(folder, REDIRECTS_FILE),
    mapLines(sorted(encoded(usable(ctx, redirects)))),
  );
  const ended = await replaceFile(
    join(folder, GONE_FILE),
    mapLines(sorted(usable(ctx, new Map([...gone].map((path) => [path, '1']))))),
  );
  const sites = await writeSites(ctx, folder);
  return moved || ended || sites;
}

/** Which site answers at which name, and who is on it: nothing to tell while there is one. */
async function writeSites(ctx: Pick<Ctx, 'db' | 'config'>, folder: string): Promise<boolean> {
  const sites = await loadSites(ctx.db);
  const all = [...sites.all.values()];
  const several = all.length > 1;
  const further = all.filter(({ slug }) => slug !== MAIN);
  const hosts = further.flatMap((site) =>
    hostsOf(site, ctx.config.siteUrl).map((host) => [host, site.slug] as const),
  );
  const agencies = several ? await agenciesOnSite(ctx.db) : [];
  const owners = agencies.map(({ id, slug }) => [slug, siteOfAgency(sites, id)] as const);
  const urls = several ? all.map((site) => [site.slug, urlOfSite(site, ctx.config.siteUrl)] as const) : [];
  let changed = false;
  for (const [name, entries] of [
    [HOSTS_FILE, hosts],
    [AGENCIES_FILE, owners],
    [URLS_FILE, urls],
  ] as const)
    if (await replaceFile(join(folder, name), mapLines(sorted(new Map(entries))))) changed = true;
  return changed;
}

/**
 * In order, each address once: nginx compares without regard to great and small letters, and doesn't start with an address
 * that is there twice or is too long.
 */
function sorted(map: ReadonlyMap<string, string>): [string, string][] {
  const once = new Map(
    [...map].filter(([from]) => fitsIntoMap(from)).map(([from, to]) => [foldedAddress(from), to]),
  );
  return [...once].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** Only what can stand in a map. */
function usable(ctx: Pick<Ctx, 'log'>, map: ReadonlyMap<string, string>): Map<string, string> {
  return new Map(
    [...map].filter(([from, to]) => {
      const fits = isForMap(from) && isForMap(to) && URL.canParse(to, 'http://site');
      if (!fits) ctx.log.error('an address is left out: servers cannot hold it', { from, to });
      return fits;
    }),
  );
}

/** What is asked for is compared as it reads; where it leads goes into a header and is encoded. */
function encoded(redirects: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...redirects].map(([from, to]) => [from, new URL(to, 'http://site').pathname]));
}

async function replaceFile(path: string, text: string): Promise<boolean> {
  if ((await readFile(path, 'utf8').catch(() => null)) === text) return false;
  const temporary = `${path}.${temporaryName()}`;
  const file = await open(temporary, 'w', 0o644);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
  await syncFolderOf(path);
  return true;
}
