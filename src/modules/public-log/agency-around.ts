import { load } from 'cheerio';
import { blockOfColumnType } from '../../portal/meta-tags.ts';
import type { AgencyFrame, Column, SiteFrame } from '../../portal/page-model.ts';
import { agencyDataHref, agencyHref } from '../../portal/paths.ts';
import { agencyDataShape, type ReadColumn } from './log-files.ts';
import type { LogSource } from './log-source.ts';
import { piecesOf } from './page-pieces.ts';
import { tokensOf } from './page-tokens.ts';

/** What the log doesn't hold of an agency's pages: they are held against its home and its data, which all of them share. */
export interface AgencyAround {
  readonly site: SiteFrame;
  readonly agency: AgencyFrame;
  /** Its columns by their address. */
  readonly columns: ReadonlyMap<string, Column>;
  /** What stands around the content on each page. */
  readonly frame: readonly string[];
  /** Entries at its foot. */
  readonly footer: ReadonlySet<string>;
  /** What was around pages that were found to be right, as it was written: most are the same. */
  readonly rightFrames: Set<string>;
}

/** Reads home and data of an agency; null where one of them is missing or isn't as this program makes it. */
export async function agencyAround(source: LogSource, slug: string): Promise<AgencyAround | null> {
  const [home, data] = await Promise.all([source.look(agencyHref(slug)), source.get(agencyDataHref(slug))]);
  const read = agencyDataShape.safeParse(data === null ? null : parsed(data));
  if (home === null || !read.success) return null;
  const page = load(home.text);
  const canonical = page('link[rel=canonical]').attr('href') ?? '';
  const siteUrl = canonical.slice(0, -agencyHref(slug).length);
  if (!canonical.endsWith(agencyHref(slug)) || !/^https?:\/\/\S+$/.test(siteUrl)) return null;
  const meta = (name: string): string => page(`meta[name=${name}]`).attr('content') ?? '';
  const { name, shortName, uscc, phone } = read.data;
  const columns = new Map<string, Column>();
  for (const column of read.data.columns) addColumns(columns, column);
  return {
    site: {
      settings: { ...NO_SETTINGS, siteName: meta('SiteName'), identificationCode: meta('SiteIDCode') },
      siteUrl,
      assetVersion: '',
      agencies: [],
    },
    agency: { ...NO_AGENCY, slug, name, shortName, uscc, phone },
    columns,
    frame: frameTokens(piecesOf(home.text).around, { isHome: true }),
    footer: new Set(footerItems(home.text)),
    rightFrames: new Set(),
  };
}

/** What is around a page, as it is compared: which column is marked in the navigation differs from page to page. */
export function frameTokens(around: string, { isHome }: { isHome: boolean }): string[] {
  const page = load(around);
  // Homes carry the banner in themselves, on other pages the script fetches it.
  if (isHome) page('#banner').remove();
  page('[aria-current]').removeAttr('aria-current');
  page('.site-nav-home').removeClass('site-nav-home');
  return tokensOf(page.root().contents());
}

/** Entries at the foot of a page, each as one text. */
export function footerItems(text: string): string[] {
  const page = load(text);
  return page('.site-footer li')
    .toArray()
    .map((item) => tokensOf([item]).join('\n'));
}

/** The same site with the style sheet that a page has: pages made before it changed keep theirs until they are made anew. */
export function siteOfPage({ site }: AgencyAround, text: string): SiteFrame {
  return { ...site, assetVersion: /"\/assets\/site\.([0-9a-f]{1,40})\.css"/.exec(text)?.[1] ?? '' };
}

/** The way to a column as the agency's data have it, for a page whose 栏目类型 is given; null where there is no such column. */
export function trailOf(
  { columns }: AgencyAround,
  options: { agency: string; path: string; type: string },
): readonly Column[] | null {
  const block = blockOfColumnType(options.type) ?? 'dynamic';
  const trail: Column[] = [];
  let href = agencyHref(options.agency);
  for (const slug of options.path.slice(href.length).split('/').slice(0, -1)) {
    href += `${slug}/`;
    const column = columns.get(href);
    if (column === undefined) return null;
    trail.push({ ...column, block });
  }
  return href === options.path && trail.length > 0 ? trail : null;
}

function addColumns(columns: Map<string, Column>, read: ReadColumn): void {
  const { name, path, description, children } = read;
  columns.set(path, {
    name,
    href: path,
    description,
    block: 'dynamic',
    takesDocuments: true,
    law: '',
    children: [],
  });
  for (const child of children) addColumns(columns, child);
}

const NO_SETTINGS = {
  siteName: '',
  identificationCode: '',
  icpNumber: '',
  policeNumber: '',
  sponsor: '',
  contact: '',
  reportErrorUrl: '',
  organMarkUrl: '',
};
const NO_AGENCY = { address: '', postcode: '', fax: '', email: '', officeHours: '', columns: [] };

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
