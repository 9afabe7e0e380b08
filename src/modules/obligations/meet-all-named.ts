import type { Appearance, TxCtx } from '../../platform/context.ts';
import { dayInShanghai } from '../../law/dates.ts';
import type { itemOf } from '../publishing/publishing.queries.ts';
import { dateByDocument } from './date-by-document.ts';
import { isRevocation } from './disclosure-rule.ts';
import { unmetLinkedTo, type ObligationRow } from './obligations.repository.ts';
import { meetNamed } from './settle-obligation.ts';
import { shownOn } from './shown-on.ts';

/** What is or was public of a document. */
export type Published = NonNullable<Awaited<ReturnType<typeof itemOf>>>;

/**
 * Meets all that a document was named for, and returns it; what was signed as having nothing to publish, too. A new edition counts from today, what is back from its first day. What asks
 * that it be taken back isn't met by it.
 */
export async function meetAllNamed(
  tx: TxCtx,
  item: Published,
  how: Appearance,
): Promise<readonly ObligationRow[]> {
  const { document_id: documentId, written_on: writtenOn } = item;
  const named = (await unmetLinkedTo(tx.db, documentId)).filter((row) => !isRevocation(row));
  for (const row of named) {
    const dated = await dateByDocument(tx, row, writtenOn);
    const publishedOn = how === 'edition' ? dayInShanghai(tx.clock.now()) : await shownOn(tx, dated, item);
    await meetNamed(tx, dated, { documentId, publishedOn });
  }
  return named;
}
