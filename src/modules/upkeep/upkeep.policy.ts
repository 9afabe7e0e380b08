import { holds, isSystem, OFFICE_ROLES, type Actor, type Place, type Verdict } from '../../platform/actor.ts';

/** Who may do what about 动态调整, 解读 and 规范性文件 that expire. */
export const upkeepPolicy = {
  /** What is to be reviewed and what was decided. */
  read: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) || holds(actor, OFFICE_ROLES, place) || '动态调整由本机构的工作人员和上级监督员查看。',

  /** Something public is pointed out that may no longer be: whoever works here, or watches over it. */
  raise: (actor: Actor, place: Place): Verdict =>
    holds(actor, ['clerk', 'publisher', 'secrecyReviewer', 'supervisor'], place) ||
    '清理建议由本机构的信息员、发布员、保密审查员或者监督员提出。',

  /** 条例第18条: the agency reviews its own information. */
  decide: (actor: Actor, place: Place): Verdict =>
    holds(actor, ['clerk', 'publisher', 'secrecyReviewer'], place) ||
    '处理意见由本机构的信息员、发布员或者保密审查员提出。',

  /** A second person, who didn't decide; the same who answers for what is and isn't published. */
  approve: (
    actor: Actor,
    { place, decidedBy }: { readonly place: Place; readonly decidedBy: string | null },
  ): Verdict => {
    if (!holds(actor, ['publisher', 'finalReviewer'], place))
      return '处理意见由本机构的发布员或者终审人批准。';
    const self = actor.kind === 'account' && actor.accountId === decidedBy;
    return !self || '处理意见是您提出的，须由另一人批准。';
  },

  /** What no statute fixes is set by who keeps the columns. */
  set: (actor: Actor, place: Place): Verdict =>
    holds(actor, ['publisher', 'systemAdmin'], place) || '审查间隔和期限由本机构的发布员或者系统管理员设定。',

  /** Whether a document goes without an interpretation is decided by who publishes it. */
  exempt: (actor: Actor, place: Place): Verdict =>
    holds(actor, 'publisher', place) || '不作解读由本机构的发布员决定。',
};
