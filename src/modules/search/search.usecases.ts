import type { Db, Tx } from '../../platform/database/connect.ts';
import { normaliseDocumentNumber } from '../../law/document-number.ts';
import { excerptOf, markWords, withoutCells, type MarkedPiece } from './excerpt.ts';
import * as repository from './search.repository.ts';
import type { SearchRow, SearchScope } from './search.repository.ts';
import { searchQuery, searchVector, wordsToMark } from './search-vector.ts';

/** What the index keeps of a published document. */
export interface SearchableDocument {
  readonly documentId: string;
  readonly agencyId: string;
  readonly nodeId: string;
  readonly publishedAt: Date;
  readonly title: string;
  readonly summary: string;
  readonly bodyText: string;
  readonly keywords: readonly string[];
  readonly indexNumber: string;
  readonly documentNumber: string | null;
}

/** A found document with its words marked. */
export interface SearchHit extends Omit<SearchRow, 'title' | 'excerpt'> {
  readonly title: readonly MarkedPiece[];
  readonly excerpt: readonly MarkedPiece[];
  /** The number typed is this document's own. */
  readonly exact: boolean;
}

/** A page of answers. */
export interface SearchResult {
  readonly hits: readonly SearchHit[];
  /** Exact unless `more` is set: then at least this many. */
  readonly total: number;
  readonly more: boolean;
  /** Pages that can be asked for. */
  readonly pages: number;
}

/** What is asked of the search. */
export interface SearchInput {
  readonly text: string;
  readonly scope: SearchScope;
  readonly order: 'newest' | 'relevance';
  /** from 1 */
  readonly page: number;
}

/** Answers on one page. */
export const HITS_PER_PAGE = 20;
/** The last page that can be asked for: nobody reads further, and it keeps the database out of trouble. */
export const LAST_PAGE = 50;

const INDEXED_CHARACTERS = 12_000;
const EXCERPT_CHARACTERS = 4_000;

/** Puts a published document into the index, in the transaction that publishes it. */
export async function indexDocument(db: Tx, document: SearchableDocument): Promise<void> {
  await repository.putEntry(db, {
    documentId: document.documentId,
    agencyId: document.agencyId,
    nodeId: document.nodeId,
    publishedAt: document.publishedAt,
    title: document.title,
    excerpt: withoutCells(`${document.summary}\n${document.bodyText}`.trim()).slice(0, EXCERPT_CHARACTERS),
    indexNumber: document.indexNumber,
    documentNumber: document.documentNumber,
    words: searchVector([
      { text: document.title, weight: 'A' },
      {
        text: `${document.documentNumber ?? ''} ${document.indexNumber} ${document.keywords.join(' ')}`,
        weight: 'B',
      },
      { text: document.summary, weight: 'C' },
      { text: document.bodyText.slice(0, INDEXED_CHARACTERS), weight: 'D' },
    ]),
  });
}

/** Takes a withdrawn document out of the index, in the transaction that withdraws it. */
export async function unindexDocument(db: Tx, documentId: string): Promise<void> {
  await repository.deleteEntry(db, documentId);
}

/** Answers a query of the public: an exact 文号 or 索引号 first, then all words, newest first unless asked otherwise. */
export async function searchPublished(db: Db, input: SearchInput): Promise<SearchResult> {
  const typed = input.text.trim().slice(0, 200);
  const page = Math.min(Math.max(1, input.page), LAST_PAGE);
  // A 文号 is looked for in other texts as it should be written.
  const sought = normaliseDocumentNumber(typed) ?? typed;
  const words = wordsToMark(sought);
  const exact = await repository.findByNumber(db, numbersIn(typed), input.scope);
  const query = searchQuery(sought);
  // What stands at the top stands nowhere else, on no page.
  const scope = { ...input.scope, without: exact.map((row) => row.documentId) };
  const count = query === null ? 0 : await repository.countMatches(db, query, scope);
  const others =
    query === null || count === 0
      ? []
      : await repository.findMatches(db, {
          query,
          scope,
          order: input.order,
          few: count <= repository.COUNT_CAP,
          offset: (page - 1) * HITS_PER_PAGE,
          limit: HITS_PER_PAGE,
        });
  const top = page === 1 ? exact.map((row) => toHit(row, words, true)) : [];
  return {
    hits: [...top, ...others.map((row) => toHit(row, words, false))],
    total: Math.min(count, repository.COUNT_CAP) + exact.length,
    more: count > repository.COUNT_CAP,
    pages: Math.min(LAST_PAGE, Math.max(1, Math.ceil(count / HITS_PER_PAGE))),
  };
}

function toHit(row: SearchRow, words: readonly string[], exact: boolean): SearchHit {
  return { ...row, title: markWords(row.title, words), excerpt: excerptOf(row.excerpt, words), exact };
}

/** The forms under which a number may be kept: as typed, in half-width capitals, and as a 文号 in its proper brackets. */
function numbersIn(typed: string): string[] {
  if (typed === '') return [];
  const proper = normaliseDocumentNumber(typed);
  const capitals = typed.normalize('NFKC').toUpperCase().replace(/\s/gu, '');
  return [...new Set([typed, capitals, ...(proper === null ? [] : [proper])])];
}
