import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cellNames } from '../law/annual-report/tables.ts';
import { runCommandLine } from './run-command-line.ts';

let root = '';
const at = (...names: string[]): string => join(root, ...names);

type Cells = Readonly<Record<string, number | null>>;

function put(path: string, report: { agency: string; year?: number; cells?: Cells }): void {
  const { agency, year = 2024, cells = {} } = report;
  const all = { ...Object.fromEntries(cellNames().map((name) => [name, 0])), ...cells };
  mkdirSync(join(at(path), '..'), { recursive: true });
  writeFileSync(at(path), JSON.stringify({ agency, year, format: '2021', cells: all }));
}

async function rollup(...words: string[]): Promise<{ code: number; out: string; told: string }> {
  const [out, told]: [string[], string[]] = [[], []];
  const code = await runCommandLine(['report', 'rollup', ...words], {
    print: (line) => void out.push(line),
    tell: (line) => void told.push(line),
  });
  return { code, out: out.join('\n'), told: told.join('\n') };
}

const two = { 't3.new.total': 2 };
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'gongkai-rollup-'));
  put('区.json', { agency: '某区人民政府', cells: { 't3.new.total': 5 } });
  put('好/甲镇.json', { agency: '甲镇人民政府', cells: two });
  put('好/乙镇.json', { agency: '乙镇人民政府', cells: { 't3.new.total': 3, 't2.fee.amount': 1.5 } });
  put('空/甲镇.json', { agency: '甲镇人民政府', cells: { 't3.new.total': 5 } });
  put('空/乙镇.json', { agency: '乙镇人民政府', cells: { 't3.new.total': null, 't4.review.total': null } });
  put('内/甲镇.json', { agency: '甲镇人民政府', cells: two });
  put('内/区.json', { agency: '某区人民政府', cells: two });
  put('旧/甲镇.json', { agency: '甲镇人民政府', cells: { 't3.new.total': 5 } });
  put('旧/乙镇.json', { agency: '乙镇人民政府', year: 2023, cells: two });
  put('重/甲镇.json', { agency: '甲镇人民政府', cells: { 't3.new.total': 5 } });
  put('重/甲镇（副本）.json', { agency: '甲镇人民政府', cells: { 't3.new.total': 5 } });
  put('争/甲镇.json', { agency: '甲镇人民政府', cells: two });
  put('争/甲镇（改）.json', { agency: '甲镇人民政府', cells: { 't3.new.total': 3 } });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('without a report of the district the sum of every cell is told', async () => {
  const { code, out } = await rollup(at('好'));
  expect(code).toBe(0);
  const lines = out.split('\n');
  expect(lines[0]).toBe('2 份2024年度年报之和：');
  expect(lines).toHaveLength(201);
  expect(out).toContain('t3.new.total\t5\t');
  const json = JSON.parse((await rollup(at('好'), '--json')).out) as {
    differences: null;
    sum: { name: string; value: number; from: object[] }[];
  };
  expect(json.differences).toBeNull();
  expect(json.sum.find(({ name }) => name === 't2.fee.amount')).toMatchObject({
    value: 1.5,
    from: [{ name: '乙镇人民政府', value: 1.5 }],
  });
});

test('cells that a report has not are never told to agree', async () => {
  const { code, out } = await rollup(at('空'), '--own', at('区.json'), '--json');
  expect(code).toBe(1);
  const { differences } = JSON.parse(out) as { differences: { name: string }[] };
  expect(differences).toMatchObject([
    { name: 't3.new.total', value: 5, own: 5, agreement: 'unread', without: ['乙镇人民政府'] },
    { name: 't4.review.total', value: 0, own: 0, agreement: 'unread', without: ['乙镇人民政府'] },
  ]);
  const told = await rollup(at('空'), '--own', at('区.json'));
  expect(told.out).toContain('不一致的有 0 格，没有读出、无法核对的有 2 格');
  expect((await rollup(at('空'))).code).toBe(1);
});

test('the district’s own report in the folder isn’t added, by whatever path it is named', async () => {
  symlinkSync(at('内'), at('链接'));
  for (const own of [at('内/区.json'), relative(process.cwd(), at('内/区.json')), at('内/../链接/区.json')]) {
    expect(await rollup(at('内'), '--own', own)).toMatchObject({
      code: 0,
      out: '1 份2024年度年报之和与本级年报一致。',
    });
  }
});

test('a report of another year isn’t added, and the run isn’t whole', async () => {
  const { code, out, told } = await rollup(at('旧'), '--own', at('区.json'));
  expect([code, out]).toEqual([2, '1 份2024年度年报之和与本级年报一致。']);
  expect(told).toContain('乙镇.json：这是2023年度的年报，不是2024年度的，没有计入。');
});

test('the same report twice is added once; two that differ are refused', async () => {
  const once = await rollup(at('重'), '--own', at('区.json'));
  expect([once.code, once.out]).toEqual([0, '1 份2024年度年报之和与本级年报一致。']);
  expect(once.told).toContain('只计入一次');
  const refused = await rollup(at('争'), '--own', at('区.json'));
  expect([refused.code, refused.out]).toEqual([2, '']);
  expect(refused.told).toMatch(/只留一份再汇总：\n.*甲镇\.json、.*甲镇（改）\.json/u);
});
