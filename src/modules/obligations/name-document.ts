import { accountIdOf, authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import type { PlainDate } from '../../law/dates.ts';
import { beginOf, needsReason } from '../../law/obligations/document-duty.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { itemOf } from '../publishing/publishing.queries.ts';
import { dateByDocument, undate } from './date-by-document.ts';
import { isRevocation } from './disclosure-rule.ts';
import { foreignDocument, neverPublic, publishedBefore, settledAlready } from './obligations.errors.ts';
import { obligationsPolicy } from './obligations.policy.ts';
import {
  linkDocument,
  unlinkDocument,
  updateObligation,
  type ObligationRow,
} from './obligations.repository.ts';
import { nameDecision } from './revoked-penalty.ts';
import { beginsOf, lockSeen, meetNamed, subjectOf, type SeenObligation } from './settle-obligation.ts';
import { shownOn } from './shown-on.ts';

/**
 * Names the document that is to meet an obligation, open or signed as having nothing to publish. One that is public already meets it from the day on which it became so;
 * any other does when it is published. Throws `obligations.published_before` where it came out before what it is to meet and no reason
 * says that it is about it (`needsReason`). Of a penalty that was revoked it is the decision that is to be taken back (`nameDecision`).
 */
export async function nameDocument(
  ctx: Ctx,
  input: SeenObligation & { readonly documentId: string; readonly reason?: string },
): Promise<{ met: boolean }> {
  return inTransaction(ctx, async (tx) => {
    const row = await lockSeen(tx, input);
    authorise(obligationsPolicy.handle(tx.actor, await placeOf(tx.db, row.agency_id)));
    if (row.settled_kind !== null && row.settled_kind !== 'nil') throw settledAlready();
    return nameFor(tx, row, input);
  });
}

/** Names a document for an open obligation, in the transaction of whatever brought it up; see `nameDocument`. */
export async function nameFor(
  tx: TxCtx,
  row: ObligationRow,
  { documentId, reason = '' }: { readonly documentId: string; readonly reason?: string },
): Promise<{ met: boolean }> {
  const { document, revision } = await loadDocument(tx.db, documentId);
  if (document.agencyId !== row.agency_id) throw foreignDocument();
  const item = await itemOf(tx.db, documentId);
  if (isRevocation(row)) {
    if (item === undefined) throw neverPublic();
    await link(tx, row, { documentId, ...NOT_OLDER });
    return nameDecision(tx, row, item);
  }
  const isPublic = item?.state === 'public';
  const dated = await dateByDocument(tx, row, isPublic ? item.written_on : revision.metadata.writtenOn);
  const publishedOn = item === undefined ? null : await shownOn(tx, dated, item);
  const older = publishedOn === null ? NOT_OLDER : await olderThanDuty(tx, dated, { publishedOn, reason });
  await link(tx, row, { documentId, ...older });
  if (!isPublic || publishedOn === null) {
    await updateObligation(tx.db, row.id, { version: row.version + 1, changed_at: tx.clock.now() });
    return { met: false };
  }
  await meetNamed(tx, dated, { documentId, publishedOn });
  return { met: true };
}

async function link(
  tx: TxCtx,
  row: ObligationRow,
  {
    documentId,
    reason,
    vouched,
  }: { readonly documentId: string; readonly reason: string; readonly vouched: boolean },
): Promise<void> {
  await linkDocument(tx.db, {
    obligation_id: row.id,
    document_id: documentId,
    linked_by: accountIdOf(tx.actor),
    linked_at: tx.clock.now(),
    reason,
    vouched,
  });
  tx.record({
    type: 'obligation.linked',
    agencyId: row.agency_id,
    subject: subjectOf(row),
    ...(reason !== '' && { reason }),
    after: { documentId },
  });
}

const NOT_OLDER = { reason: '', vouched: false };

/** What is written down of a document that came out before what it is to meet: who waives duties vouches for it, others only say so. */
async function olderThanDuty(
  tx: TxCtx,
  row: ObligationRow,
  { publishedOn, reason }: { readonly publishedOn: PlainDate; readonly reason: string },
): Promise<{ readonly reason: string; readonly vouched: boolean }> {
  if (!needsReason(beginsOf(row), publishedOn)) return NOT_OLDER;
  const vouched = obligationsPolicy.waive(tx.actor, await placeOf(tx.db, row.agency_id)) === true;
  if (reason === '')
    throw publishedBefore({
      publishedOn,
      begin: beginOf(beginsOf(row)),
      counts: countsWith(row, vouched),
    });
  return { reason, vouched };
}

function countsWith({ period_from: periodFrom }: ObligationRow, vouched: boolean) {
  if (periodFrom !== null) return 'periodToday';
  return vouched ? 'trigger' : 'today';
}

/** Takes a name back, before the document was published. */
export async function takeNameBack(
  ctx: Ctx,
  input: SeenObligation & { readonly documentId: string },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await lockSeen(tx, input);
    authorise(obligationsPolicy.handle(tx.actor, await placeOf(tx.db, row.agency_id)));
    if (row.settled_document_id === input.documentId) throw settledAlready();
    if (!(await unlinkDocument(tx.db, input))) throw notFound('这份文稿的关联');
    await undate(tx, row);
    await updateObligation(tx.db, row.id, { version: row.version + 1, changed_at: tx.clock.now() });
    tx.record({
      type: 'obligation.unlinked',
      agencyId: row.agency_id,
      subject: subjectOf(row),
      before: { documentId: input.documentId },
    });
  });
}
