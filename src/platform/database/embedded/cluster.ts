import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../errors.ts';
import type { Binaries } from './binaries.ts';
import { canReach, chooseOwner, type Owner } from './owner.ts';
import { runProgram } from './run-program.ts';

/** Where a data folder's database lives and who owns it. */
export interface Cluster {
  /** Folder for everything of the database: programs, data, log, socket. */
  readonly home: string;
  readonly data: string;
  readonly log: string;
  /** Folder of the socket; null where the database listens on 127.0.0.1 instead. */
  readonly socket: string | null;
  readonly port: number;
  readonly owner: Owner;
  /** Passwords of the two roles: `NAME` for the program, `ADMIN` for what only a superuser can do. */
  readonly passwordFile: string;
  readonly adminPasswordFile: string;
}

/** Name of the database and of the role that owns it and that the program works as. It is no superuser. */
export const NAME = 'gongkai';

/** The role that PostgreSQL was set up with. It creates the other and its database and is not used again. */
export const ADMIN = 'gongkai_admin';

// The path of a socket may have 107 bytes; `/.s.PGSQL.5432` is part of it.
const LONGEST_SOCKET_FOLDER = 90;
const FIXED_PORT = 5432;

/** Finds or chooses the places. Nothing is created yet but folders. */
export async function placeCluster(dataDir: string): Promise<Cluster> {
  const wanted = join(dataDir, 'postgres');
  const mark = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  const owner = await chooseOwner(join(wanted, 'data'));
  // Below /root, for one, no other user gets through.
  const home = (await canReach(owner, wanted)) ? wanted : join('/var/lib/gongkai', mark);
  await mkdir(home, { recursive: true, mode: 0o755 });
  const socket = await socketFolder(home, mark, owner);
  const log = join(home, 'log');
  await ownFile(log, owner);
  return {
    home,
    data: join(home, 'data'),
    log,
    socket,
    port: socket === null ? 20_000 + (Number.parseInt(mark.slice(0, 6), 16) % 20_000) : FIXED_PORT,
    owner,
    passwordFile: join(dataDir, 'postgres.password'),
    adminPasswordFile: join(dataDir, 'postgres.admin-password'),
  };
}

/** The server writes its log as another user: the file is made for it. */
async function ownFile(path: string, owner: Owner): Promise<void> {
  await writeFile(path, '', { flag: 'a', mode: 0o600 });
  if (owner !== null) await chown(path, owner.uid, owner.gid);
}

async function socketFolder(home: string, mark: string, owner: Owner): Promise<string | null> {
  if (process.platform === 'win32') return null;
  const near = join(home, 'run');
  const folder = Buffer.byteLength(near) <= LONGEST_SOCKET_FOLDER ? near : join(tmpdir(), `gongkai-${mark}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (owner !== null) await chown(folder, owner.uid, owner.gid);
  return folder;
}

/** Creates the cluster when there is none; refuses one that another major version made. */
export async function ensureCluster(
  cluster: Cluster,
  binaries: Binaries,
  progress: (message: string) => void,
): Promise<void> {
  if (existsSync(join(cluster.data, 'PG_VERSION'))) {
    await checkVersion(cluster, binaries);
    return;
  }
  const elsewhere = cluster.home.startsWith('/var/lib/gongkai')
    ? `（其他用户进不了数据目录，数据库放在 ${cluster.home}）`
    : '';
  progress(`正在建立数据库……${elsewhere}`);
  const password = newPassword();
  const unfinished = `${cluster.data}.new`;
  const secret = `${cluster.home}/initial-password`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await writeFile(secret, password, { mode: 0o600 });
  if (cluster.owner !== null) {
    const { uid, gid } = cluster.owner;
    await chown(unfinished, uid, gid);
    await chown(secret, uid, gid);
  }
  try {
    await runProgram(
      binaries.initdb,
      [
        `--pgdata=${unfinished}`,
        `--username=${ADMIN}`,
        `--pwfile=${secret}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--no-instructions',
      ],
      { owner: cluster.owner, cwd: cluster.home },
    );
  } finally {
    await rm(secret, { force: true });
  }
  await writeFile(cluster.adminPasswordFile, password, { mode: 0o600 });
  await writeFile(cluster.passwordFile, newPassword(), { mode: 0o600 });
  // Only now it counts: a break before this leaves nothing behind that looks like a database.
  await rename(unfinished, cluster.data);
}

async function checkVersion(cluster: Cluster, binaries: Binaries): Promise<void> {
  const found = Number((await readFile(join(cluster.data, 'PG_VERSION'), 'utf8')).trim());
  if (found === binaries.major) return;
  throw new AppError({
    code: 'database.other_version',
    status: 500,
    message: `数据目录中的数据库是 PostgreSQL ${found} 建立的，本程序自带 ${binaries.major}。请先用原来的程序版本执行 gongkai backup，再用新版本在空目录执行 gongkai restore。`,
  });
}

function newPassword(): string {
  return randomBytes(24).toString('base64url');
}

/** The password of a role. */
export async function passwordOf(cluster: Cluster, role: typeof NAME | typeof ADMIN): Promise<string> {
  const file = role === NAME ? cluster.passwordFile : cluster.adminPasswordFile;
  return (await readFile(file, 'utf8')).trim();
}

/** The address of the program's database, as its own role; or of the server's, as its administrator. */
export async function addressOf(cluster: Cluster, role: typeof NAME | typeof ADMIN): Promise<string> {
  const password = await passwordOf(cluster, role);
  const database = role === NAME ? NAME : 'postgres';
  const place = cluster.socket === null ? '' : `?host=${encodeURIComponent(cluster.socket)}`;
  return `postgres://${role}:${encodeURIComponent(password)}@127.0.0.1:${cluster.port}/${database}${place}`;
}
