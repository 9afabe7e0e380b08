import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { fileOf } from '../portal/paths.ts';
import { finish, pathOf, siteOf, writtenTo } from '../modules/public-log/test/logged-site.ts';
import { runVerifyLog } from './verify-log.ts';

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

/** What the command says of a site, of which a page is changed before. */
async function told(
  change: (page: string) => string,
  options: Readonly<Record<string, string | true>> = { files: true },
  site = siteOf(3),
): Promise<{ code: number; printed: string }> {
  finish(site);
  const folder = await writtenTo(site);
  folders.push(folder);
  await writeFile(join(folder, fileOf(pathOf(1))), change(String(site.files.get(pathOf(1)))));
  const printed: string[] = [];
  const code = await runVerifyLog({
    positionals: [folder],
    options,
    print: (line) => void printed.push(line),
    tell: () => undefined,
  });
  return { code, printed: printed.join('\n') };
}

test('an intact site is called so, with what was looked at and what no log can tell', async () => {
  const { code, printed } = await told((page) => page);
  expect(code).toBe(0);
  expect(printed).toContain('公开日志完好');
  expect(printed).toContain('日志不记、因此没有核对的：栏目名称');
  expect(printed).toContain('文稿文件夹里有没有日志以外的文件');
});

test('of entries from before they committed to more than texts it is said how many there are', async () => {
  const { code, printed } = await told((page) => page, { files: true }, siteOf(3, { asBefore: true }));
  expect(code).toBe(0);
  expect(printed).toContain('其中 3 个网址的末条是日志开始登记有效性');
});

test('without pages nothing is said of them', async () => {
  const { code, printed } = await told(() => '<p>假的</p>', {});
  expect(code).toBe(0);
  expect(printed).toContain('没有核对网页');
  expect(printed).not.toContain('逐字');
});

test('a page that says something else ends with 1, one that another version may have made with 2', async () => {
  const forged = (page: string): string => page.replace('<article ', '<p>本件已经废止</p><article ');
  const found = await told(forged);
  expect(found.code).toBe(1);
  expect(found.printed).toMatch(/2026\/1\.html 的网页在登记的内容之外有不同：多出“本件已经废止”/);
  expect(found.printed).not.toContain('完好');
  const unsure = await told((page) => forged(page).replace(/ data-form="\d+"/, ''));
  expect(unsure.code).toBe(2);
  expect(unsure.printed).toMatch(/多出“本件已经废止”。网页没有注明版式/);
  expect(unsure.printed).not.toContain('完好');
});
