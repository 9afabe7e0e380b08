import { open, readFile, rm, stat } from 'node:fs/promises';
import { AppError } from '../../errors.ts';

const PATIENCE_MS = 120_000;
/** Between making the file and writing its number into it there is no more than a moment. */
const UNSIGNED_MS = 5_000;

/** What this process itself holds now. In a container the process that was killed may have had our number. */
const held = new Set<string>();

/** Runs `work` while no other process of this machine does so with the same file. A dead holder's lock is taken over. */
export async function withFileLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const started = Date.now();
  while (!(await take(path))) {
    if (await holderIsGone(path)) {
      await rm(path, { force: true });
      continue;
    }
    if (Date.now() - started > PATIENCE_MS) throw stuck(path);
    await new Promise((resolve) => {
      setTimeout(resolve, 200);
    });
  }
  held.add(path);
  try {
    return await work();
  } finally {
    held.delete(path);
    await rm(path, { force: true });
  }
}

async function take(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx');
    await file.writeFile(String(process.pid));
    await file.close();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function holderIsGone(path: string): Promise<boolean> {
  const pid = Number(await readFile(path, 'utf8').catch(() => ''));
  if (pid === process.pid) return !held.has(path);
  if (!Number.isInteger(pid) || pid <= 0) {
    const found = await stat(path).catch(() => null);
    return found !== null && Date.now() - found.mtimeMs > UNSIGNED_MS;
  }
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}

function stuck(path: string): AppError {
  return new AppError({
    code: 'database.init_locked',
    status: 500,
    message: `另一个程序正在建立数据库，等待超时。如确认没有其他程序在运行，请删除 ${path} 后重试。`,
  });
}
