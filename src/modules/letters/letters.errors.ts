import { AppError } from '../../platform/errors.ts';

/** Something that hinders a letter, in Chinese, with a name for programs. */
export interface LetterObstacle {
  readonly id: string;
  readonly message: string;
}

/** Fields are missing or wrong: there is no letter yet. */
export function fieldsMissing(obstacles: readonly LetterObstacle[]): AppError {
  return refused('letters.fields', '文书还不能生成', obstacles);
}

/** The letter disagrees with the facts of its request. */
export function letterDisagrees(obstacles: readonly LetterObstacle[]): AppError {
  return refused('letters.disagrees', '文书与办理情况不一致', obstacles);
}

/** A template that can't be used. */
export function faultyTemplate(obstacles: readonly LetterObstacle[]): AppError {
  return refused('letters.faulty_template', '模板不能使用', obstacles);
}

/** Patterns of numbers or the red head are wrong. */
export function faultySettings(message: string): AppError {
  return new AppError({ code: 'letters.faulty_settings', status: 422, message });
}

/** Somebody else saved the settings. */
export function settingsChanged(): AppError {
  return new AppError({
    code: 'letters.settings_changed',
    status: 409,
    message: '文书设置刚刚被他人修改过。请刷新页面，看过最新内容后再修改。',
  });
}

/** A letter is voided once. */
export function voidedAlready(): AppError {
  return new AppError({ code: 'letters.voided', status: 409, message: '这份文书已经作废。' });
}

/** The form had no usable file in it. */
export function noTemplateFile(message: string): AppError {
  return new AppError({ code: 'letters.no_file', status: 422, message });
}

function refused(code: string, what: string, obstacles: readonly LetterObstacle[]): AppError {
  const [first] = obstacles;
  const more = obstacles.length > 1 ? `（共${obstacles.length}处）` : '';
  return new AppError({
    code,
    status: 422,
    message: `${what}：${first?.message ?? '请检查后重试。'}${more}`,
    details: { obstacles },
  });
}
