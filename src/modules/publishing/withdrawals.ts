import { authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { recordStatus } from '../documents/documents.editions.ts';
import type { LockedDocument } from '../documents/documents.types.ts';
import { applyTransition, voidReview } from '../review/review.steps.ts';
import { logWithdrawal } from './log-remains.ts';
import { lockAsSeen, type PublicationInput } from './make-public.ts';
import { recordSchedule, summary } from './publication-schedules.ts';
import { changeSchedule, openSchedule } from './publication-schedules.repository.ts';
import { itemOf, markItemWithdrawn, type PublishedItem } from './published-items.repository.ts';
import { neverPublic, vanishedAlready } from './publishing.errors.ts';
import { publishingPolicy } from './publishing.policy.ts';
import { emitWithdrawal, itemWithdrawal, takeDown, type ItemWithdrawal } from './take-down.ts';
import type { VanishGround, Withdrawal } from './withdrawal.kinds.ts';

/** Nothing of it may be seen, the title neither, whatever a list shows of what was withdrawn. */
const NOTHING: ItemWithdrawal = {
  withdrawal_kind: 'vanish',
  withdrawal_reason: '',
  redirect_to: null,
  title_hidden: true,
};

/**
 * Takes every trace of a document from the public site, published or withdrawn before: page, attachments, lists, feeds,
 * sitemap, search, redirects; its address is answered like one that never was. What the office itself keeps of it (editions,
 * reviews, audit) stays. For the 保密审查员: whoever publishes can't make it unseen that something was public (条例第17条
 * gives the judgement to the review of secrecy). It comes back only as a new edition, reviewed anew.
 */
export async function vanish(
  ctx: Ctx,
  input: PublicationInput & { ground: VanishGround; reason: string },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { documentId, ground } = input;
    const locked = await lockAsSeen(tx, input);
    authorise(publishingPolicy.vanish(tx.actor, locked.place));
    const item = await itemOf(tx.db, documentId);
    if (item === undefined) throw neverPublic();
    if (item.withdrawal_kind === 'vanish') throw vanishedAlready();
    const reason = input.reason.trim();
    await stopNextEdition(tx, locked);
    // While the next edition is being written, the withdrawn one is no longer the document's own: it has no way to go.
    if (item.state === 'public' || item.edition_id === locked.edition.id) {
      await takeDown(tx, { locked, event: 'vanish', reason, item: NOTHING, after: { ground } });
      return;
    }
    await rewriteWithdrawal(tx, { locked, next: NOTHING });
    const { edition_id: editionId, revision_id: revisionId } = item;
    await recordStatus(tx, {
      documentId,
      editionId,
      revisionId,
      state: 'withdrawn',
      event: 'vanish',
      reason,
    });
    record(tx, { locked, type: 'document.vanished', reason, before: item, after: { ground } });
    for (const follower of tx.publicationFollowers) await follower.withdrawn(tx, { documentId, reason });
  });
}

/**
 * What vanishes may stand in the next edition as well: what was approved of it is looked at anew, and nothing of it is published
 * at a set time. The time is held and not cancelled: the publisher finds it among what waits for a decision.
 */
async function stopNextEdition(tx: TxCtx, locked: LockedDocument): Promise<void> {
  const note = '文稿已彻底移除；新版须重新审核，确认不含同样的内容之后才能发布。';
  if (locked.edition.state === 'approved') {
    await voidReview(tx, locked);
    await applyTransition(tx, { locked, event: 'return', reason: note });
  }
  const waiting = await openSchedule(tx.db, { documentId: locked.document.id, action: 'publish' });
  if (waiting?.state !== 'waiting') return;
  await changeSchedule(tx.db, waiting, { state: 'held', note, settled_at: tx.clock.now() });
  recordSchedule(tx, 'document.schedule_held', { locked, reason: note, after: summary(waiting) });
}

/**
 * Says anew what stays at the address of a document that is withdrawn already: another notice, gone for good, or the
 * document that has taken its place since.
 */
export async function changeWithdrawal(
  ctx: Ctx,
  input: PublicationInput & { reason: string; withdrawal: Withdrawal },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { documentId, withdrawal } = input;
    const locked = await lockAsSeen(tx, input);
    authorise(publishingPolicy.withdraw(tx.actor, locked.place));
    const item = await itemOf(tx.db, documentId);
    if (item === undefined || item.state === 'public') throw neverPublic();
    if (item.withdrawal_kind === 'vanish') throw vanishedAlready();
    const next = await itemWithdrawal(tx, { documentId, withdrawal });
    await rewriteWithdrawal(tx, { locked, next });
    record(tx, {
      locked,
      type: 'document.withdrawal_changed',
      reason: input.reason.trim(),
      before: item,
      after: { kind: next.withdrawal_kind, titleHidden: next.title_hidden },
    });
    for (const follower of tx.publicationFollowers)
      await follower.withdrawalChanged?.(tx, { documentId, reason: input.reason.trim() });
  });
}

async function rewriteWithdrawal(
  tx: TxCtx,
  change: { locked: LockedDocument; next: ItemWithdrawal },
): Promise<void> {
  const documentId = change.locked.document.id;
  await markItemWithdrawn(tx.db, { documentId, at: tx.clock.now(), item: change.next });
  await logWithdrawal(tx, documentId);
  await emitWithdrawal(tx, documentId);
}

function record(
  tx: TxCtx,
  event: {
    locked: LockedDocument;
    type: 'document.vanished' | 'document.withdrawal_changed';
    reason: string;
    before: PublishedItem;
    after: Readonly<Record<string, unknown>>;
  },
): void {
  const { document } = event.locked;
  tx.record({
    type: event.type,
    agencyId: document.agencyId,
    subject: { kind: 'document', id: document.id, title: document.title },
    reason: event.reason,
    before: { kind: event.before.withdrawal_kind, titleHidden: event.before.title_hidden },
    after: event.after,
  });
}
