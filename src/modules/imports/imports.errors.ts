import { AppError } from '../../platform/errors.ts';
import { SINGLE_REASON_LABELS, type SingleReason } from './import-batch.content.ts';
import { IMPORT_STATE_LABELS } from './import-items.content.ts';
import type { ImportRow } from './imports.repository.ts';

/** The import is at another stage. */
export function notAtThatStage(state: ImportRow['state'], wanted: string): AppError {
  return new AppError({
    code: 'imports.other_stage',
    status: 409,
    message: `这次导入现在是“${IMPORT_STATE_LABELS[state]}”，不能${wanted}。请刷新后查看。`,
  });
}

/** Nothing was sent. */
export function noImportFile(): AppError {
  return new AppError({ code: 'imports.no_file', status: 422, message: '没有收到文件，请选择文件后上传。' });
}

/** A file beyond the limit. */
export function importFileTooLarge(maxBytes: number): AppError {
  return new AppError({
    code: 'imports.too_large',
    status: 413,
    message: `文件超过 ${Math.floor(maxBytes / 1024 / 1024)} MB。请分成几个压缩包上传，或者由管理员在服务器上用 gongkai import 导入。`,
  });
}

/** More files than an import takes. */
export function tooManyFiles(most: number): AppError {
  return new AppError({
    code: 'imports.too_many_files',
    status: 422,
    message: `一次最多上传 ${most} 个文件。请压缩成 ZIP 后上传。`,
  });
}

/** A name that can't stand in a list of files. */
export function badFileName(name: string): AppError {
  return new AppError({
    code: 'imports.bad_name',
    status: 422,
    message: `文件名“${name.slice(0, 80)}”不能使用，请改名后再试。`,
  });
}

/** Items that nobody gave a column. */
export function columnsMissing(count: number): AppError {
  return new AppError({
    code: 'imports.columns_missing',
    status: 422,
    message: `有 ${count} 份没有指明栏目。请为它们选择栏目，或者选择“其余放入”的栏目后再导入。`,
  });
}

/** A column that isn't one of the agency's, or takes no documents. */
export function notAColumn(): AppError {
  return new AppError({
    code: 'imports.not_a_column',
    status: 422,
    message: '所选的栏目不是本机关可以存放文稿的栏目，请重新选择。',
  });
}

/** Nothing in it can be imported. */
export function nothingToImport(): AppError {
  return new AppError({
    code: 'imports.nothing',
    status: 422,
    message: '没有可以导入的文稿。请下载导入情况，查看每一份的原因。',
  });
}

/** The account in whose name the import goes on was closed meanwhile. */
export function importerLeft(): AppError {
  return new AppError({ code: 'imports.importer_left', message: '开始这次导入的账号已停用，不能继续。' });
}

/** Of another import, or nothing is to be done with it any more. */
export function notInBatch(): AppError {
  return new AppError({
    code: 'imports.not_in_batch',
    status: 409,
    message: '不是这次导入的文稿，或者已经不在审核中、待发布。可能刚刚被他人处理过，请刷新页面。',
  });
}

/** It has to be looked at by itself. */
export function oneByOne(reason: SingleReason): AppError {
  return new AppError({
    code: 'imports.one_by_one',
    status: 409,
    message: `${SINGLE_REASON_LABELS[reason]}，不能成批办理，请打开文稿一件一审。`,
  });
}

/** What was listed is not what is there. */
export function changedSinceListed(): AppError {
  return new AppError({
    code: 'imports.changed_since_listed',
    status: 409,
    message: '列出之后内容有改动，没有办理。请刷新页面，看过最新内容后再操作。',
  });
}
