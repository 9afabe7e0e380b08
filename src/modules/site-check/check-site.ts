import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { assertNever } from '../../platform/errors.ts';
import { belongsTo, type CheckedSite, fileAt, hrefAt } from './checked-site.ts';
import type { RuleWords, SiteFinding } from './finding.ts';
import { FindingList } from './finding-list.ts';
import { readPage } from './read-page.ts';
import { FILE_RULES, FILES_RULE, PAGE_RULES } from './rules/site-rules.ts';
import { readFileOfSite, type SeenFile } from './seen-file.ts';
import { SEEN_KINDS, type SeenPage } from './seen-page.ts';
import { lookAtSite, REQUIRED } from './site-map-of-files.ts';
import type { PageRule, SiteLook } from './site-look.ts';
import { filesOfSite } from './walk-site.ts';

/** What the check looked at and found. */
export interface SiteCheck {
  readonly pages: number;
  /** Feeds, sitemaps, data files, robots.txt. */
  readonly files: number;
  readonly findings: readonly SiteFinding[];
  /** With those that aren't named because their rule found too many. */
  readonly total: number;
}

/** So many files are read between two breaths. */
const AT_ONCE = 200;

/**
 * Reads every finished file of a public site as strangers do, and holds it to the norm for government sites, to the formats
 * and to what it says of itself. Needs neither database nor network, changes nothing. Throws when the folder can't be read.
 */
export async function checkSite(
  site: CheckedSite & { readonly progress?: (done: number, total: number) => void },
): Promise<SiteCheck> {
  const { look, files: total, has } = await lookAtSite(site);
  const list = new FindingList();
  for (const path of REQUIRED)
    if (!has(path))
      list.add(FILES_RULE, { file: fileAt(site, path) ?? path, message: `公开网站没有 ${path}。` });
  const counts = { pages: 0, files: 0 };
  let done = 0;
  for await (const file of filesOfSite(site.folder)) {
    if (belongsTo(site, file)) checkFile(site, file, { look, list, counts });
    done += 1;
    if (done % AT_ONCE !== 0) continue;
    site.progress?.(done, total);
    await setImmediate();
  }
  return { ...counts, findings: list.named, total: list.total };
}

interface Checking {
  readonly look: SiteLook;
  readonly list: FindingList;
  readonly counts: { pages: number; files: number };
}

const FOR_PROGRAMS = /(?:\.json|\.xml|^\/robots\.txt)$/;

function checkFile(site: CheckedSite, file: string, { look, list, counts }: Checking): void {
  // Attachments are whatever offices uploaded.
  if (file.startsWith('files/')) return;
  const href = hrefAt(site, file);
  const text = (): string => readFileSync(join(site.folder, file), 'utf8');
  if (file.endsWith('.html')) {
    counts.pages += 1;
    const page = readPage({ file, href, html: text() });
    for (const rule of rulesFor(page))
      for (const message of rule.check(page, look)) list.add(rule, { file, message });
  } else if (FOR_PROGRAMS.test(href)) {
    const seen = readFileOfSite(href, text());
    if (seen === null) return;
    counts.files += 1;
    for (const { rule, message } of faultsOf(seen, look)) list.add(rule, { file, message });
  }
}

const BY_KIND: ReadonlyMap<SeenPage['kind'], readonly PageRule[]> = new Map(
  SEEN_KINDS.map((kind) => [kind, PAGE_RULES.filter(({ on }) => on.includes(kind))]),
);

function rulesFor({ kind }: SeenPage): readonly PageRule[] {
  return BY_KIND.get(kind) ?? [];
}

interface Fault {
  readonly rule: RuleWords;
  readonly message: string;
}

function faultsOf(file: SeenFile, look: SiteLook): readonly Fault[] {
  switch (file.kind) {
    case 'feed':
      return FILE_RULES.feed.flatMap((rule) => told(rule, rule.check(file, look)));
    case 'sitemap':
      return FILE_RULES.sitemap.flatMap((rule) => told(rule, rule.check(file, look)));
    case 'sitemapIndex':
      return FILE_RULES.sitemapIndex.flatMap((rule) => told(rule, rule.check(file, look)));
    case 'json':
      return FILE_RULES.json.flatMap((rule) => told(rule, rule.check(file, look)));
    case 'robots':
      return FILE_RULES.robots.flatMap((rule) => told(rule, rule.check(file, look)));
    case 'broken':
      return FILE_RULES.broken.flatMap((rule) => told(rule, rule.check(file, look)));
    default:
      return assertNever(file);
  }
}

function told(rule: RuleWords, messages: readonly string[]): Fault[] {
  return messages.map((message) => ({ rule, message }));
}
