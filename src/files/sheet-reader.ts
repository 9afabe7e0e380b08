import { parse } from 'csv-parse/sync';
import { read, SSF, utils, type CellObject, type WorkSheet } from '@e965/xlsx';

/** A row of a sheet: its number as the spreadsheet shows it, and its cells as text. */
export interface SheetRow {
  readonly number: number;
  readonly cells: readonly string[];
}

/** Why a sheet can't be read; the message is for people. */
export class UnreadableSheet extends Error {
  override readonly name = 'UnreadableSheet';
}

const MAX_ROWS = 20_000;
const MAX_COLUMNS = 100;

/**
 * The rows of a table file: the first sheet of a workbook, or CSV in UTF-8 or GB18030. Days become 2024-12-31 whatever
 * their format, numbers their exact digits and not what the format rounds them to; empty rows are left out. Throws
 * `UnreadableSheet`. The caller has looked into the file before (`sniffFile`).
 */
export function readSheet(bytes: Uint8Array, kind: 'workbook' | 'csv'): SheetRow[] {
  const rows = kind === 'csv' ? csvRows(bytes) : workbookRows(bytes);
  if (rows.length > MAX_ROWS) {
    throw new UnreadableSheet(`表格有 ${rows.length} 行，一次最多 ${MAX_ROWS} 行，请分几次导入。`);
  }
  return rows
    .map(({ number, cells }) => ({ number, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
}

function csvRows(bytes: Uint8Array): SheetRow[] {
  const text = decodeText(bytes);
  const [firstLine = ''] = text.split(/\r?\n/, 1);
  const delimiter = firstLine.includes('\t') && !firstLine.includes(',') ? '\t' : ',';
  try {
    // A spreadsheet numbers records, not the lines within quotes.
    return parse(text, { bom: true, delimiter, relax_column_count: true }).map((cells, index) => ({
      number: index + 1,
      cells,
    }));
  } catch (error) {
    throw new UnreadableSheet('CSV 文件的引号不成对，无法读取。请用表格软件打开后另存为 XLSX，再导入。', {
      cause: error,
    });
  }
}

/** UTF-8, or GB18030 as Chinese spreadsheet programs save CSV. */
function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeGb18030(bytes);
  }
}

function decodeGb18030(bytes: Uint8Array): string {
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new UnreadableSheet('文件的文字编码无法识别，请另存为 XLSX，或编码为 UTF-8 的 CSV。', {
      cause: error,
    });
  }
}

function workbookRows(bytes: Uint8Array): SheetRow[] {
  const sheet = firstSheet(bytes);
  const reference = sheet['!ref'];
  if (reference === undefined) return [];
  const range = utils.decode_range(reference);
  const lastColumn = Math.min(range.e.c, range.s.c + MAX_COLUMNS - 1);
  const rows: SheetRow[] = [];
  for (let row = range.s.r; row <= Math.min(range.e.r, range.s.r + MAX_ROWS); row += 1) {
    const cells: string[] = [];
    for (let column = 0; column <= lastColumn; column += 1) {
      cells.push(cellText(sheet[utils.encode_cell({ r: row, c: column })] as CellObject | undefined));
    }
    rows.push({ number: row + 1, cells });
  }
  return rows;
}

function firstSheet(bytes: Uint8Array): WorkSheet {
  try {
    const book = read(bytes, { type: 'array', cellNF: true, cellHTML: false, sheetRows: MAX_ROWS + 2 });
    const visible = book.SheetNames.find(
      (_name, index) => (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) === 0,
    );
    const sheet = visible === undefined ? undefined : book.Sheets[visible];
    if (sheet === undefined) throw new Error('no visible sheet');
    return sheet;
  } catch (error) {
    throw new UnreadableSheet('表格文件已损坏或没有可见的工作表，请用表格软件打开后另存为 XLSX，再导入。', {
      cause: error,
    });
  }
}

function cellText(cell: CellObject | undefined): string {
  if (cell === undefined || cell.v === undefined) return '';
  if (cell.t === 'n' && typeof cell.v === 'number') {
    return typeof cell.z === 'string' && SSF.is_date(cell.z) ? dayOf(cell.v) : String(cell.v);
  }
  if (cell.t === 'b') return cell.v === true ? '是' : '否';
  return cell.t === 'e' ? (cell.w ?? '') : String(cell.v);
}

/** A spreadsheet's day number as a day of law. */
function dayOf(serial: number): string {
  const { y, m, d }: { y: number; m: number; d: number } = SSF.parse_date_code(serial);
  return [String(y).padStart(4, '0'), String(m).padStart(2, '0'), String(d).padStart(2, '0')].join('-');
}
