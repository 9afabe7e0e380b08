import { read, type WorkSheet } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { writeXlsx, writeXlsxOf } from './xlsx-writer.ts';

function sheetIn(bytes: Buffer): WorkSheet {
  const book = read(bytes, { cellFormula: true });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
}

test('what looks like a formula, a day or a number stays text', async () => {
  const row = ['=1+1', '2024-12-31', '007', '123456789012345678'];
  const sheet = sheetIn(await writeXlsx({ sheetName: '表', columns: ['甲', '乙', '丙', '丁'], rows: [row] }));
  expect(['A2', 'B2', 'C2', 'D2'].map((at) => [sheet[at]?.t, sheet[at]?.v, sheet[at]?.f])).toEqual(
    row.map((text) => ['s', text, undefined]),
  );
});

test('a number is one, exact, and can be added up', async () => {
  const sheet = sheetIn(
    await writeXlsxOf({
      sheetName: '表',
      columns: [
        ['件', (value) => value],
        ['字', String],
      ],
      items: [12, 4166.214619],
    }),
  );
  expect(['A2', 'A3', 'B2'].map((at) => [sheet[at]?.t, sheet[at]?.v])).toEqual([
    ['n', 12],
    ['n', 4166.214619],
    ['s', '12'],
  ]);
});
