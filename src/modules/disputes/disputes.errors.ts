import { AppError, invalidInput, type FieldIssue } from '../../platform/errors.ts';
import { DISPUTE_EVENT_LABELS, type DisputeEventKind } from '../../law/disputes/dispute-events.ts';
import { DISPUTE_POSITION_LABELS, type DisputePosition } from '../../law/disputes/dispute-positions.ts';

/** The action can't happen where the case stands. */
export function notThere(kind: DisputeEventKind, position: DisputePosition): AppError {
  return new AppError({
    code: 'disputes.not_now',
    status: 409,
    message: `这个案件现在是“${DISPUTE_POSITION_LABELS[position]}”，不能登记“${DISPUTE_EVENT_LABELS[kind]}”。可能刚刚被他人处理过，请刷新页面。`,
  });
}

/** Somebody else acted on the case since it was shown. */
export function actedMeanwhile(): AppError {
  return new AppError({
    code: 'disputes.changed_by_other',
    status: 409,
    message: '这个案件刚刚有了新的记录。您填写的内容还在，请看过最新情况后再提交。',
  });
}

/** What the law or the file has against the action. */
export function obstructed(reasons: readonly string[]): AppError {
  return new AppError({
    code: 'disputes.obstructed',
    status: 422,
    message: reasons.join(' '),
    details: { issues: reasons.map((message): FieldIssue => ({ field: 'action', message })) },
  });
}

/** What is entered can't be taken. */
export function faultyCase(issues: readonly FieldIssue[]): AppError {
  return invalidInput(`填写内容有误：${issues[0]?.message ?? '请检查后重新提交。'}`, issues);
}

/** A case with that number is there already. */
export function sameNumber(number: string): AppError {
  return new AppError({
    code: 'disputes.same',
    status: 409,
    message: `已经登记过案号“${number}”，请勿重复登记。`,
  });
}

/** Whoever proposed how a correction is answered doesn't sign it. */
export function samePerson(): AppError {
  return new AppError({
    code: 'disputes.same_person',
    status: 409,
    message: '提出处理意见和签发不能是同一个人。请由其他人签发。',
  });
}

/** The letter can't go out as it is. */
export function faultyLetter(messages: readonly string[]): AppError {
  return new AppError({
    code: 'disputes.letter_faulty',
    status: 422,
    message: `文书还不能发出：${messages.join(' ')}`,
    details: { issues: messages.map((message): FieldIssue => ({ field: 'letter', message })) },
  });
}

/** More cases are asked for than one sheet holds. */
export function tooManyToExport(most: number): AppError {
  return new AppError({
    code: 'disputes.too_many',
    status: 422,
    message: `一次最多导出 ${most} 件，请按日期分批导出。`,
  });
}
