import type { TxCtx } from '../../platform/context.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { standingOfDecision } from '../../law/obligations/revoked-penalty.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { itemOf } from '../publishing/publishing.queries.ts';
import { isRevocation } from './disclosure-rule.ts';
import { meetAllNamed, type Published } from './meet-all-named.ts';
import { obligationsPolicy } from './obligations.policy.ts';
import { standingLinkedTo, updateObligation, type ObligationRow } from './obligations.repository.ts';
import { meet, openAgain } from './settle-obligation.ts';

/** The duties to take a document back for which it was named and that hold, open or met, locked (行政处罚法第48条第二款). */
export async function revocationsOf(tx: TxCtx, documentId: string): Promise<ObligationRow[]> {
  return (await standingLinkedTo(tx.db, documentId)).filter((row) => isRevocation(row));
}

/**
 * A decision was named as the one to be taken back. One that has been taken back with a public explanation already meets the duty on the
 * day of that; any other does when it is. Nobody had to keep public what the law has taken back: what the decision met itself, and what
 * its withdrawal had opened before the duty was known, is kept, on the word of somebody who may relieve of duties. Who drafts names a
 * document alone, and nothing here tells a penalty from anything else: by that nobody makes an overdue duty one that was kept.
 */
export async function nameDecision(
  tx: TxCtx,
  row: ObligationRow,
  item: Published,
): Promise<{ met: boolean }> {
  const vouches = obligationsPolicy.waive(tx.actor, await placeOf(tx.db, row.agency_id)) === true;
  if (item.state !== 'public' && vouches) await meetAllNamed(tx, item, 'restored');
  if (standing(item) === 'takenBack') {
    await meet(tx, row, {
      documentId: item.document_id,
      on: dayInShanghai(item.withdrawn_at ?? tx.clock.now()),
    });
    return { met: true };
  }
  await updateObligation(tx.db, row.id, { version: row.version + 1, changed_at: tx.clock.now() });
  return { met: false };
}

/** What is left of a document was said just now: the duty to take it back is met today where that explains it, or open again. */
export async function settleRevoked(tx: TxCtx, documentId: string, reason: string): Promise<void> {
  const item = await itemOf(tx.db, documentId);
  if (item === undefined) return;
  const now = standing(item);
  for (const row of await revocationsOf(tx, documentId)) {
    if (row.settled_kind === null && now === 'takenBack')
      await meet(tx, row, { documentId, on: dayInShanghai(tx.clock.now()) });
    if (row.settled_document_id === documentId && now === 'unexplained') await openAgain(tx, row, reason);
  }
}

/** A document is public again: what has it taken back is open again. */
export async function reopenRevoked(tx: TxCtx, documentId: string): Promise<void> {
  for (const row of await revocationsOf(tx, documentId))
    if (row.settled_document_id === documentId) await openAgain(tx, row, '处罚决定又公开了');
}

function standing({ state, withdrawal_kind: left, withdrawal_reason: notice }: Published) {
  return standingOfDecision({ isPublic: state === 'public', left, notice: notice ?? '' });
}
