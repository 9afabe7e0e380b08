import type { Ctx } from '../../platform/context.ts';
import { must } from '../../platform/errors.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { agencyHomePage } from '../../portal/agency-home-page.ts';
import { siteAssets } from '../../portal/assets.ts';
import { accessibilityPage } from '../../portal/accessibility-page.ts';
import { cataloguePage } from '../../portal/catalogue-page.ts';
import { columnPage } from '../../portal/column-page.ts';
import { documentPage } from '../../portal/document-page.ts';
import { feedXml } from '../../portal/feed.ts';
import { notFoundPage } from '../../portal/not-found-page.ts';
import type { AgencyFrame, SiteFrame } from '../../portal/page-model.ts';
import {
  ACCESSIBILITY,
  agencyHref,
  catalogueHref,
  columnPageHref,
  feedHref,
  HOME,
  NOT_FOUND,
  ROBOTS,
  SITEMAP_INDEX,
  sitemapHref,
} from '../../portal/paths.ts';
import { robotsTxt } from '../../portal/robots.ts';
import { siteHomePage } from '../../portal/site-home-page.ts';
import { sitemapIndexXml, sitemapXml } from '../../portal/sitemap.ts';
import { withdrawnPage } from '../../portal/withdrawn-page.ts';
import { agencyById } from '../agencies/agencies.queries.ts';
import type { Agency } from '../agencies/agencies.types.ts';
import { linksOfMany, publishedContents } from '../documents/documents.queries.ts';
import { agenciesOnSite, linkOf, loadAgencyPages, loadSiteFrame, type AgencyPages } from './page-frames.ts';
import { documentModel, fileFolder, itemLink, publicFiles, withdrawnModel } from './page-items.ts';
import { fullPages, neighbours, numbersOnPage, numbersOnSitemap, sitemapOf } from './page-numbers.ts';
import {
  columnCounts,
  itemsByListNumber,
  itemsByPublicNumber,
  itemsOf,
  lastPublicNumber,
  newestOfAgency,
  newestOfKind,
  newestOfSite,
  type PublishedItem,
} from './published-items.repository.ts';
import type { PageSink } from './page-sink.ts';

/**
 * Everything on the public site is made by one of these tasks: a publication runs a handful of them for one document,
 * a rebuild runs all of them, a verification runs all of them against the files that are there.
 */
export type PageTask =
  /** The pages of documents with these public numbers, and their files. */
  | { readonly kind: 'documents'; readonly agencyId: string; readonly from: number; readonly to: number }
  /** Some pages of a column; null is the first one. */
  | {
      readonly kind: 'column';
      readonly agencyId: string;
      readonly nodeId: string;
      readonly pages: readonly (number | null)[];
      readonly lastListNumber: number;
    }
  | { readonly kind: 'sitemap'; readonly agencyId: string; readonly number: number }
  /** Home, catalogue and feed of an agency. */
  | { readonly kind: 'agency'; readonly agencyId: string }
  /** Home of the site and its list of sitemaps. */
  | { readonly kind: 'site' }
  /** What only changes with the program or the site's settings: style sheet, 404, robots.txt, help. */
  | { readonly kind: 'fixtures' };

/** Runs tasks, keeping what they share. Make one for a batch and drop it: it doesn't see later changes of columns. */
export interface PageMaker {
  run(task: PageTask, sink: PageSink): Promise<void>;
}

/** Makes pages from the database of the context. */
export async function pageMaker(ctx: Pick<Ctx, 'db' | 'config'>): Promise<PageMaker> {
  const site = await loadSiteFrame(ctx.db, { siteUrl: ctx.config.siteUrl });
  const loaded = new Map<string, Promise<AgencyPages>>();
  const pagesOf = (agencyId: string): Promise<AgencyPages> => {
    const known =
      loaded.get(agencyId) ?? agencyById(ctx.db, agencyId).then((agency) => loadAgencyPages(ctx.db, agency));
    loaded.set(agencyId, known);
    return known;
  };
  return {
    run: async (task, sink) => {
      const room = { db: ctx.db, site, sink };
      switch (task.kind) {
        case 'documents':
          return makeDocuments({ ...room, agency: await pagesOf(task.agencyId) }, task);
        case 'column':
          return makeColumn({ ...room, agency: await pagesOf(task.agencyId) }, task);
        case 'sitemap':
          return makeSitemap({ ...room, agency: await pagesOf(task.agencyId) }, task.number);
        case 'agency':
          return makeAgency({ ...room, agency: await pagesOf(task.agencyId) });
        case 'site':
          return makeSite(room);
        case 'fixtures':
          return makeFixtures(room);
      }
    },
  };
}

interface Room {
  readonly db: Ctx['db'];
  readonly site: SiteFrame;
  readonly sink: PageSink;
}

interface AgencyRoom extends Room {
  readonly agency: AgencyPages;
}

async function makeDocuments(room: AgencyRoom, range: { from: number; to: number }): Promise<void> {
  const { db, agency } = room;
  const items = await itemsByPublicNumber(db, { agencyId: agency.agencyId, ...range });
  const shown = items.filter((item) => item.state === 'public');
  const revisions = await publishedContents(
    db,
    shown.map((item) => item.revision_id),
  );
  const links = await linksOfMany(
    db,
    shown.map((item) => item.document_id),
  );
  const others = await itemsOf(
    db,
    [...links.values()].flatMap((list) => list.map((link) => link.documentId)),
  );
  const byId = new Map(
    others.filter((item) => item.state === 'public').map((item) => [item.document_id, item]),
  );
  const linked = (item: PublishedItem, direction: 'interprets' | 'interpretedBy'): PublishedItem[] =>
    (links.get(item.document_id) ?? []).flatMap((link) =>
      link.direction === direction ? (byId.get(link.documentId) ?? []) : [],
    );
  for (const item of items) {
    const column = agency.columns.get(item.node_id);
    if (item.state !== 'public') {
      room.sink.page(
        item.path,
        withdrawnPage(room.site, agency.frame, withdrawnModel(item, column?.trail ?? [])),
      );
      room.sink.files(fileFolder(item), []);
      continue;
    }
    const revision = must(revisions.get(item.revision_id), `revision ${item.revision_id}`);
    const model = documentModel({
      item,
      revision,
      column,
      publisher: agency.frame.name,
      links: {
        interpretations: linked(item, 'interpretedBy').map(itemLink),
        interprets: linked(item, 'interprets').map(itemLink),
      },
    });
    room.sink.page(item.path, documentPage(room.site, agency.frame, model));
    room.sink.files(fileFolder(item), publicFiles(item, revision));
  }
}

/** How many full pages are read from the database at once. */
const PAGES_AT_ONCE = 25;

async function makeColumn(room: AgencyRoom, task: Extract<PageTask, { kind: 'column' }>): Promise<void> {
  const placed = room.agency.columns.get(task.nodeId);
  if (placed === undefined) return;
  for (let start = 0; start < task.pages.length; start += PAGES_AT_ONCE) {
    const pages = task.pages.slice(start, start + PAGES_AT_ONCE);
    const ranges = pages.map((page) => numbersOnPage(page, task.lastListNumber));
    const items = await itemsByListNumber(room.db, {
      nodeId: task.nodeId,
      from: Math.min(...ranges.map((range) => range.from)),
      to: Math.max(...ranges.map((range) => range.to)),
    });
    for (const page of pages) {
      const { from, to } = numbersOnPage(page, task.lastListNumber);
      const near = neighbours(page, task.lastListNumber);
      const { href } = placed.column;
      const address = (number: number | 'first' | null): string | null =>
        number === null ? null : columnPageHref(href, number === 'first' ? null : number);
      const content = columnPage(room.site, room.agency.frame, {
        trail: placed.trail,
        column: placed.column,
        items: items
          .filter((item) => item.list_number >= from && item.list_number <= to)
          .toReversed()
          .map(itemLink),
        number: page,
        older: address(near.older),
        newer: address(near.newer),
      });
      room.sink.page(columnPageHref(href, page), content);
    }
  }
}

async function makeSitemap(room: AgencyRoom, number: number): Promise<void> {
  const items = await itemsByPublicNumber(room.db, {
    agencyId: room.agency.agencyId,
    ...numbersOnSitemap(number),
  });
  const entries = items
    .filter((item) => item.state === 'public')
    .map((item) => ({ href: item.path, changedOn: dayInShanghai(item.changed_at) }));
  room.sink.page(sitemapHref(room.agency.frame.slug, number), sitemapXml(room.site, entries));
}

const ON_HOME = 8;
const IN_FEED = 30;

async function makeAgency(room: AgencyRoom): Promise<void> {
  const { db, site, agency, sink } = room;
  const { frame, agencyId } = agency;
  const newest = async (...kinds: string[]): Promise<PublishedItem[]> => {
    const lists = await Promise.all(
      kinds.map((kind) => newestOfKind(db, { agencyId, kind, limit: ON_HOME })),
    );
    return lists
      .flat()
      .toSorted(
        (a, b) => b.published_at.getTime() - a.published_at.getTime() || b.public_number - a.public_number,
      )
      .slice(0, ON_HOME);
  };
  const columnOf = (kind: string): AgencyFrame['columns'][number] | null =>
    [...agency.columns.values()].find((placed) => placed.kind === kind && placed.column.block === 'dynamic')
      ?.column ?? null;
  const home = {
    news: { column: columnOf('news'), items: (await newest('news')).map(itemLink) },
    notices: { column: columnOf('notice'), items: (await newest('notice')).map(itemLink) },
    policies: (await newest('policy', 'normative', 'interpretation')).map(itemLink),
    keyAreas: (await newest('keyArea', 'budget', 'finalAccounts')).map(itemLink),
    annualReports: (await newest('annualReport')).map(itemLink),
  };
  sink.page(agencyHref(frame.slug), agencyHomePage(site, frame, home));

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

  const entries = (await newestOfAgency(db, { agencyId, limit: IN_FEED })).map((item) => ({
    href: item.path,
    title: item.title,
    summary: item.summary,
    publishedAt: item.published_at,
    changedAt: item.changed_at,
  }));
  sink.page(feedHref(frame.slug), feedXml(site, frame, entries));
}

const ON_SITE_HOME = 12;

async function makeSite(room: Room): Promise<void> {
  const agencies = await agenciesOnSite(room.db);
  const byId = new Map(agencies.map((agency) => [agency.id, linkOf(agency)]));
  const items = await newestOfSite(room.db, ON_SITE_HOME);
  const latest = items.flatMap((item) => {
    const agency = byId.get(item.agency_id);
    return agency === undefined ? [] : [{ ...itemLink(item), agency }];
  });
  room.sink.page(HOME, siteHomePage(room.site, { latest }));
  const maps: string[] = [];
  for (const agency of agencies) {
    const last = await lastPublicNumber(room.db, agency.id);
    for (let number = 1; last > 0 && number <= sitemapOf(last); number += 1)
      maps.push(sitemapHref(agency.slug, number));
  }
  room.sink.page(SITEMAP_INDEX, sitemapIndexXml(room.site, maps));
}

async function makeFixtures(room: Room): Promise<void> {
  for (const asset of await siteAssets()) room.sink.page(asset.href, asset.content);
  room.sink.page(NOT_FOUND, notFoundPage(room.site));
  room.sink.page(ACCESSIBILITY, accessibilityPage(room.site));
  room.sink.page(ROBOTS, robotsTxt(room.site));
}

const DOCUMENTS_AT_ONCE = 250;
const PAGES_IN_TASK = 100;

/** All tasks of the whole site, in an order in which the newest come first to whoever waits for them. */
export async function* allTasks(ctx: Pick<Ctx, 'db'>): AsyncGenerator<{ task: PageTask; pages: number }> {
  yield { task: { kind: 'fixtures' }, pages: 5 };
  yield { task: { kind: 'site' }, pages: 2 };
  for (const agency of await agenciesOnSite(ctx.db)) yield* agencyTasks(ctx, agency);
}

/** All tasks of one agency: its name, telephone and columns stand on every one of its pages. */
export async function* agencyTasks(
  ctx: Pick<Ctx, 'db'>,
  agency: Agency,
): AsyncGenerator<{ task: PageTask; pages: number }> {
  const agencyId = agency.id;
  yield { task: { kind: 'agency', agencyId }, pages: 3 };
  const counts = await columnCounts(ctx.db, agencyId);
  const { columns } = await loadAgencyPages(ctx.db, agency);
  for (const nodeId of columns.keys()) {
    const lastListNumber = counts.get(nodeId)?.lastListNumber ?? 0;
    const pages = [null, ...Array.from({ length: fullPages(lastListNumber) }, (_, index) => index + 1)];
    for (let start = 0; start < pages.length; start += PAGES_IN_TASK) {
      const some = pages.slice(start, start + PAGES_IN_TASK);
      yield { task: { kind: 'column', agencyId, nodeId, pages: some, lastListNumber }, pages: some.length };
    }
  }
  const last = await lastPublicNumber(ctx.db, agencyId);
  for (let number = 1; last > 0 && number <= sitemapOf(last); number += 1) {
    yield { task: { kind: 'sitemap', agencyId, number }, pages: 1 };
  }
  for (let from = 1; from <= last; from += DOCUMENTS_AT_ONCE) {
    const to = Math.min(last, from + DOCUMENTS_AT_ONCE - 1);
    yield { task: { kind: 'documents', agencyId, from, to }, pages: to - from + 1 };
  }
}
