import { tooLargeToRead } from '../../files/readers/too-large.ts';
import type { UnreadableFile } from '../../files/readers/unreadable-file.ts';
import { AppError } from '../../platform/errors.ts';

/** Somebody checks more often than a person writes. */
export function tooManyChecks(): AppError {
  return new AppError({
    code: 'quality.too_many',
    status: 429,
    message: '检查或者遮盖得太频繁，请稍候再试。正文和附件不受影响，可以继续编写。',
  });
}

/** The text can't be checked; why, in Chinese. */
export function notChecked(message: string, cause?: unknown): AppError {
  return new AppError({ code: 'quality.not_checked', status: 422, message, cause });
}

/** What is kept of the text isn't of the one that stands there now. The next try has it checked. */
export function notYetChecked(): AppError {
  return new AppError({
    code: 'quality.not_yet_checked',
    status: 503,
    message: '内容刚刚有改动，正在校对，请稍候再试。',
  });
}

/** A file couldn't be looked into this time. The next try looks into it again. */
export function notExaminedYet(cause: unknown): AppError {
  return new AppError({
    code: 'quality.not_examined_yet',
    status: 503,
    message:
      '有附件这一次没有检查完（用时过长或者读取被中断），还不知道里面有没有不宜公开的内容，暂时不能往下走。系统会再次检查，间隔逐次加长（一分钟、十分钟、一小时），请稍后再试。',
    cause,
  });
}

/** It isn't found in the text as it is now. */
export function findingGone(): AppError {
  return new AppError({
    code: 'quality.finding_gone',
    status: 409,
    message: '这一处已经不在当前内容里，可能刚刚改过。请刷新后再核对。',
  });
}

/** A word that is there already. */
export function wordKnown(words: string): AppError {
  return new AppError({
    code: 'quality.word_known',
    status: 409,
    message: `词表里已经有“${words}”。要修改的，请先删去再添加。`,
  });
}

/** A word that doesn't fit its kind. */
export function badWord(message: string): AppError {
  return new AppError({ code: 'quality.bad_word', status: 422, message });
}

/** A file of words with faulty lines. Nothing of it was taken. */
export function badWordFile(problems: readonly string[]): AppError {
  return new AppError({
    code: 'quality.bad_word_file',
    status: 422,
    message: `文件里有 ${problems.length} 处不能读取，一条也没有导入：${problems.slice(0, 5).join('；')}${problems.length > 5 ? '……' : ''}`,
    details: { problems: problems.slice(0, 100) },
  });
}

/** One looks over the site at a time. */
export function scanRunning(): AppError {
  return new AppError({
    code: 'quality.scan_running',
    status: 409,
    message: '全站检查正在进行，请等它完成。',
  });
}

/** A visitor checks too often. */
export function tooManyVisits(): AppError {
  return new AppError({
    code: 'quality.too_many_visits',
    status: 429,
    message: '检查得太频繁，请过一分钟再试。大批文件可以用命令行检查：gongkai text check 文件',
  });
}

/** Visitors' texts wait for each other. */
export function checkBusy(): AppError {
  return new AppError({
    code: 'quality.busy',
    status: 503,
    message: '同时检查的人太多，这一份没有读取，请过一分钟再试。',
  });
}

/** A rule of masking that shows too much. */
export function badMasking(message: string): AppError {
  return new AppError({ code: 'quality.bad_masking', status: 422, message });
}

/** A file that couldn't be masked or stripped; why, in Chinese. The original is as it was. */
export function notCleaned(message: string, cause?: unknown): AppError {
  return new AppError({ code: 'quality.not_cleaned', status: 422, message, cause });
}

/** A visitor sent nothing. */
export function visitEmpty(): AppError {
  return new AppError({
    code: 'text_check.empty',
    status: 422,
    message: '没有收到文字，请粘贴一段文字或者选择一份文件后再提交。',
  });
}

/** A visitor's text has more characters than are checked at a time. */
export function visitTooLong(length: number, most: number): AppError {
  return new AppError({
    code: 'text_check.too_long',
    status: 413,
    message: `共 ${length} 个字符，超过 ${most} 个的上限，请分成几段检查。大批文件可以用命令行检查：gongkai text check 文件`,
  });
}

/** A visitor's file is larger than is taken. */
export function visitTooLarge(maxBytes: number): AppError {
  return new AppError({ code: 'text_check.too_large', status: 413, message: tooLargeToRead(maxBytes) });
}

/** A visitor's file can't be read. */
export function visitUnreadable(cause: UnreadableFile): AppError {
  return new AppError({ code: 'text_check.unreadable', status: 422, message: cause.message, cause });
}

/** Reading a visitor's file was ended; another time it may be read. */
export function visitReadingEnded(cause: unknown): AppError {
  return new AppError({
    code: 'text_check.ended',
    status: 503,
    message: '这份文件这一次没有读完（用时过长或者读取被中断），请过一分钟再试；还是读不完的，请分成几份。',
    cause,
  });
}

/** Masking or stripping a file was ended before it was through. The original is as it was. */
export function cleaningEnded(cause: unknown): AppError {
  return new AppError({
    code: 'quality.cleaning_ended',
    status: 503,
    message: '这份附件这一次没有处理完（用时过长或者处理被中断），原来的附件没有改动。请过一分钟再试。',
    cause,
  });
}
