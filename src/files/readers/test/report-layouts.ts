import { utils, type WorkBook, type WorkSheet, write } from '@e965/xlsx';
import { PART_TITLES } from '../../../law/annual-report/form.ts';
import { readReport } from '../../../law/annual-report/reading/map-report.ts';
import type { SourceBlock, SourceDocument } from '../../../law/annual-report/reading/source-document.ts';
import { cellNames, getCell, type ReportTables } from '../../../law/annual-report/tables.ts';
import { annualReportTables } from '../../annual-report-tables.ts';
import { layOutTable, type TableSpec } from '../../table-spec.ts';

/** What stands around the tables of a report that is laid out for a test. */
const OPENING = ['云溪市青岚区石桥镇人民政府', '2024年政府信息公开工作年度报告', '本报告根据条例编制。'];
const WORDS: Readonly<Record<number, readonly string[]>> = {
  1: ['（一）主动公开', '一年来，我镇围绕群众关心的事项公开信息，全年公开工作动态54条、政策文件4条。'],
  5: ['一是个别栏目更新不够及时。', '下一步，将按季度核对栏目更新情况，补齐图表解读。'],
  6: ['本年度未收取信息处理费。'],
};

/** A part of a report: its title, its words, and its table where it has one. */
interface Part {
  readonly title: string;
  readonly words: readonly string[];
  readonly table: TableSpec | null;
}

/** The words of the laid out report in their order, without tables. */
export const REPORT_WORDS: readonly string[] = [
  ...OPENING,
  ...PART_TITLES.flatMap((title, index) => [title, ...(WORDS[index + 1] ?? [])]),
];

function partsOf(tables: ReportTables): Part[] {
  const specs = annualReportTables(tables);
  return PART_TITLES.map((title, index) => ({
    title,
    words: WORDS[index + 1] ?? [],
    table: specs[index - 1] ?? null,
  }));
}

/** Changes a cell's text; `role` as in tables. */
export type ChangeCell = (text: string, role: 'data' | 'label') => string;

/** A table as Word's text export has it: rows of cells, places below and within merged cells blank or left out. */
function textRows(spec: TableSpec, change: ChangeCell): string[][] {
  return layOutTable(spec).grid.map((line, row) =>
    line.flatMap((cell, column) => {
      if (cell.column !== column) return [];
      if (cell.row !== row) return [''];
      return [change(cell.text, cell.role === 'data' ? 'data' : 'label')];
    }),
  );
}

/** The report with each cell on a line of its own behind a tab; an empty line ends a row. */
export function oneCellALine(tables: ReportTables, change: ChangeCell = (text) => text): string {
  const row = (cells: readonly string[]): string => `${cells.map((cell) => `\t${cell}\n`).join('')}\n`;
  return report(tables, (spec) => `${textRows(spec, change).map(row).join('')}\n`);
}

/** The report with the cells of a row on one line, parted by tabs. */
export function tabSeparated(tables: ReportTables, change: ChangeCell = (text) => text): string {
  return report(tables, (spec) =>
    textRows(spec, change)
      .map((cells) => `${cells.join('\t')}\n`)
      .join(''),
  );
}

/** The report as it is copied from a page that lost its tables: label and digits of a row glued together. */
export function flattened(tables: ReportTables): string {
  return report(tables, (spec) =>
    textRows(spec, (text) => text)
      .map((cells) => `${cells.join('')}\n`)
      .join(''),
  );
}

function report(tables: ReportTables, table: (spec: TableSpec) => string): string {
  const parts = partsOf(tables).map(
    (part) =>
      `${[part.title, ...part.words].map((line) => `${line}\n`).join('')}${part.table === null ? '' : table(part.table)}`,
  );
  return `${OPENING.map((line) => `${line}\n`).join('')}${parts.join('')}`;
}

/** How a workbook holds the report: a sheet for each table, or all of it on one sheet, with or without blank rows between. */
export type Arrangement = 'sheetPerTable' | 'tablesOnOneSheet' | 'wholeReport' | 'wholeReportSpaced';

/** The report as a workbook, its figures numbers. */
export function reportWorkbook(tables: ReportTables, arrangement: Arrangement): WorkBook {
  const book = utils.book_new();
  const parts = partsOf(tables);
  const withTables = parts.filter(({ table }) => table !== null);
  if (arrangement === 'sheetPerTable') {
    for (const [index, { table }] of withTables.entries()) {
      utils.book_append_sheet(book, sheetOf([{ title: '', words: [], table }], 0), `表${index + 2}`);
    }
    return book;
  }
  const isWhole = arrangement !== 'tablesOnOneSheet';
  const shown = isWhole ? parts : withTables.map((part) => ({ ...part, title: '', words: [] }));
  utils.book_append_sheet(book, sheetOf(shown, arrangement === 'wholeReport' ? 0 : 1, isWhole), '报告');
  return book;
}

/** The bytes of a workbook. */
export function workbookBytes(book: WorkBook, bookType: 'xlsx' | 'biff8' | 'ods' | 'xlml'): Uint8Array {
  const bytes: Buffer = write(book, { type: 'buffer', bookType });
  return new Uint8Array(bytes);
}

/** The one sheet of a workbook as a spreadsheet saves it as text. */
export function sheetAsCsv(book: WorkBook, delimiter: string): string {
  return book.SheetNames.map((name) => {
    const sheet = book.Sheets[name];
    return sheet === undefined ? '' : utils.sheet_to_csv(sheet, { FS: delimiter });
  }).join('\n');
}

function sheetOf(parts: readonly Part[], gap: number, isWhole = false): WorkSheet {
  const rows: (string | number | null)[][] = isWhole ? OPENING.map((line) => [line]) : [];
  const merges: NonNullable<WorkSheet['!merges']> = [];
  for (const { title, words, table } of parts) {
    rows.push(...[title, ...words].filter((line) => line !== '').map((line) => [line]));
    if (table === null) continue;
    const base = rows.length;
    const { grid, rows: begun } = layOutTable(table);
    for (const [row, line] of grid.entries()) {
      rows.push(
        line.map((cell, column) => {
          if (cell.row !== row || cell.column !== column) return null;
          return cell.role === 'data' ? Number(cell.text) : cell.text;
        }),
      );
    }
    for (const { row, column, rowSpan, colSpan } of begun.flat()) {
      if (rowSpan * colSpan === 1) continue;
      merges.push({
        s: { r: base + row, c: column },
        e: { r: base + row + rowSpan - 1, c: column + colSpan - 1 },
      });
    }
    for (let blank = 0; blank < gap; blank += 1) rows.push([]);
  }
  const sheet = utils.aoa_to_sheet(rows);
  sheet['!merges'] = merges;
  return sheet;
}

/** The cells that the report of a document doesn't have as the tables have them, with what stands there instead. */
export function wrongCells(document: SourceDocument, tables: ReportTables): string[] {
  const { cells } = readReport(document);
  return cellNames().flatMap((name) => {
    const found = cells.get(name);
    return String(found?.value) === String(getCell(tables, name))
      ? []
      : [`${name}: ${found?.raw ?? 'missing'}`];
  });
}

/** The words of a document in their order, tables left out. */
export function wordsIn(blocks: readonly SourceBlock[]): string[] {
  return blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));
}
