import { holds, isSystem, OFFICE_ROLES, type Actor, type Place, type Verdict } from '../../platform/actor.ts';

/** Who may do what about inspections of the site. */
export const inspectionPolicy = {
  read: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) || holds(actor, OFFICE_ROLES, place) || '网站检查由本机构的工作人员和上级监督员查看。',

  make: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) ||
    holds(actor, ['clerk', 'publisher', 'supervisor'], place) ||
    '网站检查由本机构的信息员、发布员或者监督员进行。',

  /** Who is inspected doesn't choose by what: numbers are set by who watches over the agency. */
  set: (actor: Actor, place: Place): Verdict =>
    holds(actor, ['supervisor', 'systemAdmin'], place) || '检查指标由监督员或者系统管理员设定。',
};
