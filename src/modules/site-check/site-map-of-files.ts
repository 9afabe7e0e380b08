import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOME, NOT_FOUND, ROBOTS, SITEMAP_INDEX } from '../../portal/paths.ts';
import { isAnsweredByProgram } from './answered-places.ts';
import { belongsTo, type CheckedSite, fileAt, hrefAt } from './checked-site.ts';
import { linkTarget } from './link-target.ts';
import { PathSet } from './path-set.ts';
import { readPage } from './read-page.ts';
import { listedIn } from './rules/sitemap-rules.ts';
import { closedToRobots, readFileOfSite, robotsLines } from './seen-file.ts';
import type { SiteLook } from './site-look.ts';
import { filesOfSite } from './walk-site.ts';

/** Addresses at which every site has something. */
export const REQUIRED = [HOME, NOT_FOUND, ROBOTS, SITEMAP_INDEX] as const;

/** Kept of what was asked last; most pages share most of their links. */
const KEPT_ANSWERS = 20_000;
const KEPT_PAGES = 200;

/** Goes through the names of all files and the sitemaps; what it keeps is 8 bytes a file, and as much for a listed page. */
export async function lookAtSite(
  site: CheckedSite,
): Promise<{ look: SiteLook; files: number; has(path: string): boolean }> {
  const files = new PathSet();
  const listed = new PathSet();
  const indexed = new PathSet();
  let disallowed: readonly string[] = [];
  for await (const file of filesOfSite(site.folder)) {
    files.add(file);
    if (!belongsTo(site, file)) continue;
    const href = hrefAt(site, file);
    if (href === '/robots.txt') disallowed = closedToRobots(robotsLines(readText(site.folder, file)));
    if (!/(?:^|\/)sitemap[^/]*\.xml$/.test(file)) continue;
    const seen = readFileOfSite(href, readText(site.folder, file));
    if (seen?.kind !== 'sitemap' && seen?.kind !== 'sitemapIndex') continue;
    for (const loc of listedIn(seen)) {
      const target = linkTarget(loc, { from: seen.href, siteUrl: site.siteUrl });
      if (target.kind === 'inside') (seen.kind === 'sitemap' ? listed : indexed).add(target.path);
    }
  }
  const at = kept(KEPT_ANSWERS, (path: string) => whatIsAt(path, files, site));
  const look: SiteLook = {
    siteUrl: site.siteUrl,
    disallowed,
    at,
    listed: (path) => listed.count(path),
    indexed: (path) => indexed.has(path),
    idsOf: kept(KEPT_PAGES, (path: string) => idsAt(path, files, site)),
  };
  return { look, files: files.size, has: (path) => files.has(fileAt(site, path) ?? '') };
}

function whatIsAt(path: string, files: PathSet, site: CheckedSite): 'there' | 'missing' | 'gone' {
  const answer = site.answers(path);
  if (answer !== null) return answer.kind === 'gone' ? 'gone' : 'there';
  const file = fileAt(site, path);
  if (file === null) return 'missing';
  // Servers lead from a folder's name without its slash to the folder.
  if (files.has(file) || files.has(`${file}/index.html`)) return 'there';
  return isAnsweredByProgram(path) ? 'there' : 'missing';
}

function idsAt(path: string, files: PathSet, site: CheckedSite): ReadonlySet<string> | null {
  const file = fileAt(site, path);
  if (file === null || !file.endsWith('.html') || !files.has(file)) return null;
  return new Set(readPage({ file, href: path, html: readText(site.folder, file) }).ids);
}

function readText(folder: string, file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}

/** The same answers, of which so many are remembered. */
function kept<Answer>(most: number, ask: (path: string) => Answer): (path: string) => Answer {
  const answers = new Map<string, Answer>();
  return (path) => {
    const known = answers.get(path);
    if (known !== undefined) return known;
    const answer = ask(path);
    if (answers.size >= most) answers.clear();
    answers.set(path, answer);
    return answer;
  };
}
