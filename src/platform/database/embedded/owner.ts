import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../../errors.ts';

/** The user under whom the database runs; null: the one who runs the program. */
export type Owner = { readonly uid: number; readonly gid: number } | null;

/**
 * PostgreSQL refuses to run as root. Then another user of the machine takes it: the one whose the data are already, else
 * `postgres` where there is one, else `nobody`.
 */
export async function chooseOwner(clusterFolder: string): Promise<Owner> {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return null;
  if (existsSync(clusterFolder)) {
    const { uid, gid } = await stat(clusterFolder);
    if (uid !== 0) return { uid, gid };
  }
  const users = new Map(
    (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => {
      const [name = '', , uid = '', gid = ''] = line.split(':');
      return [name, { uid: Number(uid), gid: Number(gid) }];
    }),
  );
  const owner = users.get('postgres') ?? users.get('nobody');
  if (owner !== undefined) return owner;
  throw new AppError({
    code: 'database.no_user',
    status: 500,
    message:
      '以 root 运行时，自带数据库需要借用 postgres 或 nobody 用户，本机都没有。请用普通用户运行，或设置 DATABASE_URL。',
  });
}

/** Whether the owner can reach a folder: every folder above it must let others through. */
export async function canReach(owner: Owner, folder: string): Promise<boolean> {
  if (owner === null) return true;
  for (let above = dirname(folder); ; above = dirname(above)) {
    const found = await stat(above).catch(() => null);
    if (found !== null) {
      const bit = found.uid === owner.uid ? 0o100 : found.gid === owner.gid ? 0o010 : 0o001;
      if ((found.mode & bit) === 0) return false;
    }
    if (above === dirname(above)) return true;
  }
}
