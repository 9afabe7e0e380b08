import { type CellObject, utils, type WorkSheet, write } from '@e965/xlsx';
import { fieldHeading, itemTableSpec, type ItemCatalogue } from './item-tables.ts';
import { layOutTable } from './table-spec.ts';
import { finishXlsx } from './xlsx-package.ts';

/** Above the table: the title and the field. */
const ABOVE = 2;
const LONGEST_SHEET_NAME = 31;

/** A 标准目录 as a workbook: a sheet a field, merged as in the official table, printed across with its headings on each page. */
export function writeItemCatalogueXlsx(catalogue: ItemCatalogue): Buffer {
  const book = utils.book_new();
  const names = sheetNames(catalogue.fields.map(({ name }) => name));
  for (const [index, field] of catalogue.fields.entries())
    utils.book_append_sheet(
      book,
      sheetOf(itemTableSpec(field), [catalogue.title, fieldHeading(field, index)]),
      names[index] ?? '',
    );
  // A workbook has at least one sheet.
  if (catalogue.fields.length === 0)
    utils.book_append_sheet(book, utils.aoa_to_sheet([[catalogue.title]]), '标准目录');
  const titles = names.map((name, index) => ({
    Name: '_xlnm.Print_Titles',
    Sheet: index,
    Ref: `'${name.replaceAll("'", "''")}'!$${ABOVE + 1}:$${ABOVE + 2}`,
  }));
  book.Workbook = { Names: titles };
  book.Props = { Title: catalogue.title, Author: catalogue.agencyName };
  return finishXlsx(write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer);
}

function sheetOf(spec: ReturnType<typeof itemTableSpec>, above: readonly string[]): WorkSheet {
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
    const plain = name.replaceAll(/[[\]:*?/\\]/gu, '').slice(0, LONGEST_SHEET_NAME - 3) || '领域';
    let own = plain;
    for (let number = 2; used.has(own); number += 1) own = `${plain}${number}`;
    used.add(own);
    return own;
  });
}
