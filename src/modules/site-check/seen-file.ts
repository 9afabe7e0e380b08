import type { RuleWords } from './finding.ts';
import type { SiteLook } from './site-look.ts';
import { readXml, type XmlElement } from './xml-tree.ts';

/** A file for programs, read. */
export type SeenFile =
  | (XmlFile & { readonly kind: 'feed' })
  | (XmlFile & { readonly kind: 'sitemap' })
  | (XmlFile & { readonly kind: 'sitemapIndex' })
  | { readonly kind: 'json'; readonly href: string; readonly value: unknown }
  | { readonly kind: 'robots'; readonly href: string; readonly lines: readonly RobotsLine[] }
  | { readonly kind: 'broken'; readonly href: string; readonly why: string };

interface XmlFile {
  readonly href: string;
  readonly xml: XmlElement;
  readonly bytes: number;
}

/** A line of robots.txt with something to say. */
export interface RobotsLine {
  /** In small letters: `user-agent`, `disallow`, `sitemap` … */
  readonly field: string;
  readonly value: string;
}

/** A rule about files for programs of one kind. */
export interface FileRule<Kind extends SeenFile['kind']> extends RuleWords {
  readonly on: Kind;
  check(file: Extract<SeenFile, { kind: Kind }>, site: SiteLook): readonly string[];
}

/** Reads a file of the site by its name and content; null for one that nothing is known of. */
export function readFileOfSite(href: string, text: string): SeenFile | null {
  if (href === '/robots.txt') return { kind: 'robots', href, lines: robotsLines(text) };
  if (href.endsWith('.json')) {
    try {
      return { kind: 'json', href, value: JSON.parse(text) };
    } catch (error) {
      return { kind: 'broken', href, why: error instanceof Error ? error.message : String(error) };
    }
  }
  if (!href.endsWith('.xml')) return null;
  const xml = readXml(text);
  if ('error' in xml) return { kind: 'broken', href, why: xml.error };
  const kind = XML_KINDS[xml.name];
  if (kind === undefined) return { kind: 'broken', href, why: `<${xml.name}>` };
  const file = { href, xml, bytes: Buffer.byteLength(text) };
  if (kind === 'feed') return { ...file, kind };
  return kind === 'sitemap' ? { ...file, kind } : { ...file, kind };
}

const XML_KINDS: Readonly<Record<string, 'feed' | 'sitemap' | 'sitemapIndex'>> = {
  feed: 'feed',
  urlset: 'sitemap',
  sitemapindex: 'sitemapIndex',
};

/** Beginnings of addresses that are closed to all robots. */
export function closedToRobots(lines: readonly RobotsLine[]): string[] {
  const closed: string[] = [];
  let forAll = false;
  let inNames = false;
  for (const { field, value } of lines) {
    if (field === 'user-agent') {
      forAll = (inNames && forAll) || value === '*';
      inNames = true;
      continue;
    }
    inNames = false;
    if (forAll && field === 'disallow' && value !== '') closed.push(value);
  }
  return closed;
}

/** What robots.txt says, line by line. */
export function robotsLines(text: string): RobotsLine[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [, field = '', value = ''] = /^\s*([A-Za-z-]+)\s*:\s*([^#]*)/.exec(line) ?? [];
    return field === '' ? [] : [{ field: field.toLowerCase(), value: value.trim() }];
  });
}
