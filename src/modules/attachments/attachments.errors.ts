import { AppError } from '../../platform/errors.ts';

/** The content is none that we publish. `code` says which fault; the sentence says what to do. */
export function fileRefused(refusal: { code: string; message: string }): AppError {
  return new AppError({ code: `attachments.${refusal.code}`, status: 422, message: refusal.message });
}

/** The form had no file in it. */
export function noFile(): AppError {
  return new AppError({
    code: 'attachments.no_file',
    status: 422,
    message: '没有收到文件，请重新选择文件后上传。',
  });
}

/** The connection ended before the file did. */
export function uploadBroken(): AppError {
  return new AppError({
    code: 'attachments.broken_upload',
    status: 400,
    message: '文件没有传完，未保存任何内容。请检查网络后重新上传。',
  });
}

/** Larger than the office allows. */
export function fileTooLarge(maxBytes: number): AppError {
  return new AppError({
    code: 'attachments.too_large',
    status: 413,
    message: `文件超过 ${Math.floor(maxBytes / 1024 / 1024)} MB 的上限，请压缩或拆分后再上传。`,
  });
}

/** The document was given up. */
export function documentDiscarded(): AppError {
  return new AppError({
    code: 'attachments.document_discarded',
    status: 409,
    message: '这份文稿已作废，不能再上传附件。',
  });
}
