import { OFFICE_ROLES } from '../src/platform/actor.ts';
import { obligationsPolicy } from '../src/modules/obligations/obligations.policy.ts';
import type { Row } from './policies.row.ts';

/** The part of the table about 标准目录, pieces of work and obligations to publish. */
export const MATRIX_OF_OBLIGATIONS: readonly Row[] = [
  {
    policy: 'obligations/obligationsPolicy.read',
    act: 'read what is due',
    ask: (actor, at) => obligationsPolicy.read(actor, at),
    roles: OFFICE_ROLES,
    system: true,
  },
  {
    policy: 'obligations/obligationsPolicy.readItems',
    act: 'read the 标准目录',
    ask: (actor, at) => obligationsPolicy.readItems(actor, at),
    roles: [...OFFICE_ROLES, 'systemAdmin'],
    system: true,
  },
  {
    policy: 'obligations/obligationsPolicy.editItems',
    act: 'edit the 标准目录',
    ask: (actor, at) => obligationsPolicy.editItems(actor, at),
    roles: ['publisher', 'systemAdmin'],
    system: true,
  },
  {
    policy: 'obligations/obligationsPolicy.handle',
    act: 'open work, move it on, name documents, report nil',
    ask: (actor, at) => obligationsPolicy.handle(actor, at),
    roles: ['clerk', 'publisher'],
    system: true,
  },
  {
    policy: 'obligations/obligationsPolicy.waive',
    act: 'relieve of an obligation',
    ask: (actor, at) => obligationsPolicy.waive(actor, at),
    roles: ['publisher', 'supervisor'],
    system: true,
  },
];
