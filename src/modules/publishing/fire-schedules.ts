import type { AccountActor } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { AppError, assertNever } from '../../platform/errors.ts';
import { actorOfAccount } from '../accounts/accounts.queries.ts';
import { lockForChange } from '../documents/documents.editions.ts';
import type { LockedDocument } from '../documents/documents.types.ts';
import { publicationObstacles } from '../review/review.obstacles.ts';
import { prepareGuards } from '../review/review.guards.ts';
import { applyTransition } from '../review/review.steps.ts';
import { makePublic, refuseObstacles } from './make-public.ts';
import { refuseWhilePosted } from './posting-terms.ts';
import { plannedWithdrawal, recordSchedule, summary } from './publication-schedules.ts';
import {
  claimSchedule,
  dueSchedules,
  openSchedule,
  type ScheduleRow,
} from './publication-schedules.repository.ts';
import { nothingToTakeDown, setterLeft, textChangedSince, windowMissed } from './publishing.errors.ts';
import { itemWithdrawal, takeDown } from './take-down.ts';

const AT_ONCE = 500;

/**
 * Publishes and takes down what was set for a time that has come, however long ago: each once, in one transaction with the
 * claim of its row, in the name of whoever set it and with the rights that this person has now. What isn't possible is held
 * with the reason and waits for a person. What fails for other reasons (no database, no disk) is logged and tried again at the
 * next call. Returns how many were carried out.
 */
export async function fireDueSchedules(ctx: Ctx): Promise<number> {
  let fired = 0;
  for (const due of await dueSchedules(ctx.db, ctx.clock.now(), AT_ONCE)) {
    try {
      if (await fireOrHold(ctx, due)) fired += 1;
    } catch (error) {
      ctx.log.error('a set time could not be kept', { schedule: due.id, error: String(error) });
    }
  }
  return fired;
}

async function fireOrHold(ctx: Ctx, due: ScheduleRow): Promise<boolean> {
  try {
    return await fire({ ...ctx, actor: await setterOf(ctx, due) }, due);
  } catch (error) {
    if (!(error instanceof AppError) || error.status >= 500) throw error;
    await hold(ctx, due, error.message);
    return false;
  }
}

/** The document's lock comes first, as in all that people do with it: so nobody waits for the other in a circle. */
async function fire(ctx: Ctx, due: ScheduleRow): Promise<boolean> {
  if (due.action === 'publish') await prepareGuards(ctx, ctx.publicationGuards, due.document_id);
  return inTransaction(ctx, async (tx) => {
    const locked = await lockForChange(tx, due.document_id);
    const now = tx.clock.now();
    if (!(await claimSchedule(tx.db, { id: due.id, now, state: 'done', note: '' }))) return false;
    const late = Math.round((now.getTime() - due.due_at.getTime()) / 60_000);
    recordSchedule(tx, 'document.schedule_fired', { locked, after: { ...summary(due), minutesLate: late } });
    switch (due.action) {
      case 'publish':
        await publishNow(tx, { locked, due });
        return true;
      case 'withdraw':
        await takeDownNow(tx, { locked, due });
        return true;
      default:
        return assertNever(due.action);
    }
  });
}

async function publishNow(
  tx: TxCtx,
  { locked, due }: { locked: LockedDocument; due: ScheduleRow },
): Promise<void> {
  if (locked.revision.id !== due.revision_id) throw textChangedSince();
  const takenDown = await openSchedule(tx.db, { documentId: locked.document.id, action: 'withdraw' });
  if (takenDown?.state === 'waiting' && takenDown.due_at <= tx.clock.now()) throw windowMissed();
  const edition = await applyTransition(tx, { locked, event: 'publish' });
  await refuseObstacles(tx, edition, await publicationObstacles(tx.db, locked));
  await makePublic(tx, { locked, edition, restored: false });
}

async function takeDownNow(
  tx: TxCtx,
  { locked, due }: { locked: LockedDocument; due: ScheduleRow },
): Promise<void> {
  if (locked.live === null) throw nothingToTakeDown();
  const { reason, withdrawal } = plannedWithdrawal(due);
  // The duty may have been entered, or the document published later, since the time was set.
  await refuseWhilePosted(tx, { documentId: locked.document.id, publicOn: null, at: tx.clock.now() });
  const item = await itemWithdrawal(tx, { documentId: locked.document.id, withdrawal });
  await takeDown(tx, { locked, event: 'withdraw', reason, item });
}

/** Nothing was changed; the row says why, and the responsible find it among what they have to do. */
async function hold(ctx: Ctx, due: ScheduleRow, why: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const locked = await lockForChange(tx, due.document_id);
    const now = tx.clock.now();
    if (!(await claimSchedule(tx.db, { id: due.id, now, state: 'held', note: why }))) return;
    recordSchedule(tx, 'document.schedule_held', { locked, reason: why, after: summary(due) });
  });
}

async function setterOf(ctx: Ctx, due: ScheduleRow): Promise<AccountActor> {
  try {
    return await actorOfAccount(ctx.db, due.set_by, { ip: null });
  } catch (error) {
    if (error instanceof AppError && error.status === 404) throw setterLeft(due.set_by_name);
    throw error;
  }
}
