import { DISPUTE_POSITIONS } from '../src/law/disputes/dispute-positions.ts';
import { disputeRolesOf, disputesPolicy } from '../src/modules/disputes/disputes.policy.ts';
import type { Row } from './policies.row.ts';

/** The part of the table about reviews, suits, corrections and complaints. */
export const MATRIX_OF_DISPUTES: readonly Row[] = [
  {
    policy: 'disputes/disputesPolicy.list',
    act: 'list reviews, suits and corrections',
    ask: (actor, at) => disputesPolicy.list(actor, at),
    roles: ['requestHandler', 'secondReviewer', 'secrecyReviewer', 'finalReviewer', 'supervisor'],
    system: true,
  },
  {
    policy: 'disputes/disputesPolicy.handle',
    act: 'handle reviews, suits and corrections',
    ask: (actor, at) => disputesPolicy.handle(actor, at),
    roles: ['requestHandler'],
    system: true,
  },
  ...DISPUTE_POSITIONS.map((position): Row => ({
    policy: 'disputes/disputesPolicy.open',
    act: `open a case that is ${position}`,
    ask: (actor, at) => disputesPolicy.open(actor, at, position),
    roles: position === 'signing' ? ['requestHandler', 'finalReviewer'] : ['requestHandler'],
    system: true,
  })),
  {
    policy: 'disputes/disputeRolesOf',
    act: 'take part in reviews, suits and corrections',
    ask: (actor, at) => disputeRolesOf(actor, at).length > 0 || '不参与。',
    roles: ['requestHandler', 'finalReviewer'],
    system: true,
  },
];
