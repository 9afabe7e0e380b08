import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { deskIsBuilt, fingerprint } from './desk-build.mjs';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'gongkai-desk-'));
  for (const folder of ['src', 'desk/src', 'desk/dist']) await mkdir(join(root, folder), { recursive: true });
  await writeFile(join(root, 'package-lock.json'), '{}');
  await writeFile(join(root, 'src', 'law.ts'), 'export const DAYS = 20;\n');
  await writeFile(join(root, 'desk', 'src', 'main.tsx'), '');
});
afterEach(async () => rm(root, { recursive: true, force: true }));

const build = async (): Promise<void> =>
  writeFile(join(root, 'desk', 'dist', '.fingerprint'), fingerprint(root));

test('a fresh checkout has no desk', () => {
  expect(deskIsBuilt(root)).toBe(false);
});

test('a desk holds until the program changes under it', async () => {
  await build();
  expect(deskIsBuilt(root)).toBe(true);
  await writeFile(join(root, 'src', 'law.ts'), 'export const DAYS = 15;\n');
  expect(deskIsBuilt(root)).toBe(false);
});

test('its tests aren’t part of it', async () => {
  await build();
  await writeFile(join(root, 'src', 'law.test.ts'), '');
  expect(deskIsBuilt(root)).toBe(true);
});
