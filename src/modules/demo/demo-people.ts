import { must } from '../../platform/errors.ts';
import type { AccountActor, Role } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { settableClock, type SettableClock } from '../../platform/clock.ts';
import { actorOfAccount } from '../accounts/accounts.queries.ts';
import { createAccount, grantRole } from '../accounts/accounts.usecases.ts';
import { hashPassword } from '../accounts/passwords.ts';
import type { DemoPerson } from '../../../data/demo/types.ts';

/** The password of all demo accounts; printed at the start, of use to nobody outside. */
export const DEMO_PASSWORD = 'Gongkai-2024';

/** Plays the people of the demo: who does what at which agency, at a time of the past. */
export interface DemoCast {
  readonly clock: SettableClock;
  /** The program itself, at the cast's time. */
  readonly system: Ctx;
  /** The person who holds the role at the agency. */
  as(agencyId: string, role: Role): Ctx;
}

/** Creates the accounts and returns who can play whom. */
export async function castPeople(
  ctx: Ctx,
  input: { people: readonly DemoPerson[]; agencyIds: ReadonlyMap<string, string>; start: Date },
): Promise<DemoCast> {
  const clock = settableClock(input.start);
  const system: Ctx = { ...ctx, clock };
  const actors: AccountActor[] = [];
  const hash = await sharedHash();
  const accounts = await Promise.all(
    input.people.map(async (person) => {
      const agencyId = must(input.agencyIds.get(person.agency), `agency ${person.agency}`);
      const { id } = await createAccount(system, {
        username: person.username,
        displayName: person.displayName,
        agencyId,
        password: { text: DEMO_PASSWORD, hash, mustChange: false, setAt: ctx.clock.now() },
      });
      return { id, agencyId, roles: person.roles };
    }),
  );
  for (const { id, agencyId, roles } of accounts) {
    for (const role of roles) await grantRole(system, { accountId: id, role, agencyId });
    actors.push(await actorOfAccount(ctx.db, id, { ip: null }));
  }
  return castOf(system, clock, actors);
}

/** The same with people who are there already. */
export function castOf(ctx: Ctx, clock: SettableClock, actors: readonly AccountActor[]): DemoCast {
  const system: Ctx = { ...ctx, clock };
  return {
    clock,
    system,
    as: (agencyId, role) => {
      const actor = actors.find((one) =>
        one.grants.some((grant) => grant.role === role && grant.agencyId === agencyId),
      );
      return { ...system, actor: must(actor, `${role} at ${agencyId}`) };
    },
  };
}

let hashing: Promise<string> | null = null;

/** Hashing is slow on purpose; a password that is printed for everybody needs it once and not for each account. */
async function sharedHash(): Promise<string> {
  hashing ??= hashPassword(DEMO_PASSWORD);
  return hashing;
}
