import type { Appearance } from '../../portal/appearance.ts';
import { must } from '../../platform/errors.ts';
import type { AgencyFrame, SiteFrame } from '../../portal/page-model.ts';

import type { RevisionText } from '../documents/documents.types.ts';
import type { LogEntry } from '../public-log/log-entry.ts';
import type { SignedDay } from '../public-log/log-signature.ts';
import { blockOf, fullFact, listFact, sitemapFact, type Fact } from './page-facts.ts';
import type { AgencyPages } from './page-frames.ts';
import { headFact, type HeadName } from './page-heads.ts';
import { fullPages, numbersOnPage, numbersOnSitemap } from './page-numbers.ts';
import type { Directory, PageLink, PageSource } from './page-source.ts';
import {
  agencyView,
  aroundView,
  columnView,
  mapView,
  type AroundView,
  type ColumnView,
} from './page-views.ts';
import type { PublishedItem } from './published-items.repository.ts';
import type { PublicReport } from './report-lists.ts';
import { siteOfAgency } from './sites.ts';

/**
 * The only way in which a page reads. Whatever is asked for is noted, found or not: a page that read of an absence is made
 * anew when that ends.
 */
export interface PageReader {
  /** Names of everything read so far. */
  readonly inputs: ReadonlySet<Fact>;
  /** Without its agencies: read those from `directory`. Null when there is no such site. */
  site(slug: string): Promise<SiteFrame | null>;
  /** The site on which an agency is. */
  siteOf(agencyId: string): Promise<SiteFrame>;
  /** How a site looks for the time being. */
  appearance(slug: string): Promise<Appearance | null>;
  /** The same of the site on which an agency is. */
  appearanceOf(agencyId: string): Promise<Appearance>;
  /** Agencies on a site, those closed too, with the top of their catalogues. */
  directory(slug: string): Promise<Directory>;
  /** The agencies as the site map shows them. */
  map(slug: string): Promise<readonly AgencyFrame[]>;
  /** What stands on each page of the agency; null when it is on no site. */
  agency(agencyId: string): Promise<AgencyFrame | null>;
  /** The agency with all its columns. */
  tree(agencyId: string): Promise<AgencyPages | null>;
  /** The same for the guide to applying. */
  guide(agencyId: string): Promise<AgencyPages | null>;
  /** The way to a column; null when it is retired. */
  column(agencyId: string, nodeId: string): Promise<ColumnView | null>;
  /** A column with what stands around it; null when it is retired. */
  around(agencyId: string, nodeId: string): Promise<AroundView | null>;
  /** The document with a public number. */
  numbered(agencyId: string, publicNumber: number): Promise<PublishedItem | null>;
  /** A revision never changes: that it is read needn't be noted. */
  text(revisionId: string): Promise<RevisionText | undefined>;
  links(documentId: string): Promise<readonly PageLink[]>;
  /** A document as another page's list shows it; null when it isn't public. */
  line(documentId: string): Promise<PublishedItem | null>;
  /** A document to which a withdrawn one leads. */
  step(documentId: string): Promise<PublishedItem | null>;
  /** Where an address leads that a column has left, and the site on which it is; null when it isn't one. */
  oldAddress(path: string): Promise<{ readonly to: string; readonly site: string } | null>;
  /** Where a page of a column stands among the others, and what is on it. Null stands for the first page. */
  list(nodeId: string, page: number | null): Promise<ListPart>;
  /** Of an agency, or of a site where the head is one. */
  head(name: HeadName, of: string): Promise<readonly PublishedItem[]>;
  sitemap(agencyId: string, k: number): Promise<readonly PublishedItem[]>;
  /** What opens the newest commitment to a document in the public log; it changes with the document only. */
  opening(documentId: string): Promise<{ readonly seq: number; readonly salt: string } | null>;
  /** Entries of the public log in a part, from 1. */
  logPart(part: number): Promise<readonly LogEntry[]>;
  /** The signed ends of its days. */
  logDays(): Promise<readonly SignedDay[]>;
  /** How many sitemaps the agency has. */
  sitemaps(agencyId: string): Promise<number>;
  counts(
    agencyId: string,
  ): Promise<ReadonlyMap<string, { readonly count: number; readonly lastPublishedAt: Date | null }>>;
  /** Where the agency's lists of annual reports stand. */
  reportLists(
    agencyId: string,
  ): Promise<{ readonly nodeId: string | null; readonly years: readonly { year: number; href: string }[] }>;
  /** Whose reports of a year the agency lists, and which of them are public; null when there is no such list. */
  reportList(
    agencyId: string,
    year: number,
  ): Promise<readonly { readonly name: string; readonly report: PublicReport | null }[] | null>;
}

/** A page of a column among its neighbours. */
export interface ListPart {
  /** A full page stands under its number; the first page always is there. */
  readonly exists: boolean;
  /** Newest first. */
  readonly items: readonly PublishedItem[];
  /** Which page holds the next older; null when this is the oldest. */
  readonly older: number | null;
  /** Which page holds the next newer; null when this is the first page. */
  readonly newer: number | 'first' | null;
}

/** A reader for one page. What it reads is shared with the other pages made from the same source. */
export function pageReader(source: PageSource): PageReader {
  const inputs = new Set<Fact>();
  const note = (...facts: readonly Fact[]): void => {
    for (const fact of facts) inputs.add(fact);
  };
  const linesOf = (items: readonly PublishedItem[], kind: 'line' | 'entry'): readonly PublishedItem[] => {
    for (const item of items) note(`${kind}:${item.document_id}`);
    return items;
  };
  /** On which site an agency is belongs to what stands on each of its pages. */
  const slugOf = async (agencyId: string): Promise<string> => {
    note(`agency:${agencyId}`);
    return siteOfAgency(await source.sites(), agencyId);
  };
  const site = async (slug: string): Promise<SiteFrame | null> => {
    note(`site:${slug}`);
    return source.site(slug);
  };
  const appearance = async (slug: string): Promise<Appearance | null> => {
    note(`appearance:${slug}`);
    return source.appearance(slug);
  };
  return {
    inputs,
    site,
    siteOf: async (agencyId) => must(await site(await slugOf(agencyId)), `site of ${agencyId}`),
    appearance,
    appearanceOf: async (agencyId) => must(await appearance(await slugOf(agencyId)), `site of ${agencyId}`),
    directory: async (slug) => {
      note(`directory:${slug}`);
      return source.directory(slug);
    },
    map: async (slug) => {
      note(`map:${slug}`);
      const { byId } = await source.directory(slug);
      return (await Promise.all([...byId.keys()].map(source.agency))).flatMap((pages) =>
        pages === null ? [] : [mapView(pages)],
      );
    },
    agency: async (agencyId) => {
      note(`agency:${agencyId}`);
      const pages = await source.agency(agencyId);
      return pages === null ? null : source.view(`agency:${agencyId}`, () => agencyView(pages));
    },
    tree: async (agencyId) => {
      note(`agency:${agencyId}`, `tree:${agencyId}`);
      return source.agency(agencyId);
    },
    guide: async (agencyId) => {
      note(`agency:${agencyId}`, `guide:${agencyId}`);
      return source.agency(agencyId);
    },
    column: async (agencyId, nodeId) => {
      note(`column:${nodeId}`);
      const placed = (await source.agency(agencyId))?.columns.get(nodeId);
      return placed === undefined ? null : source.view(`column:${nodeId}`, () => columnView(placed));
    },
    around: async (agencyId, nodeId) => {
      note(`agency:${agencyId}`, `around:${nodeId}`);
      const pages = await source.agency(agencyId);
      const placed = pages?.columns.get(nodeId);
      if (pages === null || placed === undefined) return null;
      return source.view(`around:${nodeId}`, () => aroundView(pages, placed));
    },
    numbered: async (agencyId, publicNumber) => {
      const item = await source.numbered(agencyId, publicNumber);
      if (item !== undefined) note(`item:${item.document_id}`);
      return item ?? null;
    },
    text: source.text,
    links: async (documentId) => {
      note(`links:${documentId}`);
      return (await source.links(documentId)) ?? [];
    },
    line: async (documentId) => {
      note(`line:${documentId}`);
      const item = await source.item(documentId);
      return item?.state === 'public' ? item : null;
    },
    step: async (documentId) => {
      note(`step:${documentId}`);
      return (await source.item(documentId)) ?? null;
    },
    oldAddress: async (path) => {
      note(`oldAddress:${path}`);
      return (await source.oldAddresses()).get(path) ?? null;
    },
    list: async (nodeId, page) => {
      if (page !== null) {
        note(fullFact(nodeId, page), fullFact(nodeId, page + 1), listFact(nodeId, page));
        const last = await source.end(nodeId);
        const full = fullPages(last);
        if (page > full) return { exists: false, items: [], older: null, newer: null };
        return {
          exists: true,
          items: await source.block(nodeId, page),
          older: page > 1 ? page - 1 : null,
          newer: page < full ? page + 1 : 'first',
        };
      }
      note(`end:${nodeId}`);
      const last = await source.end(nodeId);
      const { from } = numbersOnPage(null, last);
      const blocks = last === 0 ? [1] : [...new Set([blockOf(last), blockOf(from)])];
      note(...blocks.map((block) => listFact(nodeId, block)));
      const items = await Promise.all(blocks.map(async (block) => source.block(nodeId, block)));
      const full = fullPages(last);
      return { exists: true, items: items.flat(), older: full > 1 ? full - 1 : null, newer: null };
    },
    head: async (name, of) => {
      note(headFact(name, of));
      return linesOf(await source.head(name, of), name === 'feed' ? 'entry' : 'line');
    },
    sitemap: async (agencyId, k) => {
      note(sitemapFact(agencyId, numbersOnSitemap(k).from));
      return source.sitemap(agencyId, k);
    },
    opening: async (documentId) => (await source.opening(documentId)) ?? null,
    logPart: async (part) => {
      note(`logPart:${part}`);
      return source.logPart(part);
    },
    logDays: async () => {
      note('logDays');
      return source.logDays();
    },
    sitemaps: async (agencyId) => {
      note(`sitemaps:${agencyId}`);
      return source.sitemaps(agencyId);
    },
    counts: async (agencyId) => {
      note(`counts:${agencyId}`);
      return source.counts(agencyId);
    },
    reportLists: async (agencyId) => {
      note(`reportLists:${agencyId}`);
      return source.reportLists(agencyId);
    },
    reportList: async (agencyId, year) => {
      note(`reportMembers:${agencyId}:${year}`);
      const members = await source.reportMembers(agencyId, year);
      if (members === null) return null;
      for (const { id } of members) note(`name:${id}`, `reports:${id}:${year}`);
      return source.reportList(members, year);
    },
  };
}
