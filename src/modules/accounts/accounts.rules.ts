import { ROLE_LABELS, type Role } from '../../platform/actor.ts';

/** Suggested values for GB/T 22239 level two and three (身份鉴别): length, classes, change, history, lock-out. */
export const PASSWORD_RULES = {
  minLength: 10,
  maxLength: 128,
  /** of four: upper case, lower case, digits, others */
  classes: 3,
  /** the present one included */
  history: 5,
  maxAgeDays: 90,
} as const;

/** After so many failures in a row an account is locked for so long. */
export const LOCK_RULES = { failures: 5, minutes: 30 } as const;

/** A session ends after so many hours, whatever is done; the idle time-out is a setting. */
export const SESSION_HOURS = 12;

/** The three duties that no one account holds together (三员分立). */
export const ADMIN_ROLES = ['systemAdmin', 'securityAdmin', 'auditAdmin'] as const satisfies readonly Role[];

/** What each role is for, for those who grant it. */
export const ROLE_DESCRIPTIONS: Readonly<Record<Role, string>> = {
  clerk: '起草、修改、送审本机构的文稿，登记各登记簿。',
  firstReviewer: '在初审环节审核本机构的文稿。',
  secondReviewer: '在复审环节审核本机构的文稿。',
  finalReviewer: '在终审环节审核本机构的文稿。',
  secrecyReviewer: '对拟公开的文稿作保密审查。',
  publisher: '发布、撤下已通过审核的文稿，维护公开目录的栏目。',
  requestHandler: '登记、办理政府信息公开申请。',
  supervisor: '查看本机构及下级机构的公开工作，监督考核。',
  systemAdmin: '管理本机构及下级的机构、账号和运行，不能授予角色，不兼任业务角色。',
  securityAdmin: '为本机构及下级的账号授予、收回角色，重置密码，解除锁定。',
  auditAdmin: '查看、导出、校验本机构及下级的审计记录。',
};

/** Whether the role is one of the three administrators'. */
export function isAdminRole(role: Role): boolean {
  return ADMIN_ROLES.some((admin) => admin === role);
}

/**
 * Why a password can't be taken, in whole sentences; none when it can. Whether it was used before is not
 * decided here: only hashes of old passwords are known.
 */
export function passwordFaults(password: string, username: string): string[] {
  const faults: string[] = [];
  const length = [...password].length;
  if (length < PASSWORD_RULES.minLength) faults.push(`密码至少 ${PASSWORD_RULES.minLength} 个字符。`);
  if (length > PASSWORD_RULES.maxLength) faults.push(`密码不能超过 ${PASSWORD_RULES.maxLength} 个字符。`);
  const classes = [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{Lu}\p{Ll}\p{Nd}\s]/u];
  if (classes.filter((pattern) => pattern.test(password)).length < PASSWORD_RULES.classes) {
    faults.push('密码应包含大写字母、小写字母、数字、符号中的至少三种。');
  }
  if (password.toLowerCase().includes(username.toLowerCase())) faults.push('密码不能包含用户名。');
  return faults;
}

/** When a password set at the moment must be changed. */
export function passwordExpires(setAt: Date): Date {
  return new Date(setAt.getTime() + PASSWORD_RULES.maxAgeDays * 86_400_000);
}

/** Why the password must be changed before anything else, or null. */
export function mustChangePassword(
  account: { readonly mustChangePassword: boolean; readonly passwordChangedAt: Date },
  now: Date,
): 'first' | 'expired' | null {
  if (account.mustChangePassword) return 'first';
  return passwordExpires(account.passwordChangedAt) <= now ? 'expired' : null;
}

/** What one more failure does: the new count, and until when the account is locked. */
export function afterFailure(
  account: { readonly failedCount: number; readonly lockedUntil: Date | null },
  now: Date,
): { failedCount: number; lockedUntil: Date | null } {
  if (account.lockedUntil !== null && account.lockedUntil > now) return account;
  // A lock that ran out starts the count anew.
  const failedCount = (account.lockedUntil === null ? account.failedCount : 0) + 1;
  const locks = failedCount >= LOCK_RULES.failures;
  return { failedCount, lockedUntil: locks ? new Date(now.getTime() + LOCK_RULES.minutes * 60_000) : null };
}

/** Whether a session still holds at `now`. */
export function sessionHolds(
  session: { readonly createdAt: Date; readonly lastSeenAt: Date },
  options: { now: Date; idleMinutes: number },
): boolean {
  const idleUntil = session.lastSeenAt.getTime() + options.idleMinutes * 60_000;
  return options.now.getTime() < Math.min(idleUntil, sessionEnds(session.createdAt).getTime());
}

/** When a session begun at the moment ends at the latest. */
export function sessionEnds(createdAt: Date): Date {
  return new Date(createdAt.getTime() + SESSION_HOURS * 3_600_000);
}

/** Why the role can't be added to those the account holds, or null (三员分立). */
export function separationFault(held: readonly Role[], added: Role): string | null {
  const otherDuty = held.find((role) => isAdminRole(role) && role !== added);
  if (isAdminRole(added)) {
    if (otherDuty !== undefined) {
      return `三员分立：这个账号已是${ROLE_LABELS[otherDuty]}，不能同时担任${ROLE_LABELS[added]}。请使用另一个人的账号。`;
    }
    // One duty at one place: it reaches everything below, and the database allows an account only one.
    if (held.includes(added)) return `这个账号已在另一个机构担任${ROLE_LABELS[added]}，请先收回原来的角色。`;
    const business = held.find((role) => !isAdminRole(role));
    if (business === undefined) return null;
    return `管理员不兼任业务角色：这个账号是${ROLE_LABELS[business]}，不能担任${ROLE_LABELS[added]}。请先收回业务角色或使用另一个账号。`;
  }
  if (otherDuty === undefined) return null;
  return `管理员不兼任业务角色：这个账号是${ROLE_LABELS[otherDuty]}，不能担任${ROLE_LABELS[added]}。请使用另一个账号。`;
}
