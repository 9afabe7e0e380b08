import {
  accountIdOf,
  holds,
  isSystem,
  OFFICE_ROLES,
  type Actor,
  type Place,
  type Verdict,
} from '../../platform/actor.ts';

/** Who may do what with imports. */
export const importsPolicy = {
  /** What was imported, and what wasn't. */
  read: (actor: Actor, place: Place): Verdict =>
    holds(actor, OFFICE_ROLES, place) || '导入情况由本机关的工作人员和上级监督员查看。',
  /** An import makes drafts: it is the work of those who write them. */
  run: (actor: Actor, place: Place): Verdict =>
    holds(actor, 'clerk', place) || '只有本机关的信息员可以批量导入文稿。',
  /**
   * Lets old addresses lead to what was imported, or no longer: who publishes for the agency, since they do so when it is published.
   * An address at which something stands is never taken.
   */
  addresses: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) ||
    holds(actor, 'publisher', place) ||
    holds(actor, 'systemAdmin', place) ||
    '只有本机关的发布员和系统管理员可以允许旧网址跳转。',
  /** Its drafts are written in the name of who began it, so nobody else adds to it, decides for it or starts it. */
  go: (actor: Actor, place: Place, begunBy: string): Verdict => {
    const may = importsPolicy.run(actor, place);
    if (may !== true) return may;
    return (
      accountIdOf(actor) === begunBy ||
      '这次导入由开始它的人继续：建立的文稿都记在他名下。其他人可以查看和取消，需要导入的请另行新建。'
    );
  },
};
