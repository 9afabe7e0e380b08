import { OFFICE_ROLES } from '../src/platform/actor.ts';
import { upkeepPolicy } from '../src/modules/upkeep/upkeep.policy.ts';
import type { Row } from './policies.row.ts';

/** The part of the table about 动态调整, interpretations and normative documents that expire. */
export const MATRIX_OF_UPKEEP: readonly Row[] = [
  {
    policy: 'upkeep/upkeepPolicy.read',
    act: 'read what is under review',
    ask: (actor, at) => upkeepPolicy.read(actor, at),
    roles: OFFICE_ROLES,
    system: true,
  },
  {
    policy: 'upkeep/upkeepPolicy.raise',
    act: 'point out what may no longer be public',
    ask: (actor, at) => upkeepPolicy.raise(actor, at),
    roles: ['clerk', 'publisher', 'secrecyReviewer', 'supervisor'],
    system: false,
  },
  {
    policy: 'upkeep/upkeepPolicy.decide',
    act: 'decide what is done about it',
    ask: (actor, at) => upkeepPolicy.decide(actor, at),
    roles: ['clerk', 'publisher', 'secrecyReviewer'],
    system: false,
  },
  {
    policy: 'upkeep/upkeepPolicy.approve',
    act: 'approve what another decided',
    ask: (actor, place) => upkeepPolicy.approve(actor, { place, decidedBy: null }),
    roles: ['publisher', 'finalReviewer'],
    system: false,
  },
  {
    policy: 'upkeep/upkeepPolicy.set',
    act: 'set intervals and terms',
    ask: (actor, at) => upkeepPolicy.set(actor, at),
    roles: ['publisher', 'systemAdmin'],
    system: false,
  },
  {
    policy: 'upkeep/upkeepPolicy.exempt',
    act: 'let a document go without interpretation',
    ask: (actor, at) => upkeepPolicy.exempt(actor, at),
    roles: ['publisher'],
    system: false,
  },
];
