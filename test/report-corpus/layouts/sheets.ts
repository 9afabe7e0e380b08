import { utils, type WorkBook, type WorkSheet, write } from '@e965/xlsx';
import type { ReportDocument } from '../../../src/files/report-document.ts';
import { layOutTable, type TableSpec } from '../../../src/files/table-spec.ts';

type Row = (string | number | null)[];

/** The whole report on one sheet, line by line, its tables with merged cells. */
export function oneSheet(document: ReportDocument): WorkBook {
  const rows: Row[] = [[document.title]];
  const merges: NonNullable<WorkSheet['!merges']> = [];
  for (const block of document.blocks) {
    if (block.kind === 'table') place(block.table, rows, merges);
    else if (block.kind !== 'signature') rows.push([block.text]);
  }
  return bookOf([['年度报告', rows, merges]]);
}

/** The words on the first sheet and every table on one of its own. */
export function sheetPerTable(document: ReportDocument): WorkBook {
  const words: Row[] = [[document.title]];
  const tables: [string, Row[], NonNullable<WorkSheet['!merges']>][] = [];
  for (const block of document.blocks) {
    if (block.kind === 'table') {
      const [rows, merges]: [Row[], NonNullable<WorkSheet['!merges']>] = [[], []];
      place(block.table, rows, merges);
      tables.push([`表${tables.length + 2}`, rows, merges]);
    } else if (block.kind !== 'signature') words.push([block.text]);
  }
  return bookOf([['文字', words, []], ...tables]);
}

/** The bytes of a workbook. Texts stand in a table of their own: within cells XLS holds no more than 255 characters. */
export function bookBytes(book: WorkBook, bookType: 'xlsx' | 'biff8' | 'ods'): Uint8Array {
  const bytes: Buffer = write(book, { type: 'buffer', bookType, bookSST: true });
  return new Uint8Array(bytes);
}

/** The only sheet of a workbook as comma separated values. */
export function csvOf(book: WorkBook): string {
  return book.SheetNames.map((name) => utils.sheet_to_csv(book.Sheets[name] ?? {})).join('\n');
}

function bookOf(sheets: readonly [string, Row[], NonNullable<WorkSheet['!merges']>][]): WorkBook {
  const book = utils.book_new();
  for (const [name, rows, merges] of sheets) {
    const sheet = utils.aoa_to_sheet(rows);
    sheet['!merges'] = merges;
    utils.book_append_sheet(book, sheet, name);
  }
  return book;
}

function place(spec: TableSpec, rows: Row[], merges: NonNullable<WorkSheet['!merges']>): void {
  const base = rows.length;
  const { grid, rows: begun } = layOutTable(spec);
  for (const [row, line] of grid.entries())
    rows.push(
      line.map((cell, column) => {
        if (cell.row !== row || cell.column !== column) return null;
        // Only what is a plain number is one; anything else a clerk typed as text.
        return cell.role === 'data' && /^-?\d+(?:\.\d+)?$/u.test(cell.text) ? Number(cell.text) : cell.text;
      }),
    );
  for (const { row, column, rowSpan, colSpan } of begun.flat())
    if (rowSpan * colSpan > 1)
      merges.push({
        s: { r: base + row, c: column },
        e: { r: base + row + rowSpan - 1, c: column + colSpan - 1 },
      });
}
