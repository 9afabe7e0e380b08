import { inTransaction, type Ctx } from '../../platform/context.ts';
import { publishedContents } from '../documents/documents.queries.ts';
import { itemOf, publicFiles } from '../publishing/publishing.queries.ts';
import { siteUrlOf } from '../publishing/site-frames.ts';
import { keyOfAddress } from './found-links.ts';
import { makeDueAt } from './links.repository.ts';

/** What servers are told of a withdrawn address is written right after its page. */
const SOON_MS = 2 * 60_000;

/**
 * Has links that lead to a document and its files looked at soon, whosever pages they stand on: for whenever its pages were made or
 * taken away. What leads to our own pages is looked at once a week otherwise, and so long nobody would hear of what leads into the void.
 */
export async function lookAgainAtLinksTo(ctx: Ctx, documentId: string): Promise<void> {
  const item = await itemOf(ctx.db, documentId);
  if (item === undefined) return;
  const revision = (await publishedContents(ctx.db, [item.revision_id])).get(item.revision_id);
  const files = revision === undefined ? [] : publicFiles(item, revision).map(({ href }) => href);
  const siteUrl = await siteUrlOf(ctx, item.agency_id);
  const keyHashes = [item.path, ...files].map((href) => keyOfAddress(`${siteUrl}${href}`, null));
  const at = new Date(ctx.clock.now().getTime() + SOON_MS);
  await inTransaction(ctx, async (tx) => makeDueAt(tx.db, { keyHashes, at }));
}
