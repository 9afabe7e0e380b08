import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { distinctTables } from '../test/sample-report.ts';
import { workbook } from '../test/workbooks.ts';
import { readAny } from './read-any.ts';
import { createReadingPool, type ReadingPool, type ReadingPoolOptions } from './sandbox.ts';
import { oneCellALine, reportWorkbook, workbookBytes } from './test/report-layouts.ts';
import { UnreadableFile } from './unreadable-file.ts';

const TABLES = distinctTables();
const MEGABYTE = 1024 * 1024;
const OLE = '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1';
const SHEET = 'xl/worksheets/sheet1.xml';
const ENDED = '这份文件太大或者结构异常，未能在限定的时间和内存内读完。';
const NOTHING = new Uint8Array();
const REPORT = new TextEncoder().encode(oneCellALine(TABLES));
/** Processes start slowly on a busy machine. */
const PATIENT = { timeout: 60_000 };

const opened: ReadingPool[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((pool) => pool.close()));
});

function open(options: Partial<ReadingPoolOptions> = {}): ReadingPool {
  const pool = createReadingPool({
    workers: 1,
    timeoutMs: 20_000,
    memoryMb: 512,
    maxBytes: 32 * MEGABYTE,
    ...options,
  });
  opened.push(pool);
  return pool;
}

/** What the pool says of a file: the sentence of its refusal, or `read`. */
async function said(pool: ReadingPool, name: string, bytes: Uint8Array): Promise<string> {
  try {
    await pool.read({ name, bytes });
    return 'read';
  } catch (error) {
    if (error instanceof UnreadableFile) return error.message;
    throw error;
  }
}

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

describe('a hostile file is refused within the limits:', PATIENT, () => {
  let pool: ReadingPool;
  beforeAll(() => {
    pool = createReadingPool({ workers: 1, timeoutMs: 10_000, memoryMb: 512, maxBytes: 32 * MEGABYTE });
  });
  afterAll(async () => pool.close());

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
