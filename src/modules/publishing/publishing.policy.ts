import { holds, isSystem, type Actor, type Place, type Verdict } from '../../platform/actor.ts';

/** Who may do what with the public site. What is published is decided by the review; see review.policy.ts. */
export const publishingPolicy = {
  /** The site's settings are printed at the foot of every page anyway. */
  readSettings: (_actor: Actor): Verdict => true,

  /** `place` is the topmost agency: the site belongs to the whole installation. */
  changeSettings: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) ||
    holds(actor, 'systemAdmin', place) ||
    '只有最上级机构的系统管理员可以修改公开网站的设置。',

  maintain: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) ||
    holds(actor, 'systemAdmin', place) ||
    '只有最上级机构的系统管理员可以核对或重建公开网站。',
};
