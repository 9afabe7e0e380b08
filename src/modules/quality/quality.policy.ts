import { holds, isSystem, OFFICE_ROLES, type Actor, type Place, type Verdict } from '../../platform/actor.ts';

const JUDGES = ['firstReviewer', 'secondReviewer', 'finalReviewer', 'publisher'] as const;

/** Who may do what about 内容质量. */
export const qualityPolicy = {
  /** Findings of drafts are read by those who read the drafts; those of the public site and figures by the same. */
  read: (actor: Actor, place: Place): Verdict =>
    holds(actor, OFFICE_ROLES, place) || '内容质量由本机构的工作人员和上级监督员查看。',

  /** Proofreads what is being written. */
  check: (actor: Actor, place: Place): Verdict =>
    holds(actor, OFFICE_ROLES, place) || '您在该机关没有文稿工作角色，不能使用文字检查。',

  /** Says of a finding that the text is right: whoever wrote it or reviews it. */
  decide: (actor: Actor, place: Place): Verdict =>
    holds(actor, ['clerk', ...JUDGES], place) || '核对结果由本机构的信息员、审核人或者发布员处理。',

  /** That personal data may stay isn't decided by whoever put it there. */
  decidePersonal: (
    actor: Actor,
    facts: { readonly place: Place; readonly authors: readonly (string | null)[] },
  ): Verdict => {
    if (!holds(actor, JUDGES, facts.place))
      return '涉及个人信息的，由本机构的审核人或者发布员决定，不由起草人自行决定。';
    const account = actor.kind === 'account' ? actor.accountId : null;
    return (
      !facts.authors.includes(account) || '您修改过这份文稿，涉及个人信息的，请由其他审核人或者发布员决定。'
    );
  },

  /** Words, expressions and exceptions hold for everybody below, too. */
  editWords: (actor: Actor, place: Place): Verdict =>
    holds(actor, ['secondReviewer', 'finalReviewer', 'publisher'], place) ||
    '词表由本机构的复审人、终审人或者发布员维护。',

  /** How personal data is masked holds for everybody below, too. */
  editMasking: (actor: Actor, place: Place): Verdict =>
    holds(actor, ['secondReviewer', 'finalReviewer', 'publisher'], place) ||
    '遮盖规则由本机构的复审人、终审人或者发布员决定。',

  readWords: (actor: Actor, place: Place): Verdict =>
    holds(actor, [...OFFICE_ROLES, 'systemAdmin'], place) || '词表由本机构的工作人员查看。',

  /** Looks over the whole site. */
  scan: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) ||
    holds(actor, ['publisher', 'supervisor', 'systemAdmin'], place) ||
    '全站检查由发布员、监督员或者系统管理员发起。',
};
