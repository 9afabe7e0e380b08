import { holds, isSystem, type Actor, type Place, type Verdict } from '../../platform/actor.ts';

/** Who may do what with agencies. The systemAdmin manages their own agency and everything below it. */
export const agenciesPolicy = {
  /** Names, codes and contact data of agencies are public anyway (条例第12条：公开指南). */
  read: (_actor: Actor): Verdict => true,

  /** `parent` is null for the top of a tree, which only the program itself sets up. */
  create: (actor: Actor, parent: Place | null): Verdict => {
    if (isSystem(actor)) return true;
    if (parent === null) return '最上级机构只能在安装时建立，请选择上级机构。';
    return manages(actor, parent) || '只有上级机构的系统管理员可以新建机构。';
  },

  change: (actor: Actor, place: Place): Verdict =>
    manages(actor, place) || '只有系统管理员可以修改机构，请联系本机构或上级机构的系统管理员。',

  close: (actor: Actor, place: Place): Verdict =>
    manages(actor, place) || '只有系统管理员可以撤销机构，请联系上级机构的系统管理员。',

  changeDuties: (actor: Actor, place: Place): Verdict =>
    manages(actor, place) || '只有系统管理员可以登记公开职责人员，请联系本机构或上级机构的系统管理员。',
};

function manages(actor: Actor, place: Place): boolean {
  return isSystem(actor) || holds(actor, 'systemAdmin', place);
}
