import { type CellObject, utils, type WorkSheet, write } from '@e965/xlsx';
import type { ReportDocument } from './report-document.ts';
import { layOutTable, type TableSpec } from './table-spec.ts';

/**
 * A report as a workbook: its words on the first sheet, a line each, and a sheet for each table with cells merged as in the form.
 * Counts are numbers, everything else is text.
 */
export function writeReportXlsx(document: ReportDocument): Buffer {
  const book = utils.book_new();
  const lines = document.blocks.flatMap((block): string[][] => {
    if (block.kind === 'heading' || block.kind === 'paragraph') return [[block.text]];
    return block.kind === 'signature' ? [[block.agency], [block.date]] : [];
  });
  utils.book_append_sheet(book, utils.aoa_to_sheet([[document.title], ...lines]), '文字');
  const tables = document.blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []));
  for (const [at, table] of tables.entries()) utils.book_append_sheet(book, sheetOf(table), `表${at + 2}`);
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}

function sheetOf(spec: TableSpec): WorkSheet {
  const cells = layOutTable(spec).rows.flat();
  const sheet: WorkSheet = {};
  for (const { text, role, row, column } of cells) {
    const count = role === 'data' && /^\d{1,15}$/u.test(text);
    const cell: CellObject = count ? { t: 'n', v: Number(text) } : { t: 's', v: text };
    sheet[utils.encode_cell({ r: row, c: column })] = cell;
  }
  const rows = Math.max(...cells.map((cell) => cell.row + cell.rowSpan));
  sheet['!ref'] = utils.encode_range({
    s: { r: 0, c: 0 },
    e: { r: rows - 1, c: spec.columnWidths.length - 1 },
  });
  sheet['!merges'] = cells
    .filter(({ colSpan, rowSpan }) => colSpan > 1 || rowSpan > 1)
    .map(({ row, column, colSpan, rowSpan }) => ({
      s: { r: row, c: column },
      e: { r: row + rowSpan - 1, c: column + colSpan - 1 },
    }));
  sheet['!cols'] = spec.columnWidths.map((width) => ({ wch: Math.max(8, width) }));
  return sheet;
}
