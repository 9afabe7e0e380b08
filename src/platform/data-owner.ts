import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from './errors.ts';

/** What the program makes in its data folder and, unlike the database, never lends to another user. */
const OWN_FOLDERS = ['site', 'files', 'keys'];

/**
 * Refuses to go on as root where the data are another user's: whatever root writes there, pages and attachments, the service could
 * neither replace nor take away any more, and would find out at the next publication. Data that nobody has written yet are anybody's.
 * Throws `data.other_owner`.
 */
export async function checkDataOwner(dataDir: string): Promise<void> {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return;
  const uid = await firstOwner(dataDir);
  if (uid === null || uid === 0) return;
  const name = await userName(uid);
  throw new AppError({
    code: 'data.other_owner',
    status: 500,
    message: `数据目录 ${dataDir} 由用户 ${name} 运行的程序使用。以 root 运行会在里面留下 ${name} 不能改写的文件，以后发布会失败。请改用该用户运行，例如：sudo -u ${name} <原命令>。`,
  });
}

async function firstOwner(dataDir: string): Promise<number | null> {
  for (const name of OWN_FOLDERS) {
    const found = await stat(join(dataDir, name)).catch(() => null);
    if (found !== null) return found.uid;
  }
  return null;
}

/** How the machine calls a user; his number where it has no name for him. */
async function userName(uid: number): Promise<string> {
  const users = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const line = users.split('\n').find((each) => each.split(':')[2] === String(uid));
  return line?.split(':')[0] ?? `#${uid}`;
}
