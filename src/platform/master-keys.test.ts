import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keyFile, masterKeys, openMasterKeys } from './master-keys.ts';
import { openText, sealText } from './sealed-text.ts';

let dataDir = '';
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'gongkai-keys-'));
});
afterAll(async () => rm(dataDir, { recursive: true, force: true }));

test('a first start makes a key that only its owner may read, and two starts at once make one', async () => {
  const [one, two] = await Promise.all([
    openMasterKeys({ dataDir, given: [] }),
    openMasterKeys({ dataDir, given: [] }),
  ]);
  expect(one.current).toBe(two.current);
  expect((await openMasterKeys({ dataDir, given: [] })).current).toBe(one.current);
  expect((await stat(keyFile(dataDir))).mode & 0o777).toBe(0o600);
  expect((await stat(dirname(keyFile(dataDir)))).mode & 0o777).toBe(0o700);
});

test('a key that is given is used instead of the file', async () => {
  const given = ['0c'.repeat(32)];
  const keys = await openMasterKeys({ dataDir: join(dataDir, 'none'), given });
  expect(keys.current).toBe(masterKeys(given).current);
  await expect(readFile(keyFile(join(dataDir, 'none')))).rejects.toThrow('ENOENT');
});

test('a line more in the key file is the new key', async () => {
  const before = await openMasterKeys({ dataDir, given: [] });
  await writeFile(keyFile(dataDir), `${await readFile(keyFile(dataDir), 'utf8')}${'0d'.repeat(32)}\n`);
  const after = await openMasterKeys({ dataDir, given: [] });
  expect(after.current).toBe(masterKeys(['0d'.repeat(32)]).current);
  expect(after.has(before.current)).toBe(true);
  expect(after.derive('x', before.current).equals(before.derive('x'))).toBe(true);
});

test('a key file that is broken stops the program and is left as it is', async () => {
  const other = join(dataDir, 'broken');
  await openMasterKeys({ dataDir: other, given: [] });
  await writeFile(keyFile(other), 'nonsense\n');
  await expect(openMasterKeys({ dataDir: other, given: [] })).rejects.toMatchObject({
    code: 'seal.key_file_broken',
  });
  expect(await readFile(keyFile(other), 'utf8')).toBe('nonsense\n');
});

test('different purposes have different keys', () => {
  const keys = masterKeys(['0a'.repeat(32)]);
  expect(keys.derive('a').equals(keys.derive('b'))).toBe(false);
  expect(keys.derive('a')).toHaveLength(32);
});

test('a sealed text opens for its purpose alone, never looks the same twice, and shows when it was touched', () => {
  const old = masterKeys(['0a'.repeat(32)]);
  const both = masterKeys(['0a'.repeat(32), '0b'.repeat(32)]);
  const sealed = sealText(old, '110101199003070011', 'applicant identity');
  expect(sealed).not.toContain('1990');
  expect(sealText(old, '110101199003070011', 'applicant identity')).not.toBe(sealed);
  expect(openText(both, sealed, 'applicant identity')).toBe('110101199003070011');
  expect(openText(both, sealText(both, '', 'x'), 'x')).toBe('');
  expect(() => openText(old, sealed, 'another')).toThrow(expect.objectContaining({ code: 'seal.damaged' }));
  expect(() => openText(old, sealText(both, 'a', 'x'), 'x')).toThrow(
    expect.objectContaining({ code: 'seal.key_missing' }),
  );
  for (const wrong of ['', 'x', sealed.slice(0, -4), sealed.replace(/.{5}$/, 'AAAAA')])
    expect(() => openText(old, wrong, 'applicant identity')).toThrow(
      expect.objectContaining({ code: 'seal.damaged' }),
    );
});
