import { holds, isSystem, type Actor, type Place, type Verdict } from '../../platform/actor.ts';

/** Who may do what with a catalogue. */
export const cataloguePolicy = {
  /** Columns stand on the public site. */
  read: (_actor: Actor): Verdict => true,

  /** Names and descriptions of columns are public at once: whoever may publish keeps them, or who sets an agency up. */
  edit: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) ||
    holds(actor, ['publisher', 'systemAdmin'], place) ||
    '栏目的名称和说明改动后立即对外公开，只有本机构的发布员或系统管理员可以维护公开目录。',

  /** Not for those who draft: they could leave out the review of their own texts. */
  setReviewSteps: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) ||
    holds(actor, 'systemAdmin', place) ||
    '审核步骤只能由系统管理员设置。请保留原有步骤，或者请系统管理员修改。',
};
