import type { Db } from '../../platform/database/connect.ts';
import { utf8Of } from '../../platform/utf8.ts';
import type { PageReader } from './page-reader.ts';
import type { PageSource } from './page-source.ts';

/** Which page: what kind, whose (a site, an agency, a column), and its number there (0 where there is one). */
export interface PageId {
  readonly kind: string;
  readonly owner: string;
  readonly number: number;
}

/** Each page once, in their order. */
export function eachOnce(pages: readonly PageId[]): PageId[] {
  return [
    ...new Map(
      pages.map(({ kind, owner, number }) => [`${kind} ${owner} ${number}`, { kind, owner, number }]),
    ).values(),
  ];
}

/** A document's own page, and the same as data. */
export function ownPages(item: { readonly agency_id: string; readonly public_number: number }): PageId[] {
  const at = { owner: item.agency_id, number: item.public_number };
  return [
    { kind: 'document', ...at },
    { kind: 'documentData', ...at },
  ];
}

/** Pages of one kind and owner, both numbers included. */
export interface PageRange {
  readonly kind: string;
  readonly owner: string;
  readonly from: number;
  readonly to: number;
}

/** A file that belongs to a public document. */
export interface PublicFile {
  readonly href: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** A page, and the files that belong to it. */
export interface MadePage {
  readonly href: string;
  /** Bytes, or a text: whole or in pieces. */
  readonly content: Uint8Array | string | readonly string[];
  /** These and no others lie in the folder; null for kinds of pages that never have any. */
  readonly files: { readonly folder: string; readonly wanted: readonly PublicFile[] } | null;
}

/** An address at which nothing may stand any more: what lies there is taken away, whatever receipts know of it. */
export interface GonePage extends Pick<MadePage, 'href' | 'files'> {
  readonly content: null;
}

/**
 * One kind of public page. To add one: write this, name it in `page-kinds.ts`, and if it reads what no page has read before,
 * give that a name in `page-facts.ts` and say in `page-changes.ts` when it changes.
 */
export interface PageKind {
  readonly kind: string;
  /**
   * Makes a page from what it reads; null when there is no such page any more. Who knows where it stood while it may not says so:
   * a process may have been killed after it had put a file in place and before it could say which.
   */
  make(read: PageReader, id: PageId): Promise<MadePage | GonePage | null>;
  /** Has what these pages will read fetched together, before the first of them is made. */
  ahead?(source: PageSource, ids: readonly PageId[]): Promise<void>;
  /** All pages of this kind that belong to a site itself; what sites share belongs to the main one. */
  ofSite?(db: Db, site: string): Promise<readonly PageRange[]>;
  /** All pages of this kind that belong to an agency. */
  ofAgency?(db: Db, agency: AgencyExtent): Promise<readonly PageRange[]>;
  /** Pages that the change of a fact may have brought into being. Those that are there already are found by their receipts. */
  bornOf?(db: Db, fact: readonly [name: string, of: string, which: string]): Promise<readonly PageRange[]>;
}

/** How much there is of an agency. */
export interface AgencyExtent {
  readonly agencyId: string;
  /** The highest public number. */
  readonly last: number;
  /** Columns that are not retired, with the highest list number of each. */
  readonly columns: readonly { readonly nodeId: string; readonly last: number }[];
}

/** A page's content as it is written. */
export function bytesOf({ content }: Pick<MadePage, 'content'>): Uint8Array {
  if (content instanceof Uint8Array) return content;
  return utf8Of(typeof content === 'string' ? [content] : content);
}

/** A single page as a range. */
export function one(kind: string, owner: string, number = 0): PageRange {
  return { kind, owner, from: number, to: number };
}
