import { chmod, mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { canReach, chooseOwner } from './owner.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-owner-'));
  await mkdir(join(folder, 'inner'));
});
afterEach(async () => rm(folder, { recursive: true, force: true }));

test('root lends the database to another user, everybody else keeps it', async () => {
  const owner = await chooseOwner(join(folder, 'none'));
  const isRoot = process.getuid?.() === 0;
  expect(isRoot ? (owner?.uid ?? 0) > 0 : owner === null).toBe(true);
});

test('another user reaches a folder only where all above it let others through', async () => {
  const stranger = { uid: 54_321, gid: 54_321 };
  const data = join(folder, 'inner', 'postgres');
  await chmod(folder, 0o755);
  expect(await canReach(stranger, data)).toBe(true);
  await chmod(folder, 0o700);
  expect(await canReach(stranger, data)).toBe(false);
  const { uid, gid } = await stat(folder);
  expect(await canReach({ uid, gid }, data)).toBe(true);
  expect(await canReach(null, data)).toBe(true);
});
