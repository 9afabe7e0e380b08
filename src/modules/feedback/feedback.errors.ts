import { AppError } from '../../platform/errors.ts';

/** Somebody else was faster. */
export function feedbackChanged(): AppError {
  return new AppError({
    code: 'feedback.changed_by_other',
    status: 409,
    message: '这条网页纠错刚刚有变化，请刷新后再办理。',
  });
}

/** It was answered: an answer that a visitor may have read isn't changed. */
export function alreadyAnswered(): AppError {
  return new AppError({
    code: 'feedback.answered',
    status: 409,
    message: '这条网页纠错已经答复，不能再答复或者转办。',
  });
}

/** It can't be handed to this one. */
export function unfitAgency(name: string): AppError {
  return new AppError({
    code: 'feedback.unfit_agency',
    status: 422,
    message: `${name}不以自己的名义发布信息，请选择其他机关。`,
  });
}
