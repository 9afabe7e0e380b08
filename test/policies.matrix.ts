import { ROLES, type Actor, type Place, type Role } from '../src/platform/actor.ts';
import { attachmentsPolicy } from '../src/modules/attachments/attachments.policy.ts';
import { cataloguePolicy } from '../src/modules/catalogue/catalogue.policy.ts';
import {
  mayChangeValidity,
  mayLinkDocuments,
  mayReadDocument,
  mayWriteDocument,
} from '../src/modules/documents/documents.policy.ts';
import { lettersPolicy } from '../src/modules/letters/letters.policy.ts';
import { publishingPolicy } from '../src/modules/publishing/publishing.policy.ts';
import { REGISTERS, type RegisterName } from '../src/modules/registers/registers.definitions.ts';
import { registersPolicy } from '../src/modules/registers/registers.policy.ts';
import { reportsPolicy } from '../src/modules/reports/reports.policy.ts';
import { reviewPolicy, type StepFacts } from '../src/modules/review/review.policy.ts';
import { siteCheckPolicy } from '../src/modules/site-check/site-check.policy.ts';
import { searchPolicy } from '../src/modules/search/search.policy.ts';

import { MATRIX_OF_REPORT_CALLS } from './policies.report-calls.ts';
import { MATRIX_OF_CHANNELS } from './policies.channels.ts';
import { MATRIX_OF_DISPUTES } from './policies.disputes.ts';
import { MATRIX_OF_COORDINATION } from './policies.coordination.ts';
import { MATRIX_OF_FEEDBACK } from './policies.feedback.ts';
import { MATRIX_OF_IMPORTS } from './policies.imports.ts';
import { MATRIX_OF_INSPECTION } from './policies.inspection.ts';
import { MATRIX_OF_LINKS } from './policies.links.ts';
import { MATRIX_OF_OBLIGATIONS } from './policies.obligations.ts';
import { MATRIX_OF_QUALITY } from './policies.quality.ts';
import { MATRIX_OF_UPKEEP } from './policies.upkeep.ts';
import { MATRIX_OF_PEOPLE } from './policies.people.ts';
import { MATRIX_OF_REQUESTS } from './policies.requests.ts';
import { NOBODY, OTHER, type Row } from './policies.row.ts';

function accountOf(actor: Actor): string {
  return actor.kind === 'account' ? actor.accountId : OTHER;
}

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
    roles: ['publisher', 'systemAdmin'],
    system: true,
  },
  {
    policy: 'catalogue/cataloguePolicy.setReviewSteps',
    act: 'set who reviews what is filed in a column',
    ask: (actor, at) => cataloguePolicy.setReviewSteps(actor, at),
    roles: ['systemAdmin'],
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
    act: 'link an interpretation to a document that it explains',
    ask: (actor, at) => mayLinkDocuments(actor, { explained: at, bothPublic: false }),
    roles: ['clerk'],
    system: false,
  },
  {
    policy: 'documents/mayLinkDocuments',
    act: 'link what the public sees of both',
    ask: (actor, at) => mayLinkDocuments(actor, { explained: at, bothPublic: true }),
    roles: ['publisher'],
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
  {
    policy: 'publishing/publishingPolicy.exportSecrecy',
    act: 'export the 保密审查汇总表',
    ask: (actor, at) => publishingPolicy.exportSecrecy(actor, at),
    roles: ['secrecyReviewer', 'publisher', 'supervisor'],
    system: false,
  },
  {
    policy: 'publishing/publishingPolicy.nameWithheld',
    act: 'read in it what is not to be known',
    ask: (actor, at) => publishingPolicy.nameWithheld(actor, at),
    roles: ['secrecyReviewer'],
    system: false,
  },
  {
    policy: 'publishing/publishingPolicy.schedule',
    act: 'set, change and cancel the time of a publication or of a taking down',
    ask: (actor, at) => publishingPolicy.schedule(actor, at),
    roles: ['publisher'],
    system: false,
  },
  {
    policy: 'publishing/publishingPolicy.withdraw',
    act: 'say anew what stays at the address of what is withdrawn',
    ask: (actor, at) => publishingPolicy.withdraw(actor, at),
    roles: ['publisher'],
    system: false,
  },
  {
    policy: 'publishing/publishingPolicy.vanish',
    act: 'take every trace of a document from the site',
    ask: (actor, at) => publishingPolicy.vanish(actor, at),
    roles: ['secrecyReviewer'],
    system: false,
  },
  ...(['changeSettings', 'maintain'] as const).map((name): Row => ({
    policy: `publishing/publishingPolicy.${name}`,
    act: `${name} of the site`,
    ask: (actor, at) => publishingPolicy[name](actor, at),
    roles: ['systemAdmin'],
    system: true,
  })),
  {
    policy: 'site-check/siteCheckPolicy.read',
    act: 'see what a check found on the pages of an agency',
    ask: (actor, at) => siteCheckPolicy.read(actor, at),
    roles: ['publisher', 'supervisor', 'systemAdmin'],
    system: false,
  },
  {
    policy: 'site-check/siteCheckPolicy.run',
    act: 'check the public sites',
    ask: (actor, at) => siteCheckPolicy.run(actor, at),
    roles: ['supervisor', 'systemAdmin'],
    system: false,
  },
  {
    policy: 'search/searchPolicy.manage',
    act: 'set up the search and see which files it can’t read',
    ask: (actor, at) => searchPolicy.manage(actor, at),
    roles: ['systemAdmin'],
    system: true,
  },
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

const LETTER_READERS = ['requestHandler', 'secondReviewer', 'secrecyReviewer', 'finalReviewer'] as const;

const letters: readonly Row[] = [
  {
    policy: 'letters/lettersPolicy.read',
    act: 'read letters of requests',
    ask: (actor, at) => lettersPolicy.read(actor, at),
    roles: LETTER_READERS,
    system: true,
  },
  {
    policy: 'letters/lettersPolicy.openLetter',
    act: 'open a letter',
    ask: (actor, at) => lettersPolicy.openLetter(actor, at),
    roles: ['requestHandler'],
    system: true,
  },
  {
    policy: 'letters/lettersPolicy.voidLetter',
    act: 'void a letter',
    ask: (actor, at) => lettersPolicy.voidLetter(actor, at),
    roles: ['requestHandler'],
    system: true,
  },
  {
    policy: 'letters/lettersPolicy.readTemplates',
    act: 'read templates of letters',
    ask: (actor, at) => lettersPolicy.readTemplates(actor, at),
    roles: [...LETTER_READERS, 'systemAdmin'],
    system: true,
  },
  {
    policy: 'letters/lettersPolicy.editTemplates',
    act: 'edit templates and numbers of letters',
    ask: (actor, at) => lettersPolicy.editTemplates(actor, at),
    roles: ['requestHandler'],
    system: true,
  },
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
  ...MATRIX_OF_PEOPLE,
  ...catalogue,
  ...documents,
  ...attachments,
  ...review,
  ...publishing,
  ...registers,
  ...letters,
  ...MATRIX_OF_REQUESTS,
  ...MATRIX_OF_DISPUTES,
  ...MATRIX_OF_LINKS,
  ...MATRIX_OF_OBLIGATIONS,
  ...MATRIX_OF_CHANNELS,
  ...MATRIX_OF_IMPORTS,
  ...MATRIX_OF_UPKEEP,
  ...MATRIX_OF_COORDINATION,
  ...MATRIX_OF_QUALITY,
  ...MATRIX_OF_FEEDBACK,
  ...MATRIX_OF_INSPECTION,
  ...reports,
  ...MATRIX_OF_REPORT_CALLS,
];
