import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeReportDocx } from '../files/docx-writer.ts';
import { writeHtmlPage } from '../files/html-writer.ts';
import { distinctTables, sampleReport } from '../files/test/sample-report.ts';
import { emptyTables } from '../law/annual-report/tables.ts';
import { runCommandLine } from './run-command-line.ts';

let folder = '';
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-reports-'));
  writeFileSync(at('错.html'), writeHtmlPage(sampleReport(distinctTables())));
  writeFileSync(at('错.docx'), await writeReportDocx(sampleReport(distinctTables())));
  writeFileSync(at('坏.pdf'), '%PDF-1.7 not really');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(...words: string[]): Promise<{ code: number; out: string; told: string }> {
  const [out, told]: [string[], string[]] = [[], []];
  const code = await runCommandLine(words, {
    print: (line) => void out.push(line),
    tell: (line) => void told.push(line),
  });
  return { code, out: out.join('\n'), told: told.join('\n') };
}

describe('report check', () => {
  test('tells the findings of a file, and 1 for errors', async () => {
    const { code, out } = await run('report', 'check', at('错.html'));
    expect(code).toBe(1);
    expect(out).toContain('云溪市青岚区石桥镇人民政府 2024年');
    expect(out).toContain('AR-T3-ROW t3/row:open');
  });

  test('one object a line for a folder, in order, also for a file that can’t be read', async () => {
    const { code, out } = await run('report', 'check', folder, '--json');
    expect(code).toBe(2);
    const lines = out
      .split('\n')
      .map((line) => JSON.parse(line) as { file: string; error?: string; cells?: Record<string, number> });
    expect(lines.map(({ file }) => file)).toEqual([at('坏.pdf'), at('错.docx'), at('错.html')]);
    expect(lines[0]).toMatchObject({ cells: {}, doubtful: [], findings: [] });
    expect(lines[0]?.error).toContain('打不开');
    expect(Object.keys(lines[1] ?? {}).every((key) => key in (lines[0] ?? {}))).toBe(true);
    expect(lines[1]?.cells).toEqual(lines[2]?.cells);
    expect(lines[1]?.cells?.['t2.fee.amount']).toBe(4166.214619);
  });

  test('a pattern, and SARIF', async () => {
    const { code, out } = await run('report', 'check', at('*.html'), '--sarif');
    const log = JSON.parse(out) as {
      version: string;
      runs: { results: { ruleId: string }[]; tool: { driver: { rules: { id: string }[] } } }[];
    };
    expect(code).toBe(1);
    expect(log.version).toBe('2.1.0');
    const [first] = log.runs;
    const known = new Set(first?.tool.driver.rules.map(({ id }) => id));
    expect(first?.results.every(({ ruleId }) => known.has(ruleId))).toBe(true);
    expect(first?.results.length).toBeGreaterThan(20);
  });

  test('last year’s report is held against this one', async () => {
    const { out } = await run('report', 'check', at('错.html'), '--previous', at('错.docx'), '--json');
    const { findings } = JSON.parse(out) as { findings: { rule: string }[] };
    // It is this year’s report, so nothing that follows is certain.
    expect(findings.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['X-PREVIOUS', 'AR-X-CARRY', 'AR-X-SAME']),
    );
  });

  test('among last year’s reports each finds that of its agency, or is told to have none', async () => {
    mkdirSync(at('上年'));
    mkdirSync(at('今年'));
    const report = (agency: string, year: number, carried: object): string =>
      JSON.stringify({ agency, year, cells: { 't3.carryIn.total': 0, ...carried } });
    writeFileSync(at('上年/甲.json'), report('甲镇人民政府', 2023, { 't3.carryOut.total': 2 }));
    writeFileSync(at('上年/乙.json'), report('乙镇人民政府', 2023, { 't3.carryOut.total': 5 }));
    writeFileSync(at('今年/乙.json'), report('乙镇人民政府', 2024, {}));
    writeFileSync(at('今年/丙.json'), report('丙镇人民政府', 2024, {}));
    const { out, told } = await run('report', 'check', at('今年'), '--previous', at('上年'), '--json');
    rmSync(at('上年'), { recursive: true });
    rmSync(at('今年'), { recursive: true });
    const carried = out.split('\n').map((line) => {
      const { findings } = JSON.parse(line) as { findings: { rule: string; expected: number }[] };
      return findings.find(({ rule }) => rule === 'AR-X-CARRY')?.expected;
    });
    expect(carried).toEqual([undefined, 5]);
    expect(told).toContain('没有找到“丙镇人民政府”2023年度的年报，没有与上年核对。');
  });

  test.each([
    [['report', 'check'], '请写明要检查的文件'],
    [['report', 'check', '/no/such/file'], '没有找到'],
    [['report', 'check', 'x', '--level', 'planet'], '没有找到'],
  ])('%j is refused in words', async (words, message) => {
    const { code, told } = await run(...words);
    expect(code).toBe(2);
    expect(told).toContain(message);
  });
});

test('report diff tells nothing of the same report in two formats, and 1 of two reports', async () => {
  expect(await run('report', 'diff', at('错.html'), at('错.docx'))).toMatchObject({
    code: 0,
    out: '两份报告的数据和文字一致。',
  });
  writeFileSync(at('零.html'), writeHtmlPage(sampleReport(emptyTables())));
  const { code, out } = await run('report', 'diff', at('错.html'), at('零.html'));
  expect(code).toBe(1);
  expect(out).toContain('t3.open.natural\t25\t0');
});

test('report convert makes every format, which say the same, and refuses a form with holes', async () => {
  for (const format of ['json', 'xlsx', 'html', 'docx', 'pdf']) {
    expect(
      (await run('report', 'convert', at('错.docx'), '--format', format, '--out', at(`out.${format}`))).code,
    ).toBe(0);
    expect((await run('report', 'diff', at('错.docx'), at(`out.${format}`))).out).toBe(
      '两份报告的数据和文字一致。',
    );
  }
  writeFileSync(at('空.html'), writeHtmlPage(sampleReport(emptyTables())).replace('>0<', '><'));
  const { code, told } = await run(
    'report',
    'convert',
    at('空.html'),
    '--format',
    'docx',
    '--out',
    at('空.docx'),
  );
  expect(code).toBe(2);
  expect(told).toContain('没有读准');
}, 60_000);

test('report rollup holds the sum against the district’s own', async () => {
  writeFileSync(at('零.html'), writeHtmlPage(sampleReport(emptyTables())));
  const { code, out, told } = await run('report', 'rollup', at('错.html'), '--own', at('错.docx'));
  expect(told).toContain('与本级年报是同一机关');
  expect([code, out]).toEqual([0, '1 份2024年度年报之和与本级年报一致。']);
  const other = await run('report', 'rollup', at('错.html'), '--own', at('零.html'), '--json');
  expect(other.code).toBe(1);
  expect((JSON.parse(other.out) as { differences: unknown[] }).differences).toHaveLength(200);
});
