import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { chmod, link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from './errors.ts';
import { syncFolderOf, temporaryName } from './temporary-files.ts';

/**
 * The keys from which everything sealed or signed is derived. They are never in the database, so that neither it nor a
 * backup alone opens anything.
 */
export interface MasterKeys {
  /** Identifier of the key that seals from now on; 16 characters of hex. */
  readonly current: string;
  /** Whether the key with this identifier is at hand. */
  has(id: string): boolean;
  /**
   * 32 bytes for one purpose, always the same for the same key. Throws `seal.key_missing` when the key isn't at hand.
   * @param id the current key when left out
   */
  derive(purpose: string, id?: string): Buffer;
}

const KEY_BYTES = 32;
const KEY = /^[0-9a-f]{64}$/;

/** `<data>/keys/master.keys`: a key a line, in hex; the last one seals, all open. */
export function keyFile(dataDir: string): string {
  return join(dataDir, 'keys', 'master.keys');
}

/**
 * The keys of this installation: those of GONGKAI_SEAL_KEY when it is set, else those of the key file, which is made
 * with a new key when there is none. Only the file's owner may read it.
 */
export async function openMasterKeys(place: {
  readonly dataDir: string;
  readonly given: readonly string[];
}): Promise<MasterKeys> {
  if (place.given.length > 0) return masterKeys(place.given);
  const path = keyFile(place.dataDir);
  const text = (await readKeys(path)) ?? (await makeKeys(path));
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length === 0 || lines.some((line) => !KEY.test(line))) throw brokenKeyFile(path);
  return masterKeys(lines);
}

/** The keys written in hex, oldest first: the last one seals, all open. */
export function masterKeys(hex: readonly string[]): MasterKeys {
  const keys = new Map(
    hex.map((one) => {
      const key = Buffer.from(one, 'hex');
      if (key.length !== KEY_BYTES) throw new RangeError('a master key has 32 bytes');
      return [idOf(key), key];
    }),
  );
  const current = [...keys.keys()].at(-1);
  if (current === undefined) throw new RangeError('at least one master key');
  const derived = new Map<string, Buffer>();
  return {
    current,
    has: (id) => keys.has(id),
    derive: (purpose, id = current) => {
      const key = keys.get(id);
      if (key === undefined) throw keyMissing(id);
      const name = `${id} ${purpose}`;
      const known =
        derived.get(name) ?? Buffer.from(hkdfSync('sha256', key, '', `gongkai ${purpose}`, KEY_BYTES));
      derived.set(name, known);
      return known;
    },
  };
}

/** What was sealed with a key that isn't here; nothing can open it. */
export function keyMissing(id: string): AppError {
  return new AppError({
    code: 'seal.key_missing',
    status: 500,
    message: `缺少编号为 ${id} 的密钥，加密保存的内容不能打开。请把原来的 keys/master.keys 放回数据目录，或者在 GONGKAI_SEAL_KEY 中补上原来的密钥，然后重新启动。`,
  });
}

function idOf(key: Buffer): string {
  return createHash('sha256').update('gongkai key').update(key).digest('hex').slice(0, 16);
}

async function readKeys(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
}

/** Whole or not at all; of two processes that start at once one makes the key and both use it. */
async function makeKeys(path: string): Promise<string> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const temporary = join(folder, temporaryName());
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(`${randomBytes(KEY_BYTES).toString('hex')}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await link(temporary, path).catch(async (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return;
      // Some disks know no second name for a file; there the last of two that start at once wins.
      await rename(temporary, path);
    });
  } finally {
    await rm(temporary, { force: true });
  }
  await syncFolderOf(path);
  return readFile(path, 'utf8');
}

function brokenKeyFile(path: string): AppError {
  return new AppError({
    code: 'seal.key_file_broken',
    status: 500,
    message: `密钥文件 ${path} 的内容不正确：每行应为 64 个十六进制字符。请从另存的副本恢复这个文件，然后重新启动。`,
  });
}
