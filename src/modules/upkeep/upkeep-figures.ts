import { authorise } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { Db } from '../../platform/database/connect.ts';
import { DEEDS, type Deed, type Matter } from '../../law/upkeep/deeds.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { closedCounts, type CaseRow } from './upkeep-cases.repository.ts';
import { upkeepPolicy } from './upkeep.policy.ts';

/** How many cases of a year ended so. */
export interface UpkeepCount {
  readonly matter: Matter;
  /** Null where there was nothing left to decide. */
  readonly deed: Deed | null;
  readonly outcome: NonNullable<CaseRow['outcome']>;
  readonly count: number;
}

/** What an agency's 动态调整 came to in a year, for whoever counts it; asks nobody who reads. */
export async function upkeepFigures(
  db: Db,
  input: { readonly agencyId: string; readonly year: number },
): Promise<UpkeepCount[]> {
  return (await closedCounts(db, input)).map(({ matter, deed, outcome, count }) => ({
    matter,
    deed: DEEDS.find((one) => one === deed) ?? null,
    outcome,
    count,
  }));
}

/** The same for the desk. */
export async function showFigures(
  ctx: Ctx,
  input: { readonly agencyId: string; readonly year: number },
): Promise<{ rows: UpkeepCount[] }> {
  authorise(upkeepPolicy.read(ctx.actor, await placeOf(ctx.db, input.agencyId)));
  return { rows: await upkeepFigures(ctx.db, input) };
}
