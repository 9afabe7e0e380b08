import { OFFICE_ROLES } from '../src/platform/actor.ts';
import { feedbackPolicy } from '../src/modules/feedback/feedback.policy.ts';
import type { Row } from './policies.row.ts';

/** The part of the table about what visitors report of pages. */
export const MATRIX_OF_FEEDBACK: readonly Row[] = [
  {
    policy: 'feedback/feedbackPolicy.read',
    act: 'read what visitors report',
    ask: (actor, at) => feedbackPolicy.read(actor, at),
    roles: OFFICE_ROLES,
    system: true,
  },
  {
    policy: 'feedback/feedbackPolicy.answer',
    act: 'answer a visitor’s report',
    ask: (actor, at) => feedbackPolicy.answer(actor, at),
    roles: ['clerk', 'publisher'],
    system: false,
  },
  {
    policy: 'feedback/feedbackPolicy.handOn',
    act: 'hand a visitor’s report to another agency',
    ask: (actor, at) => feedbackPolicy.handOn(actor, at),
    roles: ['clerk', 'publisher', 'supervisor'],
    system: false,
  },
  {
    policy: 'feedback/feedbackPolicy.set',
    act: 'set within how many days reports are answered',
    ask: (actor, at) => feedbackPolicy.set(actor, at),
    roles: ['publisher', 'systemAdmin'],
    system: false,
  },
];
