import { holds, isSystem, OFFICE_ROLES, type Actor, type Place, type Verdict } from '../../platform/actor.ts';

/** Who may do what about what visitors report. */
export const feedbackPolicy = {
  read: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) || holds(actor, OFFICE_ROLES, place) || '网页纠错由本机构的工作人员查看。',

  /** The answer is public to whoever reported it, and speaks for the agency. */
  answer: (actor: Actor, place: Place): Verdict =>
    holds(actor, ['clerk', 'publisher'], place) || '网页纠错由本机构的信息员或者发布员答复。',

  /** Handing on to another agency: whoever answers, or who watches over both. */
  handOn: (actor: Actor, place: Place): Verdict =>
    holds(actor, ['clerk', 'publisher', 'supervisor'], place) ||
    '网页纠错由本机构的信息员、发布员或者监督员转办。',

  set: (actor: Actor, place: Place): Verdict =>
    holds(actor, ['publisher', 'systemAdmin'], place) || '网页纠错的期限由本机构的发布员或者系统管理员设定。',
};
