import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { REPORT_EXTENSIONS } from '../law/annual-report/report-extensions.ts';
import { reportFiles } from './report-files.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'gongkai-found-'));
});
afterEach(async () => rm(root, { recursive: true, force: true }));

async function put(...names: string[]): Promise<void> {
  for (const name of names) {
    await mkdir(join(root, name, '..'), { recursive: true });
    await writeFile(join(root, name), '');
  }
}

async function found(...words: string[]): Promise<{ files: string[]; told: string[] }> {
  const told: string[] = [];
  const files = await reportFiles({ tell: (line) => void told.push(line) }, words);
  return { files: files.map((file) => relative(root, file)), told };
}

test('every ending that is read is found in a folder, and what isn’t is counted', async () => {
  const readable = REPORT_EXTENSIONS.map((ending) => `年报${ending}`);
  await put(...readable, '图.jpg', '图2.JPG', '附件.zip', 'README', '~$年报.docx', '.年报.html');
  const { files, told } = await found(root);
  expect(files).toEqual(readable.toSorted());
  expect(told).toEqual([
    '另有 6 个文件没有读取（不是年报的格式，或者是隐藏、临时的文件）：.html 1 个、没有扩展名 1 个、.docx 1 个、.jpg 2 个、.zip 1 个。',
  ]);
});

test.runIf(process.platform !== 'win32')(
  'links are followed, each once, also those that lead back',
  async () => {
    await put('甲/年报.html', '外/乙.html');
    await symlink(join(root, '外'), join(root, '甲', '链接'));
    await symlink(join(root, '甲'), join(root, '甲', '自己'));
    await symlink(join(root, '外/乙.html'), join(root, '甲', '文件.html'));
    await symlink(join(root, '没有.html'), join(root, '甲', '断.html'));
    expect((await found(join(root, '甲'))).files).toEqual(
      ['甲/年报.html', '甲/文件.html', '甲/断.html'].toSorted(),
    );
  },
);

test('a pattern that fits a folder opens it, whatever it is called', async () => {
  await put('一镇/年报.html', '二镇.html/年报.docx', '三镇.html');
  expect((await found(join(root, '*镇*'))).files).toEqual([
    '一镇/年报.html',
    '三镇.html',
    '二镇.html/年报.docx',
  ]);
});

test('a pattern that begins above the folder one is in finds what it names', async () => {
  await put('年报.html');
  const above = relative(process.cwd(), root);
  expect(above.startsWith('..')).toBe(true);
  expect((await found(join(above, '*.html'))).files).toEqual(['年报.html']);
});

test('a file that is named itself is there whatever it is called', async () => {
  await put('报告.bak');
  expect((await found(join(root, '报告.bak'))).files).toEqual(['报告.bak']);
});

test('a word that names nothing is refused, with what was left out', async () => {
  await put('图.jpg');
  await expect(found(root)).rejects.toThrow(/没有可以读取的文件。另有 1 个文件/u);
  await expect(found(join(root, '*.docx'))).rejects.toThrow(/没有找到/u);
});
