import { utils, write } from '@e965/xlsx';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { writeCsv } from './csv-writer.ts';
import { readSheet, UnreadableSheet } from './sheet-reader.ts';
import { cell, text, workbook } from './test/workbooks.ts';
import { writeXlsx } from './xlsx-writer.ts';

/** 2024-12-31 as a spreadsheet counts days. */
const DAY = 45_657;

function cellsOf(cells: readonly string[], options: { from1904?: boolean } = {}): readonly string[] {
  return readSheet(workbook([{ rows: { 1: cells } }], options), 'workbook')[0]?.cells ?? [];
}

function complaint(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof UnreadableSheet) return error.message;
    throw error;
  }
  throw new Error('nothing was complained about');
}

function csv(bytes: string | Uint8Array): string[][] {
  return readSheet(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, 'csv').map(({ cells }) => [
    ...cells,
  ]);
}

describe('days in workbooks', () => {
  test.each(['day', 'chineseDay', 'builtInChineseDay', 'moment'] as const)(
    'are days whatever their format: %s, also in the first cell that has it',
    (style) => {
      expect(cellsOf([cell('A1', { value: DAY, style }), cell('B1', { value: DAY + 1, style })])).toEqual([
        '2024-12-31',
        '2025-01-01',
      ]);
    },
  );

  test('with a time of day belong to the day', () => {
    expect(cellsOf([cell('A1', { value: DAY + 0.75, style: 'moment' })])).toEqual(['2024-12-31']);
  });

  test('that are counted from 1904, as old Macs do, are the days that people see', () => {
    expect(cellsOf([cell('A1', { value: DAY - 1_462, style: 'day' })], { from1904: true })).toEqual([
      '2024-12-31',
    ]);
  });

  test.each([-5, 3_000_000])('are none when the number is outside of the calendar: %i', (value) => {
    expect(complaint(() => cellsOf([cell('A1', { value, style: 'day' })]))).toContain(
      'A1 设为日期格式，内容却不是日期',
    );
  });

  test.each(['xls', 'ods'] as const)('in a file of the kind %s are the same days', (bookType) => {
    const sheet = utils.aoa_to_sheet([['日期'], [DAY]]);
    sheet['A2'] = { t: 'n', v: DAY, z: 'm/d/yy' };
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, '表');
    const bytes: Uint8Array = write(book, { type: 'buffer', bookType });
    expect(readSheet(bytes, 'workbook').map(({ cells }) => cells)).toEqual([['日期'], ['2024-12-31']]);
  });
});

describe('numbers in workbooks', () => {
  test.each([
    ['12.345678', 'rounded', '12.345678'],
    ['4166.214619', 'thousands', '4166.214619'],
    ['73.953599999999994', 'general', '73.9536'],
    ['0.30000000000000004', 'general', '0.3'],
    ['100', 'rounded', '100'],
    ['0', 'general', '0'],
  ] as const)(
    '%s, shown as %s, is %s: what the spreadsheet holds, not what it shows',
    (value, style, read) => {
      expect(cellsOf([cell('A1', { value, style })])).toEqual([read]);
    },
  );

  test('of more digits than a spreadsheet keeps are refused, not changed', () => {
    expect(
      complaint(() => cellsOf([text('A1', '申请'), cell('B1', { value: '20240101000000123456' })])),
    ).toBe(
      '有的单元格没有可用的内容：B1 的数字超过 15 位，末尾几位已被表格软件丢失（先把这一列设为“文本”格式再填写）。请改正后重新导入。',
    );
    expect(cellsOf([cell('A1', { value: '500110202400012' })])).toEqual(['500110202400012']);
  });

  test('as text keep their zeros', () => {
    expect(cellsOf([text('A1', '0012'), text('B1', '20240101000000123456')])).toEqual([
      '0012',
      '20240101000000123456',
    ]);
  });
});

describe('other cells of workbooks', () => {
  test('true and false are 是 and 否, results of formulas are their results, text is trimmed', () => {
    const cells = [
      cell('A1', { value: 1, type: 'b' }),
      cell('B1', { value: 0, type: 'b' }),
      cell('C1', { value: '甲乙', type: 'str', formula: '"甲"&amp;"乙"' }),
      cell('D1', { value: 3, formula: '1+2' }),
      text('E1', '  某路口\n施工  '),
    ];
    expect(cellsOf(cells)).toEqual(['是', '否', '甲乙', '3', '某路口\n施工']);
  });

  test('errors and formulas without a result are named by their places', () => {
    const cells = [
      text('A1', '甲'),
      cell('B1', { value: '#REF!', type: 'e' }),
      cell('C1', { formula: 'SUM(D1:D9)' }),
    ];
    expect(complaint(() => cellsOf(cells))).toBe(
      '有的单元格没有可用的内容：B1 是错误值 #REF!；C1 的公式没有算出结果（用表格软件打开、保存一次即可）。请改正后重新导入。',
    );
  });

  test('of many faulty ones the first are named and the others counted', () => {
    const cells = Array.from({ length: 12 }, (_, index) =>
      cell(`${String.fromCodePoint(65 + index)}1`, { value: '#N/A', type: 'e' }),
    );
    expect(complaint(() => cellsOf(cells))).toContain('H1 是错误值 #N/A；另有 4 个');
  });

  test('text that looks like a formula is text', () => {
    expect(cellsOf([text('A1', '=1+1'), text('B1', '@SUM(A1)'), text('C1', "'=x")])).toEqual([
      '=1+1',
      '@SUM(A1)',
      "'=x",
    ]);
  });
});

describe('the shape of a workbook', () => {
  test('rows keep their numbers, empty ones and those with mere formats are left out', () => {
    const rows = {
      2: [text('B2', '列')],
      5: [cell('B5', { style: 'day' })],
      9: [text('B9', '值')],
    };
    expect(readSheet(workbook([{ rows }]), 'workbook')).toEqual([
      { number: 2, cells: ['', '列'] },
      { number: 9, cells: ['', '值'] },
    ]);
  });

  test('the first sheet that is not hidden is read', () => {
    const sheets = [
      { rows: { 1: [text('A1', '说明')] }, hidden: true },
      { rows: { 1: [text('A1', '数据')] } },
    ];
    expect(readSheet(workbook(sheets), 'workbook')).toEqual([{ number: 1, cells: ['数据'] }]);
    expect(complaint(() => readSheet(workbook(sheets.slice(0, 1)), 'workbook'))).toContain(
      '没有可见的工作表',
    );
  });

  test('a sheet that claims to reach to its last row is no larger than what stands in it', () => {
    const rows = { 1: [text('A1', '列')], 2: [text('A2', '值')] };
    expect(readSheet(workbook([{ rows, dimension: 'A1:XFD1048576' }]), 'workbook')).toHaveLength(2);
  });

  test('an empty sheet has no rows', () => {
    expect(readSheet(workbook([{ rows: {} }]), 'workbook')).toEqual([]);
  });

  test('20000 rows are taken, one more is refused', () => {
    const rows = (count: number) =>
      workbook([
        {
          rows: Object.fromEntries(
            Array.from({ length: count }, (_, row) => [row + 1, [cell(`A${row + 1}`, { value: row })]]),
          ),
        },
      ]);
    expect(readSheet(rows(20_000), 'workbook')).toHaveLength(20_000);
    expect(complaint(() => readSheet(rows(20_001), 'workbook'))).toBe(
      '表格超过 20000 行，请分成几个文件导入。',
    );
  });

  test.each([
    ['cut off', workbook([{ rows: { 1: [text('A1', '列')] } }]).subarray(0, 700)],
    ['no workbook', Buffer.from('PK\u0003\u0004 no workbook')],
  ])('a file that is %s is refused', (_what, bytes) => {
    expect(complaint(() => readSheet(bytes, 'workbook'))).toContain('表格文件已损坏');
  });
});

describe('CSV', () => {
  const rows = [
    ['名称', '备注'],
    ['关于“防火”的通知', '一,二'],
    ['带"引号"', '两\n行'],
  ];

  test('in UTF-8 with and without its mark', () => {
    const written = writeCsv(rows);
    expect(written.startsWith('\uFEFF')).toBe(true);
    expect(csv(written)).toEqual(rows);
    expect(csv(written.slice(1))).toEqual(rows);
  });

  test('in GB18030, as Chinese spreadsheet programs save it', () => {
    // 名称,金额 / 𬭚某,1 with a character of four bytes.
    const bytes = Buffer.from('c3fbb3c62cbdf0b6ee0d0a9933aa34c4b32c310d0a', 'hex');
    expect(csv(bytes)).toEqual([
      ['名称', '金额'],
      ['𬭚某', '1'],
    ]);
  });

  test('with tabs, with bare line feeds, with rows of different length', () => {
    expect(csv('名称\t金额\n甲\t1\n乙\n')).toEqual([['名称', '金额'], ['甲', '1'], ['乙']]);
  });

  test('numbers its rows as a spreadsheet does: by records', () => {
    expect(readSheet(Buffer.from('名称\n"两\n行"\n\n丙\n'), 'csv').map(({ number }) => number)).toEqual([
      1, 2, 4,
    ]);
  });

  test('gives cells back that were kept from being formulas, however odd', () => {
    const odd = [['=1+1', '+86', '-2', '-甲', '@x', "'=y", "''z", "'abc", '-12.5', '\ttab']];
    expect(csv(writeCsv(odd))).toEqual([odd[0]?.map((each) => each.trim())]);
  });

  test.each([
    ['quotes that do not match', Buffer.from('名称\n"甲\n'), 'CSV 文件的引号不成对'],
    ['an encoding that nobody knows', Buffer.from([0xff, 0xfe, 0x41, 0x00]), '文字编码无法识别'],
  ])('with %s is refused', (_what, bytes, message) => {
    expect(complaint(() => readSheet(bytes, 'csv'))).toContain(message);
  });
});

describe('a sheet that we write', () => {
  test('is text in every cell and comes back as it was', async () => {
    const columns = ['名称', '=列'];
    const rows = [
      ['=1+1', '2024-12-31'],
      ['0012', '1.50'],
      ['<b>&"', '20240101000000123456'],
      ['𬭚\n第二行', "'"],
    ];
    const bytes = await writeXlsx({ sheetName: '许可[1]:*?/\\', columns, rows });
    expect(readSheet(bytes, 'workbook').map(({ cells }) => cells)).toEqual([columns, ...rows]);
  });

  test('is the same file when it is written again', async () => {
    const sheet = { sheetName: '表', columns: ['甲'], rows: [['1']] };
    expect(await writeXlsx(sheet)).toEqual(await writeXlsx(sheet));
  });
});

test('a workbook that unpacks to more than 50 MB is refused before it is read', () => {
  const parts = Object.fromEntries(
    [1, 2].map((number) => [`xl/worksheets/sheet${number}.xml`, new Uint8Array(26 * 1024 * 1024)]),
  );
  expect(complaint(() => readSheet(zipSync(parts, { level: 1 }), 'workbook'))).toContain('超过 50 MB');
});
