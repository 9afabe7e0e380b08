import type { z } from 'zod';
import { authorise } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { INDICATORS } from '../../law/inspection/indicators.ts';
import { outcomesFor, refutablePlaces } from '../../law/inspection/hand-checks.ts';
import { agenciesById, placeOf } from '../agencies/agencies.queries.ts';
import { inspectionSettingsOf } from './inspection-settings.ts';
import type { inspectionApi } from './inspection.api.ts';
import { inspectionPolicy } from './inspection.policy.ts';
import { awaitingInspections, inspectionHeads } from './inspection.repository.ts';
import { verdictOf } from './inspection-words.ts';
import { conclusionBefore, openInspection, type KeptHandCheck, type KeptLine } from './kept-inspection.ts';
import { storedConclusion } from './stored-inspection.ts';

const SHOWN = 60;

/** Past inspections of an agency, the latest first. */
export async function listInspections(
  ctx: Ctx,
  { agencyId }: { readonly agencyId: string },
): Promise<z.input<(typeof inspectionApi.list)['response']>> {
  const place = await placeOf(ctx.db, agencyId);
  authorise(inspectionPolicy.read(ctx.actor, place));
  const rows = await inspectionHeads(ctx.db, agencyId, SHOWN);
  return {
    items: rows.map((row) => ({
      id: row.id,
      day: row.day,
      conclusion: row.conclusion === null ? conclusionBefore(row) : storedConclusion.parse(row.conclusion),
      awaiting: row.awaiting,
      score: Number(row.score),
      by: row.by_name,
      madeAt: row.made_at.toISOString(),
    })),
    may: {
      make: inspectionPolicy.make(ctx.actor, place) === true,
      set: inspectionPolicy.set(ctx.actor, place) === true,
    },
  };
}

/** One of them with all that it found, measured and by hand. */
export async function showInspection(
  ctx: Ctx,
  input: { readonly inspectionId: string },
): Promise<z.input<(typeof inspectionApi.open)['response']>> {
  const kept = await openInspection(ctx, input);
  const { id, agencyId, agencyName, day, by, judgedThen, lines, settled } = kept;
  const place = await placeOf(ctx.db, agencyId);
  return {
    id,
    agencyName,
    day,
    by,
    verdict: verdictOf(kept),
    judgedThen,
    conclusion: settled.conclusion,
    score: settled.score,
    awaiting: settled.awaiting,
    results: lines.map(shownLine),
    may: {
      record: judgedThen && inspectionPolicy.recordHandCheck(ctx.actor, place) === true,
      refuteVeto: inspectionPolicy.refuteVeto(ctx.actor, place) === true,
    },
  };
}

/** Inspections that await checks by hand: those of one's own agencies, and those that one made elsewhere. */
export async function inspectionTodo(ctx: Ctx): Promise<z.input<(typeof inspectionApi.todo)['response']>> {
  const { actor } = ctx;
  if (actor.kind !== 'account') return { items: [], total: 0 };
  // A supervisor reaches many agencies: what each has to look at is for its own people, unless the supervisor began it.
  const own = actor.grants.filter(({ role }) => role === 'clerk' || role === 'publisher');
  const rows = await awaitingInspections(ctx.db, {
    agencyIds: [...new Set(own.map(({ agencyId }) => agencyId))],
    madeBy: actor.accountId,
  });
  const agencies = await agenciesById(
    ctx.db,
    rows.map((row) => row.agency_id),
  );
  const items = [];
  for (const { id, agency_id: agencyId, day, awaiting } of rows)
    if (inspectionPolicy.recordHandCheck(actor, await placeOf(ctx.db, agencyId)) === true)
      items.push({
        id,
        agencyId,
        agencyName: agencies.get(agencyId)?.name ?? '',
        day,
        awaiting: awaiting ?? 0,
      });
  return { items, total: items.length };
}

type ShownResult = z.input<(typeof inspectionApi.open)['response']>['results'][number];

function shownLine({ result, judged, awaited, checks }: KeptLine): ShownResult {
  const { indicator, state, finding, deducted, places } = result;
  return {
    id: indicator.id,
    effect: indicator.effect,
    name: indicator.name,
    sentence: indicator.sentence,
    source: indicator.source,
    certain: indicator.certain,
    state,
    finding,
    deducted,
    places: [...places],
    partly: indicator.partly === true,
    judged,
    awaited,
    checks: checks.map(shownCheck),
    outcomes: [...outcomesFor(result)],
    refutable: refutablePlaces(result),
  };
}

function shownCheck(kept: KeptHandCheck) {
  const { indicatorId: _of, judged: _judged, byAccount: _account, at, addresses, ...check } = kept;
  return { ...check, addresses: [...addresses], at: at.toISOString() };
}

/** The numbers by which an agency is inspected, beside those that the notices say. */
export async function showInspectionSettings(
  ctx: Ctx,
  { agencyId }: { readonly agencyId: string },
): Promise<z.input<(typeof inspectionApi.settings)['response']>> {
  authorise(inspectionPolicy.read(ctx.actor, await placeOf(ctx.db, agencyId)));
  const own = await inspectionSettingsOf(ctx.db, agencyId);
  return {
    items: INDICATORS.map(({ id, name, source, certain, thresholds, weight }) => ({
      id,
      name,
      source,
      certain,
      off: own[id]?.off === true,
      thresholds: Object.entries(thresholds).map(([key, { label, value }]) => ({
        key,
        label,
        value: own[id]?.thresholds?.[key] ?? value,
        usual: value,
      })),
      weight:
        weight === undefined
          ? null
          : { each: own[id]?.each ?? weight.each, most: own[id]?.most ?? weight.most },
    })),
  };
}
