import { reachesDown, type Grant, type Role } from '../../../src/platform/actor.ts';

/** An agency with all that stand above it, topmost first and itself last. */
export interface AgencyInTree {
  readonly id: string;
  readonly path: readonly string[];
}

/** Whether one of the roles is held for the agency, as the server asks: some roles reach all agencies below theirs. */
export function holdsFor(grants: readonly Grant[], roles: readonly Role[], agency: AgencyInTree): boolean {
  return grants.some(
    ({ role, agencyId }) =>
      roles.includes(role) && (reachesDown(role) ? agency.path.includes(agencyId) : agencyId === agency.id),
  );
}
