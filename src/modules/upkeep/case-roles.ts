import { holds, type Actor, type Place } from '../../platform/actor.ts';
import { DEEDS, DEED_SPECS, type Deed } from '../../law/upkeep/deeds.ts';
import type { CaseRow } from './upkeep-cases.repository.ts';

/** The decision of a case as one of those that there are; null while there is none. */
export function deedOf({ deed }: Pick<CaseRow, 'deed'>): Deed | null {
  return DEEDS.find((one) => one === deed) ?? null;
}

/** Whether the actor is one of those who do what was decided. */
export function holdsDeed(actor: Actor, row: Pick<CaseRow, 'deed'>, place: Place): boolean {
  const deed = deedOf(row);
  const by = deed === null ? null : DEED_SPECS[deed].by;
  return by !== null && holds(actor, by, place);
}
