import { dayInShanghai } from '../../law/dates.ts';
import { agencyHomePage } from '../../portal/agency-home-page.ts';
import { cataloguePage } from '../../portal/catalogue-page.ts';
import { feedXml } from '../../portal/feed.ts';
import type { Column, ColumnItems } from '../../portal/page-model.ts';
import { agencyHref, catalogueHref, feedHref } from '../../portal/paths.ts';
import type { AgencyPages, PlacedColumn } from './page-frames.ts';
import type { HeadName } from './page-heads.ts';
import { itemLink } from './page-items.ts';
import { one, type MadePage, type PageId, type PageKind } from './page-kind.ts';
import type { PageReader } from './page-reader.ts';

/** Home of an agency. */
export const AGENCY_HOMES: PageKind = {
  kind: 'agency',
  make: makeHome,
  ofAgency: async (_db, { agencyId }) => [one('agency', agencyId)],
  bornOf: async (_db, [name, head, agencyId]) =>
    name === 'head' && head.startsWith('home.') ? [one('agency', agencyId)] : [],
};

/** Its catalogue as a table. */
export const CATALOGUES: PageKind = {
  kind: 'catalogue',
  make: makeCatalogue,
  ofAgency: async (_db, { agencyId }) => [one('catalogue', agencyId)],
  bornOf: async (_db, [name, agencyId]) => (name === 'counts' ? [one('catalogue', agencyId)] : []),
};

/** Its feed. */
export const FEEDS: PageKind = {
  kind: 'feed',
  make: makeFeed,
  ofAgency: async (_db, { agencyId }) => [one('feed', agencyId)],
  bornOf: async (_db, [name, head, agencyId]) =>
    name === 'head' && head === 'feed' ? [one('feed', agencyId)] : [],
};

async function makeHome(read: PageReader, { owner }: PageId): Promise<MadePage | null> {
  const [site, { banner }, agency] = await Promise.all([
    read.siteOf(owner),
    read.appearanceOf(owner),
    read.tree(owner),
  ]);
  if (agency === null) return null;
  const { frame } = agency;
  const newest = async (column: Column | null, name: HeadName): Promise<ColumnItems> => ({
    column,
    items: (await read.head(name, owner)).map(itemLink),
  });
  const [news, notices, policies, keyAreas, annualReports] = await Promise.all([
    newest(placedFor(agency, 'dynamic', 'news')?.column ?? null, 'home.news'),
    newest(placedFor(agency, 'dynamic', 'notice')?.column ?? null, 'home.notices'),
    newest(policyColumn(agency), 'home.policies'),
    newest(keyAreaColumn(agency), 'home.keyAreas'),
    newest(placedFor(agency, 'annualReports', 'annualReport')?.column ?? null, 'home.annualReports'),
  ]);
  return {
    href: agencyHref(frame.slug),
    content: agencyHomePage(site, frame, { banner, news, notices, policies, keyAreas, annualReports }),
    files: null,
  };
}

function placedFor(agency: AgencyPages, block: Column['block'], kind: string): PlacedColumn | undefined {
  return [...agency.columns.values()].find((placed) => placed.kind === kind && placed.column.block === block);
}

/** The column above 行政规范性文件, which holds the other documents and the interpretations too. */
function policyColumn(agency: AgencyPages): Column | null {
  const normative = placedFor(agency, 'statutory', 'normative');
  return normative?.trail.at(-2) ?? normative?.column ?? null;
}

/** 重点领域: of the columns that take such documents the one with columns of its own below it. */
function keyAreaColumn(agency: AgencyPages): Column | null {
  const branch = [...agency.columns.values()].find(
    ({ kind, column }) => kind === 'keyArea' && column.children.length > 0,
  );
  return branch?.column ?? null;
}

async function makeCatalogue(read: PageReader, { owner }: PageId): Promise<MadePage | null> {
  const [site, agency, counts] = await Promise.all([
    read.siteOf(owner),
    read.tree(owner),
    read.counts(owner),
  ]);
  if (agency === null) return null;
  const rows = [...agency.columns.values()].map((placed) => {
    const found = counts.get(placed.nodeId);
    const last = found?.publicSince ?? null;
    return {
      column: placed.column,
      depth: placed.trail.length - 1,
      count: found?.count ?? 0,
      lastPublishedOn: last === null ? null : dayInShanghai(last),
      cycle: placed.cycle,
    };
  });
  const { frame } = agency;
  return { href: catalogueHref(frame.slug), content: cataloguePage(site, frame, { rows }), files: null };
}

async function makeFeed(read: PageReader, { owner }: PageId): Promise<MadePage | null> {
  const [site, agency, items] = await Promise.all([
    read.siteOf(owner),
    read.agency(owner),
    read.head('feed', owner),
  ]);
  if (agency === null) return null;
  const entries = items.map((item) => ({
    href: item.path,
    title: item.title,
    summary: item.summary,
    publishedAt: item.public_since,
    changedAt: item.changed_at,
  }));
  return { href: feedHref(agency.slug), content: feedXml(site, agency, entries), files: null };
}
