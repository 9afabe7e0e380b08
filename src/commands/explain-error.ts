import { AppError } from '../platform/errors.ts';

/** What a person at the command line is told of an error; what isn't foreseen is told whole, for whoever mends it. */
export function explainError(error: unknown): string {
  if (error instanceof AppError) return error.message;
  const known =
    error instanceof Error && 'code' in error ? explainCode(String(error.code), pathOf(error)) : null;
  if (known !== null) return known;
  return `内部错误：${error instanceof Error ? error.stack : String(error)}`;
}

function explainCode(code: string, path: string): string | null {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `磁盘空间不足，没有完成${path === '' ? '' : `（${path}）`}。请清理磁盘后重试。`;
    case 'EACCES':
    case 'EPERM':
      return path === '' ? null : `没有权限读写 ${path}。请换用有权限的用户，或更换路径。`;
    case 'EROFS':
      return `${path} 所在的磁盘是只读的，请更换路径。`;
    case 'EEXIST':
    case 'ENOTDIR':
      return path === '' ? null : `${path} 不是文件夹。请更换路径。`;
    case 'ENOENT':
      return path === '' ? null : `没有找到 ${path}，请核对路径。`;
    // PostgreSQL: the administrator or a crash ended the connection.
    case '57P01':
    case '57P02':
    case '57P03':
    case 'ECONNREFUSED':
    case 'ECONNRESET':
      return '与数据库的连接中断，没有完成。请确认数据库正在运行后重试。';
    default:
      return null;
  }
}

function pathOf(error: Error): string {
  return 'path' in error && typeof error.path === 'string' ? error.path : '';
}
