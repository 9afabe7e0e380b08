import type { TxCtx } from '../../platform/context.ts';
import { dayInShanghai, type PlainDate } from '../../law/dates.ts';
import { beginOf } from '../../law/obligations/document-duty.ts';
import { editionById } from '../documents/documents.queries.ts';
import type { itemOf } from '../publishing/publishing.queries.ts';
import type { ObligationRow } from './obligations.repository.ts';

type Item = NonNullable<Awaited<ReturnType<typeof itemOf>>>;

/**
 * The day from which the public saw in a document what an obligation is about: its first, or where that lies before the obligation came
 * up, that of the edition which is or was public last, for what changed is told by a new edition.
 */
export async function shownOn(tx: TxCtx, row: ObligationRow, item: Item): Promise<PlainDate> {
  const first = dayInShanghai(item.published_at);
  if (first >= beginOf({ triggeredOn: row.triggered_on, periodFrom: row.period_from })) return first;
  const { publishedAt } = await editionById(tx.db, item.edition_id);
  return publishedAt === null ? first : dayInShanghai(publishedAt);
}
