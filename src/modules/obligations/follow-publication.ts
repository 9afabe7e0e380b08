import type { Appearance, PublicationFollower, TxCtx } from '../../platform/context.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { periodMetBy } from '../../law/obligations/settle-periods.ts';
import { itemOf } from '../publishing/publishing.queries.ts';
import { metBy, openLinkedTo, openPeriodsOf, type ObligationRow } from './obligations.repository.ts';
import { meet, metOn, openAgain } from './settle-obligation.ts';

/** Obligations are met by what becomes public, and open again when it is withdrawn: in the same transaction. */
export const obligationsFollow: PublicationFollower = {
  appeared: settlePublished,
  withdrawn: reopenWithdrawn,
};

/**
 * A document has become public: it meets the obligations that it was named for; one that is back meets them from its first
 * day. On its first publication it also meets the oldest open period of its column, where the column has one item that goes
 * by periods; where it has several a person says which.
 */
async function settlePublished(
  tx: TxCtx,
  { documentId, how }: { readonly documentId: string; readonly how: Appearance },
): Promise<void> {
  const item = await itemOf(tx.db, documentId);
  if (item === undefined || item.state !== 'public') return;
  const on = dayInShanghai(how === 'edition' ? tx.clock.now() : item.published_at);
  const named = await openLinkedTo(tx.db, documentId);
  for (const row of named) await meet(tx, row, { documentId, on: metOn(row, on, tx) });
  if (how !== 'first' || named.some(({ node_id: node }) => node === item.node_id)) return;
  const period = onlyItem(await openPeriodsOf(tx.db, item.node_id), on);
  if (period !== null) await meet(tx, period, { documentId, on });
}

/** A document was taken from the public: what it met is open again. */
async function reopenWithdrawn(
  tx: TxCtx,
  { documentId, reason }: { readonly documentId: string; readonly reason: string },
): Promise<void> {
  for (const row of await metBy(tx.db, documentId)) await openAgain(tx, row, reason);
}

function onlyItem(open: readonly ObligationRow[], on: string): ObligationRow | null {
  if (new Set(open.map(({ item_id: item }) => item)).size !== 1) return null;
  const periods = open.map((row) => ({ id: row.id, from: row.period_from ?? row.triggered_on, row }));
  return periodMetBy(periods, on)?.row ?? null;
}
