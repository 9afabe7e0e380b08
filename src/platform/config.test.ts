import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig, SETTINGS } from './config.ts';

const ROOT = join(import.meta.dirname, '../..');

/** What is said about wrong settings, line by line; empty when they are taken. */
function complaints(environment: Record<string, string>): string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return error.message.split('\n').slice(1);
  }
}

test('without any variable the documented defaults hold', () => {
  expect(readConfig({})).toEqual({
    port: 8080,
    host: '127.0.0.1',
    dataDir: resolve('./var'),
    databaseUrl: null,
    siteUrl: 'http://localhost:8080',
    demo: true,
    trustProxy: false,
    uploadBytes: 100 * 1024 * 1024,
    idleMinutes: 30,
    importDays: 30,
    linkCheck: false,
    sealKeys: [],
  });
});

test('every variable is read', () => {
  const environment = {
    PORT: ' 9090 ',
    HOST: '0.0.0.0',
    GONGKAI_DATA: '/srv/公开',
    DATABASE_URL: 'postgresql://gongkai:p%40ss@db:5432/gongkai',
    GONGKAI_SITE_URL: 'https://www.example.gov.cn/',
    GONGKAI_DEMO: 'off',
    GONGKAI_TRUST_PROXY: 'on',
    GONGKAI_UPLOAD_MB: '2048',
    GONGKAI_IMPORT_DAYS: '365',
    GONGKAI_LINK_CHECK: 'on',
    GONGKAI_IDLE_MINUTES: '1',
    GONGKAI_SEAL_KEY: '0a'.repeat(32),
  } satisfies Record<keyof typeof SETTINGS, string>;
  expect(readConfig(environment)).toEqual({
    port: 9090,
    host: '0.0.0.0',
    dataDir: resolve('/srv/公开'),
    databaseUrl: 'postgresql://gongkai:p%40ss@db:5432/gongkai',
    siteUrl: 'https://www.example.gov.cn',
    demo: false,
    trustProxy: true,
    uploadBytes: 2048 * 1024 * 1024,
    importDays: 365,
    linkCheck: true,
    idleMinutes: 1,
    sealKeys: ['0a'.repeat(32)],
  });
});

test('an empty variable is none', () => {
  const empty = Object.fromEntries(Object.keys(SETTINGS).map((name) => [name, ' ']));
  expect(readConfig(empty)).toEqual(readConfig({}));
});

test('without an address of its own the site has that of its port', () => {
  expect(readConfig({ PORT: '9999' }).siteUrl).toBe('http://localhost:9999');
});

describe('the demo, whose passwords everybody knows', () => {
  const site = { GONGKAI_SITE_URL: 'https://www.example.gov.cn' };
  test.each<[boolean, Record<string, string>]>([
    [true, {}],
    [true, { HOST: '127.0.0.1' }],
    [true, { HOST: '127.0.1.1' }],
    [true, { HOST: 'LocalHost' }],
    [true, { HOST: '::1' }],
    [true, { GONGKAI_TRUST_PROXY: 'off' }],
    [false, { HOST: '0.0.0.0' }],
    [false, { HOST: '::' }],
    [false, { HOST: '192.168.1.10' }],
    [false, { HOST: '127.0.0.1.example.com' }],
    [false, site],
    [false, { GONGKAI_TRUST_PROXY: 'on' }],
    [true, { HOST: '0.0.0.0', GONGKAI_DEMO: 'on' }],
    [true, { ...site, GONGKAI_TRUST_PROXY: 'on', GONGKAI_DEMO: 'on' }],
    [false, { GONGKAI_DEMO: 'off' }],
  ])('is loaded: %s, with %j', (demo, environment) => {
    expect(readConfig(environment).demo).toBe(demo);
  });
});

describe('a wrong setting is refused with what it should be', () => {
  test.each([
    ['PORT', '八千', '应为 1 到 65535 之间的整数'],
    ['PORT', '0', '应为 1 到 65535 之间的整数'],
    ['PORT', '65536', '应为 1 到 65535 之间的整数'],
    ['PORT', '8080.5', '应为 1 到 65535 之间的整数'],
    ['PORT', '0x50', '应为 1 到 65535 之间的整数'],
    ['PORT', '1e3', '应为 1 到 65535 之间的整数'],
    ['PORT', '-1', '应为 1 到 65535 之间的整数'],
    ['DATABASE_URL', 'mysql://a:b@c/d', 'postgres:// 开头'],
    ['DATABASE_URL', 'postgres://a:b#c@d:e/f', 'postgres:// 开头'],
    ['GONGKAI_SITE_URL', 'www.example.gov.cn', '应为完整网址'],
    ['GONGKAI_SITE_URL', 'ftp://www.example.gov.cn', '应为完整网址'],
    ['GONGKAI_SITE_URL', 'https://www.example.gov.cn/gongkai/', '后面不带路径'],
    ['GONGKAI_SITE_URL', 'https://www.example.gov.cn/?a=1', '后面不带路径'],
    ['GONGKAI_DEMO', 'yes', '只能是 on 或 off'],
    ['GONGKAI_DEMO', 'ON', '只能是 on 或 off'],
    ['GONGKAI_TRUST_PROXY', 'true', '只能是 on 或 off'],
    ['GONGKAI_UPLOAD_MB', '0', '应为 1 到 2048 之间的整数'],
    ['GONGKAI_UPLOAD_MB', '100MB', '应为 1 到 2048 之间的整数'],
    ['GONGKAI_IDLE_MINUTES', '481', '应为 1 到 480 之间的整数'],
  ])('%s=%s', (name, value, message) => {
    const [complaint, ...others] = complaints({ [name]: value });
    expect(complaint?.trim()).toMatch(new RegExp(`^${name}=`));
    expect(complaint).toContain(message);
    expect(others).toEqual([]);
  });

  test('all of them at once', () => {
    const found = complaints({ PORT: 'x', GONGKAI_DEMO: 'x', GONGKAI_IDLE_MINUTES: 'x' });
    expect(found.map((line) => line.trim().split('=')[0])).toEqual([
      'PORT',
      'GONGKAI_DEMO',
      'GONGKAI_IDLE_MINUTES',
    ]);
  });

  test('a password in it is not shown', () => {
    expect(complaints({ DATABASE_URL: 'mysql://gongkai:secret-1@db/x' }).join()).not.toContain('secret-1');
  });
});

describe.each([
  ['README.zh-CN.md', '不设'],
  ['README.md', 'none'],
])('%s', (file, unset) => {
  test('lists every setting with its default', async () => {
    const rows = await settingRows(file);
    expect(rows.map(({ name, value }) => [name, value])).toEqual(
      Object.entries(SETTINGS).map(([name, setting]) => [name, setting.default ?? unset]),
    );
  });
});

test('README.zh-CN.md says what each setting means in the words of the program', async () => {
  const rows = await settingRows('README.zh-CN.md');
  expect(rows.map(({ meaning }) => meaning)).toEqual(
    Object.values(SETTINGS).map((setting) => setting.meaning),
  );
});

async function settingRows(file: string): Promise<{ name: string; value: string; meaning: string }[]> {
  const text = await readFile(join(ROOT, file), 'utf8');
  return [...text.matchAll(/^\| `([A-Z_]+)` \| `?([^|`]+)`? \| (.+) \|$/gm)].map(
    ([, name = '', value = '', meaning = '']) => ({ name, value: value.trim(), meaning: meaning.trim() }),
  );
}
