import { accountIdOf, authorise, nameOf } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { must } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { agencyById } from '../agencies/agencies.queries.ts';
import { nodeById } from '../catalogue/catalogue.queries.ts';
import { lockForChange } from '../documents/documents.editions.ts';
import { authorsOf, editionsOf } from '../documents/documents.queries.ts';
import { requirementsForReview } from '../documents/documents.rules.ts';
import type { EditionState } from '../documents/documents.states.ts';
import type { Edition, LockedDocument } from '../documents/documents.types.ts';
import { signedForm } from './review.api.ts';
import {
  alreadySubmitted,
  noSecrecyReviewNow,
  notSubmittable,
  secrecyFormFaulty,
  signedAlready,
  stepAlreadyDecided,
  textChanged,
} from './review.errors.ts';
import { guardObstacles, prepareGuards } from './review.guards.ts';
import { reviewPolicy } from './review.policy.ts';
import { latestRound } from './review.queries.ts';
import {
  insertDecision,
  insertRound,
  insertSecrecy,
  listSecrecy,
  updateRound,
  type Round,
} from './review.repository.ts';
import type { EarlierReview, SecrecyResult } from '../../law/secrecy-review.ts';
import { admitsSecrecyReview, secrecyFaults, type SecrecyForm } from './review.secrecy.ts';
import { applyTransition } from './review.steps.ts';

/** Where an edition stands after something was done. */
export interface Moved {
  readonly state: EditionState;
  readonly editionVersion: number;
  readonly pendingApproval: boolean;
}

/** 送审: the round starts with the steps that the column has now. The text must be the one that the person saw. */
export async function submitForReview(
  ctx: Ctx,
  input: { documentId: string; revisionId: string; note: string },
): Promise<Moved> {
  await prepareGuards(ctx, ctx.reviewGuards, input.documentId);
  return inTransaction(ctx, async (tx) => {
    const locked = await lockForChange(tx, input.documentId);
    if (locked.revision.id !== input.revisionId) throw textChanged();
    const edition = await applyTransition(tx, { locked, event: 'submit', reason: input.note });
    const faults = requirementsForReview(locked.revision, locked.document.kind).filter(
      (issue) => issue.severity === 'error',
    );
    if (faults.length > 0) throw notSubmittable(faults.map((fault) => fault.message));
    await askGuards(tx, edition, '送审');
    const open = await latestRound(tx.db, edition.id);
    if (open?.outcome === 'open') throw alreadySubmitted();
    const node = await nodeById(tx.db, locked.document.nodeId);
    const at = tx.clock.now();
    await insertRound(tx.db, {
      id: newId(at.getTime()),
      documentId: locked.document.id,
      editionId: edition.id,
      revisionId: locked.revision.id,
      agencyId: locked.document.agencyId,
      contentHash: locked.revision.contentHash,
      steps: node.reviewSteps,
      startedBy: accountIdOf(tx.actor),
      startedAt: at,
    });
    return moved(edition);
  });
}

/** Approves the current step. A step that was decided meanwhile answers `review.already_decided`. */
export async function approveStep(
  ctx: Ctx,
  input: { documentId: string; roundId: string; step: number; comment: string },
): Promise<Moved> {
  await prepareGuards(ctx, ctx.reviewGuards, input.documentId);
  return inTransaction(ctx, async (tx) => {
    const { locked, round } = await lockRound(tx, input);
    if (round.step !== input.step) throw stepAlreadyDecided();
    const stepName = round.steps[round.step]?.name ?? '';
    const edition = await applyTransition(tx, {
      locked,
      event: 'approveStep',
      reason: input.comment,
      round,
      after: { step: stepName },
    });
    await askGuards(tx, edition, '通过');
    await decide(tx, { round, verdict: 'approve', comment: input.comment });
    const next = round.steps[round.step + 1];
    await updateRound(tx.db, round.id, {
      step: round.step + 1,
      waitingRole: next?.role ?? null,
      ...(next === undefined && { outcome: 'approved' as const, closedAt: tx.clock.now() }),
    });
    // The public page says so while the review of an urgent publication runs.
    if (next === undefined && edition.state === 'published') {
      for (const follower of tx.publicationFollowers)
        await follower.marked?.(tx, { documentId: locked.document.id });
      tx.emit({ kind: 'render.document', documentId: locked.document.id });
    }
    return moved(edition);
  });
}

/** Returns the document with a reason; the next submission starts from the first step. */
export async function returnDocument(
  ctx: Ctx,
  input: { documentId: string; roundId: string; reason: string },
): Promise<Moved> {
  return inTransaction(ctx, async (tx) => {
    const { locked, round } = await lockRound(tx, input);
    const edition = await applyTransition(tx, { locked, event: 'return', reason: input.reason, round });
    await decide(tx, { round, verdict: 'return', comment: input.reason });
    await updateRound(tx.db, round.id, { outcome: 'returned', waitingRole: null, closedAt: tx.clock.now() });
    return moved(edition);
  });
}

/** The clerk takes the document back from review. */
export async function recall(ctx: Ctx, input: { documentId: string; reason: string }): Promise<Moved> {
  return inTransaction(ctx, async (tx) => {
    const locked = await lockForChange(tx, input.documentId);
    const edition = await applyTransition(tx, { locked, event: 'recall', reason: input.reason });
    const round = await latestRound(tx.db, edition.id);
    if (round?.outcome === 'open') {
      await updateRound(tx.db, round.id, {
        outcome: 'recalled',
        waitingRole: null,
        closedAt: tx.clock.now(),
      });
    }
    return moved(edition);
  });
}

/**
 * Signs a 保密审查 of the very content that the reviewer read, with everything that identifies it. It can't be changed;
 * a later one for the same content takes its place.
 */
export async function recordSecrecyReview(
  ctx: Ctx,
  input: {
    documentId: string;
    revisionId: string;
    form: SecrecyForm;
    result: SecrecyResult;
    basis: string;
    opinion: string;
    /**
     * Signed together with others that were public elsewhere before: the record names when and where this one was. What somebody
     * signed of the same text meanwhile is never replaced by that; throws `review.signed_already`.
     */
    together?: { readonly oldAddress: string };
  },
): Promise<{ id: string; result: SecrecyResult }> {
  return inTransaction(ctx, async (tx) => {
    const locked = await lockForChange(tx, input.documentId);
    const { document, edition, revision } = locked;
    const authors = (await authorsOf(tx.db, [edition.id])).get(edition.id) ?? [];
    authorise(
      reviewPolicy.reviewSecrecy(tx.actor, {
        place: locked.place,
        authors: authors.map((author) => author.id),
      }),
    );
    if (revision.id !== input.revisionId) throw textChanged();
    if (!admitsSecrecyReview(edition.state)) throw noSecrecyReviewNow(edition.state);
    const { together } = input;
    if (together !== undefined && (await isSigned(tx, locked))) throw signedAlready();
    const faults = secrecyFaults(input.form, input.result, await earlierReviews(tx, document.id));
    if (faults.length > 0) throw secrecyFormFaulty(faults);
    const agency = await agencyById(tx.db, document.agencyId);
    const at = tx.clock.now();
    const id = newId(at.getTime());
    const { result, basis, opinion } = input;
    await insertSecrecy(tx.db, {
      id,
      document_id: document.id,
      agency_id: document.agencyId,
      edition_id: edition.id,
      revision_id: revision.id,
      content_hash: revision.contentHash,
      form: JSON.stringify({
        ...input.form,
        title: revision.title,
        documentNumber: revision.metadata.documentNumber,
        agencyName: agency.name,
        attachments: revision.attachments.map(({ name, sha256 }) => ({ name, sha256 })),
        ...(together !== undefined && {
          publicBefore: must(document.publicBefore, '原公开日期'),
          oldAddress: together.oldAddress,
        }),
      }),
      result,
      basis,
      opinion,
      by_account: accountIdOf(tx.actor),
      by_name: nameOf(tx.actor),
      at,
    });
    tx.record({
      type: 'document.secrecy_reviewed',
      agencyId: document.agencyId,
      subject: { kind: 'document', id: document.id, title: document.title },
      reason: basis,
      after: { result, contentHash: revision.contentHash },
    });
    return { id, result };
  });
}

/** Whether the very text has a 保密审查 already, or an earlier one came to anything but 公开: that is looked at by itself. */
async function isSigned(tx: TxCtx, { edition, revision }: LockedDocument): Promise<boolean> {
  const records = await listSecrecy(tx.db, [edition.id]);
  return records.some((record) => record.content_hash === revision.contentHash || record.result !== 'open');
}

/** What was signed of the document, in whichever edition and of whichever text, newest first. */
async function earlierReviews(tx: TxCtx, documentId: string): Promise<EarlierReview[]> {
  const editions = await editionsOf(tx.db, documentId);
  const records = await listSecrecy(
    tx.db,
    editions.map(({ id }) => id),
  );
  return records.map(({ result, form }) => ({
    result,
    authorityOpinion: signedForm.parse(form).authorityOpinion,
  }));
}

/** Throws with what modules above say of the very text that is judged. */
async function askGuards(tx: TxCtx, edition: Edition, what: '送审' | '通过'): Promise<void> {
  const obstacles = await guardObstacles(tx, tx.reviewGuards, edition);
  if (obstacles.length > 0) throw notSubmittable(obstacles, what);
}

async function lockRound(
  tx: TxCtx,
  input: { documentId: string; roundId: string },
): Promise<{ locked: LockedDocument; round: Round }> {
  const locked = await lockForChange(tx, input.documentId);
  const round = await latestRound(tx.db, locked.edition.id);
  if (round === null || round.id !== input.roundId || round.outcome !== 'open') throw stepAlreadyDecided();
  if (round.contentHash !== locked.revision.contentHash) throw textChanged();
  return { locked, round };
}

async function decide(
  tx: TxCtx,
  input: { round: Round; verdict: 'approve' | 'return'; comment: string },
): Promise<void> {
  const { round } = input;
  const at = tx.clock.now();
  await insertDecision(tx.db, {
    id: newId(at.getTime()),
    round_id: round.id,
    step: round.step,
    step_name: round.steps[round.step]?.name ?? '',
    verdict: input.verdict,
    comment: input.comment,
    by_account: accountIdOf(tx.actor),
    by_name: nameOf(tx.actor),
    at,
  });
}

function moved(edition: Edition): Moved {
  return { state: edition.state, editionVersion: edition.version, pendingApproval: edition.pendingApproval };
}
