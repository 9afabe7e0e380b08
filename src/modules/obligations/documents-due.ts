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
import { measured, type MeasuredEdition } from './document-days.ts';
import type { obligationsApi } from './obligations.api.ts';
import { namedForDue } from './obligations.repository.ts';

type DueDocument = ResponseOf<typeof obligationsApi.todo>['documents'][number];

/**
 * Documents on their way to the public whose last day is near or over (`disclosureDay`), for whom they wait: whoever drafts, has the
 * step of the review, or publishes. One that an open obligation tells of already isn't told twice, and nobody is reminded of a day that
 * was over before the edition was begun, such as that of an old document which is entered late.
 */
export async function documentsDue(ctx: Ctx): Promise<DueDocument[]> {
  const grants = ctx.actor.kind === 'account' ? ctx.actor.grants : [];
  // Whoever has a step of a document has it at the document's own agency.
  const agencyIds = grants.flatMap(({ role, agencyId }) => (reachesDown(role) ? [] : [agencyId]));
  const today = dayInShanghai(ctx.clock.now());
  const until = addDays(today, SOON_DAYS);
  const near = (await measured(ctx, await editionsUnderWay(ctx.db, agencyIds))).flatMap((edition) => {
    const { day, createdAt } = edition;
    const isNear = day.kind === 'by' && day.lastDay <= until && day.lastDay >= dayInShanghai(createdAt);
    return isNear ? [{ edition, lastDay: day.lastDay }] : [];
  });
  const told = await namedForDue(ctx.db, {
    documentIds: near.map(({ edition }) => edition.documentId),
    until,
  });
  const mine: typeof near = [];
  const places = new Map<string, Place>();
  for (const each of near) {
    const { agencyId, documentId } = each.edition;
    const place = places.get(agencyId) ?? (await placeOf(ctx.db, agencyId));
    places.set(agencyId, place);
    if (!told.has(documentId) && (await waitsFor(ctx, each.edition, place))) mine.push(each);
  }
  return shown(ctx, mine, today);
}

async function waitsFor(ctx: Ctx, { state, editionId }: MeasuredEdition, place: Place): Promise<boolean> {
  if (state === 'approved') return holds(ctx.actor, 'publisher', place);
  if (state !== 'inReview') return holds(ctx.actor, 'clerk', place);
  const round = await latestRound(ctx.db, editionId);
  const role = round?.steps[round.step]?.role;
  return role !== undefined && holds(ctx.actor, role, place);
}

async function shown(
  ctx: Ctx,
  due: readonly { readonly edition: MeasuredEdition; readonly lastDay: PlainDate }[],
  today: PlainDate,
): Promise<DueDocument[]> {
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
    .map(({ edition, lastDay }) => ({
      documentId: edition.documentId,
      title: titles.get(edition.editionId) ?? '',
      agencyName: agencies.get(edition.agencyId)?.name ?? '',
      stateName: EDITION_STATE_LABELS[edition.state],
      lastDay,
      urgency: disclosureUrgency(lastDay, today),
      daysLate: daysLate(lastDay, today),
    }));
}
