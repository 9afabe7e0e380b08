import { type CellObject, utils, type WorkSheet, write } from '@e965/xlsx';
import { layOutTable, type TableSpec } from './table-spec.ts';
import type { TablesDocument } from './tables-document.ts';
import { finishXlsx } from './xlsx-package.ts';

/** Above the table: the title and its heading. */
const ABOVE = 2;
const LONGEST_SHEET_NAME = 31;

/** Tables as a workbook: a sheet a table, merged as it is on paper, printed across with its headings on each page. */
export function writeTablesXlsx(document: TablesDocument): Buffer {
  const book = utils.book_new();
  const { sections } = document;
  const names = sheetNames(sections.map(({ sheetName }) => sheetName));
  for (const [index, { heading, table }] of sections.entries())
    utils.book_append_sheet(book, sheetOf(table, [document.title, heading]), names[index] ?? '');
  // A workbook has at least one sheet.
  if (sections.length === 0) utils.book_append_sheet(book, utils.aoa_to_sheet([[document.title]]), '表');
  const titles = names.map((name, index) => ({
    Name: '_xlnm.Print_Titles',
    Sheet: index,
    Ref: `'${name.replaceAll("'", "''")}'!$${ABOVE + 1}:$${ABOVE + (sections[index]?.table.headerRows ?? 1)}`,
  }));
  book.Workbook = { Names: titles };
  book.Props = { Title: document.title, Author: document.agencyName };
  return finishXlsx(write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer);
}

function sheetOf(spec: TableSpec, above: readonly string[]): WorkSheet {
  const sheet: WorkSheet = {};
  const width = spec.columnWidths.length;
  const cells = layOutTable(spec).rows.flat();
  const put = (row: number, column: number, cell: CellObject): void => {
    sheet[utils.encode_cell({ r: row, c: column })] = cell;
  };
  for (const [row, text] of above.entries()) put(row, 0, { t: 's', v: text });
  for (const { text, row, column } of cells) put(row + ABOVE, column, { t: 's', v: text });
  sheet['!ref'] = utils.encode_range({
    s: { r: 0, c: 0 },
    e: { r: spec.rows.length + ABOVE - 1, c: width - 1 },
  });
  const merged = cells.filter(({ colSpan, rowSpan }) => colSpan > 1 || rowSpan > 1);
  sheet['!merges'] = [
    ...above.map((_, row) => ({ s: { r: row, c: 0 }, e: { r: row, c: width - 1 } })),
    ...merged.map(({ row, column, colSpan, rowSpan }) => ({
      s: { r: row + ABOVE, c: column },
      e: { r: row + ABOVE + rowSpan - 1, c: column + colSpan - 1 },
    })),
  ];
  sheet['!cols'] = spec.columnWidths.map((wch) => ({ wch: Math.max(6, Math.round(wch * 1.4)) }));
  sheet['!margins'] = { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5, header: 0.3, footer: 0.3 };
  return sheet;
}

/** Names as spreadsheets allow them, no two alike. */
function sheetNames(names: readonly string[]): string[] {
  const used = new Set<string>();
  return names.map((name) => {
    const plain = name.replaceAll(/[[\]:*?/\\]/gu, '').slice(0, LONGEST_SHEET_NAME - 3) || '表';
    let own = plain;
    for (let number = 2; used.has(own); number += 1) own = `${plain}${number}`;
    used.add(own);
    return own;
  });
}
