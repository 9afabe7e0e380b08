import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importsWithFiles } from './handed-files.ts';

const ID = '01a21b27-39fb-74f9-8833-d152a1a5b482';

let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'gongkai-handed-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

test('before the first import nothing is kept', async () => {
  expect(await importsWithFiles({ config: { dataDir } })).toEqual([]);
});

test('what has the name of an import is kept for one', async () => {
  mkdirSync(join(dataDir, 'imports', ID), { recursive: true });
  mkdirSync(join(dataDir, 'imports', 'lost+found'));
  expect(await importsWithFiles({ config: { dataDir } })).toEqual([ID]);
});

test('a folder that can’t be read isn’t taken for an empty one: nothing in it would ever be forgotten', async () => {
  writeFileSync(join(dataDir, 'imports'), '');
  await expect(importsWithFiles({ config: { dataDir } })).rejects.toThrow('ENOTDIR');
});
