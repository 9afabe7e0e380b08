import type { Db } from '../../platform/database/connect.ts';
import type { Appearance } from '../../portal/appearance.ts';
import type { AgencyLink, AgencyWithColumns, SiteFrame } from '../../portal/page-model.ts';
import { DOCUMENT_KINDS } from '../../law/document-kinds.ts';
import { agenciesById } from '../agencies/agencies.queries.ts';
import type { Agency } from '../agencies/agencies.types.ts';
import { linksOfMany, publishedBodies, publishedTexts } from '../documents/documents.queries.ts';
import type { RevisionBody, RevisionText } from '../documents/documents.types.ts';
import type { LogEntry } from '../public-log/log-entry.ts';
import { entriesOfPart } from '../public-log/log-parts.ts';
import type { SignedDay } from '../public-log/log-signature.ts';
import { entriesBetween, logDays, saltsOf } from '../public-log/public-log.queries.ts';
import { answeredAddresses } from './answered-addresses.ts';
import { firstSegment } from './own-addresses.ts';
import { batched, once, streamed, type Stream } from './page-batching.ts';
import { agenciesOnSite, linkOf, loadAgencyPages, siteFrame, withTopColumns } from './page-frames.ts';
import type { AgencyPages } from './page-frames.ts';
import { HEADS, type Head, type HeadName } from './page-heads.ts';
import { numbersOnPage, numbersOnSitemap, sitemapOf } from './page-numbers.ts';
import { columnCounts } from './column-counts.repository.ts';
import {
  addressesOf,
  endsOf,
  itemsInRanges,
  itemsNumbered,
  type ListedItem,
} from './page-items.repository.ts';
import {
  itemsChangedBy,
  itemsOf,
  lastPublicNumber,
  newestOfAgency,
  newestOfKinds,
  newestOfMainSite,
  type PublishedItem,
} from './published-items.repository.ts';
import { publicReportsOf, reportColumn, reportListLinks, type PublicReport } from './report-lists.ts';
import { reportListsOf } from './report-lists.repository.ts';
import { appearanceOf } from './site-appearance.ts';
import { loadSites } from './sites.repository.ts';
import { MAIN_SITE, siteOfAgency, type Sites } from './sites.ts';

/**
 * What pages are made from, read once for all that are made together. It is dropped after them: what is read afterwards may
 * have changed.
 */
export interface PageSource {
  /** All sites, and who is on which. */
  sites(): Promise<Sites>;
  /** Null when there is no such site. */
  site(slug: string): Promise<SiteFrame | null>;
  appearance(slug: string): Promise<Appearance | null>;
  /** Agencies on all sites by identifier, in their order. */
  agencies(): Promise<ReadonlyMap<string, Agency>>;
  directory(slug: string): Promise<Directory>;
  /** Null when the agency is on none. */
  agency(agencyId: string): Promise<AgencyPages | null>;
  /** What was made of an agency before under this name, or makes it: the same object for all pages. */
  view<T extends object>(name: string, make: () => T): T;
  item(documentId: string): Promise<PublishedItem | undefined>;
  numbered(agencyId: string, publicNumber: number): Promise<PublishedItem | undefined>;
  /** What documents' pages take from revisions. */
  readonly bodies: Stream<RevisionBody>;
  /** All that the public reads of revisions. */
  readonly texts: Stream<RevisionText>;
  links(documentId: string): Promise<readonly PageLink[] | undefined>;
  /** The highest number given in a column, 0 when there is none. */
  end(nodeId: string): Promise<number>;
  /** Public documents of a page of a column, newest first. */
  block(nodeId: string, block: number): Promise<readonly ListedItem[]>;
  /** Where addresses lead that columns have left, and on which site they are. */
  oldAddresses(): Promise<ReadonlyMap<string, { readonly to: string; readonly site: string }>>;
  head(name: HeadName, of: string): Promise<readonly PublishedItem[]>;
  sitemap(agencyId: string, k: number): Promise<readonly Pick<PublishedItem, 'path' | 'changed_at'>[]>;
  sitemaps(agencyId: string): Promise<number>;
  opening(documentId: string): Promise<{ readonly seq: number; readonly salt: string } | undefined>;
  logPart(part: number): Promise<readonly LogEntry[]>;
  logDays(): Promise<readonly SignedDay[]>;
  counts(agencyId: string): ReturnType<typeof columnCounts>;
  reportLists(agencyId: string): Promise<{ nodeId: string | null; years: { year: number; href: string }[] }>;
  /** In the order in which they are listed; null when there is no such list. */
  reportMembers(agencyId: string, year: number): Promise<readonly { id: string; name: string }[] | null>;
  reportList(
    members: readonly { id: string; name: string }[],
    year: number,
  ): Promise<{ name: string; report: PublicReport | null }[]>;
}

/** The agencies of a site: those that are open with the top of their catalogues, and all by identifier. */
export interface Directory {
  readonly agencies: readonly AgencyWithColumns[];
  readonly byId: ReadonlyMap<string, AgencyLink>;
}

/**
 * The other end of a link: between an interpretation and what it interprets, or to what is amended, repealed or replaced by this
 * document (`changes`). By which one it is changed itself stands in its item.
 */
export interface PageLink {
  readonly direction: 'interprets' | 'interpretedBy' | 'changes';
  readonly documentId: string;
}

/** Reads from the database, nothing before it is asked for. */
export function pageSource(db: Db, options: { siteUrl: string }): PageSource {
  const agencies = once(
    async () => new Map((await agenciesOnSite(db)).map((agency) => [agency.id, agency] as const)),
  );
  const sites = once(async () => loadSites(db));
  const kept = keeper();
  const views = new Map<string, unknown>();
  const agency = async (agencyId: string): Promise<AgencyPages | null> =>
    kept(`agency ${agencyId}`, async () => {
      const found = (await agencies()).get(agencyId);
      return found === undefined ? null : loadAgencyPages(db, found);
    });
  const end = batched(async (nodeIds) => endsOf(db, nodeIds));
  const block = batched(async (keys) => blocksOf(db, keys));
  const numbered = batched(async (keys) => itemsNumbered(db, keys));
  const item = batched(async (ids) => new Map((await itemsOf(db, ids)).map((one) => [one.document_id, one])));
  return {
    sites,
    site: async (slug) =>
      kept(`site ${slug}`, async () => {
        const site = (await sites()).all.get(slug);
        return site === undefined ? null : siteFrame(site, options.siteUrl);
      }),
    appearance: async (slug) => {
      const site = (await sites()).all.get(slug);
      return site === undefined ? null : appearanceOf(site.appearance);
    },
    agencies,
    directory: async (slug) =>
      kept(`directory ${slug}`, async () => {
        const known = await sites();
        const all = [...(await agencies()).values()].filter(({ id }) => siteOfAgency(known, id) === slug);
        const open = all.filter((one) => one.closedOn === null);
        return {
          agencies: await withTopColumns(db, open),
          byId: new Map(all.map((one) => [one.id, linkOf(one)])),
        };
      }),
    agency,
    view: <T extends object>(name: string, make: () => T): T => {
      const made = (views.get(name) ?? make()) as T;
      views.set(name, made);
      return made;
    },
    item,
    numbered: async (agencyId, publicNumber) => numbered(`${agencyId}/${publicNumber}`),
    bodies: streamed((ids) => publishedBodies(db, ids)),
    texts: streamed((ids) => publishedTexts(db, ids)),
    links: batched(async (ids) => linksOfAll(db, ids)),
    end: async (nodeId) => (await end(nodeId)) ?? 0,
    block: async (nodeId, k) => (await block(`${nodeId}/${k}`)) ?? [],
    oldAddresses: once(async () => {
      const [{ redirects }, known, all] = await Promise.all([answeredAddresses({ db }), sites(), agencies()]);
      const bySlug = new Map([...all.values()].map(({ slug, id }) => [slug, siteOfAgency(known, id)]));
      return new Map(
        [...redirects].map(([path, to]) => [path, { to, site: bySlug.get(firstSegment(path)) ?? MAIN_SITE }]),
      );
    }),
    head: async (name, of) =>
      kept(`head ${name} ${of}`, async () => {
        const head: Head = HEADS[name];
        if (head.of === 'agency') return newestOfOne(db, head, of);
        const known = await sites();
        const ids = [...(await agencies()).keys()].filter((id) => siteOfAgency(known, id) === of);
        return newestOnSite(db, head, { slug: of, agencyIds: ids, without: [...known.elsewhere.keys()] });
      }),
    sitemap: async (agencyId, k) =>
      kept(`sitemap ${agencyId} ${k}`, async () => addressesOf(db, { agencyId, ...numbersOnSitemap(k) })),
    sitemaps: async (agencyId) =>
      kept(`sitemaps ${agencyId}`, async () => sitemapOf(await lastPublicNumber(db, agencyId))),
    opening: batched(async (ids) => saltsOf(db, ids)),
    logPart: async (part) => entriesBetween(db, entriesOfPart(part)),
    logDays: once(async () => logDays(db)),
    counts: async (agencyId) => kept(`counts ${agencyId}`, async () => columnCounts(db, agencyId)),
    reportLists: async (agencyId) =>
      kept(`reportLists ${agencyId}`, async () => {
        const pages = await agency(agencyId);
        if (pages === null) return { nodeId: null, years: [] };
        return { nodeId: reportColumn(pages)?.nodeId ?? null, years: await reportListLinks(db, pages) };
      }),
    reportMembers: async (agencyId, year) => {
      const list = (await reportListsOf(db, agencyId)).find((one) => one.year === year);
      return list === undefined ? null : listedMembers(db, list.members);
    },
    reportList: async (members, year) => {
      const reports = await publicReportsOf(db, { agencyIds: members.map(({ id }) => id), year });
      return members.map(({ id, name }) => ({ name, report: reports.get(id) ?? null }));
    },
  };
}

async function linksOfAll(db: Db, ids: readonly string[]): Promise<Map<string, readonly PageLink[]>> {
  const [links, changes] = await Promise.all([linksOfMany(db, ids), itemsChangedBy(db, ids)]);
  const all = new Map<string, readonly PageLink[]>(links);
  for (const { document_id: documentId, changed_by: by } of changes)
    all.set(by, [...(all.get(by) ?? []), { direction: 'changes', documentId }]);
  return all;
}

/** Whose reports stand on a list, in the order of the agencies. */
export async function listedMembers(
  db: Db,
  members: readonly string[],
): Promise<{ id: string; name: string }[]> {
  const agencies = await agenciesById(db, members);
  return members
    .flatMap((id) => agencies.get(id) ?? [])
    .toSorted((a, b) => a.sort - b.sort || (a.slug < b.slug ? -1 : 1))
    .map(({ id, name }) => ({ id, name }));
}

function keeper(): <T>(name: string, load: () => Promise<T>) => Promise<T> {
  const values = new Map<string, Promise<unknown>>();
  return async <T>(name: string, load: () => Promise<T>): Promise<T> => {
    const found = values.get(name) ?? load();
    values.set(name, found);
    return (await found) as T;
  };
}

async function newestOfOne(db: Db, head: Head, agencyId: string): Promise<PublishedItem[]> {
  const { kinds, limit } = head;
  if (kinds === null) return newestOfAgency(db, { agencyId, limit });
  return newestOfKinds(db, { agencyIds: [agencyId], kinds, limit });
}

/** All that isn't elsewhere is on the main site: its newest come from one index. Others look at their agencies one by one. */
async function newestOnSite(
  db: Db,
  { kinds, limit }: Head,
  site: { slug: string; agencyIds: readonly string[]; without: readonly string[] },
): Promise<PublishedItem[]> {
  const { agencyIds, without } = site;
  if (kinds === null && site.slug === MAIN_SITE) return newestOfMainSite(db, { without, limit });
  return newestOfKinds(db, { agencyIds, kinds: kinds ?? DOCUMENT_KINDS, limit });
}

async function blocksOf(db: Db, keys: readonly string[]): Promise<Map<string, ListedItem[]>> {
  const blocks = new Map<string, ListedItem[]>();
  const ranges = keys.map((key) => {
    const [nodeId = '', k = ''] = key.split('/');
    return { key, nodeId, ...numbersOnPage(Number(k), 0) };
  });
  for (const item of await itemsInRanges(db, ranges)) {
    const block = blocks.get(item.key);
    if (block === undefined) blocks.set(item.key, [item]);
    else block.push(item);
  }
  return blocks;
}
