import { ROLES, type Actor, type Place, type Role } from '../src/platform/actor.ts';
import { accountsPolicy, type AccountTarget } from '../src/modules/accounts/accounts.policy.ts';
import { ADMIN_ROLES } from '../src/modules/accounts/accounts.rules.ts';
import { agenciesPolicy } from '../src/modules/agencies/agencies.policy.ts';
import { auditPolicy } from '../src/modules/audit/audit.policy.ts';
import { NOBODY, OTHER, type Row } from './policies.row.ts';

function person(at: Place, roles: readonly Role[] = []): AccountTarget {
  return { accountId: OTHER, place: at, roles };
}

function self(actor: Actor, at: Place): AccountTarget {
  return { accountId: actor.kind === 'account' ? actor.accountId : OTHER, place: at, roles: [] };
}

const accounts: readonly Row[] = [
  {
    policy: 'accounts/accountsPolicy.listRoles',
    act: 'read what the roles mean',
    ask: (actor) => accountsPolicy.listRoles(actor),
    roles: ROLES,
    anywhere: true,
    signedIn: true,
    system: true,
  },
  {
    policy: 'accounts/accountsPolicy.list',
    act: 'list accounts',
    ask: (actor) => accountsPolicy.list(actor),
    roles: ['systemAdmin', 'securityAdmin'],
    anywhere: true,
    system: true,
  },
  {
    policy: 'accounts/accountsPolicy.read',
    act: 'read somebody’s account',
    ask: (actor, at) => accountsPolicy.read(actor, person(at)),
    roles: ['systemAdmin', 'securityAdmin'],
    system: true,
  },
  {
    policy: 'accounts/accountsPolicy.read',
    act: 'read one’s own account',
    ask: (actor, at) => accountsPolicy.read(actor, self(actor, at)),
    roles: ROLES,
    anywhere: true,
    signedIn: true,
    system: true,
  },
  {
    policy: 'accounts/accountsPolicy.create',
    act: 'create an account',
    ask: (actor, at) => accountsPolicy.create(actor, at),
    roles: ['systemAdmin'],
    system: true,
  },
  {
    policy: 'accounts/accountsPolicy.change',
    act: 'change somebody’s account',
    ask: (actor, at) => accountsPolicy.change(actor, person(at)),
    roles: ['systemAdmin'],
    system: true,
  },
  {
    policy: 'accounts/accountsPolicy.disable',
    act: 'disable an account',
    ask: (actor, at) => accountsPolicy.disable(actor, person(at, ['clerk'])),
    roles: ['systemAdmin'],
    system: true,
  },
  ...(['systemAdmin', 'securityAdmin', 'auditAdmin'] as const).map((role): Row => ({
    policy: 'accounts/accountsPolicy.disable',
    act: `disable an account that is ${role}`,
    ask: (actor, at) => accountsPolicy.disable(actor, person(at, [role])),
    roles: NOBODY,
    system: true,
  })),
  {
    policy: 'accounts/accountsPolicy.enable',
    act: 'enable an account',
    ask: (actor, at) => accountsPolicy.enable(actor, person(at)),
    roles: ['systemAdmin'],
    system: true,
  },
  {
    policy: 'accounts/accountsPolicy.resetPassword',
    act: 'reset a password',
    ask: (actor, at) => accountsPolicy.resetPassword(actor, person(at, ['clerk'])),
    roles: ['securityAdmin'],
    system: true,
  },
  ...ADMIN_ROLES.map((role): Row => ({
    policy: 'accounts/accountsPolicy.resetPassword',
    act: `reset the password of an account that is ${role}`,
    ask: (actor, at) => accountsPolicy.resetPassword(actor, person(at, [role])),
    roles: NOBODY,
    system: true,
  })),
  {
    policy: 'accounts/accountsPolicy.unlock',
    act: 'lift a lock',
    ask: (actor, at) => accountsPolicy.unlock(actor, person(at)),
    roles: ['securityAdmin'],
    system: true,
  },
  {
    policy: 'accounts/accountsPolicy.grant',
    act: 'grant a role',
    ask: (actor, at) => accountsPolicy.grant(actor, person(at), at),
    roles: ['securityAdmin'],
    system: true,
  },
  {
    policy: 'accounts/accountsPolicy.grant',
    act: 'grant a role at an agency out of reach',
    ask: (actor, at) => accountsPolicy.grant(actor, person(at), { agencyId: OTHER, agencyPath: [OTHER] }),
    roles: NOBODY,
    system: true,
  },
  {
    policy: 'accounts/accountsPolicy.revoke',
    act: 'take a role back',
    ask: (actor, at) => accountsPolicy.revoke(actor, person(at), at),
    roles: ['securityAdmin'],
    system: true,
  },
  // Nobody is judge in their own cause, whatever they hold.
  ...(['change', 'disable', 'enable', 'resetPassword', 'unlock'] as const).map((name): Row => ({
    policy: `accounts/accountsPolicy.${name}`,
    act: `${name} for one’s own account`,
    ask: (actor, at) => accountsPolicy[name](actor, self(actor, at)),
    roles: NOBODY,
    system: true,
  })),
  ...(['grant', 'revoke'] as const).map((name): Row => ({
    policy: `accounts/accountsPolicy.${name}`,
    act: `${name} for one’s own account`,
    ask: (actor, at) => accountsPolicy[name](actor, self(actor, at), at),
    roles: NOBODY,
    system: true,
  })),
];

const agencies: readonly Row[] = [
  {
    policy: 'agencies/agenciesPolicy.read',
    act: 'read names and codes of agencies',
    ask: (actor) => agenciesPolicy.read(actor),
    roles: ROLES,
    anywhere: true,
    signedIn: true,
    public: true,
    system: true,
  },
  {
    policy: 'agencies/agenciesPolicy.create',
    act: 'create an agency below this one',
    ask: (actor, at) => agenciesPolicy.create(actor, at),
    roles: ['systemAdmin'],
    system: true,
  },
  {
    policy: 'agencies/agenciesPolicy.create',
    act: 'create a topmost agency',
    ask: (actor) => agenciesPolicy.create(actor, null),
    roles: NOBODY,
    system: true,
  },
  ...(['change', 'close', 'changeDuties'] as const).map((name): Row => ({
    policy: `agencies/agenciesPolicy.${name}`,
    act: `${name} an agency`,
    ask: (actor, at) => agenciesPolicy[name](actor, at),
    roles: ['systemAdmin'],
    system: true,
  })),
];

const audit: readonly Row[] = [
  {
    policy: 'audit/auditPolicy.read',
    act: 'read some of the audit log',
    ask: (actor) => auditPolicy.read(actor),
    roles: ['auditAdmin', 'securityAdmin'],
    anywhere: true,
    system: true,
  },
  ...(['readAll', 'export', 'verify'] as const).map((name): Row => ({
    policy: `audit/auditPolicy.${name}`,
    act: `${name} the audit log`,
    ask: (actor) => auditPolicy[name](actor),
    roles: ['auditAdmin'],
    anywhere: true,
    system: true,
  })),
  {
    policy: 'audit/auditPolicy.readOf',
    act: 'read the audit log of this agency',
    ask: (actor, at) => auditPolicy.readOf(actor, at),
    roles: ['auditAdmin', 'securityAdmin'],
    system: true,
  },
];

/** The part of the table about accounts, agencies and the audit log. */
export const MATRIX_OF_PEOPLE: readonly Row[] = [...accounts, ...agencies, ...audit];
