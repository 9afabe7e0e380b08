import { type CellObject, read, SSF, utils, type WorkBook, type WorkSheet } from '@e965/xlsx';
import type { SourceBlock, SourceDocument } from '../../law/annual-report/reading/source-document.ts';
import { sheetBlocks, type SheetCell } from './read-sheet-blocks.ts';
import { withoutFormulas } from './read-sheet-formulas.ts';
import { hiddenLines, shownCells } from './read-sheet-hidden.ts';
import { openSheetPackage, type SheetPackage } from './read-sheet-package.ts';
import { UnreadableFile } from './unreadable-file.ts';

const MAX_SHEETS = 50;
const MAX_ROWS = 5_000;
const MAX_COLUMNS = 256;
const MAX_CELLS = 200_000;
const MAX_MERGES = 20_000;
/** Digits of a number that a spreadsheet keeps. */
const DIGITS = 15;
const SHOWN_NOTES = 8;

/**
 * The visible sheets of a workbook (XLSX, XLS, ODS, Excel's XML). Numbers are the digits that the sheet holds, not what a format
 * rounds them to or hides; days, and everything else, as they are shown. Merged cells are one cell with spans. Places name
 * the sheet, and row and column as the spreadsheet counts them. Throws `UnreadableFile`.
 */
export function readSheet(bytes: Uint8Array): SourceDocument {
  const opened = openSheetPackage(bytes, MAX_CELLS);
  const book = parseBook(opened);
  const notes: string[] = opened.pictures ? ['表格中有图片，图片里的内容没有读取。'] : [];
  const blocks: SourceBlock[] = [];
  let cellsLeft = MAX_CELLS;
  let tables = 0;
  for (const [index, name] of book.SheetNames.entries()) {
    const sheet = book.Sheets[name];
    if (index >= MAX_SHEETS || sheet === undefined) continue;
    if ((book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0) {
      notes.push(`隐藏的工作表“${name}”没有读取。`);
      continue;
    }
    const cells = cellsOf(sheet, { name, from1904: book.Workbook?.WBProps?.date1904 === true, notes });
    cellsLeft -= cells.length;
    if (cellsLeft < 0) throw tooLarge();
    const { cells: seen, hidden, placeOf } = shownCells(cells, opened.hidden.get(name) ?? hiddenLines(sheet));
    if (hidden > 0) notes.push(`工作表“${name}”有隐藏的行或列，其中${hidden}格的内容没有读取。`);
    const found = sheetBlocks(seen, { sheet: name, firstTable: tables + 1, placeOf });
    tables += found.filter(({ kind }) => kind === 'table').length;
    for (const block of found) blocks.push(block);
  }
  if (book.SheetNames.length > MAX_SHEETS) notes.push(`只读取了前 ${MAX_SHEETS} 张工作表。`);
  return {
    format: 'sheet',
    blocks,
    meta: { title: book.Props?.Title ?? '', published: '' },
    notes: shortened(notes),
  };
}

function parseBook({ bytes, isOpenDocument }: SheetPackage): WorkBook {
  try {
    return read(withoutFormulas(bytes), {
      type: 'array',
      cellNF: true,
      cellHTML: false,
      // What a sheet hides is told only so.
      cellStyles: !isOpenDocument,
      // Formulas that were never computed are told from blank cells only so; OpenDocument has stubs for all covered cells.
      cellFormula: true,
      sheetStubs: !isOpenDocument,
      sheetRows: MAX_ROWS,
      sheets: Array.from({ length: MAX_SHEETS }, (_, index) => index),
    });
  } catch (error) {
    throw new UnreadableFile(
      '表格文件已损坏、设有密码或没有工作表，打不开。请用表格软件打开，去掉密码，另存为 XLSX 后再试。',
      { cause: error },
    );
  }
}

interface SheetContext {
  readonly name: string;
  readonly from1904: boolean;
  /** What had to be left out is added here. */
  readonly notes: string[];
}

function cellsOf(sheet: WorkSheet, context: SheetContext): SheetCell[] {
  const merges = sheet['!merges'] ?? [];
  if (merges.length > MAX_MERGES) throw tooLarge();
  const spans = new Map(merges.map(({ s, e }) => [utils.encode_cell(s), { s, e }]));
  const cells: SheetCell[] = [];
  let beyond = false;
  for (const [address, content] of contentsOf(sheet)) {
    const { r: row, c: column } = utils.decode_cell(address);
    const text = textOf(content, address, context);
    if (column >= MAX_COLUMNS || row >= MAX_ROWS) {
      beyond ||= text.trim() !== '';
      continue;
    }
    const span = spans.get(address);
    spans.delete(address);
    cells.push({ text, row, column, ...spanOf(span) });
    if (cells.length > MAX_CELLS) throw tooLarge();
  }
  // Merged cells that hold nothing may not be in the file by themselves.
  for (const span of spans.values()) {
    cells.push({ text: '', row: span.s.r, column: span.s.c, ...spanOf(span) });
  }
  if (beyond || sheet['!fullref'] !== undefined) {
    context.notes.push(`工作表“${context.name}”只读取了前 ${MAX_ROWS} 行、${MAX_COLUMNS} 列。`);
  }
  const hidden = covered(cells);
  return cells.filter((cell) => !hidden.has(cell)).toSorted((a, b) => a.row - b.row || a.column - b.column);
}

function contentsOf(sheet: WorkSheet): [string, CellObject][] {
  return Object.entries(sheet).filter((entry): entry is [string, CellObject] => !entry[0].startsWith('!'));
}

function spanOf(
  span: { s: { r: number; c: number }; e: { r: number; c: number } } | undefined,
): Pick<SheetCell, 'rowspan' | 'colspan'> {
  if (span === undefined) return { rowspan: 1, colspan: 1 };
  return {
    rowspan: Math.max(1, Math.min(span.e.r - span.s.r + 1, MAX_ROWS)),
    colspan: Math.max(1, Math.min(span.e.c - span.s.c + 1, MAX_COLUMNS)),
  };
}

/** Cells below a merged one: a spreadsheet doesn't show what they hold. */
function covered(cells: readonly SheetCell[]): ReadonlySet<SheetCell> {
  const merged = cells.filter(({ rowspan, colspan }) => rowspan > 1 || colspan > 1);
  if (merged.length * cells.length > 50_000_000) throw tooLarge();
  return new Set(
    cells.filter((cell) =>
      merged.some(
        (over) =>
          over !== cell &&
          cell.row >= over.row &&
          cell.row < over.row + over.rowspan &&
          cell.column >= over.column &&
          cell.column < over.column + over.colspan,
      ),
    ),
  );
}

function textOf(cell: CellObject, address: string, { name, from1904, notes }: SheetContext): string {
  if (cell.t === 'z' || cell.v === undefined) {
    if (cell.f !== undefined) {
      notes.push(
        `工作表“${name}”${address} 的公式没有算出结果，按空白读取（用表格软件打开、保存一次即可）。`,
      );
    }
    return '';
  }
  if (typeof cell.v === 'string') return cell.v.replaceAll(/\r\n?/gu, '\n');
  if (typeof cell.v !== 'number' || cell.t === 'e') return cell.w ?? String(cell.v);
  if (isDay(cell)) return dayOf(cell.v, from1904) ?? cell.w ?? String(cell.v);
  if (Math.abs(cell.v) >= 10 ** DIGITS) {
    notes.push(`工作表“${name}”${address} 的数字超过 ${DIGITS} 位，末尾几位可能已被表格软件丢失。`);
  }
  return numberOf(cell.v, typeof cell.z === 'string' ? cell.z : '');
}

/** All digits that the sheet holds; of a share, as the percentage that is shown. */
function numberOf(value: number, format: string): string {
  const isShare = /%/u.test(format.replaceAll(/"[^"]*"|\\./gu, ''));
  // Behind the digits that a spreadsheet keeps stands the noise of binary fractions.
  const exact = Number((isShare ? value * 100 : value).toPrecision(DIGITS));
  return isShare ? `${exact}%` : String(exact);
}

/** Formats of Chinese programs (numbers 27 to 36, 50 to 58) come without their text: they are told by what they show. */
function isDay(cell: CellObject): boolean {
  return typeof cell.z === 'string' ? SSF.is_date(cell.z) : /^\d+\/\d+\/\d+$/u.test(cell.w ?? '');
}

/** Null for times of a day, and for what is no day. */
function dayOf(serial: number, from1904: boolean): string | null {
  if (serial < 1) return null;
  const parsed: { y: number; m: number; d: number } | null = SSF.parse_date_code(serial, {
    date1904: from1904,
  });
  return parsed === null ? null : `${parsed.y}年${parsed.m}月${parsed.d}日`;
}

function shortened(notes: readonly string[]): string[] {
  const more = notes.length - SHOWN_NOTES;
  return more > 0 ? [...notes.slice(0, SHOWN_NOTES), `另有 ${more} 处没有读取。`] : [...notes];
}

function tooLarge(): UnreadableFile {
  return new UnreadableFile('表格太大，没有读取。请只留需要的行和列，另存后再试。');
}
