import type { Appearance } from '../../portal/appearance.ts';
import { must } from '../../platform/errors.ts';
import type { AgencyFrame, SiteFrame } from '../../portal/page-model.ts';

import type { RevisionBody, RevisionText } from '../documents/documents.types.ts';
import type { LogEntry } from '../public-log/log-entry.ts';
import type { SignedDay } from '../public-log/log-signature.ts';
import { listFact, sitemapFact, stepFact, type Fact } from './page-facts.ts';
import type { AgencyPages } from './page-frames.ts';
import { headFact, type HeadName } from './page-heads.ts';
import { blockOf, newerPage, numbersOnPage, olderPage, pagesWith } from './page-numbers.ts';
import type { Directory, PageLink, PageSource } from './page-source.ts';
import {
  agencyView,
  aroundView,
  columnView,
  mapView,
  type AroundView,
  type ColumnView,
} from './page-views.ts';
import type { ListedItem } from './page-items.repository.ts';
import type { PublishedItem } from './published-items.repository.ts';
import type { PublicReport } from './report-lists.ts';
import { siteOfAgency } from './sites.ts';

/** A page of a column: what is on it, and what it leads back to. */
export interface ListPart {
  /** Whether it stands under its number; the first page always is there. */
  readonly exists: boolean;
  /** Newest first. */
  readonly items: readonly ListedItem[];
  /** Which page holds the next older; null when this is the oldest. */
  readonly older: number | null;
}

const NO_LIST: ListPart = { exists: false, items: [], older: null };

/**
 * The only way in which a page reads, one reader a page. Whatever is asked for is noted, found or not: a page that read of an absence is
 * made anew when that ends. What is read is shared with the other pages made from the same source. A class, and not functions made
 * for each page: a rebuild makes hundreds of thousands of them.
 */
export class PageReader {
  readonly #source: PageSource;
  readonly #inputs = new Set<Fact>();

  constructor(source: PageSource) {
    this.#source = source;
  }

  /** Names of everything read so far. */
  get inputs(): ReadonlySet<Fact> {
    return this.#inputs;
  }

  /** Without its agencies: read those from `directory`. Null when there is no such site. */
  async site(slug: string): Promise<SiteFrame | null> {
    this.#note(`site:${slug}`);
    return this.#source.site(slug);
  }

  /** The site on which an agency is. */
  async siteOf(agencyId: string): Promise<SiteFrame> {
    return must(await this.site(await this.#slugOf(agencyId)), `site of ${agencyId}`);
  }

  /** How a site looks for the time being. */
  async appearance(slug: string): Promise<Appearance | null> {
    this.#note(`appearance:${slug}`);
    return this.#source.appearance(slug);
  }

  /** The same of the site on which an agency is. */
  async appearanceOf(agencyId: string): Promise<Appearance> {
    return must(await this.appearance(await this.#slugOf(agencyId)), `site of ${agencyId}`);
  }

  /** Agencies on a site, those closed too, with the top of their catalogues. */
  async directory(slug: string): Promise<Directory> {
    this.#note(`directory:${slug}`);
    return this.#source.directory(slug);
  }

  /** The agencies as the site map shows them. */
  async map(slug: string): Promise<readonly AgencyFrame[]> {
    this.#note(`map:${slug}`);
    const { byId } = await this.#source.directory(slug);
    const agencies = await Promise.all([...byId.keys()].map(this.#source.agency));
    return agencies.flatMap((pages) => (pages === null ? [] : [mapView(pages)]));
  }

  /** What stands on each page of the agency; null when it is on no site. */
  async agency(agencyId: string): Promise<AgencyFrame | null> {
    this.#note(`agency:${agencyId}`);
    const pages = await this.#source.agency(agencyId);
    return pages === null ? null : this.#source.view(`agency:${agencyId}`, () => agencyView(pages));
  }

  /** The agency with all its columns. */
  async tree(agencyId: string): Promise<AgencyPages | null> {
    this.#note(`agency:${agencyId}`, `tree:${agencyId}`);
    return this.#source.agency(agencyId);
  }

  /** The same for the guide to applying. */
  async guide(agencyId: string): Promise<AgencyPages | null> {
    this.#note(`agency:${agencyId}`, `guide:${agencyId}`);
    return this.#source.agency(agencyId);
  }

  /** The way to a column; null when it is retired. */
  async column(agencyId: string, nodeId: string): Promise<ColumnView | null> {
    this.#note(`column:${nodeId}`);
    const placed = (await this.#source.agency(agencyId))?.columns.get(nodeId);
    return placed === undefined ? null : this.#source.view(`column:${nodeId}`, () => columnView(placed));
  }

  /** A column with what stands around it; null when it is retired. */
  async around(agencyId: string, nodeId: string): Promise<AroundView | null> {
    this.#note(`agency:${agencyId}`, `around:${nodeId}`);
    const pages = await this.#source.agency(agencyId);
    const placed = pages?.columns.get(nodeId);
    if (pages === null || placed === undefined) return null;
    return this.#source.view(`around:${nodeId}`, () => aroundView(pages, placed));
  }

  /** The document with a public number. */
  async numbered(agencyId: string, publicNumber: number): Promise<PublishedItem | null> {
    const item = await this.#source.numbered(agencyId, publicNumber);
    if (item !== undefined) this.#note(`item:${item.document_id}`);
    return item ?? null;
  }

  /** What a document's page takes from a revision. A revision never changes: that it is read needn't be noted. */
  async body(revisionId: string): Promise<RevisionBody | undefined> {
    return this.#source.bodies.get(revisionId);
  }

  /** All of it that the public reads. */
  async text(revisionId: string): Promise<RevisionText | undefined> {
    return this.#source.texts.get(revisionId);
  }

  async links(documentId: string): Promise<readonly PageLink[]> {
    this.#note(`links:${documentId}`);
    return (await this.#source.links(documentId)) ?? [];
  }

  /** A document as another page's list shows it; null when it isn't public. */
  async line(documentId: string): Promise<PublishedItem | null> {
    this.#note(`line:${documentId}`);
    const item = await this.#source.item(documentId);
    return item?.state === 'public' ? item : null;
  }

  /** A document to which a withdrawn one leads. */
  async step(documentId: string): Promise<PublishedItem | null> {
    this.#note(`step:${documentId}`);
    return (await this.#source.item(documentId)) ?? null;
  }

  /** Where an address leads that a column has left, and the site on which it is; null when it isn't one. */
  async oldAddress(path: string): Promise<{ readonly to: string; readonly site: string } | null> {
    this.#note(`oldAddress:${path}`);
    return (await this.#source.oldAddresses()).get(path) ?? null;
  }

  /** Where a page of a column stands among the others, and what is on it, as page or as data. Null stands for the first page. */
  async list(nodeId: string, page: number | null, as: 'page' | 'data'): Promise<ListPart> {
    if (page !== null) {
      this.#note(stepFact(as, nodeId, page), listFact(nodeId, page));
      const last = await this.#source.end(nodeId);
      if (page > pagesWith(as, last)) return NO_LIST;
      return {
        exists: true,
        items: await this.#source.block(nodeId, page),
        older: olderPage(page, last),
      };
    }
    this.#note(`end:${nodeId}`);
    const last = await this.#source.end(nodeId);
    const { from } = numbersOnPage(null, last);
    const blocks = last === 0 ? [1] : [...new Set([blockOf(last), blockOf(from)])];
    this.#note(...blocks.map((block) => listFact(nodeId, block)));
    const items = await Promise.all(blocks.map(async (block) => this.#source.block(nodeId, block)));
    return { exists: true, items: items.flat(), older: olderPage(null, last) };
  }

  /** Which page holds what is newer than a full page of a column. Data don't lead there, so they don't read it. */
  async newer(nodeId: string, page: number): Promise<number | 'first'> {
    this.#note(stepFact('link', nodeId, page + 1));
    return newerPage(page, await this.#source.end(nodeId));
  }

  /** Of an agency, or of a site where the head is one. */
  async head(name: HeadName, of: string): Promise<readonly PublishedItem[]> {
    this.#note(headFact(name, of));
    const items = await this.#source.head(name, of);
    const kind = name === 'feed' ? 'entry' : 'line';
    for (const item of items) this.#note(`${kind}:${item.document_id}`);
    return items;
  }

  /** The addresses on sitemap k; null when the agency has no such sitemap. */
  async sitemap(
    agencyId: string,
    k: number,
  ): Promise<readonly Pick<PublishedItem, 'path' | 'changed_at'>[] | null> {
    this.#note(sitemapFact(agencyId, k));
    if (k > (await this.#source.sitemaps(agencyId))) return null;
    return this.#source.sitemap(agencyId, k);
  }

  /** What opens the newest commitment to a document in the public log; it changes with the document, or with one to which it leads, only. */
  async opening(documentId: string): Promise<{ readonly seq: number; readonly salt: string } | null> {
    return (await this.#source.opening(documentId)) ?? null;
  }

  /** Entries of the public log in a part, from 1. */
  async logPart(part: number): Promise<readonly LogEntry[]> {
    this.#note(`logPart:${part}`);
    return this.#source.logPart(part);
  }

  /** The signed ends of its days. */
  async logDays(): Promise<readonly SignedDay[]> {
    this.#note('logDays');
    return this.#source.logDays();
  }

  /** How many sitemaps the agency has. */
  async sitemaps(agencyId: string): Promise<number> {
    this.#note(`sitemaps:${agencyId}`);
    return this.#source.sitemaps(agencyId);
  }

  async counts(
    agencyId: string,
  ): Promise<ReadonlyMap<string, { readonly count: number; readonly publicSince: Date | null }>> {
    this.#note(`counts:${agencyId}`);
    return this.#source.counts(agencyId);
  }

  /** Where the agency's lists of annual reports stand. */
  async reportLists(
    agencyId: string,
  ): Promise<{ readonly nodeId: string | null; readonly years: readonly { year: number; href: string }[] }> {
    this.#note(`reportLists:${agencyId}`);
    return this.#source.reportLists(agencyId);
  }

  /** Whose reports of a year the agency lists, and which of them are public; null when there is no such list. */
  async reportList(
    agencyId: string,
    year: number,
  ): Promise<readonly { readonly name: string; readonly report: PublicReport | null }[] | null> {
    this.#note(`reportMembers:${agencyId}:${year}`);
    const members = await this.#source.reportMembers(agencyId, year);
    if (members === null) return null;
    for (const { id } of members) this.#note(`name:${id}`, `reports:${id}:${year}`);
    return this.#source.reportList(members, year);
  }

  /** On which site an agency is belongs to what stands on each of its pages. */
  async #slugOf(agencyId: string): Promise<string> {
    this.#note(`agency:${agencyId}`);
    return siteOfAgency(await this.#source.sites(), agencyId);
  }

  #note(...facts: readonly Fact[]): void {
    for (const fact of facts) this.#inputs.add(fact);
  }
}
