import { read, utils } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { decodeText } from './decode-text.ts';
import { type NamedBytes, readerOf } from './read-any-kind.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** A sheet as rows of what its cells show. */
export interface SheetRows {
  /** Empty for a file that is one sheet. */
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

const MOST_ROWS = 6_000;
const MOST_COLUMNS = 100;
const MOST_SHEETS = 20;
const MOST_CHARACTERS = 20_000_000;
const DELIMITERS = [',', '\t', ';'] as const;

/**
 * The rows of a workbook's sheets or of a CSV file, every cell as people see it; days in the order of year, month, day. Throws
 * `UnreadableFile` for other files and for more rows than a list has. Unguarded, as all readers.
 */
export async function readRows(file: NamedBytes): Promise<readonly SheetRows[]> {
  const { by } = await readerOf(file);
  if (by === 'sheet') return sheetsOf(file.bytes);
  if (by === 'text') return [{ name: '', rows: cut(recordsOf(file.bytes)) }];
  throw new UnreadableFile('这不是表格文件。清单请用 XLSX 或者 CSV。');
}

function sheetsOf(bytes: Uint8Array): SheetRows[] {
  const book = read(bytes, { dense: true, sheetRows: MOST_ROWS + 1, cellFormula: false, cellHTML: false });
  return book.SheetNames.slice(0, MOST_SHEETS).flatMap((name) => {
    const sheet = book.Sheets[name];
    if (sheet === undefined) return [];
    const rows = utils.sheet_to_json<unknown[]>(sheet, {
      header: 1,
      raw: false,
      dateNF: 'yyyy-mm-dd',
      defval: '',
      blankrows: false,
    });
    return [{ name, rows: cut(rows.map((row) => row.map(String))) }];
  });
}

function recordsOf(bytes: Uint8Array): string[][] {
  const { text } = decodeText(bytes);
  if (text.length > MOST_CHARACTERS) throw tooLong();
  const head = text.slice(0, text.search(/[\r\n]|$/u));
  const delimiter = DELIMITERS.toSorted((a, b) => head.split(b).length - head.split(a).length)[0] ?? ',';
  try {
    return parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      to: MOST_ROWS + 1,
    });
  } catch (error) {
    throw new UnreadableFile('CSV 文件的引号不成对，无法读取。请用表格软件打开，另存为 XLSX 后再试。', {
      cause: error,
    });
  }
}

function cut(rows: readonly (readonly string[])[]): string[][] {
  if (rows.length > MOST_ROWS) throw tooLong();
  return rows.map((row) => row.slice(0, MOST_COLUMNS).map((cell) => cell.trim()));
}

function tooLong(): UnreadableFile {
  return new UnreadableFile(`表格超过 ${MOST_ROWS} 行，没有读取。请分成几个文件导入。`);
}
