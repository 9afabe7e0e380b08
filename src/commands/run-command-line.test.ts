import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AppError } from '../platform/errors.ts';
import { COMMANDS } from './commands.ts';
import { explainError } from './explain-error.ts';
import { runCommandLine } from './run-command-line.ts';

// What is refused before any database is opened. test/commands.db.test.ts runs the rest as people do.
async function run(words: readonly string[]): Promise<{ code: number; printed: string; told: string }> {
  const [printed, told]: string[][] = [[], []];
  const code = await runCommandLine(words, {
    print: (line) => void printed?.push(line),
    tell: (line) => void told?.push(line),
  });
  return { code, printed: (printed ?? []).join('\n'), told: (told ?? []).join('\n') };
}

const SETUP = '--name 测试镇人民政府 --short 测试镇 --slug ceshi --kind township --uscc 115001100DEM00011X';

test.each([[[]], [['help']], [['--help']], [['backup', '--help']]])('%j shows the help', async (words) => {
  const { code, printed, told } = await run(words);
  expect([code, told]).toEqual([0, '']);
  for (const { name, summary } of COMMANDS) {
    expect(printed).toContain(`gongkai ${name}`);
    expect(printed).toContain(summary);
  }
});

test.each([
  ['vreify site', '没有“vreify site”这个命令'],
  ['verify', '没有“verify”这个命令'],
  ['verify everything', '没有“verify everything”这个命令'],
  ['start --port 80', '没有 --port 这个参数'],
  ['start now', '多了“now”'],
  ['backup', '请写明备份文件的路径'],
  ['restore', '请写明备份文件的路径'],
  ['backup 一 二', '多了“二”'],
  ['verify site --slow', '没有 --slow 这个参数'],
  ['verify audit all', '多了“all”'],
  ['site rebuild all', '多了“all”'],
  ['report export --year 2024 --format json', '缺少参数 --agency'],
  ['report export --agency 甲镇 --format json', '缺少参数 --year'],
  ['report export --agency 甲镇 --year 2024', '缺少参数 --format'],
  ['report export --agency 甲镇 --year 二四 --format json', '年份“二四”不正确'],
  ['report export --agency 甲镇 --year 2024 --format odt', '没有“odt”这种格式'],
  ['report export --agency --year 2024', '参数 --agency 后面缺少内容'],
  ['account unlock', '请写明用户名'],
  ['account reset-password', '请写明用户名'],
  ['account unlock 甲 乙', '多了“乙”'],
  ['account', '没有“account”这个命令'],
  ['setup --name 甲镇', '缺少参数 --kind'],
  [`setup ${SETUP.replace('township', 'empire')}`, '参数有误'],
  [`setup ${SETUP.replace('ceshi', '测试')}`, '参数有误'],
])('gongkai %s is refused with what is wrong', async (line, message) => {
  const { code, printed, told } = await run(line.split(' '));
  expect(told).toContain(message);
  expect([code, printed]).toEqual([2, '']);
});

test.each(['README.md', 'README.zh-CN.md'])('%s lists every command with its options', async (file) => {
  const text = await readFile(join(import.meta.dirname, '../..', file), 'utf8');
  for (const { name, options = {} } of COMMANDS) {
    const told = new RegExp(`^\\| \`${name}(?: ([^\`]*))?\` \\|`, 'm').exec(text);
    const toldOptions = [...(told?.[1] ?? '').matchAll(/--([\w-]+)/g)].map((found) => found[1]);
    const listed = told === null ? null : [name, ...toldOptions.toSorted()];
    expect(listed).toEqual([name, ...Object.keys(options).toSorted()]);
  }
});

describe('an error is told', () => {
  const fault = (code: string, path?: string): Error =>
    Object.assign(new Error(`${code}: something`), { code, ...(path !== undefined && { path }) });

  test.each([
    [new AppError({ code: 'a', message: '请先保存。' }), '请先保存。'],
    [fault('ENOSPC'), '磁盘空间不足，没有完成。请清理磁盘后重试。'],
    [fault('ENOSPC', '/srv/b'), '磁盘空间不足，没有完成（/srv/b）。请清理磁盘后重试。'],
    [fault('EACCES', '/srv/b'), '没有权限读写 /srv/b。请换用有权限的用户，或更换路径。'],
    [fault('EROFS', '/srv/b'), '/srv/b 所在的磁盘是只读的，请更换路径。'],
    [fault('ENOTDIR', '/srv/b'), '/srv/b 不是文件夹。请更换路径。'],
    [fault('ENOENT', '/srv/b'), '没有找到 /srv/b，请核对路径。'],
    [fault('57P01'), '与数据库的连接中断，没有完成。请确认数据库正在运行后重试。'],
  ])('%s', (error, words) => {
    expect(explainError(error)).toBe(words);
  });

  test('whole where it is a fault of ours', () => {
    expect(explainError(new TypeError('x is not a function'))).toMatch(
      /^内部错误：TypeError: x is .*\n +at /s,
    );
    expect(explainError('thrown text')).toBe('内部错误：thrown text');
  });
});
