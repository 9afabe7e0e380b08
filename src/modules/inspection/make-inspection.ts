import { accountIdOf, authorise, nameOf } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { settle } from '../../law/inspection/hand-checks.ts';
import { indicatorsFor } from '../../law/inspection/indicators.ts';
import { inspect } from '../../law/inspection/inspect.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { gatherFacts } from './gather-facts.ts';
import { inspectionSettingsOf } from './inspection-settings.ts';
import { inspectionPolicy } from './inspection.policy.ts';
import { insertInspection } from './inspection.repository.ts';
import { JUDGEMENT_FORMAT } from './stored-inspection.ts';

/** Inspects an agency's part of the site as it is now, and keeps what was found and judged with the numbers that held. */
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
  const { results } = inspect(facts, settings);
  const { conclusion, vetoed, score, awaiting } = settle(results, new Map());
  return inTransaction(ctx, async (tx) => {
    const at = tx.clock.now();
    const id = newId(at.getTime());
    await insertInspection(tx.db, {
      id,
      agency_id: agencyId,
      day: facts.day,
      facts: JSON.stringify(facts),
      settings: JSON.stringify(settings),
      format: JUDGEMENT_FORMAT,
      results: JSON.stringify(results),
      conclusion,
      vetoed,
      score,
      awaiting,
      by_name: nameOf(tx.actor),
      made_by: accountIdOf(tx.actor),
      made_at: at,
    });
    tx.record({
      type: 'inspection.made',
      agencyId,
      subject: { kind: 'agency', id: agencyId, title: (await agencyById(tx.db, agencyId)).name },
      after: { day: facts.day, conclusion, vetoed, score, awaiting },
    });
    return { inspectionId: id };
  });
}
