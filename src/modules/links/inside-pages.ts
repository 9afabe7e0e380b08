import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../platform/config.ts';
import { addressFiles, mapFile } from '../../platform/http/answered-files.ts';
import { MAIN, URLS_FILE } from '../../platform/http/site-places.ts';
import { fileOf } from '../../portal/paths.ts';
import { siteFolder } from '../publishing/site-folder.ts';
import { placedAt } from '../publishing/sites.ts';
import { addressFolder } from '../publishing/write-addresses.ts';
import { isAnsweredByProgram } from '../site-check/answered-places.ts';
import { extractLinks } from './extract-links.ts';
import type { Asked } from './judge-answer.ts';
import type { LinkClass, LinkVerdict } from './link-classes.ts';

/** The office's own sites, as their finished files stand: nothing is asked over the network. */
export interface InsidePages {
  /** Whether an address is one of our own sites'. */
  isOwn(url: string): boolean;
  /** Names of our own hosts, without ports. */
  hosts(): readonly string[];
  /** What stands at an own address. */
  look(asked: Asked): Promise<LinkVerdict>;
}

const DOCUMENT = /^\/[^/]+\/doc\/\d+\/\d+\.html$/;
const NOT_INDEXED = '<meta name="robots" content="noindex">';

/** The sites that this program makes. Addresses of files are read anew when they change. */
export function insidePages(config: Pick<Config, 'dataDir' | 'siteUrl'>): InsidePages {
  const root = siteFolder(config);
  const addresses = addressFolder(config);
  const answers = addressFiles(addresses);
  const urls = mapFile(join(addresses, URLS_FILE));
  const siteOf = (url: string): string | null => {
    const { host } = new URL(url);
    for (const [slug, siteUrl] of urls()) if (new URL(siteUrl).host === host) return slug;
    return new URL(config.siteUrl).host === host ? MAIN : null;
  };
  return {
    isOwn: (url) => siteOf(url) !== null,
    hosts: () => [config.siteUrl, ...urls().values()].map((url) => new URL(url).hostname),
    look: async ({ url, fragment }) => {
      const path = decoded(new URL(url).pathname);
      if (path === null) return verdict('malformed', '网址中的编码写错了。');
      const answer = answers(path);
      if (answer?.kind === 'gone') return verdict('gone', '本网站的这个网页已经撤下。');
      if (answer?.kind === 'redirect')
        return { ...verdict('ok', '旧网址，会自动转到新的网页。'), suggestion: new URL(answer.to, url).href };
      if (isAnsweredByProgram(path)) return verdict('ok', '由本系统答复的网页。');
      const file = await fileAt(root, [placedAt(siteOf(url) ?? MAIN, path), path]);
      if (file === null) return verdict('gone', '本网站没有这个网页或者附件。');
      if (file.size === 0) return verdict('wrongFile', '本网站的这个文件是空的。');
      const isDocument = DOCUMENT.test(path);
      if (!file.name.endsWith('.html') || (fragment === null && !isDocument))
        return verdict('ok', '本网站的网页。');
      const html = await readFile(file.name, 'utf8');
      // Of documents only what stays of withdrawn ones asks not to be indexed.
      if (isDocument && html.includes(NOT_INDEXED))
        return verdict('gone', '本网站的这条信息已经撤下，网址上只有撤下说明。');
      return fragment === null ? verdict('ok', '本网站的网页。') : ofFragment(html, fragment);
    },
  };
}

function ofFragment(html: string, fragment: string): LinkVerdict {
  if (fragment === '' || fragment === 'top' || extractLinks(html).anchors.has(fragment))
    return verdict('ok', '本网站的网页。');
  return verdict('missingFragment', `网页里没有“#${fragment}”这个位置。`);
}

async function fileAt(
  root: string,
  hrefs: readonly string[],
): Promise<{ name: string; size: number } | null> {
  for (const href of hrefs) {
    const name = nameBelow(root, href);
    const found = name === null ? null : await stat(name).catch(() => null);
    if (name !== null && found?.isFile() === true) return { name, size: found.size };
    const folder = found?.isDirectory() === true ? join(name ?? '', 'index.html') : null;
    const index = folder === null ? null : await stat(folder).catch(() => null);
    if (folder !== null && index?.isFile() === true) return { name: folder, size: index.size };
  }
  return null;
}

/** Below the site's folder or nowhere: `fileOf` refuses whatever climbs out of it. */
function nameBelow(root: string, href: string): string | null {
  try {
    return join(root, fileOf(encodeURI(href).replace(/[?#]/g, encodeURIComponent)));
  } catch (error) {
    if (error instanceof RangeError || error instanceof URIError) return null;
    throw error;
  }
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

function verdict(name: LinkClass, evidence: string): LinkVerdict {
  return { class: name, evidence, suggestion: null };
}
