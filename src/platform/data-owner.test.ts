import { chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkDataOwner } from './data-owner.ts';

const isRoot = process.getuid?.() === 0;
const STRANGER = 54_321;

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'gongkai-data-'));
});
afterEach(async () => rm(dataDir, { recursive: true, force: true }));

test('data that nobody has written yet are anybody’s, also in a folder of somebody else', async () => {
  if (isRoot) await chown(dataDir, STRANGER, STRANGER);
  await expect(checkDataOwner(dataDir)).resolves.toBeUndefined();
});

test('who wrote the data goes on with them', async () => {
  await mkdir(join(dataDir, 'site'));
  await expect(checkDataOwner(dataDir)).resolves.toBeUndefined();
});

test.skipIf(!isRoot)('root leaves alone what the service wrote, and is told as whom to come', async () => {
  await mkdir(join(dataDir, 'site'));
  await chown(join(dataDir, 'site'), STRANGER, STRANGER);
  await expect(checkDataOwner(dataDir)).rejects.toMatchObject({
    code: 'data.other_owner',
    message: expect.stringContaining(`sudo -u #${STRANGER}`),
  });
});
