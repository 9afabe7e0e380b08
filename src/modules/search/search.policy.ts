import { holds, isSystem, type Actor, type Place, type Verdict } from '../../platform/actor.ts';

/** Who may do what with the search. What is found is public. */
export const searchPolicy = {
  /** `place` is the topmost agency: the search belongs to the whole installation. */
  manage: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) ||
    holds(actor, 'systemAdmin', place) ||
    '只有最上级机构的系统管理员可以查看和修改检索设置。',
};
