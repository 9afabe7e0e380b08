import { holds, isSystem, type Actor, type Place, type Verdict } from '../../platform/actor.ts';

/** Who may do what with the public site. What is published is decided by the review; see review.policy.ts. */
export const publishingPolicy = {
  /** Sets, changes and cancels the time of a publication or of a taking down: whoever may do it at once. */
  schedule: (actor: Actor, place: Place): Verdict =>
    holds(actor, 'publisher', place) || '只有本机关的发布员可以设定、修改和取消定时。',

  /** Says anew what stays at the address of what is withdrawn. */
  withdraw: (actor: Actor, place: Place): Verdict =>
    holds(actor, 'publisher', place) || '只有本机关的发布员可以修改撤下方式和对外说明。',

  /**
   * Takes every trace away. Not the publisher: nobody alone both publishes and makes it unseen that something was public.
   * Until the 保密审查员 comes, the publisher withdraws it without its title.
   */
  vanish: (actor: Actor, place: Place): Verdict =>
    holds(actor, 'secrecyReviewer', place) ||
    '彻底移除由本机关的保密审查员作出。情况紧急的，请发布员先“撤下”并勾选“标题不宜公开”。',

  /** 保密审查汇总表 of an agency: who reviews, who publishes, and who watches over it. */
  exportSecrecy: (actor: Actor, place: Place): Verdict =>
    holds(actor, ['secrecyReviewer', 'publisher', 'supervisor'], place) ||
    '保密审查汇总表由本机构的保密审查员、发布员和监督员导出。',

  /** What isn't to be known is named in a file that leaves the desk only to those who decided so. */
  nameWithheld: (actor: Actor, place: Place): Verdict =>
    holds(actor, 'secrecyReviewer', place) || '不公开的信息，标题只列给本机构的保密审查员。',

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
