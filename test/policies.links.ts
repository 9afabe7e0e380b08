import { OFFICE_ROLES } from '../src/platform/actor.ts';
import { linksPolicy } from '../src/modules/links/links.policy.ts';
import type { Row } from './policies.row.ts';

/** The part of the table about links. */
export const MATRIX_OF_LINKS: readonly Row[] = [
  {
    policy: 'links/linksPolicy.read',
    act: 'read how links stand',
    ask: (actor, at) => linksPolicy.read(actor, at),
    roles: [...OFFICE_ROLES, 'systemAdmin'],
    system: true,
  },
  {
    policy: 'links/linksPolicy.recheck',
    act: 'have links looked at again',
    ask: (actor, at) => linksPolicy.recheck(actor, at),
    roles: ['clerk', 'publisher', 'supervisor'],
    system: false,
  },
  {
    policy: 'links/linksPolicy.decide',
    act: 'leave a link as it is, vouch for a site',
    ask: (actor, at) => linksPolicy.decide(actor, at),
    roles: ['publisher'],
    system: false,
  },
];
