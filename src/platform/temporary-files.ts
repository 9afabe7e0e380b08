import { randomBytes } from 'node:crypto';
import { open, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const NAME = /^(\d+)-[0-9a-f]+$/;
/** Nothing is written for longer; and the number of a dead process may by then be another program's. */
const LONGEST_WRITING_MS = 24 * 3_600_000;

/** A name for a file that isn't whole yet. It says whose it is, so that what a killed process left can be told. */
export function temporaryName(): string {
  return `${process.pid}-${randomBytes(8).toString('hex')}`;
}

/**
 * Files in a folder of temporary files, or in those within it, that nobody writes any more: those of processes that are gone, and
 * this process's own. As paths below it. Ask only while this process itself writes none there.
 */
export async function abandonedFiles(folder: string): Promise<string[]> {
  const abandoned: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const { name } = entry;
    if (entry.isDirectory())
      for (const path of await abandonedFiles(join(folder, name))) abandoned.push(`${name}/${path}`);
    else if (await isAbandoned(folder, name)) abandoned.push(name);
  }
  return abandoned;
}

/** Takes away what killed processes left half written in a folder of temporary files. */
export async function clearAbandoned(folder: string): Promise<void> {
  for (const name of await abandonedFiles(folder)) await rm(join(folder, name), { force: true });
}

/** Makes sure that a file's name survives a power cut: its folder is written to the disk. */
export async function syncFolderOf(path: string): Promise<void> {
  // Windows has no such thing, and writes names by itself.
  if (process.platform === 'win32') return;
  const folder = await open(dirname(path), 'r');
  await folder.sync().finally(async () => folder.close());
}

async function isAbandoned(folder: string, name: string): Promise<boolean> {
  const pid = Number(NAME.exec(name)?.[1] ?? 0);
  if (pid === 0 || pid === process.pid || !isAlive(pid)) return true;
  const found = await stat(join(folder, name)).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs > LONGEST_WRITING_MS;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
