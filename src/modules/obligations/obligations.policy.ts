import { holds, isSystem, OFFICE_ROLES, type Actor, type Place, type Verdict } from '../../platform/actor.ts';

/** Who may do what with the 标准目录, pieces of work and obligations to publish. */
export const obligationsPolicy = {
  /** What is due and what is late. */
  read: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) || holds(actor, OFFICE_ROLES, place) || '公开义务由本机构的工作人员和上级监督员查看。',

  /** The 标准目录 is also for those who keep it without having to do with what is due. */
  readItems: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) ||
    holds(actor, [...OFFICE_ROLES, 'systemAdmin'], place) ||
    '标准目录由本机构的工作人员、系统管理员和上级监督员查看。',

  /** What an agency discloses, when and by whom: the same people who keep its columns. */
  editItems: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) ||
    holds(actor, ['publisher', 'systemAdmin'], place) ||
    '标准目录由本机构的发布员或者系统管理员维护。',

  /** Work is opened and moved on by those who do it. */
  handle: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) ||
    holds(actor, ['clerk', 'publisher'], place) ||
    '工作事项和公开义务由本机构的信息员、发布员办理。',

  /** Whoever is relieved of an obligation doesn't decide it alone: who publishes does, not who drafts. */
  waive: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) ||
    holds(actor, ['publisher', 'supervisor'], place) ||
    '免除公开义务由本机构的发布员或者监督员决定。',
};
