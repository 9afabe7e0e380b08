import { sql } from 'kysely';
import type { Db } from '../../platform/database/connect.ts';
import { itemOf, itemsOf, type PublishedItem } from './published-items.repository.ts';
import { walkRedirects } from './walk-redirects.ts';

/** Where the address of a document leads in the end. */
export interface WithdrawalChain {
  /** The withdrawn documents on the way, the one that was asked about first. */
  readonly withdrawn: readonly PublishedItem[];
  /** The public one at the end; null where nothing public is reached. */
  readonly end: PublishedItem | null;
}

/** Follows a document to what has taken its place, and that to what has taken its. One that is public is the end itself. */
export async function withdrawalChain(db: Db, documentId: string): Promise<WithdrawalChain> {
  const item = await itemOf(db, documentId);
  if (item === undefined) return { withdrawn: [], end: null };
  const { passed, end } = await walkRedirects(item, async (id) => itemOf(db, id));
  return {
    withdrawn: passed.filter(({ state }) => state !== 'public'),
    end: end?.state === 'public' ? end : null,
  };
}

/** Withdrawn documents that lead to one, at once or by way of others; nearest first. */
export async function idsLeadingInTheEndTo(db: Db, documentId: string): Promise<string[]> {
  // UNION, not UNION ALL: a circle ends where it began.
  const { rows } = await sql<{ document_id: string }>`
    WITH RECURSIVE led AS (
      SELECT document_id FROM published_items WHERE redirect_to = ${documentId}
      UNION
      SELECT item.document_id FROM published_items item
        JOIN led ON item.redirect_to = led.document_id
    )
    SELECT document_id FROM led WHERE document_id <> ${documentId}`.execute(db);
  return rows.map((row) => row.document_id);
}

/** Addresses of the same. */
export async function pathsLeadingInTheEndTo(db: Db, documentId: string): Promise<string[]> {
  return (await itemsOf(db, await idsLeadingInTheEndTo(db, documentId))).map(({ path }) => path);
}
