import { authorise, type Place } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { accountNames } from '../accounts/accounts.queries.ts';
import { mayReadDocument } from '../documents/documents.policy.ts';
import { authorsOf, loadDocument } from '../documents/documents.queries.ts';
import { EDITION_EVENT_LABELS, EDITION_EVENTS, EDITION_STATE_LABELS } from '../documents/documents.states.ts';
import type { LockedDocument } from '../documents/documents.types.ts';
import { signedForm, type reviewApi } from './review.api.ts';
import { publicationObstacles, restoreObstacles, urgentObstacles } from './review.obstacles.ts';
import { reviewPolicy } from './review.policy.ts';
import { listDecisions, listRounds, listSecrecy, type Decision, type Round } from './review.repository.ts';
import { secrecyAllows } from '../../law/secrecy-review.ts';
import { admitsSecrecyReview } from './review.secrecy.ts';
import { findTransition } from './review.transitions.ts';

type View = ResponseOf<typeof reviewApi.get>;

/** Where a document stands in its review, and what the actor can do with it now. */
export async function viewReview(ctx: Ctx, input: { documentId: string }): Promise<View> {
  const loaded = await loadDocument(ctx.db, input.documentId);
  authorise(mayReadDocument(ctx.actor, loaded.place));
  const { edition, revision } = loaded;
  const rounds = await listRounds(ctx.db, [edition.id]);
  const decisions = await listDecisions(
    ctx.db,
    rounds.map((round) => round.id),
  );
  const secrecy = await listSecrecy(ctx.db, [edition.id]);
  const authors = (await authorsOf(ctx.db, [edition.id])).get(edition.id) ?? [];
  const names = await accountNames(
    ctx.db,
    rounds.flatMap((round) => round.startedBy ?? []),
  );
  const views = rounds.map((round) => roundView(round, { decisions, names }));
  const current = secrecy.find((record) => record.content_hash === revision.contentHash);
  return {
    documentId: loaded.document.id,
    editionId: edition.id,
    state: edition.state,
    editionVersion: edition.version,
    revisionId: revision.id,
    pendingApproval: edition.pendingApproval,
    round: views.at(-1) ?? null,
    earlierRounds: views.slice(0, -1).toReversed(),
    secrecy: secrecy.map((record) => ({
      id: record.id,
      revisionId: record.revision_id,
      current: record.content_hash === revision.contentHash,
      result: record.result,
      basis: record.basis,
      opinion: record.opinion,
      form: signedForm.parse(record.form),
      by: { id: record.by_account, name: record.by_name },
      at: record.at.toISOString(),
    })),
    secrecyCleared: secrecyAllows(current?.result ?? null),
    authors,
    obstacles: await publicationObstacles(ctx.db, loaded),
    restoreObstacles: await restoreObstacles(ctx.db, loaded),
    urgentObstacles: await urgentObstacles(ctx.db, loaded),
    actions: actionsOf(ctx, {
      loaded,
      round: rounds.at(-1) ?? null,
      authors: authors.map((author) => author.id),
      decisions,
    }),
  };
}

function roundView(
  round: Round,
  { decisions, names }: { decisions: readonly Decision[]; names: ReadonlyMap<string, string> },
): NonNullable<View['round']> {
  const own = decisions.filter((decision) => decision.round_id === round.id);
  return {
    id: round.id,
    editionId: round.editionId,
    revisionId: round.revisionId,
    steps: round.steps.map(({ name, role }) => ({ name, role })),
    step: round.step,
    outcome: round.outcome,
    startedBy: { id: round.startedBy, name: names.get(round.startedBy ?? '') ?? '' },
    startedAt: round.startedAt.toISOString(),
    closedAt: round.closedAt?.toISOString() ?? null,
    decisions: own.map((decision) => ({
      step: decision.step,
      stepName: decision.step_name,
      verdict: decision.verdict,
      comment: decision.comment,
      by: { id: decision.by_account, name: decision.by_name },
      at: decision.at.toISOString(),
    })),
  };
}

interface ActionFacts {
  readonly loaded: LockedDocument;
  readonly round: Round | null;
  readonly authors: readonly (string | null)[];
  readonly decisions: readonly Decision[];
}

/** What the state admits, each with the reason when this person may not do it. */
function actionsOf(ctx: Ctx, facts: ActionFacts): View['actions'] {
  const { loaded, round } = facts;
  const { edition, live, place } = loaded;
  const actions = EDITION_EVENTS.flatMap((event): View['actions'] => {
    const standing = (event === 'withdraw' || event === 'vanish') && live !== null ? live : edition;
    const way = findTransition(event, standing);
    if (way === null) return [];
    const open = round?.outcome === 'open' ? round : null;
    if ((event === 'approveStep' || event === 'return') && open === null) return [];
    if (event === 'submit' && open !== null) return [];
    const verdict =
      way.by === 'step' ? stepVerdict(ctx, facts, place) : reviewPolicy.act(ctx.actor, way.by, place);
    const step = event === 'approveStep' ? open?.steps[open.step]?.name : undefined;
    return [
      {
        event,
        label: step === undefined ? EDITION_EVENT_LABELS[event] : `${step}通过`,
        allowed: verdict === true,
        reason: verdict === true ? null : verdict,
      },
    ];
  });
  const reviewable = admitsSecrecyReview(edition.state);
  const verdict = reviewPolicy.reviewSecrecy(ctx.actor, { place, authors: facts.authors });
  const secrecy = {
    event: 'secrecyReview' as const,
    label: '保密审查',
    allowed: verdict === true,
    reason: verdict === true ? null : verdict,
  };
  return reviewable ? [...actions, secrecy] : actions;
}

function stepVerdict(ctx: Ctx, facts: ActionFacts, place: Place): true | string {
  const { round } = facts;
  const step = round?.steps[round.step];
  if (round === null || step === undefined) return EDITION_STATE_LABELS[facts.loaded.edition.state];
  return reviewPolicy.decideStep(ctx.actor, {
    place,
    role: step.role,
    authors: facts.authors,
    decidedBy: facts.decisions
      .filter((decision) => decision.round_id === round.id)
      .map((decision) => decision.by_account),
  });
}
