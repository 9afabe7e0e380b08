import { AppError } from '../errors.ts';

/** The file is no whole backup of this program; `what` says what is wrong with it. */
export function damaged(what: string, cause?: unknown): AppError {
  return new AppError({
    code: 'restore.damaged',
    status: 422,
    message: `备份文件不能使用：${what}。没有恢复任何数据，请换用另一份备份。`,
    cause,
  });
}

/** There is no such file. */
export function noBackupFile(path: string): AppError {
  return new AppError({
    code: 'restore.no_file',
    status: 404,
    message: `没有找到备份文件 ${path}，请核对路径。`,
  });
}

/** Only an empty place is filled. */
export function targetNotEmpty(where: string): AppError {
  return new AppError({
    code: 'restore.not_empty',
    status: 409,
    message: `${where}里已有数据。恢复只能写入空的数据目录，请另设 GONGKAI_DATA（用 DATABASE_URL 时另设空的数据库）后重试。`,
  });
}

/** The backup comes from a program that is newer than this one. */
export function newerBackup(): AppError {
  return new AppError({
    code: 'restore.newer_version',
    status: 409,
    message: '备份由更新版本的程序制作，本版本不能恢复。请用不低于备份时版本的程序恢复。',
  });
}

/** The target is empty but was prepared by a newer program than the one that made the backup. */
export function newerTarget(): AppError {
  return new AppError({
    code: 'restore.newer_target',
    status: 409,
    message:
      '目标数据库虽然没有数据，但其结构比备份时新。请另设一个从未使用过的 GONGKAI_DATA（或新建的空数据库）后重试，恢复后会自动升级。',
  });
}

/** A sealed file came to its end while the backup was written. */
export function changedMeanwhile(): AppError {
  return new AppError({
    code: 'backup.changed_meanwhile',
    status: 409,
    message: '备份期间有加密保存的材料被删除（例如保存期限届满），这份备份没有完成。请重新备份。',
  });
}
