import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readOrdinaryFile } from './ordinary-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-files-'));
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

test('a file comes whole, also one that is exactly at the limit', async () => {
  const path = join(folder, 'a.txt');
  await writeFile(path, '政府信息公开');
  expect(Buffer.from(await readOrdinaryFile(path, 18)).toString()).toBe('政府信息公开');
  await expect(readOrdinaryFile(path, 17)).rejects.toThrow(/超过 0 MB/u);
});

test('a file of a gigabyte is refused before any of it is read', async () => {
  const path = join(folder, 'large.txt');
  await writeFile(path, '');
  await truncate(path, 1024 ** 3);
  await expect(readOrdinaryFile(path, 1024 * 1024)).rejects.toThrow(/超过 1 MB/u);
});

test('what isn’t there, and a folder, are refused in words', async () => {
  await expect(readOrdinaryFile(join(folder, 'none.txt'), 10)).rejects.toThrow(/打不开/u);
  await expect(readOrdinaryFile(folder, 10)).rejects.toThrow(/打不开|不是普通的文件/u);
});

test.runIf(process.platform !== 'win32')(
  'a pipe that nobody writes to and a device without end are refused at once',
  async () => {
    const pipe = join(folder, 'pipe.txt');
    execFileSync('mkfifo', [pipe]);
    const endless = join(folder, 'zero.txt');
    await symlink('/dev/zero', endless);
    await expect(readOrdinaryFile(pipe, 10)).rejects.toThrow(/不是普通的文件/u);
    await expect(readOrdinaryFile(endless, 10)).rejects.toThrow(/不是普通的文件/u);
  },
);

test.runIf(process.platform === 'linux')(
  'a file that opens and then can’t be read is refused in words',
  async () => {
    // Nothing is mapped at address 0: reading it is an input/output error.
    await expect(readOrdinaryFile('/proc/self/mem', 10)).rejects.toThrow(/读不下去/u);
  },
);
