import { utils, write } from '@e965/xlsx';

/** What stands in a cell. A number is one that is added up; text stays text, whatever it looks like. */
export type SheetValue = string | number;

/** A sheet with one heading row. Text is never taken for a formula, a date or a rounded number. */
export async function writeXlsx(sheet: {
  readonly sheetName: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly SheetValue[])[];
}): Promise<Buffer> {
  const worksheet = utils.aoa_to_sheet<SheetValue>([
    [...sheet.columns],
    ...sheet.rows.map((row) => [...row]),
  ]);
  worksheet['!cols'] = sheet.columns.map((column, index) => ({
    wch: Math.min(
      60,
      Math.max(wide(column), ...sheet.rows.slice(0, 200).map((row) => wide(String(row[index] ?? '')))) + 2,
    ),
  }));
  const book = utils.book_new();
  utils.book_append_sheet(book, worksheet, sheet.sheetName.replace(/[[\]:*?/\\]/g, '').slice(0, 31) || '表');
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}

/** A column of a sheet: its heading, and what it says of an item. */
export type SheetColumn<Item> = readonly [heading: string, cell: (item: Item) => SheetValue];

/** A sheet with one row an item, made as `writeXlsx` does. */
export async function writeXlsxOf<Item>(sheet: {
  readonly sheetName: string;
  readonly columns: readonly SheetColumn<Item>[];
  readonly items: readonly Item[];
}): Promise<Buffer> {
  const { sheetName, columns, items } = sheet;
  return writeXlsx({
    sheetName,
    columns: columns.map(([heading]) => heading),
    rows: items.map((item) => columns.map(([, cell]) => cell(item))),
  });
}

/** Width in characters; Chinese ones count twice. */
function wide(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0);
}
