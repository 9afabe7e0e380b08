import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeReportDocx } from '../files/docx-writer.ts';
import { distinctTables, sampleReport } from '../files/test/sample-report.ts';
import type { TextFinding } from '../text/text-finding.ts';
import { runCommandLine } from './run-command-line.ts';
import { checkedWords, placedFindings } from './text-check-text.ts';
import { fetchedFile } from './text-source.ts';

let folder = '';
let server: Server;
let port = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-text-'));
  writeFileSync(join(folder, '通知.txt'), '各镇人民政府：\n现将有关事项通知如下。\n');
  writeFileSync(join(folder, '年报.docx'), await writeReportDocx(sampleReport(distinctTables())));
  writeFileSync(join(folder, '坏.pdf'), '%PDF-1.7 not really');
  server = createServer((request, response) => {
    if (request.url === '/moved') response.writeHead(302, { location: '/page' }).end();
    else if (request.url === '/round') response.writeHead(302, { location: '/round' }).end();
    else if (request.url === '/page')
      response.writeHead(200, { 'content-type': 'text/html' }).end('<p>通知</p>');
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function run(...words: string[]): Promise<{ code: number; out: string; told: string }> {
  const [out, told]: [string[], string[]] = [[], []];
  const code = await runCommandLine(['text', 'check', ...words], {
    print: (line) => void out.push(line),
    tell: (line) => void told.push(line),
  });
  return { code, out: out.join('\n'), told: told.join('\n') };
}

const FINDING: TextFinding = {
  start: 9,
  end: 10,
  kind: 'punctuation',
  rule: 'P99',
  severity: 'gate',
  suggestion: '',
  reason: '多了一个标点。',
};

test('files of all kinds are read, one that can’t be is told and is 2', async () => {
  const { code, out } = await run(
    join(folder, '通知.txt'),
    join(folder, '年报.docx'),
    join(folder, '坏.pdf'),
    '--json',
  );
  expect(code).toBe(2);
  const lines = out
    .split('\n')
    .map((line) => JSON.parse(line) as { characters?: number; error?: string; findings: object[] });
  expect(lines.map(({ error }) => error !== undefined)).toEqual([false, false, true]);
  expect(lines[0]?.characters).toBe(20);
  expect(lines[1]?.characters).toBeGreaterThan(1000);
});

test('a finding is told with line and column of the file', () => {
  const source = { text: '各镇：\n现将有关，，事项', places: [], wrapped: false };
  const findings = placedFindings(source, [FINDING]);
  expect(findings).toMatchObject([{ line: 2, column: 6, quote: '，', place: null }]);
  expect(checkedWords({ file: '通知.txt', characters: 12, findings })).toBe(
    [
      '通知.txt（12 字）：必须核对 1 处',
      '通知.txt:2:6  必须核对  标点符号  P99',
      '    “，” → 删去',
      '    多了一个标点。',
    ].join('\n'),
  );
});

test('a cell of a page is told by its place', () => {
  const source = {
    text: '类别\n现将有关，，事项',
    blocks: [
      { kind: 'cell' as const, start: 0, end: 2 },
      { kind: 'cell' as const, start: 3, end: 12 },
    ],
    places: [{ page: 1 }, { page: 2, table: 1, row: 3, column: 1 }],
    wrapped: true,
  };
  const text = checkedWords({ file: 'a.pdf', characters: 12, findings: placedFindings(source, [FINDING]) });
  expect(text).toContain('第2页表1第3行第1列');
});

test('a page is fetched with its redirects; loops, errors and this very machine are refused', async () => {
  const at = (path: string): string => `http://127.0.0.1:${port}${path}`;
  const { name, bytes } = await fetchedFile(at('/moved'), { loopback: true });
  expect([name, new TextDecoder().decode(bytes)]).toEqual(['page.html', '<p>通知</p>']);
  await expect(fetchedFile(at('/round'), { loopback: true })).rejects.toThrow('反复跳转');
  await expect(fetchedFile(at('/none'), { loopback: true })).rejects.toThrow('答复 404');
  const { code, out } = await run(at('/page'));
  expect([code, out]).toEqual([2, expect.stringContaining('不允许连接')]);
});

test('nothing to check is a slip of the hand', async () => {
  expect((await run()).told).toContain('请写明要检查的文件');
  expect(await run('a.txt', '--ndjson')).toMatchObject({
    code: 2,
    told: expect.stringContaining('标准输入'),
  });
});
