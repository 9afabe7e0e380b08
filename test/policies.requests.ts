import { POSITIONS, type Position } from '../src/law/requests/positions.ts';
import type { Actor, Role } from '../src/platform/actor.ts';
import { requestRolesOf, requestsPolicy } from '../src/modules/requests/requests.policy.ts';
import type { Row } from './policies.row.ts';

const TAKE_PART = ['requestHandler', 'secondReviewer', 'secrecyReviewer', 'finalReviewer'] as const;

/** Who needs the file of a request where it stands. */
function openers(position: Position): readonly Role[] {
  if (position === 'reviewing') return ['requestHandler', 'secondReviewer', 'secrecyReviewer'];
  if (position === 'signing') return ['requestHandler', 'secondReviewer', 'finalReviewer'];
  return ['requestHandler'];
}

function accountOf(actor: Actor): string | null {
  return actor.kind === 'account' ? actor.accountId : null;
}

/** The part of the table about 依申请公开. */
export const MATRIX_OF_REQUESTS: readonly Row[] = [
  {
    policy: 'requests/requestsPolicy.list',
    act: 'list requests',
    ask: (actor, at) => requestsPolicy.list(actor, at),
    roles: [...TAKE_PART, 'supervisor'],
    system: true,
  },
  {
    policy: 'requests/requestsPolicy.handle',
    act: 'handle requests',
    ask: (actor, at) => requestsPolicy.handle(actor, at),
    roles: ['requestHandler'],
    system: true,
  },
  ...POSITIONS.map((position): Row => ({
    policy: 'requests/requestsPolicy.open',
    act: `open a request that is ${position}`,
    ask: (actor, at) => requestsPolicy.open(actor, at, { position, headNeeded: false, heldUp: [] }),
    roles: openers(position),
    system: true,
  })),
  {
    policy: 'requests/requestsPolicy.open',
    act: 'open a request whose extension waits for the head',
    ask: (actor, at) =>
      requestsPolicy.open(actor, at, { position: 'searching', headNeeded: true, heldUp: [] }),
    roles: ['requestHandler', 'secondReviewer'],
    system: true,
  },
  {
    policy: 'requests/requestsPolicy.open',
    act: 'open a request whose delivery is held up by what was found in the work of somebody else',
    ask: (actor, at) =>
      requestsPolicy.open(actor, at, {
        position: 'delivering',
        headNeeded: false,
        heldUp: [{ as: 'uploader', accountId: 'somebody else' }],
      }),
    roles: ['requestHandler', 'secondReviewer', 'secrecyReviewer', 'finalReviewer'],
    system: true,
  },
  {
    policy: 'requests/requestsPolicy.open',
    act: 'open a request whose delivery is held up by what was found in their own work',
    ask: (actor, at) =>
      requestsPolicy.open(actor, at, {
        position: 'delivering',
        headNeeded: false,
        heldUp: [{ as: 'uploader', accountId: accountOf(actor) }],
      }),
    roles: ['requestHandler'],
    system: true,
  },
  {
    policy: 'requests/requestsPolicy.acceptRelease',
    act: 'answer for what was found in a file for an applicant that somebody else put there',
    ask: (actor, at) =>
      requestsPolicy.acceptRelease(actor, at, { as: 'uploader', accountId: 'somebody else' }),
    roles: ['secondReviewer', 'secrecyReviewer', 'finalReviewer'],
    system: false,
  },
  ...(['uploader', 'drafter'] as const).map((as): Row => ({
    policy: 'requests/requestsPolicy.acceptRelease',
    act: `answer for what was found in something for an applicant as its ${as}`,
    ask: (actor, at) => requestsPolicy.acceptRelease(actor, at, { as, accountId: accountOf(actor) }),
    roles: [],
    system: false,
  })),
  {
    policy: 'requests/requestsPolicy.openProof',
    act: 'open an identity proof',
    ask: (actor, at) => requestsPolicy.openProof(actor, at),
    roles: ['requestHandler'],
    system: false,
  },
  {
    policy: 'requests/requestsPolicy.configure',
    act: 'set how requests are handled',
    ask: (actor, at) => requestsPolicy.configure(actor, at),
    roles: ['requestHandler', 'systemAdmin'],
    system: true,
  },
  {
    policy: 'requests/requestsPolicy.enterHolidays',
    act: 'enter a holiday notice',
    ask: (actor, at) => requestsPolicy.enterHolidays(actor, at),
    roles: ['systemAdmin'],
    system: true,
  },
  {
    policy: 'requests/requestRolesOf',
    act: 'take part in the handling of requests',
    ask: (actor, at) => requestRolesOf(actor, at).length > 0 || '不参与。',
    roles: TAKE_PART,
    system: true,
  },
];
