import { holds, isSystem, type Actor, type Place, type Verdict } from '../../platform/actor.ts';

/** Who may do what with a catalogue. */
export const cataloguePolicy = {
  /** Columns stand on the public site. */
  read: (_actor: Actor): Verdict => true,

  /** The clerk knows the columns, the system administrator sets an agency up. */
  edit: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) ||
    holds(actor, ['clerk', 'systemAdmin'], place) ||
    '只有本机构的信息员或系统管理员可以维护公开目录。',

  /** Not for those who draft: they could leave out the review of their own texts. */
  setReviewSteps: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) ||
    holds(actor, 'systemAdmin', place) ||
    '审核步骤只能由系统管理员设置。请保留原有步骤，或者请系统管理员修改。',
};
