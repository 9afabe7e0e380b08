import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countPlaywright, countVitest } from './test-counts.mjs';
import { inRoot } from './paths.mjs';

// The reports are those of the real programs, run over files that fail.
let folder: string;

const FILES = {
  'fails.test.js': `
    import { expect, test } from 'vitest';
    test('holds', () => expect(1).toBe(1));
    test('is left out', ({ skip }) => skip());
    test('counts wrong', () => expect('the third of May').toBe('the fourth of May'));`,
  'broken.test.js': `throw new Error('this file can not even be read');`,
  'fails.spec.js': `
    import { expect, test } from '@playwright/test';
    test('holds', () => expect(1).toBe(1));
    test('is left out', () => test.skip());
    test('finds what axe found', () => {
      expect(['color-contrast: <span>0 / 120</span>'], 'desk-site').toEqual([]);
    });
    test('throws much', () => {
      throw new Error(Array.from({ length: 40 }, (_, at) => 'line ' + at + ' '.repeat(at) + 'x'.repeat(400)).join('\\n'));
    });`,
  'teardown.js': `export default () => { throw new Error('the server did not end'); };`,
  'vitest.config.js': `export default { test: { include: ['*.test.js'] } };`,
  'playwright.config.js': `export default {
    testMatch: '*.spec.js',
    globalTeardown: './teardown.js',
    reporter: [['json', { outputFile: 'playwright.json' }]],
  };`,
  'package.json': '{ "type": "module" }',
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-counts-'));
  for (const [name, content] of Object.entries(FILES)) await writeFile(join(folder, name), content);
  await symlink(inRoot('node_modules'), join(folder, 'node_modules'));
  await Promise.all([
    failing('vitest/vitest.mjs', 'run', '--root', folder, '--reporter=json', '--outputFile=vitest.json'),
    failing('@playwright/test/cli.js', 'test'),
  ]);
}, 60_000);
afterAll(async () => rm(folder, { recursive: true, force: true }));

/** Runs a program of a package in the folder; it must end with a fault. */
async function failing(program: string, ...words: readonly string[]): Promise<void> {
  const { VITEST: _, ...env } = process.env;
  const run = promisify(execFile)(process.execPath, [inRoot('node_modules', program), ...words], {
    cwd: folder,
    // As in a terminal: colours are no part of what is said in the end.
    env: { ...env, FORCE_COLOR: '1' },
  });
  await expect(run).rejects.toMatchObject({ code: 1 });
}

test('unit and database tests are counted, and each that failed says why', () => {
  const counts = countVitest(join(folder, 'vitest.json'));
  expect(counts).toMatchObject({ passed: 1, failed: 1, skipped: ['is left out'] });
  expect(counts.failures.map(({ name }) => name)).toEqual(['counts wrong', join(folder, 'broken.test.js')]);
  const [wrong, broken] = counts.failures.map(({ why }) => why.join('\n'));
  expect(wrong).toContain("expected 'the third of May' to be 'the fourth of May'");
  expect(wrong).not.toContain('node_modules');
  expect(broken).toContain('this file can not even be read');
});

test('browser tests are counted, and each that failed says why', () => {
  const counts = countPlaywright(join(folder, 'playwright.json'));
  expect(counts).toMatchObject({ passed: 1, failed: 2, skipped: ['is left out'] });
  expect(counts.failures.map(({ name }) => name)).toEqual([
    'fails.spec.js › finds what axe found',
    'fails.spec.js › throws much',
    expect.stringContaining('teardown.js'),
  ]);
  const [axe, much, outside] = counts.failures.map(({ why }) => why);
  expect(axe?.join('\n')).toMatch(/^Error: desk-site\n[^]*color-contrast: <span>0 \/ 120<\/span>/);
  expect(axe?.join('')).not.toContain('\u001B');
  expect(much).toHaveLength(8);
  expect(much?.every((line: string) => line.length <= 241)).toBe(true);
  expect(outside?.join('\n')).toContain('the server did not end');
});
