import type { Ctx } from '../../platform/context.ts';
import { must } from '../../platform/errors.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { columnPage } from '../../portal/column-page.ts';
import { documentPage } from '../../portal/document-page.ts';
import { columnPageHref, sitemapHref } from '../../portal/paths.ts';
import { sitemapXml } from '../../portal/sitemap.ts';
import { agencyById } from '../agencies/agencies.queries.ts';
import type { Agency } from '../agencies/agencies.types.ts';
import { linksOfMany, publishedContents } from '../documents/documents.queries.ts';
import { makeAgencyPages } from './agency-pages.ts';
import { makeApplyPages } from './apply-pages.ts';
import { agenciesOnSite, loadAgencyPages, loadSiteFrame, type AgencyPages } from './page-frames.ts';
import { documentModel, fileFolder, itemLink, publicFiles } from './page-items.ts';
import { fullPages, neighbours, numbersOnPage, numbersOnSitemap, sitemapOf } from './page-numbers.ts';
import type { AgencyRoom } from './page-room.ts';
import {
  columnCounts,
  itemsByListNumber,
  itemsByPublicNumber,
  itemsOf,
  lastPublicNumber,
  type PublishedItem,
} from './published-items.repository.ts';
import type { PageSink } from './page-sink.ts';
import { makeReportLists, reportColumn, reportListLinks } from './report-lists.ts';
import { makeFixtures, makeSiteHome, makeSiteMap } from './site-pages.ts';
import { makeOldAddresses, makeWithdrawn } from './withdrawn-pages.ts';

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
  /** The guide to applying for information and the form to print: only the agency's own data change them. */
  | { readonly kind: 'apply'; readonly agencyId: string }
  /** The lists of other agencies' annual reports that an agency keeps. */
  | { readonly kind: 'reportLists'; readonly agencyId: string }
  /** Home of the site and its list of sitemaps. */
  | { readonly kind: 'site' }
  /** 站点地图: only agencies and columns change it. */
  | { readonly kind: 'siteMap' }
  /** What leads on from addresses that columns have left. */
  | { readonly kind: 'oldAddresses' }
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
          return makeAgencyPages({ ...room, agency: await pagesOf(task.agencyId) });
        case 'apply':
          return makeApplyPages({ ...room, agency: await pagesOf(task.agencyId) });
        case 'reportLists':
          return makeReportLists({ ...room, agency: await pagesOf(task.agencyId) });
        case 'site':
          return makeSiteHome(room);
        case 'siteMap':
          return makeSiteMap(room);
        case 'oldAddresses':
          return makeOldAddresses(room);
        case 'fixtures':
          return makeFixtures(room);
      }
    },
  };
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
      await makeWithdrawn(room, item);
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
  const lists =
    reportColumn(room.agency)?.nodeId === task.nodeId ? await reportListLinks(room.db, room.agency) : [];
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
        reportLists: page === null ? lists : [],
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

const DOCUMENTS_AT_ONCE = 250;
const PAGES_IN_TASK = 100;

/** All tasks of the whole site, in an order in which the newest come first to whoever waits for them. */
export async function* allTasks(ctx: Pick<Ctx, 'db'>): AsyncGenerator<{ task: PageTask; pages: number }> {
  yield { task: { kind: 'fixtures' }, pages: 5 };
  yield { task: { kind: 'site' }, pages: 2 };
  yield { task: { kind: 'siteMap' }, pages: 1 };
  yield { task: { kind: 'oldAddresses' }, pages: 1 };
  for (const agency of await agenciesOnSite(ctx.db)) yield* agencyTasks(ctx, agency);
}

/** All tasks of one agency: its name, telephone and columns stand on every one of its pages. */
export async function* agencyTasks(
  ctx: Pick<Ctx, 'db'>,
  agency: Agency,
): AsyncGenerator<{ task: PageTask; pages: number }> {
  const agencyId = agency.id;
  yield { task: { kind: 'agency', agencyId }, pages: 3 };
  yield { task: { kind: 'apply', agencyId }, pages: 3 };
  const counts = await columnCounts(ctx.db, agencyId);
  const pagesOfAgency = await loadAgencyPages(ctx.db, agency);
  const lists = await reportListLinks(ctx.db, pagesOfAgency);
  if (lists.length > 0) yield { task: { kind: 'reportLists', agencyId }, pages: lists.length };
  for (const nodeId of pagesOfAgency.columns.keys()) {
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
