import { parse } from 'csv-parse/sync';
import { read, SSF, utils, type CellObject, type WorkSheet } from '@e965/xlsx';
import { unzipSync } from 'fflate';
import { withoutGuard } from './csv-writer.ts';

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
const MOST_FAULTS = 8;
/** Bytes of a workbook unpacked; a register of twenty thousand rows has about fifteen million. */
const MAX_UNPACKED = 50 * 1024 * 1024;
/** Digits of a number that a spreadsheet keeps. */
const DIGITS = 15;

/**
 * The rows of a table file: the first visible sheet of a workbook, or CSV in UTF-8 or GB18030. Days become 2024-12-31
 * whatever their format, numbers the digits that the spreadsheet holds and not what the format rounds them to; empty rows
 * are left out. Cells without a usable value (errors, formulas never computed, numbers whose last digits are lost) make
 * the sheet unreadable rather than wrong. Throws `UnreadableSheet`. The caller has looked into the file before
 * (`sniffFile`).
 */
export function readSheet(bytes: Uint8Array, kind: 'workbook' | 'csv'): SheetRow[] {
  const rows = (kind === 'csv' ? csvRows(bytes) : workbookRows(bytes))
    .map(({ number, cells }) => ({ number, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (rows.length > MAX_ROWS) {
    throw new UnreadableSheet(`表格超过 ${MAX_ROWS} 行，请分成几个文件导入。`);
  }
  return rows;
}

function csvRows(bytes: Uint8Array): SheetRow[] {
  const text = decodeText(bytes);
  const [firstLine = ''] = text.split(/\r?\n/, 1);
  const delimiter = firstLine.includes('\t') && !firstLine.includes(',') ? '\t' : ',';
  try {
    // A spreadsheet numbers records, not the lines within quotes.
    return parse(text, { bom: true, delimiter, relax_column_count: true }).map((cells, index) => ({
      number: index + 1,
      cells: cells.map(withoutGuard),
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
  refuseHuge(bytes);
  const { sheet, from1904 } = firstSheet(bytes);
  const reference = sheet['!ref'];
  if (reference === undefined) return [];
  const range = utils.decode_range(reference);
  const lastColumn = Math.min(range.e.c, range.s.c + MAX_COLUMNS - 1);
  const rows: SheetRow[] = [];
  const faults: string[] = [];
  for (let row = range.s.r; row <= Math.min(range.e.r, range.s.r + MAX_ROWS); row += 1) {
    const cells: string[] = [];
    for (let column = 0; column <= lastColumn; column += 1) {
      const address = utils.encode_cell({ r: row, c: column });
      const found = readCell(sheet[address] as CellObject | undefined, from1904);
      if ('fault' in found) faults.push(`${address} ${found.fault}`);
      cells.push('text' in found ? found.text : '');
    }
    rows.push({ number: row + 1, cells });
  }
  if (faults.length > 0) throw unusableCells(faults);
  return rows;
}

/** A workbook is read as a whole while everybody else waits: what unpacks to more than that isn't begun. */
function refuseHuge(bytes: Uint8Array): void {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return;
  let unpacked = 0;
  try {
    unzipSync(bytes, {
      filter: ({ originalSize }) => {
        unpacked += originalSize;
        return false;
      },
    });
  } catch (error) {
    throw broken(error);
  }
  if (unpacked > MAX_UNPACKED) {
    throw new UnreadableSheet(
      '表格解开后超过 50 MB，无法导入。请删去图片、空白行和多余的工作表，或分成几个文件导入。',
    );
  }
}

function broken(cause: unknown): UnreadableSheet {
  return new UnreadableSheet('表格文件已损坏或没有可见的工作表，请用表格软件打开后另存为 XLSX，再导入。', {
    cause,
  });
}

function unusableCells(faults: readonly string[]): UnreadableSheet {
  const shown = faults.slice(0, MOST_FAULTS).join('；');
  const more = faults.length > MOST_FAULTS ? `；另有 ${faults.length - MOST_FAULTS} 个` : '';
  return new UnreadableSheet(`有的单元格没有可用的内容：${shown}${more}。请改正后重新导入。`);
}

function firstSheet(bytes: Uint8Array): { sheet: WorkSheet; from1904: boolean } {
  try {
    const book = read(bytes, {
      type: 'array',
      cellNF: true,
      cellHTML: false,
      // Formulas that were never computed are told from empty cells only so.
      cellFormula: true,
      sheetStubs: true,
      sheetRows: MAX_ROWS + 2,
    });
    const visible = book.SheetNames.find(
      (_name, index) => (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) === 0,
    );
    const sheet = visible === undefined ? undefined : book.Sheets[visible];
    if (sheet === undefined) throw new Error('no visible sheet');
    return { sheet, from1904: book.Workbook?.WBProps?.date1904 === true };
  } catch (error) {
    throw broken(error);
  }
}

type CellContent = { readonly text: string } | { readonly fault: string };

function readCell(cell: CellObject | undefined, from1904: boolean): CellContent {
  if (cell === undefined) return { text: '' };
  if (cell.t === 'z') {
    return cell.f === undefined
      ? { text: '' }
      : { fault: '的公式没有算出结果（用表格软件打开、保存一次即可）' };
  }
  if (cell.t === 'e') return { fault: `是错误值 ${cell.w ?? ''}` };
  if (cell.v === undefined) return { text: '' };
  if (typeof cell.v !== 'number')
    return { text: cell.t === 'b' ? (cell.v === true ? '是' : '否') : String(cell.v) };
  if (isDay(cell)) return dayOf(cell.v, from1904);
  // A spreadsheet keeps 15 digits; what stands behind them in the file is noise of binary fractions.
  if (Math.abs(cell.v) >= 10 ** DIGITS) {
    return { fault: `的数字超过 ${DIGITS} 位，末尾几位已被表格软件丢失（先把这一列设为“文本”格式再填写）` };
  }
  return { text: String(Number(cell.v.toPrecision(DIGITS))) };
}

/** Formats of Chinese programs (numbers 27 to 36, 50 to 58) come without their text: they are told by what they show. */
function isDay(cell: CellObject): boolean {
  return typeof cell.z === 'string' ? SSF.is_date(cell.z) : /^\d+\/\d+\/\d+$/.test(cell.w ?? '');
}

/** A spreadsheet's day number as a day of law. */
function dayOf(serial: number, from1904: boolean): CellContent {
  const parsed: { y: number; m: number; d: number } | null = SSF.parse_date_code(serial, {
    date1904: from1904,
  });
  if (parsed === null) return { fault: '设为日期格式，内容却不是日期' };
  const { y, m, d } = parsed;
  return {
    text: [String(y).padStart(4, '0'), String(m).padStart(2, '0'), String(d).padStart(2, '0')].join('-'),
  };
}
