import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommandLine } from './run-command-line.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-clock-'));
});
afterAll(async () => rm(folder, { recursive: true }));

async function clock(
  content: string,
  ...words: string[]
): Promise<{ code: number; printed: string; told: string }> {
  const file = join(folder, 'ledger.json');
  await writeFile(file, content);
  const printed: string[] = [];
  const told: string[] = [];
  const code = await runCommandLine(['clock', file, ...words], {
    print: (line) => void printed.push(line),
    tell: (line) => void told.push(line),
  });
  return { code, printed: printed.join('\n'), told: told.join('\n') };
}

const LEDGER = JSON.stringify({
  title: '某申请',
  events: [
    { kind: 'received', date: '2025-03-03' },
    { kind: '征求第三方意见', date: '2025-03-10' },
    { kind: '第三方签收', date: '2025-03-12' },
    { kind: '收到第三方意见', date: '2025-03-21', recordedAt: '2025-03-24' },
  ],
});

test('the deadline and every day are printed', async () => {
  const { code, printed, told } = await clock(`\uFEFF${LEDGER}`);
  expect([code, told]).toEqual([0, '']);
  expect(printed).toContain('期限日期：2025-04-14');
  expect(printed).toContain('最初的答复期限：2025年3月31日');
  expect(printed).toContain('2025-03-10 星期一 第5个工作日 向第三方发出征求意见书。');
  expect(printed).toContain('2025-03-11 星期二 中止，不计');
  expect(printed).toContain('2025-04-14 星期一 第20个工作日');
});

test('as JSON it is one object with the days', async () => {
  const { printed } = await clock(LEDGER, '--format', 'json');
  const json: unknown = JSON.parse(printed);
  expect(json).toMatchObject({
    title: '某申请',
    due: '2025-04-14',
    originalDue: '2025-03-31',
    phase: 'running',
  });
  expect(json).toHaveProperty('days.0', expect.objectContaining({ date: '2025-03-03', mark: 'start' }));
});

test('for a past moment it says what was known then', async () => {
  const { printed } = await clock(LEDGER, '--known-on', '2025年3月21日', '--format', 'json');
  expect(JSON.parse(printed)).toMatchObject({ phase: 'suspended', due: null, asOf: '2025-03-21' });
  const early = await clock(LEDGER, '--as-of', '2025-03-07', '--format', 'json');
  expect(JSON.parse(early.printed)).toMatchObject({ phase: 'running', due: '2025-03-31', used: 4 });
});

test('as PDF and HTML it is written to a file', async () => {
  for (const [format, begin] of [
    ['pdf', '%PDF'],
    ['html', '<!doctype html>'],
  ] as const) {
    const out = join(folder, `certificate.${format}`);
    const { code, printed } = await clock(LEDGER, '--format', format, '--out', out);
    expect([code, printed]).toEqual([0, out]);
    expect((await readFile(out, 'latin1')).startsWith(begin)).toBe(true);
  }
});

test('an entry that was left out is told, and is code 1', async () => {
  const { code, printed } = await clock(
    '[{"kind":"received","date":"2025-03-03"},{"kind":"answered","date":"2025-02-03"}]',
  );
  expect(code).toBe(1);
  expect(printed).toContain('［错误］第2条 “作出答复”的日期2025年2月3日早于收到申请之日，没有计入。');
});

test.each([
  ['{', [], '不是 JSON 文件'],
  ['{"events":[{"kind":"received","date":"2025-02-30"}]}', [], 'events[0].date：'],
  ['[{"kind":"received","date":"2026-12-20"}]', [], '2027年的节假日安排还没有录入'],
  ['[{"kind":"received","date":"2015-12-20"}]', [], '早于现行条例的施行日期'],
  [LEDGER, ['--format', 'docx'], '没有“docx”这种格式'],
  [LEDGER, ['--as-of', '2025-02-29'], '--as-of 的“2025-02-29”不是存在的日期'],
])('%s %j is refused with what is wrong', async (content, words, message) => {
  const { code, printed, told } = await clock(content, ...words);
  expect([code, printed]).toEqual([2, '']);
  expect(told).toContain(message);
});

test('a file that isn’t there is told', async () => {
  const told: string[] = [];
  const code = await runCommandLine(['clock', join(folder, 'nowhere.json')], {
    print: () => undefined,
    tell: (line) => void told.push(line),
  });
  expect(code).toBe(2);
  expect(told.join('')).toContain('没有找到');
});
