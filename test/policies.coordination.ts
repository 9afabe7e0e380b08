import { OFFICE_ROLES } from '../src/platform/actor.ts';
import { coordinationPolicy } from '../src/modules/coordination/coordination.policy.ts';
import type { Row } from './policies.row.ts';

/** The part of the table about 信息发布协调 between agencies. */
export const MATRIX_OF_COORDINATION: readonly Row[] = [
  {
    policy: 'coordination/coordinationPolicy.read',
    act: 'read what agencies ask each other',
    ask: (actor, at) => coordinationPolicy.read(actor, [at]),
    roles: OFFICE_ROLES,
    system: true,
  },
  {
    policy: 'coordination/coordinationPolicy.ask',
    act: 'ask another agency before publication',
    ask: (actor, at) => coordinationPolicy.ask(actor, at),
    roles: ['clerk', 'publisher'],
    system: false,
  },
  {
    policy: 'coordination/coordinationPolicy.answer',
    act: 'answer another agency',
    ask: (actor, at) => coordinationPolicy.answer(actor, at),
    roles: ['publisher', 'secondReviewer', 'finalReviewer'],
    system: false,
  },
  {
    policy: 'coordination/coordinationPolicy.recordPaper',
    act: 'enter the answer of an agency outside',
    ask: (actor, at) => coordinationPolicy.recordPaper(actor, at),
    roles: ['clerk', 'publisher'],
    system: false,
  },
  {
    policy: 'coordination/coordinationPolicy.rule',
    act: 'decide as the common superior',
    ask: (actor, at) => coordinationPolicy.rule(actor, at),
    roles: ['publisher', 'secondReviewer', 'finalReviewer', 'supervisor'],
    system: false,
  },
  {
    policy: 'coordination/coordinationPolicy.settle',
    act: 'end a coordination, or take the question back',
    ask: (actor, at) => coordinationPolicy.settle(actor, at),
    roles: ['publisher'],
    system: false,
  },
  {
    policy: 'coordination/coordinationPolicy.set',
    act: 'set how long an answer may take and whether publication waits',
    ask: (actor, at) => coordinationPolicy.set(actor, at),
    roles: ['publisher', 'systemAdmin'],
    system: false,
  },
];
