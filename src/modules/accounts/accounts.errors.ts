import { AppError, invalidInput } from '../../platform/errors.ts';
import { LOCK_RULES } from './accounts.rules.ts';

/**
 * Signing in failed. One sentence for all causes (no such name, wrong password, locked, disabled), so that
 * nobody learns from it which accounts exist or whether a guessed password was right.
 */
export function signInRefused(): AppError {
  return new AppError({
    code: 'session.refused',
    status: 403,
    message: `登录没有成功：用户名或密码不正确，或者账号已停用、被锁定。连续输错 ${LOCK_RULES.failures} 次，账号会锁定 ${LOCK_RULES.minutes} 分钟；忘记密码或被锁定，请联系本单位的安全管理员。`,
  });
}

/** Too many attempts for one name or from one address. */
export function tooManyAttempts(minutes: number): AppError {
  return new AppError({
    code: 'common.too_many',
    status: 429,
    message: `登录尝试过于频繁，请 ${minutes} 分钟后再试。`,
  });
}

/** The first or an expired password must be changed before anything else. */
export function passwordChangeRequired(why: 'first' | 'expired'): AppError {
  const message =
    why === 'first'
      ? '这是初始密码，请先修改密码，再使用其他功能。'
      : '密码已超过 90 天没有更换，请先修改密码，再使用其他功能。';
  return new AppError({ code: 'session.password_change_required', status: 403, message });
}

/** A request that changes something came without the session's token, or from another site. */
export function forged(): AppError {
  return new AppError({
    code: 'session.forged',
    status: 403,
    message: '为防止他人冒用您的登录，这个请求没有被接受。请刷新页面后重试。',
  });
}

/** The present password that was typed isn't right. */
export function wrongCurrentPassword(): AppError {
  const message = '原密码不正确，请重新输入。';
  return new AppError({
    code: 'accounts.wrong_password',
    status: 422,
    message,
    details: { issues: [{ field: 'current', message }] },
  });
}

/** The new password breaks rules. */
export function weakPassword(faults: readonly string[]): AppError {
  return invalidInput(
    faults.join(''),
    faults.map((message) => ({ field: 'next', message })),
  );
}

/** The username is taken; usernames are never given a second time. */
export function usernameTaken(): AppError {
  const message = '这个用户名已经有人使用（包括已停用的账号），请换一个。';
  return new AppError({
    code: 'accounts.username_taken',
    status: 409,
    message,
    details: { issues: [{ field: 'username', message }] },
  });
}

/** Somebody saved the account after it was read. */
export function changedMeanwhile(): AppError {
  return new AppError({
    code: 'accounts.changed_meanwhile',
    status: 409,
    message: '这个账号刚刚被其他人修改过，您的修改没有保存。请刷新页面，核对最新内容后再改。',
  });
}

/** The roles may not stand together, or the account has the role already. */
export function cannotGrant(message: string): AppError {
  return new AppError({ code: 'accounts.cannot_grant', status: 409, message });
}

/** The account isn't in the state that the act needs. */
export function wrongState(message: string): AppError {
  return new AppError({ code: 'accounts.wrong_state', status: 409, message });
}
