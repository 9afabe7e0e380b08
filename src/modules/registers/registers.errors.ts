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

/** Others would refer to something that counts no more. */
export function referredTo(by: readonly { label: string; count: number }[]): AppError {
  const records = by.map(({ label, count }) => `“${label}”中的 ${count} 条`).join('、');
  return new AppError({
    code: 'registers.referred_to',
    status: 409,
    message: `${records}记录引用了它，不能注销。请先更正或注销那些记录。`,
  });
}

/** Only what is public as 行政规范性文件 is offered for the register of normative documents. */
export function notOfTheRegister(): AppError {
  return new AppError({
    code: 'registers.not_of_the_register',
    status: 409,
    message: '只有正在公开的行政规范性文件可以这样登记。其他文件请在登记簿中逐条登记。',
  });
}

/** Struck-out records are history; they are restored before they are changed. */
export function removedRecord(): AppError {
  return new AppError({
    code: 'registers.removed',
    status: 409,
    message: '这条记录已经注销，不能再改。如系误注销，请先恢复。',
  });
}

/** Restored meanwhile, or never struck out. */
export function notRemoved(): AppError {
  return new AppError({
    code: 'registers.not_removed',
    status: 409,
    message: '这条记录没有被注销，无需恢复。请刷新页面。',
  });
}

/** The sheet can't be read or lacks headings. */
export function unreadableSheet(message: string): AppError {
  return new AppError({ code: 'registers.unreadable_sheet', status: 422, message });
}

/** More records than a sheet should hold. */
export function tooManyToExport(total: number, most: number): AppError {
  return new AppError({
    code: 'registers.too_many',
    status: 422,
    message: `符合条件的记录有 ${total} 条，一次最多导出 ${most} 条。请用日期范围分几次导出。`,
  });
}

/** What the handling of a request or dispute keeps isn't changed by hand: register and file would say different things. */
export function managedRecord(): AppError {
  return new AppError({
    code: 'registers.managed',
    status: 409,
    message: '这条登记由办理过程自动生成，不能在登记簿里改动。请到“依申请公开”中打开这一件办理。',
  });
}
