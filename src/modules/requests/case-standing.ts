import type { Ctx } from '../../platform/context.ts';
import { HANDLED_POSITIONS } from '../../law/requests/positions.ts';
import { releaseStandings } from './check-releases.ts';
import type { LoadedCase } from './loaded-case.ts';
import type { CaseStanding } from './requests.policy.ts';

/** What matters about a request to say who may open it. */
export async function standingOf(ctx: Pick<Ctx, 'db'>, loaded: LoadedCase): Promise<CaseStanding> {
  const { extension, position, reasons } = loaded.state;
  const working = HANDLED_POSITIONS.some((each) => each === position);
  return {
    position: position ?? 'pending',
    headNeeded:
      working &&
      ((extension !== null && extension.approvedOn === null) ||
        (position === 'judging' && reasons !== null && reasons.text !== null && !reasons.delayed)),
    // Before the signature all who may answer have the file for their own part anyway.
    heldUp: position === 'signing' || position === 'delivering' ? await heldUp(ctx, loaded) : [],
  };
}

async function heldUp(ctx: Pick<Ctx, 'db'>, loaded: LoadedCase): Promise<CaseStanding['heldUp']> {
  const standings = await releaseStandings(ctx, loaded);
  return standings
    .filter(({ findings }) => findings.some(({ accepted }) => accepted === null))
    .map(({ item }) => item.maker);
}
