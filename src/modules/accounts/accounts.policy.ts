import {
  holds,
  holdsAnywhere,
  isSystem,
  type Actor,
  type Place,
  type Verdict,
} from '../../platform/actor.ts';
import { isAdminRole } from './accounts.rules.ts';
import type { Role } from '../../platform/actor.ts';

/** An account as policies see it. */
export interface AccountTarget {
  readonly accountId: string;
  readonly place: Place;
  /** Roles it holds now. */
  readonly roles: readonly Role[];
}

/**
 * Who may do what with accounts (三员分立): the systemAdmin makes accounts but gives no rights, the securityAdmin
 * gives rights but makes no accounts, the auditAdmin does neither. No one changes their own.
 */
export const accountsPolicy = {
  /** Meaning of the roles: no secret. */
  listRoles: (actor: Actor): Verdict => actor.kind !== 'public' || '请先登录。',

  list: (actor: Actor): Verdict =>
    isSystem(actor) ||
    holdsAnywhere(actor, ['systemAdmin', 'securityAdmin']) ||
    '只有系统管理员和安全管理员可以查看账号列表。',

  read: (actor: Actor, target: AccountTarget): Verdict =>
    isSystem(actor) ||
    isSelf(actor, target) ||
    holds(actor, ['systemAdmin', 'securityAdmin'], target.place) ||
    '您没有查看这个账号的权限，请联系本机构的系统管理员或安全管理员。',

  create: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) ||
    holds(actor, 'systemAdmin', place) ||
    '只有系统管理员可以新建账号，请联系本机构或上级机构的系统管理员。',

  change: (actor: Actor, target: AccountTarget): Verdict => {
    if (isSystem(actor)) return true;
    if (isSelf(actor, target)) return '不能修改自己的账号资料，请由另一位系统管理员办理。';
    return holds(actor, 'systemAdmin', target.place) || '只有系统管理员可以修改账号。';
  },

  disable: (actor: Actor, target: AccountTarget): Verdict => {
    if (isSystem(actor)) return true;
    if (!holds(actor, 'systemAdmin', target.place)) return '只有系统管理员可以停用账号。';
    if (isSelf(actor, target)) return '不能停用自己的账号，请由另一位系统管理员办理。';
    // Else the systemAdmin could get rid of those who watch over them.
    const watches = target.roles.some(isAdminRole);
    return !watches || '这是管理员账号。请先由安全管理员收回其管理员角色，再停用。';
  },

  enable: (actor: Actor, target: AccountTarget): Verdict => {
    if (isSystem(actor)) return true;
    if (isSelf(actor, target)) return '不能启用自己的账号。';
    return holds(actor, 'systemAdmin', target.place) || '只有系统管理员可以启用账号。';
  },

  resetPassword: (actor: Actor, target: AccountTarget): Verdict => {
    if (isSystem(actor)) return true;
    if (isSelf(actor, target)) return '自己的密码请在“修改密码”中修改。';
    if (!holds(actor, 'securityAdmin', target.place)) {
      return '只有安全管理员可以重置密码，请联系本机构或上级机构的安全管理员。';
    }
    // Else the securityAdmin, who is shown the new password, could act as any of the three.
    const watches = target.roles.some(isAdminRole);
    return (
      !watches ||
      '管理员的密码不在这里重置。请在服务器上运行 gongkai account reset-password 用户名，由本人领取。'
    );
  },

  unlock: (actor: Actor, target: AccountTarget): Verdict => {
    if (isSystem(actor)) return true;
    if (isSelf(actor, target)) return '不能给自己解除锁定。';
    return (
      holds(actor, 'securityAdmin', target.place) ||
      '只有安全管理员可以解除锁定，请联系本机构或上级机构的安全管理员。'
    );
  },

  /** Granting and revoking: the securityAdmin must reach both the person and the agency the role is for. */
  grant: (actor: Actor, target: AccountTarget, at: Place): Verdict => changeGrants(actor, target, at),

  revoke: (actor: Actor, target: AccountTarget, at: Place): Verdict => changeGrants(actor, target, at),
};

function changeGrants(actor: Actor, target: AccountTarget, at: Place): Verdict {
  if (isSystem(actor)) return true;
  if (isSelf(actor, target)) return '任何人不能改变自己的角色，请由另一位安全管理员办理。';
  const reaches = holds(actor, 'securityAdmin', target.place) && holds(actor, 'securityAdmin', at);
  return reaches || '只有安全管理员可以授予或收回角色，并且只限于本机构及下级机构的人员和角色。';
}

function isSelf(actor: Actor, target: AccountTarget): boolean {
  return actor.kind === 'account' && actor.accountId === target.accountId;
}
