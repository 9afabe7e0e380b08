import type { Db } from '../../platform/database/connect.ts';
import { notFound } from '../../platform/errors.ts';
import { documentsById } from '../documents/documents.queries.ts';
import { itemOf } from '../publishing/publishing.queries.ts';
import { notPublic } from './channels.errors.ts';

/** A public item as other channels take it over. */
export type PublicItem = NonNullable<Awaited<ReturnType<typeof itemOf>>>;

/** The item, when the public sees it now. Throws `channels.not_public`, or `common.not_found` for no document. */
export async function publicItem(db: Db, documentId: string): Promise<PublicItem> {
  const item = await itemOf(db, documentId);
  if (item?.state === 'public') return item;
  const document = (await documentsById(db, [documentId])).get(documentId);
  if (document === undefined) throw notFound('这份文稿');
  throw notPublic(document.title);
}
