import type { Db } from '../../platform/database/connect.ts';
import { itemsOf, type PublishedItem } from './published-items.repository.ts';
import { walkRedirects } from './walk-redirects.ts';

/**
 * The document to which a withdrawn one leads in the end, through others that lead on. Null where there is none any more: the
 * last of them left no trace or is gone for good. One that was withdrawn with a notice is still an end: what stands there says
 * why, and it may come back.
 */
export async function endOfRedirect(
  item: PublishedItem,
  step: (documentId: string) => Promise<PublishedItem | null | undefined>,
): Promise<PublishedItem | null> {
  const { end } = await walkRedirects(item, step);
  return end?.withdrawal_kind === 'vanish' || end?.withdrawal_kind === 'gone' ? null : end;
}

/** The same for many: the ends of those that have one, by the document that leads there. */
export async function endsOfRedirects(
  db: Db,
  items: readonly PublishedItem[],
): Promise<Map<string, PublishedItem>> {
  const known = await itemsLedThrough(db, items);
  const ends = new Map<string, PublishedItem>();
  for (const item of items) {
    const end = await endOfRedirect(item, async (id) => known.get(id));
    if (end !== null) ends.set(item.document_id, end);
  }
  return ends;
}

/**
 * What is told at the address of a document whose replacement isn't there any more: that it was withdrawn. Its own title isn't
 * told, for that of the replacement mostly says the same, and nothing of what vanished may come back by another's page.
 */
export function withoutReplacement(item: PublishedItem): PublishedItem {
  return { ...item, withdrawal_kind: 'notice', withdrawal_reason: '', redirect_to: null, title_hidden: true };
}

async function itemsLedThrough(
  db: Db,
  items: readonly PublishedItem[],
): Promise<ReadonlyMap<string, PublishedItem>> {
  const known = new Map(items.map((item) => [item.document_id, item]));
  for (let wanted = idsAhead(items, known); wanted.length > 0;) {
    const found = await itemsOf(db, wanted);
    for (const item of found) known.set(item.document_id, item);
    wanted = idsAhead(found, known);
  }
  return known;
}

function idsAhead(items: readonly PublishedItem[], known: ReadonlyMap<string, PublishedItem>): string[] {
  const ids = items.flatMap(({ redirect_to: to }) => (to === null || known.has(to) ? [] : [to]));
  return [...new Set(ids)];
}
