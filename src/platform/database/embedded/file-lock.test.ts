import { existsSync } from 'node:fs';
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withFileLock } from './file-lock.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-lock-'));
  path = join(folder, 'some.lock');
});
afterEach(async () => rm(folder, { recursive: true, force: true }));

const done = async (): Promise<string> => 'done';

test('two at once take turns', async () => {
  const order: string[] = [];
  const work = (name: string) => async (): Promise<void> => {
    order.push(`${name} in`);
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
    order.push(`${name} out`);
  };
  await Promise.all([withFileLock(path, work('a')), withFileLock(path, work('b'))]);
  expect(order).toHaveLength(4);
  expect([order[0]?.[0], order[2]?.[0]]).toEqual([order[1]?.[0], order[3]?.[0]]);
});

test('it is given back when the work fails', async () => {
  const failing = withFileLock(path, async () => {
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(existsSync(path)).toBe(false);
});

test.each([
  // No process has this number: it is above the highest that Linux gives.
  ['that is gone', '4194399'],
  ['that had our number, as in a container that was started again', String(process.pid)],
])('one of a holder %s is taken over', async (_, pid) => {
  await writeFile(path, pid);
  expect(await withFileLock(path, done)).toBe('done');
});

test('one that nobody signed is taken over once its maker had time enough', async () => {
  await writeFile(path, '');
  const before = new Date(Date.now() - 10_000);
  await utimes(path, before, before);
  expect(await withFileLock(path, done)).toBe('done');
});

test('one of a living holder is waited for', async () => {
  await writeFile(path, String(process.ppid));
  const waiting = withFileLock(path, done);
  const early = await Promise.race([waiting, new Promise((resolve) => setTimeout(resolve, 500, 'waits'))]);
  expect(early).toBe('waits');
  await rm(path);
  expect(await waiting).toBe('done');
});
