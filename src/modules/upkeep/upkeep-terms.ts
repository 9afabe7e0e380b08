import { accountIdOf, authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import type { Db } from '../../platform/database/connect.ts';
import { DEFAULT_UPKEEP_TERMS, type UpkeepTerms } from '../../law/upkeep/upkeep-terms.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { termsSchema } from './upkeep.content.ts';
import { termsChanged } from './upkeep.errors.ts';
import { findTerms, writeTerms } from './upkeep-marks.repository.ts';
import { upkeepPolicy } from './upkeep.policy.ts';

/** The terms that hold at an agency: its own, or those of the nearest above it, or what everybody starts with. */
export async function termsOf(db: Db, agencyId: string): Promise<UpkeepTerms> {
  const { agencyPath } = await placeOf(db, agencyId);
  const found = await findTerms(db, agencyPath.toReversed());
  return found === null ? DEFAULT_UPKEEP_TERMS : termsSchema.parse(found.settings);
}

/** The same for the page that shows them. `version` is 0 until the agency has terms of its own. */
export async function getTerms(
  ctx: Ctx,
  { agencyId }: { readonly agencyId: string },
): Promise<{ terms: UpkeepTerms; own: boolean; version: number; may: boolean }> {
  const place = await placeOf(ctx.db, agencyId);
  authorise(upkeepPolicy.read(ctx.actor, place));
  const own = await findTerms(ctx.db, [agencyId]);
  return {
    terms: await termsOf(ctx.db, agencyId),
    own: own !== null,
    version: own?.version ?? 0,
    may: upkeepPolicy.set(ctx.actor, place) === true,
  };
}

/** Sets an agency's own terms, which hold for the agencies below it too that have none. */
export async function setTerms(
  ctx: Ctx,
  input: { readonly agencyId: string; readonly version: number; readonly terms: UpkeepTerms },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { agencyId, version, terms } = input;
    authorise(upkeepPolicy.set(tx.actor, await placeOf(tx.db, agencyId)));
    const before = await termsOf(tx.db, agencyId);
    const settings = JSON.stringify(termsSchema.parse(terms));
    const by = accountIdOf(tx.actor);
    if (!(await writeTerms(tx.db, { agencyId, settings, version, by, at: tx.clock.now() })))
      throw termsChanged();
    tx.record({
      type: 'upkeep.terms_set',
      agencyId,
      subject: { kind: 'agency', id: agencyId, title: (await agencyById(tx.db, agencyId)).name },
      before: { ...before },
      after: { ...terms },
    });
  });
}
