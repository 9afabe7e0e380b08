import { holds, ROLE_LABELS, type Actor, type Place, type Role, type Verdict } from '../../platform/actor.ts';

/** What decides who may take the current step. */
export interface StepFacts {
  readonly place: Place;
  readonly role: Role;
  /** Accounts that wrote revisions of the edition. */
  readonly authors: readonly (string | null)[];
  /** Accounts that already decided a step of this round. */
  readonly decidedBy: readonly (string | null)[];
}

/** Who may do what in a review. Business roles count only at the document's own agency. */
export const reviewPolicy = {
  /** 起草人不得审核自己的文稿；同一人不得在一轮中审核两步。 */
  decideStep: (actor: Actor, facts: StepFacts): Verdict => {
    if (!holds(actor, facts.role, facts.place)) return `这一步由本机关的${ROLE_LABELS[facts.role]}审核。`;
    const account = actor.kind === 'account' ? actor.accountId : null;
    if (facts.authors.includes(account)) return '您修改过这份文稿，不能审核自己的文稿，请由其他审核人处理。';
    if (facts.decidedBy.includes(account)) return '您已审核过本轮的另一步，同一人不能审核两步。';
    return true;
  },

  /** Events of the clerk and of the publisher. */
  act: (actor: Actor, role: Role, place: Place): Verdict =>
    holds(actor, role, place) || `只有本机关的${ROLE_LABELS[role]}可以这样做。`,

  /** 先审查、后公开；谁起草谁不审。 */
  reviewSecrecy: (actor: Actor, facts: { place: Place; authors: readonly (string | null)[] }): Verdict => {
    if (!holds(actor, 'secrecyReviewer', facts.place)) return '只有本机关的保密审查员可以作保密审查。';
    const account = actor.kind === 'account' ? actor.accountId : null;
    return !facts.authors.includes(account) || '您修改过这份文稿，保密审查须由其他人进行。';
  },
};
