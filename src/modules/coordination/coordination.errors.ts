import { AppError } from '../../platform/errors.ts';

/** Somebody else was faster. */
export function coordinationChanged(): AppError {
  return new AppError({
    code: 'coordination.changed_by_other',
    status: 409,
    message: '这件信息发布协调刚刚有变化，请刷新后再办理。',
  });
}

/** It doesn't stand where this could happen. */
export function notNow(): AppError {
  return new AppError({
    code: 'coordination.not_now',
    status: 409,
    message: '这件信息发布协调现在不能这样办理：期限未到的先等待答复，已办结的不能再改动。',
  });
}

/** Only what nobody has answered can be taken back. */
export function answeredAlready(): AppError {
  return new AppError({
    code: 'coordination.not_now',
    status: 409,
    message:
      '已经有答复，不能撤回：同意的请办结；要求修改或者不同意的，请修改文稿后重新征求意见，或者报请共同上级决定。',
  });
}

/** The one asked isn't one that can be. */
export function unfitOther(message: string): AppError {
  return new AppError({ code: 'coordination.unfit_other', status: 422, message });
}

/** The day by which an answer is asked can't be told. */
export function badDeadline(message: string): AppError {
  return new AppError({ code: 'coordination.bad_deadline', status: 422, message });
}
