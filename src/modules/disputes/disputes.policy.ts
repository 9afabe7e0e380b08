import { CASE_ROLES, holds, isSystem, type Actor, type Place, type Verdict } from '../../platform/actor.ts';
import type { DisputePosition, DisputeRole } from '../../law/disputes/dispute-positions.ts';

/** As whom the actor takes part at the place. */
export function disputeRolesOf(actor: Actor, place: Place): DisputeRole[] {
  if (isSystem(actor)) return ['handler', 'signer'];
  return [
    ...(holds(actor, 'requestHandler', place) ? (['handler'] as const) : []),
    ...(holds(actor, 'finalReviewer', place) ? (['signer'] as const) : []),
  ];
}

/** Who may do what with reviews, suits, corrections and complaints. */
export const disputesPolicy = {
  /** Numbers, days, positions, outcomes; who is behind them is masked for whoever doesn't handle requests. */
  list: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) ||
    holds(actor, CASE_ROLES, place) ||
    '复议、诉讼与更正的情况由申请办理人、审核签发人员和监督员查看。',

  /** Names, what is demanded, the whole ledger. */
  handle: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) || holds(actor, 'requestHandler', place) || '复议、诉讼与更正由本机构的申请办理人办理。',

  /** One case: the handler always, the signer while his signature is due. */
  open: (actor: Actor, place: Place, position: DisputePosition): Verdict => {
    if (disputesPolicy.handle(actor, place) === true) return true;
    const signs = position === 'signing' && disputeRolesOf(actor, place).includes('signer');
    return signs || '案件材料只对办理人开放；签发人在轮到自己签发时可以查看。';
  },
};
