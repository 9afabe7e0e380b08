import { AppError } from '../../platform/errors.ts';

/** Somebody else was faster. */
export function caseChanged(title: string): AppError {
  return new AppError({
    code: 'upkeep.changed_by_other',
    status: 409,
    message: `“${title}”的处理情况刚刚有变化，请刷新后再办理。`,
  });
}

/** The settings were changed by somebody else. */
export function termsChanged(): AppError {
  return new AppError({
    code: 'upkeep.terms_changed',
    status: 409,
    message: '这些期限刚刚被他人改动过。您填写的内容还在，请看过最新情况后再保存。',
  });
}

/** Nothing of that kind can happen to a case where it stands. */
export function notNow(title: string): AppError {
  return new AppError({
    code: 'upkeep.not_now',
    status: 409,
    message: `“${title}”现在不能这样办理，请刷新后查看它的情况。`,
  });
}

/** The decision doesn't fit the matter or its subject. */
export function unfitDecision(message: string): AppError {
  return new AppError({ code: 'upkeep.unfit_decision', status: 422, message });
}

/** Only what is public can be pointed out. */
export function notPublic(): AppError {
  return new AppError({
    code: 'upkeep.not_public',
    status: 422,
    message: '只能对本机构正在公开的文稿提出清理建议。',
  });
}

/** There is a case of it already. */
export function alreadyRaised(): AppError {
  return new AppError({
    code: 'upkeep.already_raised',
    status: 409,
    message: '这份文稿已经在清理队列中，请在队列中办理。',
  });
}

/** A document that asks for no interpretation. */
export function noInterpretation(): AppError {
  return new AppError({
    code: 'upkeep.no_interpretation',
    status: 422,
    message: '只有正在公开的政策文件才有解读要求。',
  });
}
