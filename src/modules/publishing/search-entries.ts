import { isDocumentKind, KINDS_WITH_VALIDITY } from '../../law/document-kinds.ts';
import { plainText } from '../../files/plain-text.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import type { Tx } from '../../platform/database/connect.ts';
import { publishedContent } from '../documents/documents.queries.ts';
import type { Revision } from '../documents/documents.types.ts';
import { countIndexedAsNow, indexedAsNow, indexDocument } from '../search/index-document.ts';
import { publicFiles } from './page-items.ts';
import { countPublicItems, lockItem, publicItemsAfter } from './items-to-index.repository.ts';
import type { PublishedItem } from './published-items.repository.ts';

/** Has the search know a public document, in the transaction that makes it public. */
export async function indexItem(
  db: Tx,
  { item, revision, now }: { item: PublishedItem; revision: Revision; now: Date },
): Promise<void> {
  await indexDocument(
    db,
    {
      documentId: item.document_id,
      agencyId: item.agency_id,
      nodeId: item.node_id,
      kind: item.kind,
      validity: searchedValidity(item),
      publishedAt: item.published_at,
      title: item.title,
      // As the office wrote it: what stands in for it elsewhere is the beginning of the text.
      summary: revision.summary,
      bodyText: plainText(revision.bodyHtml),
      keywords: revision.metadata.keywords,
      indexNumber: item.index_number,
      documentNumber: item.document_number,
      files: publicFiles(item, revision).map((file) => ({ ...file, attachmentId: file.id })),
    },
    now,
  );
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
