import type { z } from 'zod';
import { authorise } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { INDICATORS } from '../../law/inspection/indicators.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { verdictOf } from './inspection-report.ts';
import { inspectionSettingsOf } from './inspection-settings.ts';
import type { inspectionApi } from './inspection.api.ts';
import { inspectionPolicy } from './inspection.policy.ts';
import { inspectionHeads } from './inspection.repository.ts';
import { openInspection } from './make-inspection.ts';

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
      vetoed: row.vetoed,
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

/** One of them with all that it found. */
export async function showInspection(
  ctx: Ctx,
  input: { readonly inspectionId: string },
): Promise<z.input<(typeof inspectionApi.open)['response']>> {
  const { id, agencyName, by, inspection } = await openInspection(ctx, input);
  return {
    id,
    agencyName,
    day: inspection.day,
    by,
    verdict: verdictOf(inspection),
    vetoed: inspection.vetoed,
    score: inspection.score,
    results: inspection.results.map(({ indicator, state, finding, deducted, places }) => ({
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
    })),
  };
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
