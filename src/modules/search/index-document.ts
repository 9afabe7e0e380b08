import type { Db, Tx } from '../../platform/database/connect.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { withoutCells } from './excerpt.ts';
import { validityTerm } from './facet-terms.ts';
import {
  countOfFormat,
  deleteEntry,
  documentsOfFormat,
  findRows,
  putEntry,
  putTerms,
  putValidity,
} from './search.repository.ts';
import {
  forgetFiles,
  hashesOf,
  lockFiles,
  putAttachments,
  textsOfRead,
  type SearchedFile,
} from './search-files.repository.ts';
import { pairsOf, MARKS } from './search-terms.ts';
import { collectTerms, type CollectedTerms } from './collect-terms.ts';
import { textTerms } from './search-terms.ts';
import { putText } from './search-texts.repository.ts';
import { headVector, termsVector, type FoundBy } from './search-vector.ts';
import { addWords, forgetWords } from './search-words.repository.ts';
import { soundOf } from './sounds.ts';
import { titleWords } from './title-words.ts';

/** What the index keeps of a published document. */
export interface SearchableDocument {
  readonly documentId: string;
  readonly agencyId: string;
  readonly nodeId: string;
  readonly kind: string;
  readonly validity: string;
  readonly publishedAt: Date;
  readonly title: string;
  readonly summary: string;
  readonly bodyText: string;
  readonly keywords: readonly string[];
  readonly indexNumber: string;
  readonly documentNumber: string | null;
  readonly files: readonly (SearchedFile & { readonly extension: string })[];
}

/** Raised whenever entries are made in another way: those of another format are made anew in the background. */
export const ENTRY_FORMAT = 1;

/** Of the body, and of all files together, what a publication enters itself: it must be public at once. The rest follows. */
const AT_ONCE = 12_000;
/** Of the body; a file has a limit of its own. */
const MOST_CHARACTERS = 300_000;
const EXCERPT_CHARACTERS = 4_000;
/** What an excerpt is made from, rows of figures and all. */
const EXCERPT_FROM = 20_000;
/** Of the body, what counts in ranking. */
const HEAD_CHARACTERS = 400;
const READABLE = new Set('pdf ofd docx doc rtf odt wps xlsx xls ods txt csv'.split(' '));
/** Of each document. */
const MOST_FILES = 100;

/**
 * Puts a published document into the index, in the transaction that publishes it. The text of its attachments is found at once where
 * the same file was read before; others are read in the background. Of what is long the rest follows (`finishDocument`).
 */
export async function indexDocument(db: Tx, document: SearchableDocument, now: Date): Promise<void> {
  const { documentId, title, summary } = document;
  const files = searchedFiles(document);
  const [before] = await findRows(db, [documentId]);
  const hashesBefore = await hashesOf(db, documentId);
  const texts = await lockFiles(
    db,
    files.map(({ sha256 }) => sha256),
    now,
  );
  const { bodyText } = document;
  const fromFiles = withinLimit(texts, AT_ONCE);
  const isWhole = bodyText.length <= AT_ONCE && fromFiles.length === texts.size;
  await putEntry(db, {
    ...document,
    excerpt: withoutCells(`${summary}\n${bodyText.slice(0, EXCERPT_FROM)}`.trim()).slice(
      0,
      EXCERPT_CHARACTERS,
    ),
    format: ENTRY_FORMAT,
    head: headVector([
      { text: title, weight: 'A' },
      { text: numbersOf(document), weight: 'B' },
      { text: summary, weight: 'C' },
      { text: bodyText.slice(0, HEAD_CHARACTERS), weight: 'D' },
    ]),
    terms: termsVector({
      ...foundBy(document),
      more: new Set(
        [bodyText.slice(0, AT_ONCE), ...fromFiles].flatMap((text) => [...textTerms(text, { single: false })]),
      ),
    }),
  });
  await putText(db, documentId, {
    text: isWhole ? keptText(bodyText) : '',
    cut: false,
    dueAt: isWhole ? null : now,
  });
  await putAttachments(db, documentId, files);
  const kept = new Set(files.map(({ sha256 }) => sha256));
  await forgetFiles(
    db,
    hashesBefore.filter((sha256) => !kept.has(sha256)),
  );
  if (before !== undefined && before.title !== title) await forgetTitle(db, before.title);
  await addWords(
    db,
    titleWords(title).map((word) => ({ word, sound: soundOf(word) })),
  );
}

/** What a document is found by when nothing is left out, and how long the texts of the files were that it was found in. */
export interface WholeTerms extends CollectedTerms {
  readonly lengths: ReadonlyMap<string, number>;
}

/** Finds it, outside of transactions: that takes a second or more. */
export async function wholeTerms(db: Db, document: SearchableDocument): Promise<WholeTerms> {
  const hashes = searchedFiles(document).map(({ sha256 }) => sha256);
  const texts = await textsOfRead(db, hashes);
  const inOrder = hashes.flatMap((sha256) => texts.get(sha256) ?? []);
  const collected = await collectTerms([document.bodyText.slice(0, MOST_CHARACTERS), ...inOrder]);
  return { ...collected, lengths: new Map([...texts].map(([sha256, { length }]) => [sha256, length])) };
}

/**
 * Enters all of a document, in a transaction that holds it. Where a file was read meanwhile, or read anew, nothing is
 * done, and it comes again at once.
 */
export async function finishDocument(
  db: Tx,
  { document, found, now }: { document: SearchableDocument; found: WholeTerms; now: Date },
): Promise<boolean> {
  const { documentId, bodyText } = document;
  const texts = await lockFiles(
    db,
    searchedFiles(document).map(({ sha256 }) => sha256),
    now,
  );
  const isSame =
    texts.size === found.lengths.size &&
    [...texts].every(([sha256, { length }]) => found.lengths.get(sha256) === length);
  if (isSame) await putTerms(db, documentId, termsVector({ ...foundBy(document), more: found.terms }));
  await putText(db, documentId, {
    text: keptText(bodyText),
    cut: !found.whole || bodyText.length > MOST_CHARACTERS,
    dueAt: isSame ? null : now,
  });
  return isSame;
}

function searchedFiles(document: SearchableDocument): SearchableDocument['files'] {
  return document.files.filter(({ extension }) => READABLE.has(extension)).slice(0, MOST_FILES);
}

/** Those texts that fit, from the first one on. */
function withinLimit(texts: ReadonlyMap<string, string>, limit: number): string[] {
  let left = limit;
  return [...texts.values()].filter((text) => (left -= text.length) >= 0);
}

/** The body where the entry's excerpt doesn't hold all of it. */
function keptText(bodyText: string): string {
  return bodyText.length > EXCERPT_CHARACTERS ? bodyText.slice(0, MOST_CHARACTERS) : '';
}

function numbersOf({ documentNumber, indexNumber, keywords }: SearchableDocument): string {
  return `${documentNumber ?? ''} ${indexNumber} ${keywords.join(' ')}`;
}

function foundBy(document: SearchableDocument): Omit<FoundBy, 'more'> {
  return {
    title: document.title,
    number: document.documentNumber ?? '',
    texts: [numbersOf(document), document.summary, ...searchedFiles(document).map(({ name }) => name)],
    facets: { ...document, publishedOn: dayInShanghai(document.publishedAt) },
  };
}

/** Takes a withdrawn document out of the index with its attachments' texts, in the transaction that withdraws it. */
export async function unindexDocument(db: Tx, documentId: string): Promise<void> {
  const hashes = await hashesOf(db, documentId);
  const title = await deleteEntry(db, documentId);
  await forgetFiles(db, hashes);
  if (title !== null) await forgetTitle(db, title);
}

/** Has the index know another 有效性 of a document. */
export async function markValidity(db: Db, documentId: string, validity: string): Promise<void> {
  const [row] = await findRows(db, [documentId]);
  if (row === undefined || row.validity === validity) return;
  await putValidity(db, documentId, {
    validity,
    before: [validityTerm(row.validity)],
    term: validityTerm(validity),
  });
}

/** Those of some documents whose entries needn't be made anew. */
export async function indexedAsNow(db: Db, documentIds: readonly string[]): Promise<ReadonlySet<string>> {
  return documentsOfFormat(db, documentIds, ENTRY_FORMAT);
}

/** Nothing of a title that is no longer public is suggested, unless it stands in another one. */
async function forgetTitle(db: Db, title: string): Promise<void> {
  await forgetWords(
    db,
    titleWords(title).map((word) => ({
      word,
      query: pairsOf(word)
        .map((term) => `'${MARKS.title}${term}'`)
        .join(' & '),
    })),
  );
}

/** How many documents have such entries. */
export async function countIndexedAsNow(db: Db): Promise<number> {
  return countOfFormat(db, ENTRY_FORMAT);
}
