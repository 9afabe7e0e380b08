import { isDocumentKind, KINDS_WITH_VALIDITY } from '../../law/document-kinds.ts';
import { plainText } from '../../files/plain-text.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import type { Tx } from '../../platform/database/connect.ts';
import { publishedContent } from '../documents/documents.queries.ts';
import type { Revision } from '../documents/documents.types.ts';
import {
  countIndexedAsNow,
  finishDocument,
  indexedAsNow,
  indexDocument,
  wholeTerms,
  type SearchableDocument,
} from '../search/index-document.ts';
import { takeUnfinished } from '../search/unfinished-documents.ts';
import { publicFiles } from './page-items.ts';
import { countPublicItems, lockItem, publicItemsAfter } from './items-to-index.repository.ts';
import { itemOf, type PublishedItem } from './published-items.repository.ts';

/** Has the search know a public document, in the transaction that makes it public. */
export async function indexItem(
  db: Tx,
  { item, revision, now }: { item: PublishedItem; revision: Revision; now: Date },
): Promise<void> {
  await indexDocument(db, searchable(item, { revision, bodyText: plainText(revision.bodyHtml) }), now);
}

function searchable(
  item: PublishedItem,
  { revision, bodyText }: { revision: Revision; bodyText: string },
): SearchableDocument {
  return {
    documentId: item.document_id,
    agencyId: item.agency_id,
    nodeId: item.node_id,
    kind: item.kind,
    validity: searchedValidity(item),
    publishedAt: item.public_since,
    title: item.title,
    // As the office wrote it: what stands in for it elsewhere is the beginning of the text.
    summary: revision.summary,
    bodyText,
    keywords: revision.metadata.keywords,
    indexNumber: item.index_number,
    documentNumber: item.document_number,
    files: publicFiles(item, revision).map((file) => ({ ...file, attachmentId: file.id })),
  };
}

/** What is filtered by: kinds that aren't in force or not have no 有效性. */
export function searchedValidity(item: Pick<PublishedItem, 'kind' | 'validity'>): string {
  return isDocumentKind(item.kind) && KINDS_WITH_VALIDITY.has(item.kind) ? item.validity : 'none';
}

const BATCH = 100;

/**
 * Makes the entries anew that another version of the program has made, or none: so a new way to search reaches what was published
 * before. Does nothing where all is as it should be. Returns how many it made.
 */
export async function bringSearchUpToDate(ctx: Ctx): Promise<number> {
  if ((await countPublicItems(ctx.db)) === (await countIndexedAsNow(ctx.db))) return 0;
  let made = 0;
  let last: string | null = null;
  for (;;) {
    const ids: readonly string[] = await publicItemsAfter(ctx.db, last, BATCH);
    if (ids.length === 0) return made;
    const done = await indexedAsNow(ctx.db, ids);
    for (const id of ids) if (!done.has(id) && (await indexAgain(ctx, id))) made += 1;
    last = ids.at(-1) ?? null;
  }
}

async function indexAgain(ctx: Ctx, documentId: string): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    // Locked: a withdrawal at the same moment comes before or after.
    const item = await lockItem(tx.db, documentId);
    if (item?.state !== 'public') return false;
    const revision = await publishedContent(tx.db, item.revision_id);
    await indexItem(tx.db, { item, revision, now: tx.clock.now() });
    return true;
  });
}

/**
 * Enters the rest of long documents and files, one document after the other, each in a transaction of its own; what a publication had
 * no time for is found then. Returns how many it finished; ends early once `isEnding`.
 */
export async function finishSearchEntries(ctx: Ctx, isEnding: () => boolean = () => false): Promise<number> {
  let finished = 0;
  for (;;) {
    if (isEnding()) return finished;
    const documentId = await takeUnfinished(ctx.db, ctx.clock.now());
    if (documentId === null) return finished;
    try {
      if (await finish(ctx, documentId)) finished += 1;
    } catch (error) {
      ctx.log.error('search: a document could not be entered to its end', {
        document: documentId,
        error: String(error),
      });
    }
  }
}

async function finish(ctx: Ctx, documentId: string): Promise<boolean> {
  const before = await itemOf(ctx.db, documentId);
  if (before?.state !== 'public') return false;
  const revision = await publishedContent(ctx.db, before.revision_id);
  const text = { revision, bodyText: plainText(revision.bodyHtml) };
  const found = await wholeTerms(ctx.db, searchable(before, text));
  return inTransaction(ctx, async (tx) => {
    const item = await lockItem(tx.db, documentId);
    // Another edition comes again by itself, what is withdrawn doesn't.
    if (item?.state !== 'public' || item.revision_id !== revision.id) return false;
    return finishDocument(tx.db, { document: searchable(item, text), found, now: tx.clock.now() });
  });
}
