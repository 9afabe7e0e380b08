import { describe, expect, test } from 'vitest';
import { cellNames, getCell } from '../../law/annual-report/tables.ts';
import { writeReportDocx } from '../docx-writer.ts';
import { writeHtmlPage } from '../html-writer.ts';
import { writeReportPdf } from '../pdf-writer.ts';
import { distinctTables, sampleReport } from '../test/sample-report.ts';
import { readPdf } from './read-pdf.ts';
import { BROWSER, OFFICE, printDocx, printHtml, skipNote, typeset } from './test/print-pdf.ts';
import { numbersIn, rowsOf, tablesIn, textsIn } from './test/source-parts.ts';

const tables = distinctTables();
const report = sampleReport(tables);
const figures = cellNames().map((name) => String(getCell(tables, name)));
const narrative = report.blocks.flatMap((block) =>
  block.kind === 'paragraph' || block.kind === 'heading' ? [block.text] : [],
);
const SLOW = 120_000;

describe('a report of this program as PDF', async () => {
  const document = await readPdf(await writeReportPdf(report));

  test('all 200 figures are read, each once and in the order of the form', () => {
    expect(figures).toHaveLength(200);
    expect(numbersIn(document)).toEqual(figures);
  });

  test('cells that reach over rows and columns are one cell', () => {
    const [second, third] = tablesIn(document);
    expect(second?.cells.find((cell) => cell.text === '第二十条第（一）项')).toMatchObject({
      row: 0,
      column: 0,
      colspan: 4,
    });
    expect(third?.cells.find((cell) => cell.text === '法人或其他组织')).toMatchObject({ colspan: 5 });
    expect(third?.cells.find((cell) => cell.text === '自然\n人')).toMatchObject({ rowspan: 2 });
    expect(third?.cells.find((cell) => cell.text === '（三）不\n予公开')).toMatchObject({ rowspan: 8 });
  });

  test('every cell has its page, table, row and column', () => {
    for (const table of tablesIn(document)) {
      for (const cell of table.cells) {
        expect(cell.place).toEqual({
          page: table.place.page,
          table: table.place.table,
          row: cell.row + 1,
          column: cell.column + 1,
        });
      }
    }
    expect(tablesIn(document).map((table) => table.place.table)).toEqual([1, 2, 3, 4]);
  });

  test('paragraphs are whole, headings stand alone, page numbers are left out', () => {
    const texts = textsIn(document);
    for (const text of narrative) expect(texts).toContain(text);
    expect(texts[0]).toBe(report.title);
    expect(texts.filter((text) => text.includes('—'))).toEqual([]);
    expect(document.meta.title).toBe(report.title);
    expect(document.notes).toEqual([]);
  });
});

describe('a report that another program made into a PDF', () => {
  test.skipIf(BROWSER === undefined)(
    `is read from what a browser prints${skipNote(BROWSER, 'Chromium')}`,
    { timeout: SLOW },
    async () => {
      const document = await readPdf(await printHtml(writeHtmlPage(report)));
      expect(numbersIn(document)).toEqual(figures);
      for (const text of narrative) expect(textsIn(document)).toContain(text);
    },
  );

  test.skipIf(BROWSER === undefined)(
    `is read without lines: no number in the wrong row or column${skipNote(BROWSER, 'Chromium')}`,
    { timeout: SLOW },
    async () => {
      const bare = '<style>th, td { border: none !important; background: none !important }</style></head>';
      const document = await readPdf(await printHtml(writeHtmlPage(report).replace('</head>', bare)));
      const rows = tablesIn(document).flatMap(rowsOf);
      // Where the label of a row breaks is the browser's business.
      const row = (label: string): string[] =>
        rows.find((cells) => cells.some((cell) => cell.replaceAll('\n', '') === label)) ?? [];
      expect(row('3.危及“三安全一稳定”').slice(-7)).toEqual(['53', '54', '55', '56', '57', '58', '59']);
      expect(row('5.要求行政机关确认或重新出具已获取信息').slice(-7)[6]).toBe('150');
      expect(row('186')).toEqual(Array.from({ length: 15 }, (_, index) => String(186 + index)));
      expect(document.notes.join('')).toContain('没有框线');
    },
  );

  test.skipIf(OFFICE === undefined)(
    `is read from what LibreOffice makes of the DOCX${skipNote(OFFICE, 'LibreOffice')}`,
    { timeout: SLOW },
    async () => {
      const document = await readPdf(await printDocx(await writeReportDocx(report)));
      expect(numbersIn(document)).toEqual(figures);
      for (const text of narrative) expect(textsIn(document)).toContain(text);
    },
  );
});

describe('tables of other layouts', () => {
  const numbered = (rows: number): string =>
    Array.from(
      { length: rows },
      (_, row) => `[第${row}类事项], ${[1, 2, 3, 4].map((column) => `[${row * 10 + column}]`).join(', ')}`,
    ).join(',\n');

  test('a table that goes on over pages is a table on each page, with every row in it', async () => {
    const source = `#set page(height: 300pt, numbering: "— 1 —")\n#table(columns: 5, ${numbered(40)})`;
    const document = await readPdf(typeset(source));
    const found = tablesIn(document);
    expect(found.length).toBeGreaterThan(2);
    expect(found.flatMap(rowsOf)).toEqual(
      Array.from({ length: 40 }, (_, row) => [
        `第${row}类事项`,
        ...[1, 2, 3, 4].map((column) => String(row * 10 + column)),
      ]),
    );
    expect(textsIn(document)).toEqual([]);
  });

  test('a table without lines keeps blanks in their place and labels of several lines whole', async () => {
    const source = `#set page(width: 400pt)
#table(columns: (9em, 1fr, 1fr, 1fr), stroke: none, align: (left, center, center, center),
[项目], [自然人], [法人], [总计],
[予以公开], [12], [], [12],
[申请人逾期未按收费通知要求缴纳费用], [3], [104], [107],
[重复申请], [0], [1], [1],
[公开出版物], [5], [0], [5],
[其他], [], [2], [2])`;
    const document = await readPdf(typeset(source));
    expect(tablesIn(document).map(rowsOf)).toEqual([
      [
        ['项目', '自然人', '法人', '总计'],
        ['予以公开', '12', '', '12'],
        ['申请人逾期未按收\n费通知要求缴纳费\n用', '3', '104', '107'],
        ['重复申请', '0', '1', '1'],
        ['公开出版物', '5', '0', '5'],
        ['其他', '', '2', '2'],
      ],
    ]);
  });

  test('a short table under its headings keeps a blank from being taken for the number beside it', async () => {
    const source = `#table(columns: 4 * (1fr,), stroke: none, align: (left, center, center, center),
[信息内容], [本年制发件数], [本年废止件数], [现行有效件数],
[规章], [0], [0], [0],
[行政规范性文件], [], [1], [12])`;
    expect(tablesIn(await readPdf(typeset(source))).map(rowsOf)).toEqual([
      [
        ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
        ['规章', '0', '0', '0'],
        ['行政规范性文件', '', '1', '12'],
      ],
    ]);
  });

  test('prose with many numbers is no table', async () => {
    const sentence = '全年公开54条、政策文件4条、公告17条，收到申请129件，办结9件，复议46件，诉讼151件。';
    const document = await readPdf(typeset(`#set page(width: 300pt)\n${sentence.repeat(12)}`));
    expect(tablesIn(document)).toEqual([]);
    expect(textsIn(document)).toEqual([sentence.repeat(12)]);
  });

  test('a table that lies on its side is read as it stands', async () => {
    const source = `#set page(width: 595pt, height: 842pt)\n#rotate(-90deg, reflow: true)[#table(columns: 5, ${numbered(6)})]`;
    const [table] = tablesIn(await readPdf(typeset(source)));
    expect(table === undefined ? [] : rowsOf(table)[3]).toEqual(['第3类事项', '31', '32', '33', '34']);
  });

  test('a blank, a stroke and full-width digits stay what they are', async () => {
    const [table] = tablesIn(
      await readPdf(typeset('#table(columns: 4, [甲], [], [—], [１２], [乙], [/], [12件], [0])')),
    );
    expect(table === undefined ? [] : rowsOf(table)).toEqual([
      ['甲', '', '—', '１２'],
      ['乙', '/', '12件', '0'],
    ]);
  });
});
