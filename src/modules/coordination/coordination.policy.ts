import { holds, isSystem, OFFICE_ROLES, type Actor, type Place, type Verdict } from '../../platform/actor.ts';

/** Those who speak for an agency towards another. */
const SPEAKERS = ['publisher', 'secondReviewer', 'finalReviewer'] as const;

/** Who may do what in 信息发布协调 (条例第11条). */
export const coordinationPolicy = {
  /** `places`: of the asker, of the one asked and of their superior. */
  read: (actor: Actor, places: readonly Place[]): Verdict =>
    isSystem(actor) ||
    places.some((place) => holds(actor, OFFICE_ROLES, place)) ||
    '信息发布协调由有关机构的工作人员查看。',

  /** Whoever writes or publishes a text asks those whom it concerns. */
  ask: (actor: Actor, place: Place): Verdict =>
    holds(actor, ['clerk', 'publisher'], place) || '信息发布协调由本机构的信息员或者发布员发起。',

  /** An answer speaks for the agency; a clerk doesn't give it. */
  answer: (actor: Actor, place: Place): Verdict =>
    holds(actor, SPEAKERS, place) || '协调意见由被征求机构的发布员、复审人或者终审人答复。',

  /** What an agency outside said on paper is entered by those who asked it. */
  recordPaper: (actor: Actor, place: Place): Verdict =>
    holds(actor, ['clerk', 'publisher'], place) || '外部机关的复函由本机构的信息员或者发布员登记。',

  /** The superior decides what its agencies don't agree on. */
  rule: (actor: Actor, place: Place): Verdict =>
    holds(actor, [...SPEAKERS, 'supervisor'], place) ||
    '意见不一致的，由共同上级机构的发布员、复审人、终审人或者监督员决定。',

  /** Ends it: who answers for what is published. */
  settle: (actor: Actor, place: Place): Verdict =>
    holds(actor, 'publisher', place) || '信息发布协调由本机构的发布员办结。',

  set: (actor: Actor, place: Place): Verdict =>
    holds(actor, ['publisher', 'systemAdmin'], place) ||
    '信息发布协调的期限由本机构的发布员或者系统管理员设定。',
};
