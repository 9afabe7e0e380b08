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
  putValidity,
} from './search.repository.ts';
import {
  forgetFiles,
  hashesOf,
  lockFiles,
  putAttachments,
  type SearchedFile,
} from './search-files.repository.ts';
import { pairsOf, MARKS } from './search-terms.ts';
import { headVector, termsVector } from './search-vector.ts';
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

const INDEXED_CHARACTERS = 12_000;
const EXCERPT_CHARACTERS = 4_000;
/** Of the body, what counts in ranking. */
const HEAD_CHARACTERS = 400;
const READABLE = new Set('pdf ofd docx doc rtf odt wps xlsx xls ods txt csv'.split(' '));
/** Of each document. */
const MOST_FILES = 20;

/**
 * Puts a published document into the index, in the transaction that publishes it. The text of its attachments is found at once where
 * the same file was read before; others are read in the background.
 */
export async function indexDocument(db: Tx, document: SearchableDocument, now: Date): Promise<void> {
  const { documentId, title, summary } = document;
  const files = document.files.filter(({ extension }) => READABLE.has(extension)).slice(0, MOST_FILES);
  const [before] = await findRows(db, [documentId]);
  const hashesBefore = await hashesOf(db, documentId);
  const texts = await lockFiles(
    db,
    files.map(({ sha256 }) => sha256),
    now,
  );
  const numbers = `${document.documentNumber ?? ''} ${document.indexNumber} ${document.keywords.join(' ')}`;
  const bodyText = document.bodyText.slice(0, INDEXED_CHARACTERS);
  await putEntry(db, {
    ...document,
    excerpt: withoutCells(`${summary}\n${document.bodyText}`.trim()).slice(0, EXCERPT_CHARACTERS),
    format: ENTRY_FORMAT,
    head: headVector([
      { text: title, weight: 'A' },
      { text: numbers, weight: 'B' },
      { text: summary, weight: 'C' },
      { text: bodyText.slice(0, HEAD_CHARACTERS), weight: 'D' },
    ]),
    terms: termsVector({
      title,
      number: document.documentNumber ?? '',
      texts: [numbers, summary, bodyText, ...files.map(({ name }) => name), ...texts.values()],
      facets: { ...document, publishedOn: dayInShanghai(document.publishedAt) },
    }),
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
