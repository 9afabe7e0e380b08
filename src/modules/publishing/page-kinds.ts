import type { Db } from '../../platform/database/connect.ts';
import { must } from '../../platform/errors.ts';
import { nodesOf } from '../catalogue/catalogue.queries.ts';
import { AGENCY_DATA, CATALOGUE_FILES, COLUMN_DATA, DOCUMENT_DATA, OPEN_DATA_PAGES } from './data-pages.ts';
import { LOG_DAY_PAGES, LOG_PAGES, LOG_PARTS } from './log-pages.ts';
import { AGENCY_HOMES, CATALOGUES, FEEDS } from './agency-pages.ts';
import { APPEARANCE_PAGES } from './appearance-pages.ts';
import { APPLICATION_FORMS, APPLY_GUIDES } from './apply-pages.ts';
import { COLUMN_PAGES } from './page-column.ts';
import { DOCUMENT_PAGES } from './page-document.ts';
import { partsOf, type Fact } from './page-facts.ts';
import { agenciesOnSite } from './page-frames.ts';
import { endsOf } from './page-items.repository.ts';
import type { AgencyExtent, PageKind, PageRange } from './page-kind.ts';
import { REPORT_LIST_PAGES } from './page-report-list.ts';
import { lastPublicNumber } from './published-items.repository.ts';
import { listSites } from './sites.repository.ts';
import { ASSETS, PLAIN_PAGES, SITE_HOME, SITE_MAPS, SITEMAP_INDEXES, SITEMAPS } from './site-pages.ts';
import { AGENCY_STANDING_SITEMAPS, SITE_STANDING_SITEMAPS } from './standing-sitemaps.ts';
import { OLD_ADDRESS_PAGES } from './withdrawn-pages.ts';

/** All kinds of pages, in the order in which a rebuild makes them: what people look at first comes first. */
const KINDS: readonly PageKind[] = [
  ASSETS,
  APPEARANCE_PAGES,
  ...PLAIN_PAGES,
  SITE_HOME,
  SITE_MAPS,
  AGENCY_HOMES,
  CATALOGUES,
  FEEDS,
  APPLY_GUIDES,
  APPLICATION_FORMS,
  REPORT_LIST_PAGES,
  OLD_ADDRESS_PAGES,
  COLUMN_PAGES,
  SITEMAP_INDEXES,
  SITE_STANDING_SITEMAPS,
  AGENCY_STANDING_SITEMAPS,
  SITEMAPS,
  DOCUMENT_PAGES,
  LOG_PAGES,
  LOG_DAY_PAGES,
  LOG_PARTS,
  OPEN_DATA_PAGES,
  AGENCY_DATA,
  CATALOGUE_FILES,
  COLUMN_DATA,
  DOCUMENT_DATA,
];

const BY_NAME: ReadonlyMap<string, PageKind> = new Map(KINDS.map((kind) => [kind.kind, kind]));

/** The kind of this name. */
export function pageKind(name: string): PageKind {
  return must(BY_NAME.get(name), `kind of page ${name}`);
}

/** Whether this program makes such pages; a receipt may be of another version. */
export function isPageKind(name: string): boolean {
  return BY_NAME.has(name);
}

/** Every page there should be. */
export async function allPages(db: Db): Promise<PageRange[]> {
  const ranges: PageRange[] = [];
  for (const { slug } of await listSites(db)) ranges.push(...(await pagesOfSite(db, slug)));
  for (const { id } of await agenciesOnSite(db)) ranges.push(...(await pagesOfAgency(db, id)));
  return ranges;
}

async function pagesOfSite(db: Db, site: string): Promise<PageRange[]> {
  const ranges: PageRange[] = [];
  for (const kind of KINDS) ranges.push(...((await kind.ofSite?.(db, site)) ?? []));
  return ranges;
}

/** Every page of an agency. */
async function pagesOfAgency(db: Db, agencyId: string): Promise<PageRange[]> {
  const extent = await extentOf(db, agencyId);
  const ranges: PageRange[] = [];
  for (const kind of KINDS) ranges.push(...((await kind.ofAgency?.(db, extent)) ?? []));
  return ranges;
}

/** Pages that changes of these facts may have brought into being. */
export async function pagesBornOf(db: Db, facts: readonly Fact[]): Promise<PageRange[]> {
  const ranges: PageRange[] = [];
  for (const fact of facts) {
    const parts = partsOf(fact);
    if (parts[0] === 'agency') ranges.push(...(await pagesOfAgency(db, parts[1])));
    if (parts[0] === 'site') ranges.push(...(await pagesOfSite(db, parts[1])));
    for (const kind of KINDS) ranges.push(...((await kind.bornOf?.(db, parts)) ?? []));
  }
  return ranges;
}

async function extentOf(db: Db, agencyId: string): Promise<AgencyExtent> {
  const nodes = (await nodesOf(db, agencyId)).filter(({ active }) => active);
  const ends = await endsOf(
    db,
    nodes.map(({ id }) => id),
  );
  return {
    agencyId,
    last: await lastPublicNumber(db, agencyId),
    columns: nodes.map(({ id }) => ({ nodeId: id, last: ends.get(id) ?? 0 })),
  };
}
