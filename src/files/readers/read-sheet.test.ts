import { utils, type WorkBook } from '@e965/xlsx';
import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { SourceDocument, SourceTable } from '../../law/annual-report/reading/source-document.ts';
import { distinctTables } from '../test/sample-report.ts';
import { cell, text, workbook } from '../test/workbooks.ts';
import { readSheet } from './read-sheet.ts';
import {
  type Arrangement,
  REPORT_WORDS,
  reportWorkbook,
  wordsIn,
  workbookBytes,
  wrongCells,
} from './test/report-layouts.ts';
import { UnreadableFile } from './unreadable-file.ts';

const TABLES = distinctTables();
const TYPES = ['xlsx', 'biff8', 'ods', 'xlml'] as const;
const ARRANGEMENTS: readonly Arrangement[] = [
  'sheetPerTable',
  'tablesOnOneSheet',
  'wholeReport',
  'wholeReportSpaced',
];

function tablesIn(document: SourceDocument): SourceTable[] {
  return document.blocks.filter((block) => block.kind === 'table');
}

function cellsIn(document: SourceDocument): string[] {
  return tablesIn(document).flatMap(({ cells }) => cells.map((each) => each.text));
}

describe('all 200 cells of a report are read', () => {
  const cases = TYPES.flatMap((type) => ARRANGEMENTS.map((arrangement) => ({ type, arrangement })));
  test.each(cases)('from $type with $arrangement', ({ type, arrangement }) => {
    const document = readSheet(workbookBytes(reportWorkbook(TABLES, arrangement), type));
    expect(wrongCells(document, TABLES)).toEqual([]);
    expect(tablesIn(document)).toHaveLength(3);
    expect(document.notes).toEqual([]);
  });
});

test('words above, between and below the tables stay in their order', () => {
  for (const arrangement of ['wholeReport', 'wholeReportSpaced'] as const) {
    const document = readSheet(workbookBytes(reportWorkbook(TABLES, arrangement), 'xlsx'));
    expect(wordsIn(document.blocks)).toEqual(REPORT_WORDS);
  }
});

test('a number keeps all its digits, whatever its format shows', () => {
  const bytes = workbook([
    {
      rows: {
        1: [text('A1', '行政事业性收费'), cell('B1', { value: '4166.214619', style: 'thousands' })],
        2: [text('A2', '共享'), cell('B2', { value: '0.30000000000000004', style: 'rounded' })],
      },
    },
  ]);
  expect(cellsIn(readSheet(bytes))).toEqual(['行政事业性收费', '4166.214619', '共享', '0.3']);
});

test('a share is the percentage that is shown, with all its digits', () => {
  const book = bookOf([['占比', 0.12345]]);
  const b1 = book.Sheets['表']?.['B1'];
  b1.z = '0.0%';
  expect(cellsIn(readSheet(workbookBytes(book, 'xlsx')))).toEqual(['占比', '12.345%']);
});

test('days are days, texts stay as they stand', () => {
  const bytes = workbook([
    {
      rows: {
        1: [text('A1', '日期'), cell('B1', { value: 45657, style: 'builtInChineseDay' })],
        2: [text('A2', ' １２件 '), text('B2', '/')],
        3: [text('A3', '时间'), cell('B3', { value: 0.5, style: 'time' })],
      },
    },
  ]);
  const expected = ['日期', '2024年12月31日', ' １２件 ', '/', '时间', '12:00:00'];
  expect(cellsIn(readSheet(bytes))).toEqual(expected);
});

test('a blank cell is listed, and a nought isn’t blank', () => {
  const document = readSheet(
    workbookBytes(
      bookOf([
        ['行', '甲', '乙'],
        ['一', null, 0],
      ]),
      'xlsx',
    ),
  );
  expect(cellsIn(document)).toEqual(['行', '甲', '乙', '一', '', '0']);
});

test('merged cells are one cell, and places are those of the spreadsheet', () => {
  const book = bookOf([[], [null, '甲', null, '乙'], [null, null, null, 1]]);
  const sheet = book.Sheets['表'];
  if (sheet === undefined) throw new RangeError('no sheet');
  sheet['!merges'] = [utils.decode_range('B2:C3')];
  const [table] = tablesIn(readSheet(workbookBytes(book, 'xlsx')));
  expect(table?.cells).toEqual([
    {
      text: '甲',
      row: 0,
      column: 0,
      rowspan: 2,
      colspan: 2,
      place: { sheet: '表', table: 1, row: 2, column: 2 },
    },
    {
      text: '乙',
      row: 0,
      column: 2,
      rowspan: 1,
      colspan: 1,
      place: { sheet: '表', table: 1, row: 2, column: 4 },
    },
    {
      text: '1',
      row: 1,
      column: 2,
      rowspan: 1,
      colspan: 1,
      place: { sheet: '表', table: 1, row: 3, column: 4 },
    },
  ]);
});

test('what isn’t read is said', () => {
  const bytes = workbook([
    { rows: { 1: [text('A1', '行'), cell('B1', { formula: 'SUM(C1:D1)' })] } },
    { rows: { 1: [text('A1', '底稿'), cell('B1', { value: 7 })] }, hidden: true },
  ]);
  const pictured = zipSync({ ...unzipSync(bytes), 'xl/media/image1.png': strToU8('PNG') });
  expect(readSheet(pictured).notes).toEqual([
    '表格中有图片，图片里的内容没有读取。',
    '工作表“表1”B1 的公式没有算出结果，按空白读取（用表格软件打开、保存一次即可）。',
    '隐藏的工作表“表2”没有读取。',
  ]);
});

describe('a hostile workbook ends soon', () => {
  test('a sheet that claims all rows and columns costs no more than its cells', () => {
    const bytes = workbook([
      {
        rows: {
          1: [text('A1', '行'), cell('B1', { value: 3 })],
          1048576: [cell('XFD1048576', { value: 9 })],
        },
        dimension: 'A1:XFD1048576',
      },
    ]);
    const started = performance.now();
    const document = readSheet(bytes);
    expect(performance.now() - started).toBeLessThan(1000);
    expect(cellsIn(document)).toEqual(['行', '3']);
    expect(document.notes).toEqual(['工作表“表1”只读取了前 5000 行、256 列。']);
  });

  test('a merged cell over the whole sheet reaches no further than the table', () => {
    const book = bookOf([
      ['甲', '乙'],
      [1, 2],
    ]);
    const sheet = book.Sheets['表'];
    if (sheet === undefined) throw new RangeError('no sheet');
    sheet['!merges'] = [utils.decode_range('A1:XFD1048576')];
    expect(cellsIn(readSheet(workbookBytes(book, 'xlsx'))).length).toBeLessThan(300);
  });

  test.each([
    ['rows', '<table:table-row table:number-rows-repeated="1000000"><table:table-cell><text:p>1</text:p>'],
    [
      'columns',
      '<table:table-row><table:table-cell table:number-columns-repeated="9000000"><text:p>1</text:p>',
    ],
  ])('%s repeated without end are refused', (_, begun) => {
    expect(() => readSheet(openDocument(`${begun}</table:table-cell></table:table-row>`))).toThrow(
      /解开后太大/u,
    );
  });

  test('blank rows and columns to the end of the sheet are no cells', () => {
    const filled =
      '<table:table-row><table:table-cell><text:p>甲</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="5"><text:p>5</text:p></table:table-cell></table:table-row>';
    const rest =
      '<table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>';
    expect(cellsIn(readSheet(openDocument(filled + rest)))).toEqual(['甲', '5']);
  });

  test('what unpacks to more than fifty megabytes is refused', () => {
    const parts = unzipSync(workbook([{ rows: { 1: [text('A1', '甲')] } }]));
    const bomb = zipSync({ ...parts, 'xl/worksheets/sheet1.xml': new Uint8Array(60 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(() => readSheet(bomb)).toThrow(/解开后太大/);
  });

  test('broken bytes are refused or read, and nothing else happens', () => {
    const whole = [...workbookBytes(reportWorkbook(TABLES, 'sheetPerTable'), 'xlsx')];
    const damage = fc.array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(damage, (changes) => {
        const bytes = Uint8Array.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        expect(['read', 'refused']).toContain(outcomeOf(bytes));
      }),
      { numRuns: 60 },
    );
  });
});

function bookOf(rows: (string | number | null)[][]): WorkBook {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), '表');
  return book;
}

/** A sheet of OpenDocument, made by hand. */
function openDocument(rows: string): Uint8Array {
  const names = 'urn:oasis:names:tc:opendocument:xmlns';
  const content = `<?xml version="1.0"?><office:document-content xmlns:office="${names}:office:1.0" xmlns:table="${names}:table:1.0" xmlns:text="${names}:text:1.0"><office:body><office:spreadsheet><table:table table:name="表">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`;
  return zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
    'content.xml': strToU8(content),
    'styles.xml': strToU8(
      `<?xml version="1.0"?><office:document-styles xmlns:office="${names}:office:1.0"/>`,
    ),
    'META-INF/manifest.xml': strToU8(
      `<?xml version="1.0"?><manifest:manifest xmlns:manifest="${names}:manifest:1.0"/>`,
    ),
  });
}

function outcomeOf(bytes: Uint8Array): unknown {
  try {
    readSheet(bytes);
    return 'read';
  } catch (error) {
    return error instanceof UnreadableFile ? 'refused' : error;
  }
}
