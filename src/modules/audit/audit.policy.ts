import {
  holds,
  holdsAnywhere,
  isSystem,
  type Actor,
  type Place,
  type Verdict,
} from '../../platform/actor.ts';

/** Who may read what is recorded. 三员分立: those who act don't watch themselves. */
export const auditPolicy = {
  /** The audit administrator sees everything below their agency; the security administrator the sign-ins. */
  read: (actor: Actor): Verdict =>
    isSystem(actor) ||
    holdsAnywhere(actor, ['auditAdmin', 'securityAdmin']) ||
    '审计记录只有审计管理员可以查看（安全管理员可查看登录记录）。',

  /** Everything, not only sign-ins. */
  readAll: (actor: Actor): Verdict =>
    isSystem(actor) || holdsAnywhere(actor, ['auditAdmin']) || '完整的审计记录只有审计管理员可以查看。',

  export: (actor: Actor): Verdict =>
    isSystem(actor) || holdsAnywhere(actor, ['auditAdmin']) || '只有审计管理员可以导出审计记录。',

  verify: (actor: Actor): Verdict =>
    isSystem(actor) || holdsAnywhere(actor, ['auditAdmin']) || '只有审计管理员可以校验审计记录。',

  /** Records of one agency. */
  readOf: (actor: Actor, place: Place): Verdict =>
    isSystem(actor) ||
    holds(actor, ['auditAdmin', 'securityAdmin'], place) ||
    '您不能查看这个机构的审计记录。',
};
