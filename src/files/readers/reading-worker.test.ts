import { monitorEventLoopDelay } from 'node:perf_hooks';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { distinctTables } from '../test/sample-report.ts';
import { readReport } from '../../law/annual-report/reading/map-report.ts';
import { checkReadReport } from '../../law/annual-report/validate.ts';
import { workbook } from '../test/workbooks.ts';
import { readAny } from './read-any.ts';
import type { ReadingPool } from './sandbox.ts';
import { ENDED, PATIENT, poolOpener, refusalOf } from './test/ask-pool.ts';
import { oneCellALine, reportWorkbook, workbookBytes } from './test/report-layouts.ts';

const TABLES = distinctTables();
const MEGABYTE = 1024 * 1024;
const OLE = '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1';
const SHEET = 'xl/worksheets/sheet1.xml';
const NOTHING = new Uint8Array();
const REPORT = new TextEncoder().encode(oneCellALine(TABLES));
const { open, close } = poolOpener();
afterEach(close);

const said = async (pool: ReadingPool, name: string, bytes: Uint8Array): Promise<string> =>
  refusalOf(pool.read({ name, bytes }));

test('a pool of two reads twenty files as they are read outside of it', PATIENT, async () => {
  const pool = open({ workers: 2 });
  const kinds = [
    { name: '年报.txt', bytes: REPORT },
    { name: '年报.xlsx', bytes: workbookBytes(reportWorkbook(TABLES, 'wholeReport'), 'xlsx') },
  ];
  const files = Array.from({ length: 10 }, () => kinds).flat();
  const expected = await Promise.all(files.map(async (file) => readAny(file)));
  expect(await Promise.all(files.map(async (file) => pool.read(file)))).toEqual(expected);
});

test(
  'a workbook that takes more memory than there is ends its reader, and the next file is read',
  PATIENT,
  async () => {
    const pool = open({ memoryMb: 200 });
    expect(await said(pool, 'a.xlsx', hugeWorkbook(46))).toBe(ENDED);
    expect(await said(pool, '年报.txt', REPORT)).toBe('read');
  },
);

test('what a file is and what is wrong with it is told as outside of the pool', PATIENT, async () => {
  const pool = open();
  const file = { name: '年报.txt', bytes: REPORT };
  const report = readReport(await readAny(file));
  expect(await pool.map(file)).toEqual(report);
  expect(await pool.check(file)).toMatchObject({ report, findings: checkReadReport(report), source: null });
  expect((await pool.checkWithSource(file)).source).toEqual(await readAny(file));
  const context = { previous: report, agency: { level: 'township' } } as const;
  expect((await pool.check(file, context)).findings).toEqual(checkReadReport(report, context));
});

describe('a document that is read at once is held to the caps in what comes after:', PATIENT, () => {
  test('one that takes long to check holds up nobody else, and is given up when it takes too long', async () => {
    const pool = open();
    const file = { name: 'a.html', bytes: strToU8(slowPage()) };
    await pool.check({ name: 'a.html', bytes: strToU8('<p>一、总体情况</p>') });
    const reading = await timed(async () => pool.read(file));
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const checking = await timed(async () => pool.check(file));
    delay.disable();
    expect(delay.max / 1e6).toBeLessThan(checking / 2);
    const timeoutMs = checking / 4;
    expect(reading).toBeLessThan(timeoutMs);
    await pool.close();
    expect(await refusalOf(open({ timeoutMs }).check(file))).toBe(ENDED);
  });

  test.each([
    ['more words than a report has', 'a.html', `<p>一、总体情况</p><p>${'公开'.repeat(100_000)}</p>`],
    ['more cells than a report has', 'a.csv', `${'1,'.repeat(199)}1\n`.repeat(1_100)],
  ])('%s are refused in words', async (_what, name, text) => {
    const pool = open();
    const file = { name, bytes: strToU8(text) };
    expect(await refusalOf(pool.read(file))).toBe('read');
    expect(await refusalOf(pool.map(file))).toMatch(/太多，不像一份年度报告/u);
    expect(await refusalOf(pool.check(file))).toMatch(/太多，不像一份年度报告/u);
  });
});

describe('a hostile file is refused within the limits:', PATIENT, () => {
  const { open: openOne, close: closeIt } = poolOpener();
  const pool = openOne({ timeoutMs: 10_000 });
  afterAll(closeIt);

  const zeros = new Uint8Array(40 * MEGABYTE);
  const bomb = zipSync({ 'a.txt': zeros, 'b.txt': zeros });
  const nested = Array.from({ length: 30 }).reduce<Uint8Array>(
    (inner, _, depth) => zipSync({ [`${depth}.zip`]: inner }, { level: 0 }),
    bomb,
  );
  test.each<[string, string, Uint8Array]>([
    ['a zip bomb', 'a.zip', bomb],
    ['archives within archives', 'a.docx', nested],
    ['a workbook that unpacks to 100 MB', 'a.xlsx', hugeWorkbook(100)],
    ['a workbook that promises a sheet of 1 GB', 'a.xlsx', promising(hugeWorkbook(1), 1_000_000_000)],
    ['random bytes', 'a.xls', randomBytes(300_000)],
    ['random bytes behind the mark of a PDF', 'a.pdf', behind('%PDF-1.7\n', randomBytes(300_000))],
    ['random bytes behind the mark of an archive', 'a.docx', behind('PK\u0003\u0004', randomBytes(300_000))],
    ['random bytes behind the mark of an old office file', 'a.doc', behind(OLE, randomBytes(300_000))],
    ['a text of one endless line', 'a.txt', new Uint8Array(20 * MEGABYTE).fill(0x61)],
    ['nothing', 'a.txt', NOTHING],
  ])('%s', async (_, name, bytes) => {
    expect(await said(pool, name, bytes)).toMatch(/^[\u4e00-\u9fff].*。$/u);
    expect(await said(pool, '年报.txt', REPORT)).toBe('read');
  });
});

/** A page that is read at once, but says thousands of things that are each held against the tables. */
function slowPage(): string {
  const statements = '收到政府信息公开申请12件，'.repeat(6_000);
  return `<h1>某局2024年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>${statements}</p>`;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** A workbook whose sheet has so many megabytes. */
function hugeWorkbook(megabytes: number): Uint8Array {
  const row = `<row r="1">${'<c r="A1"><v>1</v></c>'.repeat(50)}</row>`;
  const rows = row.repeat(Math.ceil((megabytes * MEGABYTE) / row.length));
  return zipSync({
    ...unzipSync(workbook([{ rows: {} }])),
    [SHEET]: strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`),
  });
}

/** The same with a directory that says the sheet has so many bytes. */
function promising(packed: Uint8Array, size: number): Uint8Array {
  const bytes = Buffer.from(packed);
  bytes.writeUInt32LE(size, bytes.lastIndexOf(SHEET) - 46 + 24);
  return bytes;
}

/** The same bytes in every run, without order. */
function randomBytes(length: number): Uint8Array {
  let state = 20_250_120;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
}

function behind(mark: string, bytes: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(mark, 'latin1'), bytes]);
}
