import { dayInShanghai } from '../../law/dates.ts';
import { agencyHomePage } from '../../portal/agency-home-page.ts';
import { cataloguePage } from '../../portal/catalogue-page.ts';
import { feedXml } from '../../portal/feed.ts';
import type { Column, ColumnItems } from '../../portal/page-model.ts';
import { agencyHref, catalogueHref, feedHref } from '../../portal/paths.ts';
import type { AgencyPages, PlacedColumn } from './page-frames.ts';
import { itemLink } from './page-items.ts';
import type { AgencyRoom } from './page-room.ts';
import { columnCounts, newestOfAgency, newestOfKinds } from './published-items.repository.ts';

const ON_HOME = 8;
const IN_FEED = 30;

/** Home, catalogue and feed of an agency: what every publication of it changes. */
export async function makeAgencyPages(room: AgencyRoom): Promise<void> {
  await makeHome(room);
  await makeCatalogue(room);
  await makeFeed(room);
}

async function makeHome({ db, site, agency, sink }: AgencyRoom): Promise<void> {
  const { frame, agencyId } = agency;
  const newest = async (column: Column | null, ...kinds: string[]): Promise<ColumnItems> => ({
    column,
    items: (await newestOfKinds(db, { agencyIds: [agencyId], kinds, limit: ON_HOME })).map(itemLink),
  });
  const home = {
    news: await newest(placedFor(agency, 'dynamic', 'news')?.column ?? null, 'news'),
    notices: await newest(placedFor(agency, 'dynamic', 'notice')?.column ?? null, 'notice'),
    policies: await newest(policyColumn(agency), 'policy', 'normative', 'interpretation'),
    keyAreas: await newest(keyAreaColumn(agency), 'keyArea', 'budget', 'finalAccounts'),
    annualReports: await newest(
      placedFor(agency, 'annualReports', 'annualReport')?.column ?? null,
      'annualReport',
    ),
  };
  sink.page(agencyHref(frame.slug), agencyHomePage(site, frame, home));
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

async function makeCatalogue({ db, site, agency, sink }: AgencyRoom): Promise<void> {
  const { frame, agencyId } = agency;
  const counts = await columnCounts(db, agencyId);
  const rows = [...agency.columns.values()].map((placed) => {
    const found = counts.get(placed.nodeId);
    const last = found?.lastPublishedAt ?? null;
    return {
      column: placed.column,
      depth: placed.trail.length - 1,
      count: found?.count ?? 0,
      lastPublishedOn: last === null ? null : dayInShanghai(last),
      cycle: placed.cycle,
    };
  });
  sink.page(catalogueHref(frame.slug), cataloguePage(site, frame, { rows }));
}

async function makeFeed({ db, site, agency, sink }: AgencyRoom): Promise<void> {
  const { frame, agencyId } = agency;
  const entries = (await newestOfAgency(db, { agencyId, limit: IN_FEED })).map((item) => ({
    href: item.path,
    title: item.title,
    summary: item.summary,
    publishedAt: item.published_at,
    changedAt: item.changed_at,
  }));
  sink.page(feedHref(frame.slug), feedXml(site, frame, entries));
}
