import { AppError } from '../../platform/errors.ts';

/** The content isn't what may be attached; the sentence says why. */
export function refusedFile(sentence: string): AppError {
  return new AppError({ code: 'attachments.refused', status: 422, message: sentence });
}

/** There was no file in the form. */
export function noFile(): AppError {
  return new AppError({ code: 'attachments.none', status: 422, message: '没有收到文件，请重新选择后上传。' });
}

/** Bigger than the installation allows. */
export function tooLarge(maxBytes: number): AppError {
  return new AppError({
    code: 'attachments.too_large',
    status: 413,
    message: `文件超过 ${Math.floor(maxBytes / 1024 / 1024)} MB 的上限，没有上传。请压缩或拆分后再传。`,
  });
}
