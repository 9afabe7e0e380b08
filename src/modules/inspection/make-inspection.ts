import { z } from 'zod';
import { authorise, nameOf } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { indicatorsFor } from '../../law/inspection/indicators.ts';
import { inspect, type Inspection, type InspectionFacts } from '../../law/inspection/inspect.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { gatherFacts } from './gather-facts.ts';
import { asSettings, inspectionSettingsOf } from './inspection-settings.ts';
import { inspectionPolicy } from './inspection.policy.ts';
import { findInspection, insertInspection } from './inspection.repository.ts';

const place = z.object({ what: z.string(), href: z.string() });
const placesOrNull = z.array(place).nullable();

/** Facts as they were stored. */
const storedFacts = z.object({
  day: z.string(),
  visits: z.object({ made: z.number(), failed: z.number(), days: z.number() }).nullable(),
  homeUpdatedOn: z.string().nullable(),
  columns: z.array(
    z.object({
      name: z.string(),
      href: z.string(),
      sort: z.enum(['news', 'notice', 'policy', 'other']),
      cycleDays: z.number().nullable(),
      updatedOn: z.string().nullable(),
    }),
  ),
  openReports: z.array(z.object({ number: z.string(), receivedOn: z.string(), dueOn: z.string() })),
  missingInterpretations: z.array(place),
  deadLinks: placesOrNull,
  wording: placesOrNull,
  personal: placesOrNull,
  missingAtFoot: z.array(z.string()),
  media: z.array(z.object({ name: z.string(), updatedOn: z.string() })),
}) satisfies z.ZodType<InspectionFacts>;

/** An inspection that was kept, with whose it is. */
export interface KeptInspection {
  readonly id: string;
  readonly agencyId: string;
  readonly agencyName: string;
  readonly by: string;
  readonly inspection: Inspection;
}

/** Inspects an agency's part of the site as it is now, and keeps what was found with the numbers that held. */
export async function makeInspection(
  ctx: Ctx,
  { agencyId }: { readonly agencyId: string },
): Promise<{ inspectionId: string }> {
  authorise(inspectionPolicy.make(ctx.actor, await placeOf(ctx.db, agencyId)));
  const settings = await inspectionSettingsOf(ctx.db, agencyId);
  const access = indicatorsFor(settings).find(({ id }) => id === 'access');
  const facts = await gatherFacts(ctx, {
    agencyId,
    visitDays: access?.thresholds['days']?.value ?? 7,
    visitSeconds: access?.thresholds['seconds']?.value ?? 15,
  });
  const { vetoed, score } = inspect(facts, settings);
  return inTransaction(ctx, async (tx) => {
    const at = tx.clock.now();
    const id = newId(at.getTime());
    await insertInspection(tx.db, {
      id,
      agency_id: agencyId,
      day: facts.day,
      facts: JSON.stringify(facts),
      settings: JSON.stringify(settings),
      vetoed,
      score,
      by_name: nameOf(tx.actor),
      made_at: at,
    });
    tx.record({
      type: 'inspection.made',
      agencyId,
      subject: { kind: 'agency', id: agencyId, title: (await agencyById(tx.db, agencyId)).name },
      after: { day: facts.day, vetoed, score },
    });
    return { inspectionId: id };
  });
}

/** An inspection as it was made; judged anew from what was kept, it comes to the same. */
export async function openInspection(
  ctx: Ctx,
  { inspectionId }: { readonly inspectionId: string },
): Promise<KeptInspection> {
  const row = await findInspection(ctx.db, inspectionId);
  if (row === null) throw notFound('这次网站检查');
  authorise(inspectionPolicy.read(ctx.actor, await placeOf(ctx.db, row.agency_id)));
  return {
    id: row.id,
    agencyId: row.agency_id,
    agencyName: (await agencyById(ctx.db, row.agency_id)).name,
    by: row.by_name,
    inspection: inspect(storedFacts.parse(row.facts), asSettings(row.settings)),
  };
}
