import { AppError } from '../../platform/errors.ts';

/** A form without a file. */
export function missingFile(): AppError {
  return new AppError({
    code: 'requests.no_file',
    status: 422,
    message: '没有收到文件，请选择文件后再上传。',
  });
}

/** A file for the dossier isn't what its name says, or of no kind that is taken. */
export function fileRefused(name: string, message: string): AppError {
  return new AppError({
    code: 'requests.file_refused',
    status: 422,
    message: `“${name}”不能上传：${message}`,
  });
}

/** A paper is to be taken out after the decision that stands on it. */
export function fileKept(): AppError {
  return new AppError({
    code: 'requests.file_kept',
    status: 409,
    message: '已经作出结论的申请，卷内材料须完整保存，不能移除；材料有误的，请先退回前面的环节。',
  });
}

/** No more files are kept for now. */
export const NO_ROOM = 'requests.no_room_for_uploads';

/** So much was uploaded and not sent, by one sender or by all, that the disk takes no more. */
export function noRoom(whose: string): AppError {
  return new AppError({
    code: NO_ROOM,
    status: 503,
    message: `${whose}上传后还没有提交的文件太多，这个文件暂时不能保存。请过一会儿再选择文件提交；没有提交的文件一天后自动销毁。急需的，可以当面、邮寄提交，或者打电话联系受理机关。`,
  });
}

/** A file of a public form isn't what its form asks for. */
export const PROOF_REFUSED = 'requests.proof_refused';

/** The file is neither a picture nor a paper that the form takes; `message`: why, in Chinese. */
export function proofRefused(message: string): AppError {
  return new AppError({ code: PROOF_REFUSED, status: 422, message });
}

/** A file of a public form has more bytes than it may. */
export const PROOF_TOO_LARGE = 'requests.proof_too_large';

/** The limit is passed while the file still comes in. */
export function proofTooLarge(mostBytes: number): AppError {
  return new AppError({
    code: PROOF_TOO_LARGE,
    status: 413,
    message: `文件超过 ${Math.floor(mostBytes / 1024 / 1024)} MB 的上限，没有保存。请缩小图片或者拆分后再选择。`,
  });
}

/** A file that a form kept was given up after its day, or went with another form. */
export function uploadGone(name: string): AppError {
  return new AppError({
    code: 'requests.upload_gone',
    status: 409,
    message: `“${name}”保存的时间已过，或者已经随另一份申请提交。请返回上一页，重新选择文件后再提交。`,
  });
}
