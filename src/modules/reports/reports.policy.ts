import { holds, isSystem, ROLES, type Actor, type Place, type Verdict } from '../../platform/actor.ts';

/** Who may do what with annual reports. Their review and publication follow the rules of documents. */
export const reportsPolicy = {
  read: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) || holds(actor, ROLES, place) || '您在这个机构没有角色，不能查看它的年度报告。',

  edit: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) || holds(actor, 'clerk', place) || '只有本机构的信息员可以编制年度报告。',
};
