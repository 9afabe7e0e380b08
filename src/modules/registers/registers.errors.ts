import { AppError, type FieldIssue, invalidInput } from '../../platform/errors.ts';

/** Members of a record are wrong; the first complaint is the sentence. */
export function faultyRecord(issues: readonly FieldIssue[]): AppError {
  return invalidInput(`填写内容有误：${issues[0]?.message ?? '请检查后重新提交。'}`, issues);
}

/** Two people changed the record. */
export function changedMeanwhile(): AppError {
  return new AppError({
    code: 'registers.changed_by_other',
    status: 409,
    message: '这条记录刚刚被他人改动过。请刷新页面，看过最新内容后再操作。',
  });
}

/** A record with that number is there already. */
export function sameRecord(what: string): AppError {
  return new AppError({
    code: 'registers.same',
    status: 409,
    message: `已经登记过“${what}”，请勿重复登记。`,
  });
}

/** A channel or request of another agency, or none at all. */
export function unknownReference(label: string): AppError {
  return new AppError({
    code: 'registers.unknown_reference',
    status: 422,
    message: `所选的${label}不存在或不属于本机构。`,
  });
}

/** The sheet can't be read or lacks headings. */
export function unreadableSheet(message: string): AppError {
  return new AppError({ code: 'registers.unreadable_sheet', status: 422, message });
}
