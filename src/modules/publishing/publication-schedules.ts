import { authorise, holds, nameOf, type Actor } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type PostingTerm, type TxCtx } from '../../platform/context.ts';
import { must, notFound } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { dayInShanghai, type PlainDate } from '../../law/dates.ts';
import { agencyIdsBelow, placeOf } from '../agencies/agencies.queries.ts';
import { lockForChange } from '../documents/documents.editions.ts';
import { mayReadDocument } from '../documents/documents.policy.ts';
import { documentsById, loadDocument } from '../documents/documents.queries.ts';
import type { LockedDocument } from '../documents/documents.types.ts';
import { prepareGuards } from '../review/review.guards.ts';
import { publicationObstacles } from '../review/review.obstacles.ts';
import { endsOfRedirects } from './ends-of-redirects.ts';
import { lockAsSeen, refuseObstacles, type PublicationInput } from './make-public.ts';
import { postingTerms, refuseWhilePosted } from './posting-terms.ts';
import {
  changeSchedule,
  heldSchedules,
  insertSchedule,
  openSchedule,
  scheduleById,
  schedulesOf,
  type ScheduleAction,
  type ScheduleRow,
} from './publication-schedules.repository.ts';
import { itemOf } from './published-items.repository.ts';
import {
  nothingToTakeDown,
  notApproved,
  scheduleChanged,
  scheduleInThePast,
  scheduleTooFar,
  takenDownTooEarly,
} from './publishing.errors.ts';
import { publishingPolicy } from './publishing.policy.ts';
import { itemWithdrawal } from './take-down.ts';
import { withdrawalSchema, type Withdrawal } from './withdrawal.kinds.ts';

/** Further ahead nobody plans; a slip of the finger in the year does. */
const FURTHEST_MS = 2 * 366 * 86_400_000;

/** A time as it is set: `version` is the one that the person saw, null where none was set yet. */
export interface ScheduleInput extends PublicationInput {
  readonly at: Date;
  readonly version: number | null;
}

/** What will happen at the time of a taking down. */
export interface PlannedWithdrawal {
  readonly reason: string;
  readonly withdrawal: Withdrawal;
}

/** What the office sees of a document's publication: its page, what stays there, the times that were set. */
export interface PublicationStanding {
  readonly path: string | null;
  readonly state: 'public' | 'withdrawn' | null;
  readonly kind: 'notice' | 'gone' | 'redirect' | 'vanish' | null;
  readonly publicNotice: string;
  /** Whether it was to lead to another document which isn't there any more. */
  readonly replacementLost: boolean;
  readonly schedules: readonly ScheduleRow[];
  readonly maySchedule: boolean;
  /** Terms that aren't over for which it has to stay public, the longest first. */
  readonly postings: readonly PostingTerm[];
}

/**
 * Gives an approved and 保密审查-cleared edition the time of its publication, or another one. The time is for exactly this
 * text. Throws `publishing.obstacles` with what would stand in the way now, `publishing.schedule_changed` for a stale call.
 */
export async function schedulePublication(ctx: Ctx, input: ScheduleInput): Promise<void> {
  await prepareGuards(ctx, ctx.publicationGuards, input.documentId);
  await inTransaction(ctx, async (tx) => {
    const locked = await lockToSchedule(tx, input);
    if (locked.edition.state !== 'approved') throw notApproved();
    await refuseObstacles(tx, locked.edition, await publicationObstacles(tx.db, locked));
    const takenDown = await openSchedule(tx.db, { documentId: locked.document.id, action: 'withdraw' });
    if (takenDown?.state === 'waiting' && takenDown.due_at <= input.at) throw takenDownTooEarly();
    await setSchedule(tx, {
      locked,
      input,
      action: 'publish',
      members: { revision_id: locked.revision.id },
      after: {},
    });
  });
}

/**
 * Gives what is public, or has a time of publication, the time of its taking down (公示期满): kind, notice and reason are said
 * now. It holds for whatever edition stands there then. Throws `publishing.still_posted` for a time within the term of a duty.
 */
export async function scheduleWithdrawal(ctx: Ctx, input: ScheduleInput & PlannedWithdrawal): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const locked = await lockToSchedule(tx, input);
    const { documentId, reason, withdrawal } = input;
    let publicOn: PlainDate | null = null;
    if (locked.live === null) {
      const publication = await openSchedule(tx.db, { documentId, action: 'publish' });
      if (publication?.state !== 'waiting') throw nothingToTakeDown();
      if (publication.due_at >= input.at) throw takenDownTooEarly();
      publicOn = dayInShanghai(publication.due_at);
    }
    await refuseWhilePosted(tx, { documentId, publicOn, at: input.at });
    await itemWithdrawal(tx, { documentId, withdrawal });
    await setSchedule(tx, {
      locked,
      input,
      action: 'withdraw',
      members: { withdrawal: JSON.stringify({ reason, ...withdrawal }) },
      after: { kind: withdrawal.kind, titleHidden: withdrawal.hideTitle },
      reason,
    });
  });
}

/** Cancels a time that waits or could not be kept. Throws `publishing.schedule_changed` for a stale or repeated call. */
export async function cancelSchedule(ctx: Ctx, input: { id: string; version: number }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const found = await scheduleById(tx.db, input.id);
    if (found === undefined) throw notFound('这个定时');
    const locked = await lockForChange(tx, found.document_id);
    authorise(publishingPolicy.schedule(tx.actor, locked.place));
    const at = tx.clock.now();
    const note = `由${nameOf(tx.actor)}取消。`;
    if (!(await changeSchedule(tx.db, input, { state: 'cancelled', note, settled_at: at }))) {
      throw scheduleChanged();
    }
    recordSchedule(tx, 'document.schedule_cancelled', { locked, before: summary(found) });
  });
}

/** How a document stands on the public site and what is set for it, for those who may read it. */
export async function publicationStanding(
  ctx: Ctx,
  input: { documentId: string },
): Promise<PublicationStanding> {
  const { documentId } = input;
  const { place, live } = await loadDocument(ctx.db, documentId);
  authorise(mayReadDocument(ctx.actor, place));
  const item = await itemOf(ctx.db, documentId);
  const schedules = await schedulesOf(ctx.db, documentId);
  const coming = schedules.find(({ action, state }) => action === 'publish' && state === 'waiting');
  const publicOn = live === null && coming !== undefined ? dayInShanghai(coming.due_at) : null;
  const day = dayInShanghai(ctx.clock.now());
  return {
    path: item?.path ?? null,
    state: item?.state ?? null,
    kind: item?.withdrawal_kind ?? null,
    publicNotice: item?.withdrawal_reason ?? '',
    schedules,
    postings: await postingTerms(ctx, { documentId, publicOn, day }),
    replacementLost:
      item?.withdrawal_kind === 'redirect' && (await endsOfRedirects(ctx.db, [item])).size === 0,
    maySchedule: publishingPolicy.schedule(ctx.actor, place) === true,
  };
}

/** A time that could not be kept, with the document's title. */
export interface HeldSchedule extends ScheduleRow {
  readonly title: string;
}

/** Times that could not be kept where the actor publishes, the earliest first: somebody must decide what now. */
export async function heldForMe(ctx: Ctx): Promise<HeldSchedule[]> {
  const agencyIds = await publishingPlaces(ctx);
  const held = await heldSchedules(ctx.db, { agencyIds, limit: 100 });
  const documents = await documentsById(
    ctx.db,
    held.map((row) => row.document_id),
  );
  return held.map((row) => ({ ...row, title: documents.get(row.document_id)?.title ?? '' }));
}

/** What a row says of the withdrawal that is planned. */
export function plannedWithdrawal(row: ScheduleRow): PlannedWithdrawal {
  // `scheduleWithdrawal` wrote it: the reason stands beside the members of the withdrawal.
  const { reason } = must(row.withdrawal, `withdrawal of schedule ${row.id}`) as { reason: string };
  return { reason, withdrawal: withdrawalSchema.parse(row.withdrawal) };
}

/** What the audit says of a time. */
export function summary(row: Pick<ScheduleRow, 'action' | 'due_at'>): Readonly<Record<string, unknown>> {
  return { action: row.action, at: row.due_at.toISOString() };
}

/** Records an event of a time in the audit. */
export function recordSchedule(
  tx: TxCtx,
  type: `document.schedule_${'set' | 'cancelled' | 'fired' | 'held'}`,
  event: {
    locked: Pick<LockedDocument, 'document'>;
    reason?: string;
    before?: Readonly<Record<string, unknown>>;
    after?: Readonly<Record<string, unknown>>;
  },
): void {
  const { locked, ...rest } = event;
  const { document } = locked;
  tx.record({
    type,
    agencyId: document.agencyId,
    subject: { kind: 'document', id: document.id, title: document.title },
    ...rest,
  });
}

/** Agencies at which the actor publishes. */
export async function publishingPlaces(ctx: Ctx): Promise<string[]> {
  const grants = ctx.actor.kind === 'account' ? ctx.actor.grants : [];
  const reached = await agencyIdsBelow(
    ctx.db,
    grants.map(({ agencyId }) => agencyId),
  );
  const places: string[] = [];
  for (const id of reached) {
    if (holds(ctx.actor, 'publisher', await placeOf(ctx.db, id))) places.push(id);
  }
  return places;
}

async function lockToSchedule(tx: TxCtx, input: ScheduleInput): Promise<LockedDocument> {
  const locked = await lockAsSeen(tx, input);
  authorise(publishingPolicy.schedule(tx.actor, locked.place));
  const ahead = input.at.getTime() - tx.clock.now().getTime();
  if (ahead <= 0) throw scheduleInThePast();
  if (ahead > FURTHEST_MS) throw scheduleTooFar();
  return locked;
}

async function setSchedule(
  tx: TxCtx,
  set: {
    locked: LockedDocument;
    input: ScheduleInput;
    action: ScheduleAction;
    members: { revision_id: string } | { withdrawal: string };
    after: Readonly<Record<string, unknown>>;
    reason?: string;
  },
): Promise<void> {
  const { locked, action, input } = set;
  const documentId = locked.document.id;
  const now = tx.clock.now();
  const found = await openSchedule(tx.db, { documentId, action });
  if ((found?.version ?? null) !== input.version) throw scheduleChanged();
  const row = {
    ...set.members,
    due_at: input.at,
    state: 'waiting' as const,
    note: '',
    settled_at: null,
    set_by: accountOf(tx.actor),
    set_by_name: nameOf(tx.actor),
    set_at: now,
  };
  if (found === undefined) {
    const id = newId(now.getTime());
    const agencyId = locked.document.agencyId;
    await insertSchedule(tx.db, { id, document_id: documentId, agency_id: agencyId, action, ...row });
  } else if (!(await changeSchedule(tx.db, found, row))) throw scheduleChanged();
  recordSchedule(tx, 'document.schedule_set', {
    locked,
    ...(set.reason !== undefined && { reason: set.reason }),
    ...(found !== undefined && { before: summary(found) }),
    after: { ...summary({ action, due_at: input.at }), ...set.after },
  });
}

/** The policy lets only people set times. */
function accountOf(actor: Actor): string {
  return must(actor.kind === 'account' ? actor.accountId : null, 'account that sets a time');
}
