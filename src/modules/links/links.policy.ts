import { holds, isSystem, OFFICE_ROLES, type Actor, type Place, type Verdict } from '../../platform/actor.ts';

/** Who may do what about links. */
export const linksPolicy = {
  /** How the links of an agency's pages stand. */
  read: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) ||
    holds(actor, [...OFFICE_ROLES, 'systemAdmin'], place) ||
    '链接检查情况由本机构的工作人员和上级监督员查看。',

  /** A look costs others something; whoever mends links asks for it. */
  recheck: (actor: Actor, place: Place): Verdict =>
    holds(actor, ['clerk', 'publisher', 'supervisor'], place) ||
    '重新检查由本机构的信息员、发布员或者上级监督员提出。',

  /** Who answers for what is published says that a link may stay, and whose site is known. */
  decide: (actor: Actor, place: Place): Verdict =>
    holds(actor, 'publisher', place) || '保留有问题的链接、改动可信网站名单由本机构的发布员决定。',
};
