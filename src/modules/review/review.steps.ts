import { authorise } from '../../platform/actor.ts';
import type { TxCtx } from '../../platform/context.ts';
import type { AuditType } from '../../platform/audit/audit-events.ts';
import { recordStatus, setEditionState } from '../documents/documents.editions.ts';
import { authorsOf } from '../documents/documents.queries.ts';
import type { EditionEvent } from '../documents/documents.states.ts';
import type { Edition, LockedDocument } from '../documents/documents.types.ts';
import { notNow, reasonMissing } from './review.errors.ts';
import { reviewPolicy } from './review.policy.ts';
import { listDecisions, updateRound, type Round } from './review.repository.ts';
import { latestRound } from './review.queries.ts';
import { findTransition, type Transition } from './review.transitions.ts';

const AUDIT: Readonly<Record<EditionEvent, AuditType>> = {
  edit: 'document.revised',
  submit: 'document.submitted',
  approveStep: 'document.step_approved',
  return: 'document.returned',
  recall: 'document.recalled',
  publish: 'document.published',
  publishUrgently: 'document.published_urgently',
  withdraw: 'document.withdrawn',
  vanish: 'document.vanished',
  restore: 'document.restored',
  startEdition: 'document.edition_started',
  discard: 'document.discarded',
};

/** What happens to a document. */
export interface TransitionInput {
  readonly locked: LockedDocument;
  readonly event: EditionEvent;
  readonly reason?: string;
  /** For decisions: the round they belong to. */
  readonly round?: Round;
  /** What is worth knowing of the event, for the audit. */
  readonly after?: Readonly<Record<string, unknown>>;
}

/**
 * The only way from one state of an edition to another: looks the event up in the table, asks whether the actor may,
 * writes state, history and audit event. Throws `review.not_now` or `common.forbidden`. Returns the edition as it is now.
 */
export async function applyTransition(tx: TxCtx, input: TransitionInput): Promise<Edition> {
  const { locked, event } = input;
  const edition = editionFor(locked, event);
  const { round } = input;
  const last = event === 'approveStep' && round !== undefined && round.step === round.steps.length - 1;
  const way = findTransition(event, edition, { last });
  if (way === null) throw notNow(event, edition.state);
  await authoriseWay(tx, { locked, edition, way, round });

  const reason = input.reason?.trim() ?? '';
  if (way.reason === true && reason === '') throw reasonMissing(event);
  if (ENDS_ROUND.has(event)) await voidRounds(tx, { locked, edition, outcomes: ['open'] });
  const pendingApproval = pendingAfter(way, edition);
  const moved = await setEditionState(tx, {
    edition,
    state: way.to,
    ...(pendingApproval !== edition.pendingApproval && { pendingApproval }),
    isCurrent: edition.id === locked.edition.id,
  });
  const { documentId, revisionId } = moved;
  await recordStatus(tx, { documentId, editionId: moved.id, revisionId, state: way.to, event, reason });
  tx.record({
    type: AUDIT[event],
    agencyId: locked.document.agencyId,
    subject: { kind: 'document', id: documentId, title: locked.document.title },
    ...(reason !== '' && { reason }),
    before: { state: edition.state },
    after: {
      state: way.to,
      editionNumber: moved.number,
      ...(pendingApproval && { pendingApproval }),
      ...input.after,
    },
  });
  return moved;
}

/** Ends the round that a change of the text, or a discard, makes void. Returns whether there was anything to void. */
export async function voidReview(tx: TxCtx, locked: LockedDocument): Promise<boolean> {
  return voidRounds(tx, { locked, edition: locked.edition, outcomes: ['open', 'approved'] });
}

/** Events that leave what is public as it is or take it away: a review that still runs of it has lost its object. */
const ENDS_ROUND: ReadonlySet<EditionEvent> = new Set(['startEdition', 'withdraw', 'vanish']);

async function voidRounds(
  tx: TxCtx,
  input: { locked: LockedDocument; edition: Edition; outcomes: readonly Round['outcome'][] },
): Promise<boolean> {
  const { locked } = input;
  const round = await latestRound(tx.db, input.edition.id);
  if (round === null || !input.outcomes.includes(round.outcome)) return false;
  await updateRound(tx.db, round.id, { outcome: 'voided', waitingRole: null, closedAt: tx.clock.now() });
  tx.record({
    type: 'document.approval_voided',
    agencyId: locked.document.agencyId,
    subject: { kind: 'document', id: locked.document.id, title: locked.document.title },
    before: { outcome: round.outcome, step: round.step },
  });
  return true;
}

/** What is public is withdrawn, also while the next edition is being written. */
function editionFor(locked: LockedDocument, event: EditionEvent): Edition {
  return event === 'withdraw' || event === 'vanish' ? (locked.live ?? locked.edition) : locked.edition;
}

function pendingAfter(way: Transition, edition: Edition): boolean {
  if (way.event === 'publishUrgently') return true;
  if (way.event === 'publish' || (way.event === 'approveStep' && way.last === true)) return false;
  return edition.pendingApproval;
}

async function authoriseWay(
  tx: TxCtx,
  input: { locked: LockedDocument; edition: Edition; way: Transition; round: Round | undefined },
): Promise<void> {
  const { locked, way, round } = input;
  if (way.by !== 'step') {
    authorise(reviewPolicy.act(tx.actor, way.by, locked.place));
    return;
  }
  const step = round?.steps[round.step];
  if (round === undefined || step === undefined) throw notNow(way.event, input.edition.state);
  const authors = (await authorsOf(tx.db, [input.edition.id])).get(input.edition.id) ?? [];
  const decided = await listDecisions(tx.db, [round.id]);
  authorise(
    reviewPolicy.decideStep(tx.actor, {
      place: locked.place,
      role: step.role,
      authors: authors.map((author) => author.id),
      decidedBy: decided.map((decision) => decision.by_account),
    }),
  );
}
