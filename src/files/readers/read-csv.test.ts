import { describe, expect, test } from 'vitest';
import type { SourceDocument } from '../../law/annual-report/reading/source-document.ts';
import { distinctTables } from '../test/sample-report.ts';
import { looksLikeCsv, readCsv } from './read-csv.ts';
import {
  REPORT_WORDS,
  flattened,
  reportWorkbook,
  sheetAsCsv,
  tabSeparated,
  wordsIn,
  wrongCells,
} from './test/report-layouts.ts';
import { UnreadableFile } from './unreadable-file.ts';

const TABLES = distinctTables();

function readText(text: string): SourceDocument {
  return readCsv(new TextEncoder().encode(text));
}

function rowsOf(document: SourceDocument): string[][] {
  return document.blocks.flatMap((block) =>
    block.kind === 'text'
      ? []
      : Array.from({ length: block.rows }, (_, row) =>
          block.cells.filter((cell) => cell.row === row).map((cell) => cell.text),
        ),
  );
}

describe('all 200 cells of a report are read', () => {
  test.each([
    ['commas', ','],
    ['semicolons', ';'],
    ['tabs', '\t'],
  ])('when %s part the values', (_, delimiter) => {
    for (const arrangement of ['tablesOnOneSheet', 'wholeReport', 'wholeReportSpaced'] as const) {
      const document = readText(sheetAsCsv(reportWorkbook(TABLES, arrangement), delimiter));
      expect(wrongCells(document, TABLES)).toEqual([]);
      expect(document.notes).toEqual([]);
    }
  });
});

test('words stay in their order', () => {
  const document = readText(sheetAsCsv(reportWorkbook(TABLES, 'wholeReport'), ','));
  expect(wordsIn(document.blocks)).toEqual(REPORT_WORDS);
});

test('GB18030 is read as the spreadsheets of this country save it', () => {
  // 项目,件数 / 许可,12
  const bytes = Uint8Array.from(Buffer.from('cfeec4bf2cbcfecafd0ad0edbfc92c3132', 'hex'));
  expect(rowsOf(readCsv(bytes))).toEqual([
    ['项目', '件数'],
    ['许可', '12'],
  ]);
});

test('rows may differ in length, and values may hold what parts them', () => {
  expect(rowsOf(readText('项目,甲,乙\n"a,b\nc",1\n许可,,3,'))).toEqual([
    ['项目', '甲', '乙'],
    ['a,b\nc', '1', ''],
    ['许可', '', '3'],
  ]);
});

test('a quotation mark within a label is one', () => {
  expect(rowsOf(readText('项目,甲\n危及"三安全一稳定",1'))).toEqual([
    ['项目', '甲'],
    ['危及"三安全一稳定"', '1'],
  ]);
});

test('places count records, blank ones too', () => {
  const [table] = readText('\n\n项目,甲\n许可,1\n').blocks;
  expect(table?.place).toEqual({ table: 1, row: 3, column: 1 });
});

test('a quotation mark that is never closed is refused', () => {
  expect(() => readText('项目,甲\n"许可,1\n')).toThrow(UnreadableFile);
});

test('more rows or columns than a report has are refused', () => {
  expect(() => readText('甲,1\n'.repeat(5001))).toThrow(UnreadableFile);
  expect(() => readText(','.repeat(300))).toThrow(UnreadableFile);
});

test('commas tell values from text', () => {
  expect(looksLikeCsv(sheetAsCsv(reportWorkbook(TABLES, 'tablesOnOneSheet'), ','))).toBe(true);
  expect(looksLikeCsv(tabSeparated(TABLES))).toBe(false);
  expect(looksLikeCsv(flattened(TABLES))).toBe(false);
});
