import { zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SourceFormat } from '../../law/annual-report/reading/source-document.ts';
import { writeReportDocx } from '../docx-writer.ts';
import { writeHtmlPage } from '../html-writer.ts';
import { writeReportPdf } from '../pdf-writer.ts';
import { distinctTables, sampleReport } from '../test/sample-report.ts';
import { readAny } from './read-any.ts';
import {
  flattened,
  oneCellALine,
  reportWorkbook,
  sheetAsCsv,
  tabSeparated,
  workbookBytes,
  wrongCells,
} from './test/report-layouts.ts';
import { UnreadableFile } from './unreadable-file.ts';

const TABLES = distinctTables();
/** Setting a PDF takes long on a busy machine. */
const PATIENT = { timeout: 60_000 };

function bytesOf(content: string): Uint8Array {
  return new TextEncoder().encode(content);
}

describe('a report is read whatever it is a file of and whatever its name says:', PATIENT, () => {
  const whole = reportWorkbook(TABLES, 'wholeReport');
  test.each<[string, SourceFormat, () => Uint8Array | Promise<Uint8Array>]>([
    ['a web page', 'html', () => bytesOf(writeHtmlPage(sampleReport(TABLES)))],
    [
      'a web page in UTF-16',
      'html',
      () => Buffer.from(`\uFEFF${writeHtmlPage(sampleReport(TABLES))}`, 'utf16le'),
    ],
    ['a document', 'docx', async () => writeReportDocx(sampleReport(TABLES))],
    ['a PDF', 'pdf', async () => writeReportPdf(sampleReport(TABLES))],
    ['a workbook', 'sheet', () => workbookBytes(whole, 'xlsx')],
    ['an old workbook', 'sheet', () => workbookBytes(whole, 'biff8')],
    ['an OpenDocument sheet', 'sheet', () => workbookBytes(whole, 'ods')],
    [
      'values parted by commas',
      'csv',
      () => bytesOf(sheetAsCsv(reportWorkbook(TABLES, 'tablesOnOneSheet'), ',')),
    ],
    ['text with a cell a line', 'text', () => bytesOf(oneCellALine(TABLES))],
    ['text with tabs', 'text', () => bytesOf(tabSeparated(TABLES))],
    ['text with tabs in UTF-16', 'text', () => Buffer.from(`\uFEFF${tabSeparated(TABLES)}`, 'utf16le')],
  ])('%s', async (_, format, write) => {
    const bytes = await write();
    for (const name of ['年报', '年报.txt', '年报.xls']) {
      const document = await readAny({ bytes, name });
      expect(document.format).toBe(format);
      expect(wrongCells(document, TABLES)).toEqual([]);
    }
  });
});

test('a name that ends in csv makes values of text', async () => {
  const bytes = bytesOf('项目;件数\n许可;12\n');
  expect((await readAny({ bytes, name: '年报.CSV' })).format).toBe('csv');
  expect((await readAny({ bytes, name: '年报.txt' })).format).toBe('text');
});

test('flattened text stays text', async () => {
  const document = await readAny({ bytes: bytesOf(flattened(TABLES)), name: '年报.txt' });
  expect(document.format).toBe('text');
  expect(document.blocks.every(({ kind }) => kind === 'text')).toBe(true);
});

test('what was read can be sent from one process to another', async () => {
  const document = await readAny({
    bytes: workbookBytes(reportWorkbook(TABLES, 'wholeReport'), 'xlsx'),
    name: '',
  });
  expect(structuredClone(document)).toEqual(document);
});

test('bytes without sense are read or refused, whatever they pretend to be', PATIENT, async () => {
  const marks = [
    '',
    '%PDF-1.7\n',
    '<html>',
    'PK\u0003\u0004',
    '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1',
  ];
  const junk = fc
    .tuple(fc.constantFrom(...marks), fc.uint8Array({ maxLength: 400 }))
    .map(([mark, bytes]) => Buffer.concat([Buffer.from(mark, 'latin1'), bytes]));
  const packed = junk.map((bytes) =>
    zipSync({ 'OFD.xml': bytes, 'word/document.xml': bytes, 'content.xml': bytes }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(junk, packed),
      fc.constantFrom('a.txt', 'a.csv', 'a.docx'),
      async (bytes, name) => {
        expect(['read', 'refused']).toContain(await outcomeOf({ bytes, name }));
      },
    ),
    { numRuns: 150 },
  );
});

async function outcomeOf(file: { bytes: Uint8Array; name: string }): Promise<unknown> {
  try {
    await readAny(file);
    return 'read';
  } catch (error) {
    return error instanceof UnreadableFile ? 'refused' : error;
  }
}
