import {
  ROLES,
  type AccountActor,
  type Actor,
  type Place,
  type Role,
  type Verdict,
} from '../src/platform/actor.ts';
import { accountsPolicy, type AccountTarget } from '../src/modules/accounts/accounts.policy.ts';
import { agenciesPolicy } from '../src/modules/agencies/agencies.policy.ts';
import { attachmentsPolicy } from '../src/modules/attachments/attachments.policy.ts';
import { auditPolicy } from '../src/modules/audit/audit.policy.ts';
import { cataloguePolicy } from '../src/modules/catalogue/catalogue.policy.ts';
import {
  mayChangeValidity,
  mayLinkDocuments,
  mayReadDocument,
  mayWriteDocument,
} from '../src/modules/documents/documents.policy.ts';
import { publishingPolicy } from '../src/modules/publishing/publishing.policy.ts';
import { REGISTERS, type RegisterName } from '../src/modules/registers/registers.definitions.ts';
import { registersPolicy } from '../src/modules/registers/registers.policy.ts';
import { reportsPolicy } from '../src/modules/reports/reports.policy.ts';
import { reviewPolicy, type StepFacts } from '../src/modules/review/review.policy.ts';

/** Who may do one thing. A role that isn't named may not. */
export interface Row {
  /** `module/export` or `module/export.member`. */
  readonly policy: string;
  /** What is done, and in which case. */
  readonly act: string;
  readonly ask: (actor: Actor, at: Place) => Verdict;
  /**
   * Roles that may when held at the very agency; those that reach down (supervisor, administrators) also from
   * above it.
   */
  readonly roles: readonly Role[];
  /** The agency doesn't matter: a role held anywhere is enough. */
  readonly anywhere?: true;
  /** Whoever is signed in may, without any role. */
  readonly signedIn?: true;
  /** The public may. */
  readonly public?: true;
  /** The program itself may. */
  readonly system: boolean;
}

const NOBODY: readonly Role[] = [];
const OTHER = '00000000-0000-4000-8000-00000000000a';

function person(at: Place, roles: readonly Role[] = []): AccountTarget {
  return { accountId: OTHER, place: at, roles };
}

function self(actor: Actor, at: Place): AccountTarget {
  return { accountId: actor.kind === 'account' ? actor.accountId : OTHER, place: at, roles: [] };
}

function accountOf(actor: Actor): string {
  return actor.kind === 'account' ? actor.accountId : OTHER;
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
    ask: (actor, at) => accountsPolicy.resetPassword(actor, person(at)),
    roles: ['securityAdmin'],
    system: true,
  },
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

const catalogue: readonly Row[] = [
  {
    policy: 'catalogue/cataloguePolicy.read',
    act: 'read the catalogue',
    ask: (actor) => cataloguePolicy.read(actor),
    roles: ROLES,
    anywhere: true,
    signedIn: true,
    public: true,
    system: true,
  },
  {
    policy: 'catalogue/cataloguePolicy.edit',
    act: 'edit the catalogue',
    ask: (actor, at) => cataloguePolicy.edit(actor, at),
    roles: ['clerk', 'systemAdmin'],
    system: true,
  },
];

const READ_DOCUMENTS: readonly Role[] = [
  'clerk',
  'firstReviewer',
  'secondReviewer',
  'finalReviewer',
  'secrecyReviewer',
  'publisher',
  'requestHandler',
  'supervisor',
];

const documents: readonly Row[] = [
  {
    policy: 'documents/mayReadDocument',
    act: 'read drafts and history',
    ask: mayReadDocument,
    roles: READ_DOCUMENTS,
    system: false,
  },
  {
    policy: 'documents/mayWriteDocument',
    act: 'write a document',
    ask: mayWriteDocument,
    roles: ['clerk'],
    system: false,
  },
  {
    policy: 'documents/mayLinkDocuments',
    act: 'link an interpretation of another agency',
    ask: (actor, at) => mayLinkDocuments(actor, [{ agencyId: OTHER, agencyPath: [OTHER] }, at]),
    roles: ['clerk'],
    system: false,
  },
  {
    policy: 'documents/mayChangeValidity',
    act: 'change the validity that the public sees',
    ask: mayChangeValidity,
    roles: ['publisher'],
    system: false,
  },
];

const attachments: readonly Row[] = [
  {
    policy: 'attachments/attachmentsPolicy.read',
    act: 'read attachments of a draft',
    ask: attachmentsPolicy.read,
    roles: READ_DOCUMENTS,
    system: false,
  },
  {
    policy: 'attachments/attachmentsPolicy.upload',
    act: 'upload an attachment',
    ask: attachmentsPolicy.upload,
    roles: ['clerk'],
    system: false,
  },
  {
    policy: 'attachments/attachmentsPolicy.generate',
    act: 'have a file made',
    ask: attachmentsPolicy.generate,
    roles: ['clerk'],
    system: true,
  },
];

function step(
  role: Role,
  at: Place,
  past: Partial<Pick<StepFacts, 'authors' | 'decidedBy'>> = {},
): StepFacts {
  return { place: at, role, authors: [OTHER, null], decidedBy: [], ...past };
}

const review: readonly Row[] = [
  ...(['firstReviewer', 'secondReviewer', 'finalReviewer'] as const).flatMap((role): Row[] => [
    {
      policy: 'review/reviewPolicy.decideStep',
      act: `decide the step of ${role}`,
      ask: (actor, at) => reviewPolicy.decideStep(actor, step(role, at)),
      roles: [role],
      system: false,
    },
    {
      policy: 'review/reviewPolicy.decideStep',
      act: `decide the step of ${role} on one’s own text`,
      ask: (actor, at) => reviewPolicy.decideStep(actor, step(role, at, { authors: [accountOf(actor)] })),
      roles: NOBODY,
      system: false,
    },
    {
      policy: 'review/reviewPolicy.decideStep',
      act: `decide the step of ${role} after having decided another`,
      ask: (actor, at) => reviewPolicy.decideStep(actor, step(role, at, { decidedBy: [accountOf(actor)] })),
      roles: NOBODY,
      system: false,
    },
  ]),
  ...(['clerk', 'publisher'] as const).map((role): Row => ({
    policy: 'review/reviewPolicy.act',
    act: `do what is the ${role}’s`,
    ask: (actor, at) => reviewPolicy.act(actor, role, at),
    roles: [role],
    system: false,
  })),
  {
    policy: 'review/reviewPolicy.reviewSecrecy',
    act: 'review secrecy',
    ask: (actor, at) => reviewPolicy.reviewSecrecy(actor, { place: at, authors: [OTHER] }),
    roles: ['secrecyReviewer'],
    system: false,
  },
  {
    policy: 'review/reviewPolicy.reviewSecrecy',
    act: 'review secrecy of one’s own text',
    ask: (actor, at) => reviewPolicy.reviewSecrecy(actor, { place: at, authors: [accountOf(actor)] }),
    roles: NOBODY,
    system: false,
  },
];

const publishing: readonly Row[] = [
  {
    policy: 'publishing/publishingPolicy.readSettings',
    act: 'read the site’s settings',
    ask: (actor) => publishingPolicy.readSettings(actor),
    roles: ROLES,
    anywhere: true,
    signedIn: true,
    public: true,
    system: true,
  },
  ...(['changeSettings', 'maintain'] as const).map((name): Row => ({
    policy: `publishing/publishingPolicy.${name}`,
    act: `${name} of the site`,
    ask: (actor, at) => publishingPolicy[name](actor, at),
    roles: ['systemAdmin'],
    system: true,
  })),
];

/** Who keeps each register, as the glossary says. */
const KEEPERS = {
  normative: 'clerk',
  decisions: 'clerk',
  fees: 'clerk',
  channels: 'clerk',
  posts: 'clerk',
  requests: 'requestHandler',
  disputes: 'requestHandler',
} as const satisfies Record<RegisterName, Role>;

const registers: readonly Row[] = [
  {
    policy: 'registers/registersPolicy.read',
    act: 'read a register',
    ask: (actor, at) => registersPolicy.read(actor, at),
    roles: ROLES,
    system: true,
  },
  {
    policy: 'registers/registersPolicy.seePersons',
    act: 'read who applied',
    ask: (actor, at) => registersPolicy.seePersons(actor, at),
    roles: ['requestHandler'],
    system: true,
  },
  ...REGISTERS.map((name): Row => ({
    policy: 'registers/registersPolicy.write',
    act: `write into ${name}`,
    ask: (actor, at) => registersPolicy.write(actor, at, name),
    roles: [KEEPERS[name]],
    system: true,
  })),
];

const reports: readonly Row[] = [
  {
    policy: 'reports/reportsPolicy.read',
    act: 'read an annual report in the making',
    ask: (actor, at) => reportsPolicy.read(actor, at),
    roles: ROLES,
    system: true,
  },
  {
    policy: 'reports/reportsPolicy.edit',
    act: 'edit an annual report',
    ask: (actor, at) => reportsPolicy.edit(actor, at),
    roles: ['clerk'],
    system: true,
  },
];

/** Every role against everything that a policy decides. */
export const MATRIX: readonly Row[] = [
  ...accounts,
  ...agencies,
  ...audit,
  ...catalogue,
  ...documents,
  ...attachments,
  ...review,
  ...publishing,
  ...registers,
  ...reports,
];
