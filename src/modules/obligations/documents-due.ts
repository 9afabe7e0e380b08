import { holds, reachesDown, type Place } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { addDays, dayInShanghai, type PlainDate } from '../../law/dates.ts';
import { daysLate, disclosureUrgency } from '../../law/obligations/disclosure-day.ts';
import { SOON_DAYS } from '../../law/obligations/obligation-status.ts';
import { agenciesById, placeOf } from '../agencies/agencies.queries.ts';
import { EDITION_STATE_LABELS } from '../documents/documents.states.ts';
import { editionsUnderWay, titlesOfEditions } from '../documents/documents.queries.ts';
import { latestRound } from '../review/review.queries.ts';
import { awaitsSecrecy } from '../review/review.todo.ts';
import { measured, type MeasuredEdition } from './document-days.ts';
import type { obligationsApi } from './obligations.api.ts';
import { dueDaysOf } from './obligations.repository.ts';

type DueDocument = ResponseOf<typeof obligationsApi.todo>['documents'][number];

interface Near {
  readonly edition: MeasuredEdition;
  readonly lastDay: PlainDate;
  readonly by: DueDocument['by'];
}

/**
 * Documents on their way to the public whose last day is near or over, their own (`disclosureDay`) or that of a duty they are named for, for
 * whom they wait: whoever drafts, has the step of the review, signs the 保密审查, or publishes. Those that are `told` already by an
 * obligation aren't told twice, and nobody is reminded of a day of its own that was over before the edition was begun, such as that of an
 * old document which is entered late.
 */
export async function documentsDue(ctx: Ctx, told: ReadonlySet<string>): Promise<DueDocument[]> {
  const grants = ctx.actor.kind === 'account' ? ctx.actor.grants : [];
  // Whoever has a step of a document has it at the document's own agency.
  const agencyIds = grants.flatMap(({ role, agencyId }) => (reachesDown(role) ? [] : [agencyId]));
  const today = dayInShanghai(ctx.clock.now());
  const near = await nearEditions(ctx, { agencyIds, until: addDays(today, SOON_DAYS) });
  const mine: Near[] = [];
  const places = new Map<string, Place>();
  for (const each of near) {
    const { agencyId, documentId } = each.edition;
    const place = places.get(agencyId) ?? (await placeOf(ctx.db, agencyId));
    places.set(agencyId, place);
    if (!told.has(documentId) && (await waitsFor(ctx, each.edition, place))) mine.push(each);
  }
  return shown(ctx, mine, today);
}

/** What is on its way at some agencies with the earlier of its days, where that isn't after a day. */
async function nearEditions(
  ctx: Ctx,
  { agencyIds, until }: { readonly agencyIds: readonly string[]; readonly until: PlainDate },
): Promise<Near[]> {
  const editions = await measured(ctx, await editionsUnderWay(ctx.db, agencyIds));
  const duties = await dueDaysOf(ctx.db, {
    documentIds: editions.map(({ documentId }) => documentId),
    until,
  });
  return editions.flatMap((edition): Near[] => {
    const { day, createdAt, documentId } = edition;
    const isNear = day.kind === 'by' && day.lastDay <= until && day.lastDay >= dayInShanghai(createdAt);
    const own = isNear ? day.lastDay : null;
    const duty = duties.get(documentId) ?? null;
    if (duty !== null && (own === null || duty <= own)) return [{ edition, lastDay: duty, by: 'duty' }];
    return own === null ? [] : [{ edition, lastDay: own, by: 'written' }];
  });
}

async function waitsFor(ctx: Ctx, edition: MeasuredEdition, place: Place): Promise<boolean> {
  const { state, editionId, documentId } = edition;
  const isSubmitted = state === 'inReview' || state === 'approved';
  if (isSubmitted && holds(ctx.actor, 'secrecyReviewer', place) && (await awaitsSecrecy(ctx, documentId)))
    return true;
  if (state === 'approved') return holds(ctx.actor, 'publisher', place);
  if (state !== 'inReview') return holds(ctx.actor, 'clerk', place);
  const round = await latestRound(ctx.db, editionId);
  const role = round?.steps[round.step]?.role;
  return role !== undefined && holds(ctx.actor, role, place);
}

async function shown(ctx: Ctx, due: readonly Near[], today: PlainDate): Promise<DueDocument[]> {
  const agencies = await agenciesById(
    ctx.db,
    due.map(({ edition }) => edition.agencyId),
  );
  const titles = await titlesOfEditions(
    ctx.db,
    due.map(({ edition }) => edition.editionId),
  );
  return due
    .toSorted((one, other) => (one.lastDay < other.lastDay ? -1 : 1))
    .map(({ edition, lastDay, by }) => ({
      documentId: edition.documentId,
      title: titles.get(edition.editionId) ?? '',
      agencyName: agencies.get(edition.agencyId)?.name ?? '',
      stateName: EDITION_STATE_LABELS[edition.state],
      lastDay,
      by,
      urgency: disclosureUrgency(lastDay, today),
      daysLate: daysLate(lastDay, today),
    }));
}
