import { utils, write, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { strToU8, unzipSync, zipSync, strFromU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readSheet } from './read-sheet.ts';

const ROWS = [
  ['项目', '初稿', '自然人', '总计'],
  ['新收', 9, 3, 3],
  ['新收', 8, 8, 8],
  ['结转', 7, 1, 1],
];

/** What is read of a sheet with its second column and third row hidden: cells with their places, and notes. */
function readHidden(type: 'xlsx' | 'biff8', change: (sheet: WorkSheet) => void = () => {}): unknown {
  const sheet = utils.aoa_to_sheet(ROWS);
  sheet['!cols'] = [{ wch: 9 }, { wch: 9, hidden: true }];
  sheet['!rows'] = [{}, {}, { hidden: true }];
  change(sheet);
  const book: WorkBook = utils.book_new();
  utils.book_append_sheet(book, sheet, '表');
  return told(new Uint8Array(write(book, { type: 'buffer', bookType: type })));
}

function told(bytes: Uint8Array): unknown {
  const { blocks, notes } = readSheet(bytes);
  return {
    cells: blocks.flatMap((block) =>
      block.kind === 'table'
        ? block.cells.map(
            ({ text, row, column, place }) =>
              `${row},${column} ${text} @${place.row ?? ''},${place.column ?? ''}`,
          )
        : [],
    ),
    notes,
  };
}

const SHOWN = [
  '0,0 项目 @1,1',
  '0,1 自然人 @1,3',
  '0,2 总计 @1,4',
  '1,0 新收 @2,1',
  '1,1 3 @2,3',
  '1,2 3 @2,4',
  '2,0 结转 @4,1',
  '2,1 1 @4,3',
  '2,2 1 @4,4',
];
const NOTES = ['工作表“表”有隐藏的行或列，其中7格的内容没有读取。'];

describe('rows and columns that a sheet hides', () => {
  test('are left out and told; places stay those of the sheet', () => {
    expect(readHidden('xlsx')).toEqual({ cells: SHOWN, notes: NOTES });
  });

  test('are left out of old workbooks', () => {
    // The writer of the tests hides no rows in these.
    expect(readHidden('biff8')).toMatchObject({
      cells: expect.arrayContaining(['1,0 新收 @2,1', '1,1 3 @2,3', '3,2 1 @4,4']),
      notes: ['工作表“表”有隐藏的行或列，其中4格的内容没有读取。'],
    });
  });

  test('are left out of an OpenDocument sheet, filtered ones too', () => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet(ROWS), '表');
    const files = unzipSync(new Uint8Array(write(book, { type: 'buffer', bookType: 'ods' })));
    const content = strFromU8(files['content.xml'] ?? new Uint8Array());
    const columns =
      '<table:table-column/><table:table-column table:visibility="collapse"/><table:table-column table:number-columns-repeated="2"/>';
    let row = -1;
    const changed = content
      .replaceAll(/<table:table-column\b[^>]*\/>/gu, '')
      .replace(/(<table:table\b[^>]*>)/u, `$1${columns}`)
      .replaceAll('<table:table-row', (tag) => {
        row += 1;
        return row === 2 ? `${tag} table:visibility="filter"` : tag;
      });
    expect(told(zipSync({ ...files, 'content.xml': strToU8(changed) }))).toEqual({
      cells: SHOWN,
      notes: NOTES,
    });
  });

  test('make merged cells smaller, and take those away of which nothing is seen', () => {
    const found = readHidden('xlsx', (sheet) => {
      sheet['!merges'] = [
        { s: { r: 0, c: 1 }, e: { r: 0, c: 2 } },
        { s: { r: 2, c: 2 }, e: { r: 2, c: 3 } },
      ];
    });
    expect(found).toMatchObject({
      cells: expect.arrayContaining(['0,1 初稿 @1,3', '2,1 1 @4,3']),
    });
  });

  test('without anything in them aren’t worth a note', () => {
    const found = readHidden('xlsx', (sheet) => {
      sheet['!cols'] = [{}, {}, {}, {}, { hidden: true }];
      sheet['!rows'] = [];
    });
    expect(found).toMatchObject({ notes: [] });
  });
});
