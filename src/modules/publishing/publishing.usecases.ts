import type { z } from 'zod';
import { authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { agencyTree, placeOf } from '../agencies/agencies.queries.ts';
import { publicationObstacles, restoreObstacles, urgentObstacles } from '../review/review.obstacles.ts';
import { validityBegunAhead } from '../documents/documents.queries.ts';
import { prepareGuards } from '../review/review.guards.ts';
import { applyTransition } from '../review/review.steps.ts';
import { itemsLapsedBy } from './item-marks.repository.ts';
import {
  lockAsSeen,
  makePublic,
  refuseObstacles,
  type PublicationInput,
  type Published,
} from './make-public.ts';
import { itemsBehind } from './public-marks.ts';
import { itemOf } from './published-items.repository.ts';
import { vanishedForGood } from './publishing.errors.ts';
import { publishingPolicy } from './publishing.policy.ts';
import { itemWithdrawal, takeDown } from './take-down.ts';
import { withdrawalSchema } from './withdrawal.kinds.ts';

/**
 * Where a document stands on the public site; null when nothing of it ever was public, or may be any more. No secret: the
 * public may go there.
 */
export async function publicPageOf(
  ctx: Ctx,
  input: { documentId: string },
): Promise<{ path: string; state: 'public' | 'withdrawn' } | null> {
  const item = await itemOf(ctx.db, input.documentId);
  if (item === undefined || item.withdrawal_kind === 'vanish') return null;
  return { path: item.path, state: item.state };
}

/**
 * Makes an approved and 保密审查-cleared edition public: numbers, search entry and public item are written in one
 * transaction with the state; the files follow from the outbox. Throws `publishing.obstacles` that names everything
 * in the way, what the guards of other modules say included, `documents.changed_by_other` for a stale or repeated call.
 */
export async function publish(ctx: Ctx, input: PublicationInput): Promise<Published> {
  await prepareGuards(ctx, ctx.publicationGuards, input.documentId);
  return inTransaction(ctx, async (tx) => {
    const locked = await lockAsSeen(tx, input);
    const edition = await applyTransition(tx, { locked, event: 'publish' });
    await refuseObstacles(tx, edition, await publicationObstacles(tx.db, locked));
    return makePublic(tx, { locked, edition, restored: false });
  });
}

/**
 * 应急先发后审: public at once for a written reason, flagged until the review is through. 保密审查 is demanded all the
 * same: 条例第17条 knows no exception.
 */
export async function publishUrgently(
  ctx: Ctx,
  input: PublicationInput & { reason: string },
): Promise<Published> {
  await prepareGuards(ctx, ctx.publicationGuards, input.documentId);
  return inTransaction(ctx, async (tx) => {
    const locked = await lockAsSeen(tx, input);
    const edition = await applyTransition(tx, { locked, event: 'publishUrgently', reason: input.reason });
    await refuseObstacles(tx, edition, await urgentObstacles(tx.db, locked));
    return makePublic(tx, { locked, edition, restored: false });
  });
}

/**
 * Takes a published document from the public; what stays at its address is said by `kind`: a page with `publicNotice`, and
 * with the title unless `hideTitle` says that this isn't fit for the public either, or the way to another document.
 */
export async function withdraw(
  ctx: Ctx,
  input: PublicationInput & { reason: string } & z.input<typeof withdrawalSchema>,
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { documentId, reason } = input;
    const locked = await lockAsSeen(tx, input);
    const item = await itemWithdrawal(tx, { documentId, withdrawal: withdrawalSchema.parse(input) });
    await takeDown(tx, { locked, event: 'withdraw', reason, item });
  });
}

/**
 * Puts a withdrawn document back at its address, with its numbers and its first date. Asks what publication asks: a
 * 保密审查 made since then may forbid it, and what vanished comes back only as a new edition. Throws
 * `publishing.obstacles`, `publishing.vanished_for_good`.
 */
export async function restore(ctx: Ctx, input: PublicationInput & { reason: string }): Promise<Published> {
  await prepareGuards(ctx, ctx.publicationGuards, input.documentId);
  return inTransaction(ctx, async (tx) => {
    const locked = await lockAsSeen(tx, input);
    const edition = await applyTransition(tx, { locked, event: 'restore', reason: input.reason });
    if ((await itemOf(tx.db, input.documentId))?.withdrawal_kind === 'vanish') throw vanishedForGood();
    await refuseObstacles(tx, edition, await restoreObstacles(tx.db, locked));
    return makePublic(tx, { locked, edition, restored: true });
  });
}

/** Asks for the pages of documents whose 失效日期, or the day of another change of their validity, has come since they were last written. */
export async function requestLapsedRendering(ctx: Ctx): Promise<number> {
  const today = dayInShanghai(ctx.clock.now());
  const begun = await itemsBehind(ctx, await validityBegunAhead(ctx.db, today));
  const changed = new Set([...(await itemsLapsedBy(ctx.db, today)), ...begun]);
  if (changed.size > 0) {
    await inTransaction(ctx, async (tx) => {
      for (const documentId of changed) tx.emit({ kind: 'render.document', documentId });
    });
  }
  return changed.size;
}

/** Asks for all pages to be written anew, in the background. */
export async function requestRebuild(ctx: Ctx): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    authorise(publishingPolicy.maintain(ctx.actor, await topPlace(tx)));
    tx.record({ type: 'site.rebuilt', agencyId: null, subject: null });
    tx.emit({ kind: 'render.all' });
  });
}

/** Where the site itself belongs: the topmost agency. */
export async function topPlace(ctx: Pick<Ctx, 'db'> | TxCtx): Promise<Awaited<ReturnType<typeof placeOf>>> {
  const [top] = await agencyTree(ctx.db, { closed: 'with' });
  return top === undefined ? { agencyId: '', agencyPath: [] } : placeOf(ctx.db, top.id);
}
