import type { Place } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { Db } from '../../platform/database/connect.ts';
import { inBatches } from '../../platform/database/in-batches.ts';
import { secrecyAllows } from '../../law/secrecy-review.ts';
import { authorsOf, type DocumentUnderReview } from '../documents/documents.queries.ts';
import { reviewPolicy } from './review.policy.ts';
import { listDecisions, listRounds, listSecrecy, type Round } from './review.repository.ts';

/** What of a document the actor may do now and nobody has done yet. */
export interface Waiting {
  /** The step of the current round that is theirs to decide. */
  readonly approveStep: { readonly roundId: string; readonly step: number; readonly stepName: string } | null;
  /** Its text has no 保密审查 yet. */
  readonly secrecyReview: boolean;
  /** It is approved and cleared; what guards say of it is only known when it is published. */
  readonly publish: boolean;
}

/** Those of some editions that somebody returned, or whose 保密审查, of whatever text, once came to anything but 公开. */
export async function objectedEditions(db: Db, editionIds: readonly string[]): Promise<ReadonlySet<string>> {
  const objected = new Set<string>();
  for (const some of inBatches(editionIds)) {
    for (const { editionId, outcome } of await listRounds(db, some))
      if (outcome === 'returned') objected.add(editionId);
    for (const { edition_id: editionId, result } of await listSecrecy(db, some))
      if (result !== 'open') objected.add(editionId);
  }
  return objected;
}

/**
 * What waits for the actor of documents of one agency, by document; of which nothing does is missing. The same policies decide it that
 * decide the deed.
 */
export async function waitingFor(
  ctx: Ctx,
  place: Place,
  documents: readonly DocumentUnderReview[],
): Promise<Map<string, Waiting>> {
  const waiting = new Map<string, Waiting>();
  for (const some of inBatches(documents))
    for (const [id, what] of await waitingOf(ctx, place, some)) waiting.set(id, what);
  return waiting;
}

async function waitingOf(
  ctx: Ctx,
  place: Place,
  documents: readonly DocumentUnderReview[],
): Promise<[string, Waiting][]> {
  const editionIds = documents.map(({ editionId }) => editionId);
  const rounds = new Map(
    (await listRounds(ctx.db, editionIds))
      .filter(({ outcome }) => outcome === 'open')
      .map((round) => [round.editionId, round]),
  );
  const decisions = Map.groupBy(
    await listDecisions(
      ctx.db,
      [...rounds.values()].map(({ id }) => id),
    ),
    (decision) => decision.round_id,
  );
  const authors = await authorsOf(ctx.db, editionIds);
  const secrecy = Map.groupBy(await listSecrecy(ctx.db, editionIds), (record) => record.edition_id);
  const mayPublish = reviewPolicy.act(ctx.actor, 'publisher', place) === true;
  return documents.flatMap((document): [string, Waiting][] => {
    const { editionId, contentHash, state } = document;
    const wrote = (authors.get(editionId) ?? []).map(({ id }) => id);
    const signed = secrecy.get(editionId)?.find((record) => record.content_hash === contentHash);
    const round = rounds.get(editionId);
    const what: Waiting = {
      approveStep: stepOf(ctx, {
        place,
        round,
        authors: wrote,
        decidedBy: (decisions.get(round?.id ?? '') ?? []).map((decision) => decision.by_account),
      }),
      secrecyReview:
        signed === undefined && reviewPolicy.reviewSecrecy(ctx.actor, { place, authors: wrote }) === true,
      publish: mayPublish && state === 'approved' && secrecyAllows(signed?.result ?? null),
    };
    return what.approveStep !== null || what.secrecyReview || what.publish ? [[document.id, what]] : [];
  });
}

function stepOf(
  ctx: Ctx,
  of: {
    readonly place: Place;
    readonly round: Round | undefined;
    readonly authors: readonly (string | null)[];
    readonly decidedBy: readonly (string | null)[];
  },
): Waiting['approveStep'] {
  const { place, round, authors, decidedBy } = of;
  const step = round?.steps[round.step];
  if (round === undefined || step === undefined) return null;
  const may = reviewPolicy.decideStep(ctx.actor, { place, role: step.role, authors, decidedBy });
  return may === true ? { roundId: round.id, step: round.step, stepName: step.name } : null;
}
