import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommandLine } from './run-command-line.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-links-'));
  const bad =
    '<a href="https//www.gov.cn/">中国政府网</a><div style="display:none"><a href="http://a.example.com/">x</a></div>';
  writeFileSync(
    join(folder, 'bad.html'),
    `${bad}<a href="http://10.0.0.1/">内网</a><a href="/a.html">正常</a>`,
  );
  writeFileSync(
    join(folder, 'good.html'),
    '<a href="https://www.gov.cn/">中国政府网</a><a href="#p">甲</a><p id="p">',
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(...words: string[]): Promise<{ code: number; out: string; told: string }> {
  const [out, told]: [string[], string[]] = [[], []];
  const code = await runCommandLine(['links', 'check', ...words], {
    print: (line) => void out.push(line),
    tell: (line) => void told.push(line),
  });
  return { code, out: out.join('\n'), told: told.join('\n') };
}

test('a page is told link by link, the most serious first, with what to do', async () => {
  const { code, out } = await run(join(folder, 'bad.html'), '--offline');
  expect(code).toBe(1);
  expect(out.indexOf('暗链  http://a.example.com/')).toBe(0);
  expect(out).toContain('建议改为 https://www.gov.cn/');
  expect(out).toContain('内部地址  http://10.0.0.1/  “内网”');
  expect(out).toContain('有 4 个链接，3 个必须处理');
});

test('a page without a fault is 0, each finding is a line of JSON where that is asked for', async () => {
  expect((await run(join(folder, 'good.html'), '--offline')).code).toBe(0);
  const { out } = await run(join(folder, 'bad.html'), '--offline', '--json');
  const classes = out.split('\n').map((line) => (JSON.parse(line) as { class: string }).class);
  expect(classes).toEqual(['hidden', 'malformed', 'internal']);
});

test('what can’t be read is 2 and says why', async () => {
  expect(await run(join(folder, 'nothing.html'), '--offline')).toMatchObject({ code: 2 });
  expect((await run()).told).toContain('请写明要检查的网页');
  expect((await run('http://127.0.0.1:1/')).code).toBe(2);
  expect((await run(join(folder, 'good.html'), '--base', 'x')).told).toContain('--base');
});
