import type { Db } from '../../platform/database/connect.ts';
import { normaliseDocumentNumber } from '../../law/document-number.ts';
import { correctionsOf } from './corrections.ts';
import { excerptOf, markWords, type MarkedPiece } from './excerpt.ts';
import { findNewest, type Found } from './find-matches.ts';
import { foldText } from './fold-text.ts';
import { textHits } from './search-texts.repository.ts';
import {
  nearlyAllWords,
  allWords,
  LONGEST_QUERY,
  parseQuery,
  rankQuery,
  titleOfHead,
  wordsToMark,
  type ParsedQuery,
} from './search-query.ts';
import type { SearchScope } from './search-scope.ts';
import { currentSynonyms } from './search-settings.repository.ts';
import {
  COUNT_CAP,
  findByNumber,
  findRows,
  rank,
  type FacetCounts,
  type SearchRow,
} from './search.repository.ts';
import type { Synonyms } from './synonyms.ts';

/** A found document with its words marked. */
export interface SearchHit extends Omit<SearchRow, 'title' | 'excerpt'> {
  readonly title: readonly MarkedPiece[];
  readonly excerpt: readonly MarkedPiece[];
  /** The number typed is this document's own. */
  readonly exact: boolean;
  /** Where words stand in a file and not in the document itself. */
  readonly attachment: {
    readonly name: string;
    readonly href: string;
    readonly excerpt: readonly MarkedPiece[];
  } | null;
}

/** A page of answers. */
export interface SearchResult {
  readonly hits: readonly SearchHit[];
  /** Exact unless `more` is set: then at least this many. */
  readonly total: number;
  readonly more: boolean;
  /** Pages that can be asked for. */
  readonly pages: number;
  /** Of everything found; null where there are too many to count. */
  readonly facets: FacetCounts | null;
  /** Nothing has what was typed: these have what was probably meant. */
  readonly corrected: string | null;
  /** So many have all of the words, the others nearly all; null where all have all. */
  readonly whole: number | null;
  /** What may have been meant, where little was found. */
  readonly suggestions: readonly string[];
}

/** What is asked of the search. */
export interface SearchInput {
  readonly text: string;
  readonly scope: SearchScope;
  readonly order: 'newest' | 'relevance';
  /** from 1 */
  readonly page: number;
  /** Only what has all words: nothing that sounds alike, nothing that lacks one. */
  readonly strict?: boolean;
  /** Documents lose rank with the years that have passed until then; the present when left out. */
  readonly now?: Date;
}

/** Answers on one page. */
export const HITS_PER_PAGE = 20;
/** The last page that can be asked for: nobody reads further, and it keeps the database out of trouble. */
export const LAST_PAGE = 50;
/** With fewer answers than this one may have meant something else. */
const FEW = 3;
/** With fewer than this what has nearly all of the words follows. */
const LITTLE = 10;

/**
 * Answers a query of the public: an exact 文号 or 索引号 first, then what has all words or others that mean the same, in titles, texts and
 * attachments. Where nothing has them a slip of the pen is passed over, or one of the words. Where nothing is typed all of the scope is
 * listed, newest first; it is for whoever asks to see that it narrows anything.
 */
export async function searchPublished(db: Db, input: SearchInput): Promise<SearchResult> {
  const synonyms = await currentSynonyms(db);
  const typed = input.text.trim().slice(0, LONGEST_QUERY);
  const exact = await findByNumber(db, numbersIn(typed), input.scope);
  // What stands at the top stands nowhere else, on no page.
  const asked = {
    ...input,
    now: input.now ?? new Date(),
    scope: { ...input.scope, without: exact.map((row) => row.documentId) },
  };
  // A 文号 is looked for in other texts as it should be written.
  const query = parseQuery(normaliseDocumentNumber(typed) ?? typed, synonyms);
  const found = await findAll(db, asked, query);
  const isPlain = input.strict === true || query.words.length === 0 || exact.length > 0;
  const other = isPlain ? ALL_WELL : await findOther(db, asked, { typed, query, synonyms, found });
  const { instead, corrected, suggestions } = other;
  const shown = instead ?? { query, found, whole: null };
  return { ...(await pageOf(db, asked, { ...shown, exact })), corrected, suggestions };
}

/** Nothing was typed: what is asked for is the scope. Marks without a word in them find nothing. */
function isScopeAlone({ text }: Pick<SearchInput, 'text'>): boolean {
  return text.trim() === '';
}

/** With the moment that counts. */
type Asked = SearchInput & { readonly now: Date };

interface Answer {
  readonly query: ParsedQuery;
  readonly found: Found;
  /** Those that have all words, where others don't; they come first. */
  readonly whole: readonly string[] | null;
}

async function findAll(db: Db, input: Asked, query: ParsedQuery): Promise<Found> {
  const all = allWords(query, 'anywhere');
  if (all === null && !isScopeAlone(input)) return NOTHING;
  return findNewest(db, { query: all, scope: input.scope, now: input.now });
}

const NOTHING: Found = {
  ids: [],
  facets: { agencyId: {}, kind: {}, validity: {}, year: {} },
  since: null,
};

interface Other {
  readonly instead: Answer | null;
  readonly corrected: string | null;
  readonly suggestions: readonly string[];
}

const ALL_WELL: Other = { instead: null, corrected: null, suggestions: [] };

/**
 * What else may help where little was found: what sounds alike or differs in one character and is really there; what has nearly all
 * of the words, behind what has them all.
 */
async function findOther(
  db: Db,
  input: Asked,
  asked: { typed: string; query: ParsedQuery; synonyms: Synonyms; found: Found },
): Promise<Other> {
  const { query, found } = asked;
  const count = found.ids.length;
  const meant = count < FEW ? await findMeant(db, input, asked) : ALL_WELL;
  if (meant.instead !== null) return meant;
  // A number is meant as it is.
  const isNumber = normaliseDocumentNumber(asked.typed) !== null || !/\p{Script=Han}/u.test(asked.typed);
  const isWanted = !isNumber && (count === 0 || (count < LITTLE && input.order === 'relevance'));
  const loosely = isWanted ? nearlyAllWords(query) : null;
  if (loosely === null) return meant;
  const more = await findNewest(db, { query: loosely, scope: input.scope, now: input.now });
  if (more.ids.length <= count) return meant;
  return { ...meant, instead: { query, found: more, whole: found.ids } };
}

/** Slips of the pen. In a word of three characters and more one is passed over by itself. */
async function findMeant(
  db: Db,
  input: Asked,
  asked: { typed: string; synonyms: Synonyms; found: Found },
): Promise<Other> {
  const suggestions: string[] = [];
  for (const { text, word } of await correctionsOf(db, asked.typed, asked.synonyms)) {
    const query = parseQuery(text, asked.synonyms);
    const found = await findAll(db, input, query);
    if (found.ids.length === 0) continue;
    if (asked.found.ids.length === 0 && suggestions.length === 0 && [...word].length >= 3)
      return { instead: { query, found, whole: null }, corrected: text, suggestions: [] };
    suggestions.push(text);
  }
  return { ...ALL_WELL, suggestions };
}

async function pageOf(
  db: Db,
  input: Asked,
  { query, found, whole, exact }: Answer & { exact: readonly SearchRow[] },
): Promise<Omit<SearchResult, 'corrected' | 'suggestions'>> {
  const page = Math.min(Math.max(1, input.page), LAST_PAGE);
  const more = found.ids.length > COUNT_CAP;
  const count = Math.min(found.ids.length, COUNT_CAP);
  const ids = await idsOfPage(db, { ...input, page }, { query, found, whole });
  const rows = await findRows(db, ids);
  const top = page === 1 ? exact : [];
  const marked = await withTexts(db, [...top, ...rows], query);
  return {
    hits: marked.map((hit, index) => ({ ...hit, exact: index < top.length })),
    total: count + exact.length,
    more,
    pages: Math.min(LAST_PAGE, Math.max(1, Math.ceil(count / HITS_PER_PAGE))),
    facets: more ? null : found.facets,
    whole: whole?.length ?? null,
  };
}

async function idsOfPage(db: Db, input: Asked, { query, found, whole }: Answer): Promise<readonly string[]> {
  const offset = (input.page - 1) * HITS_PER_PAGE;
  if (input.order === 'newest' || isScopeAlone(input) || found.ids.length <= 1)
    return found.ids.slice(0, COUNT_CAP).slice(offset, offset + HITS_PER_PAGE);
  // Of too many the newest are ranked, the newest of those that have the words in their titles, and what has all words where little does.
  const title = found.ids.length > COUNT_CAP ? allWords(query, 'title') : null;
  const inTitle =
    title === null
      ? NOTHING
      : await findNewest(db, { query: title, scope: input.scope, now: input.now, wider: found });
  return rank(db, [...new Set([...(whole ?? []), ...found.ids, ...inTitle.ids])], {
    typed: foldText(input.text.trim()),
    rankQuery: rankQuery(query),
    titleQuery: titleOfHead(query),
    first: whole ?? [],
    now: input.now,
    offset,
    limit: HITS_PER_PAGE,
  });
}

/** Marks the words; where the beginning of a document lacks one, the place further down or the attachment that has it is shown. */
async function withTexts(
  db: Db,
  rows: readonly SearchRow[],
  query: ParsedQuery,
): Promise<Omit<SearchHit, 'exact'>[]> {
  const words = wordsToMark(query);
  const lacking = rows.filter((row) => {
    const own = foldText(`${row.title}\n${row.documentNumber ?? ''}\n${row.indexNumber}\n${row.excerpt}`);
    return !query.words.every((word) => word.words.some((one) => own.includes(one)));
  });
  const hits = await textHits(
    db,
    lacking.map((row) => row.documentId),
    words,
  );
  const byDocument = new Map(hits.map((hit) => [hit.documentId, hit]));
  return rows.map((row) => {
    const hit = byDocument.get(row.documentId);
    return {
      ...row,
      title: markWords(row.title, words),
      excerpt: excerptOf(hit?.file === null ? hit.excerpt : row.excerpt, words),
      attachment:
        hit === undefined || hit.file === null
          ? null
          : { ...hit.file, excerpt: excerptOf(hit.excerpt, words) },
    };
  });
}

/** The forms under which a number may be kept: as typed, in half-width capitals, and as a 文号 in its proper brackets. */
function numbersIn(typed: string): string[] {
  if (typed === '') return [];
  const proper = normaliseDocumentNumber(typed);
  const capitals = typed.normalize('NFKC').toUpperCase().replace(/\s/gu, '');
  return [...new Set([typed, capitals, ...(proper === null ? [] : [proper])])];
}
