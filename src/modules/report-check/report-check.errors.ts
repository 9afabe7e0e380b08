import { tooLargeToRead } from '../../files/readers/too-large.ts';
import type { UnreadableFile } from '../../files/readers/unreadable-file.ts';
import { AppError } from '../../platform/errors.ts';

/** Status of a check that may be asked for again in a moment: it is told on the page, not as a fault of ours. */
export const BUSY = 503;

/** As many files are in hand as memory and time last for. */
export function busy(): AppError {
  return new AppError({
    code: 'report_check.busy',
    status: BUSY,
    message: '同时检查的文件太多，这一份没有读取，请过一分钟再试。',
  });
}

/** One address sends files faster than it may. */
export function tooMany(): AppError {
  return new AppError({
    code: 'report_check.too_many',
    status: 429,
    message: '检查得太频繁，请过一分钟再试。大批文件可以用命令行检查：gongkai report check 文件夹',
  });
}

/** A form without a file. */
export function noFile(): AppError {
  return new AppError({
    code: 'report_check.no_file',
    status: 422,
    message: '没有收到文件，请选择一份年度报告后再提交。',
  });
}

/** The file is larger than one that is read. */
export function tooLarge(mostBytes: number): AppError {
  return new AppError({
    code: 'report_check.too_large',
    status: 413,
    message: tooLargeToRead(mostBytes),
  });
}

/** The file is none that can be read; the reader says why. */
export function unreadable(cause: UnreadableFile): AppError {
  return new AppError({ code: 'report_check.unreadable', status: 422, message: cause.message, cause });
}
