import { AppError, invalidInput, type FieldIssue } from '../../platform/errors.ts';

/** Somebody recorded a check of the same indicator since it was shown. */
export function checkedMeanwhile(name: string): AppError {
  return new AppError({
    code: 'inspection.checked_by_other',
    status: 409,
    message: `“${name}”刚刚有人填写过人工检查结果。您填写的内容还在，请看过对方的结果以后再保存，作为更正。`,
  });
}

/** What was judged on the day wasn't kept: a check by hand would stand beside nothing. */
export function notJudgedThen(): AppError {
  return new AppError({
    code: 'inspection.not_judged_then',
    status: 409,
    message: '这次检查没有保存当时的逐项结果，不能再记人工检查。请重新检查一次，在新的检查里填写。',
  });
}

/** What is said can't be said of this indicator. */
export function badHandCheck(issues: readonly FieldIssue[]): AppError {
  return invalidInput(`填写内容有误：${issues[0]?.message ?? '请检查后重新提交'}。`, issues);
}
