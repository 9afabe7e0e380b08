import type { Db } from '../../platform/database/connect.ts';
import { notFound } from '../../platform/errors.ts';
import { documentsById } from '../documents/documents.queries.ts';
import { itemOf, itemsOf } from '../publishing/publishing.queries.ts';
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

/** A withdrawn item of which not even the name may be told. */
export function isUnnamed(item: PublicItem): boolean {
  return item.state !== 'public' && (item.title_hidden || item.withdrawal_kind === 'vanish');
}

/** Those of some documents of which not even the name may be told now, whatever it was when they were handed over. */
export async function unnamedOf(db: Db, documentIds: readonly string[]): Promise<ReadonlySet<string>> {
  const items = await itemsOf(db, [...new Set(documentIds)]);
  return new Set(items.filter(isUnnamed).map((item) => item.document_id));
}
