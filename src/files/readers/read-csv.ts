import { parse } from 'csv-parse/sync';
import type { SourceDocument } from '../../law/annual-report/reading/source-document.ts';
import { decodeText } from './decode-text.ts';
import { sheetBlocks, type SheetCell } from './read-sheet-blocks.ts';
import { UnreadableFile } from './unreadable-file.ts';

const MAX_CHARACTERS = 5_000_000;
const MAX_ROWS = 5_000;
const MAX_COLUMNS = 256;
const DELIMITERS = [',', '\t', ';'] as const;
/** Characters by which the delimiter is told. */
const SAMPLE = 64 * 1024;

/**
 * A file of values parted by commas, tabs or semicolons, in UTF-8 or GB18030. Rows may differ in length. Rows in places are
 * records, as a spreadsheet counts them. Throws `UnreadableFile`.
 */
export function readCsv(bytes: Uint8Array): SourceDocument {
  const { text } = decodeText(bytes);
  if (text.length > MAX_CHARACTERS) throw tooLarge();
  const records = recordsOf(text);
  if (records.length > MAX_ROWS || records.some((record) => record.length > MAX_COLUMNS)) throw tooLarge();
  const cells = records.flatMap((record, row) =>
    record.map((content, column): SheetCell => ({ text: content, row, column, rowspan: 1, colspan: 1 })),
  );
  return {
    format: 'csv',
    blocks: sheetBlocks(cells, { sheet: null, firstTable: 1 }),
    meta: { title: '', published: '' },
    notes: [],
  };
}

/** Whether a text without tables behind tabs consists of values parted by commas: most of its lines have several. */
export function looksLikeCsv(text: string): boolean {
  const lines = text
    .slice(0, SAMPLE)
    .split(/\r\n|\n|\r/u)
    .filter((line) => line.trim() !== '');
  const parted = lines.filter((line) => line.split(',').length > 4);
  return parted.length >= 5 && parted.length >= lines.length / 2;
}

function recordsOf(text: string): string[][] {
  try {
    return parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      // A quotation mark within a label is one, not the beginning of a quoted value.
      relax_quotes: true,
      to: MAX_ROWS + 1,
    });
  } catch (error) {
    throw new UnreadableFile('CSV 文件的引号不成对，无法读取。请用表格软件打开，另存为 XLSX 后再试。', {
      cause: error,
    });
  }
}

/** The character that parts most lines, each line counting up to four times. */
function delimiterOf(text: string): string {
  const lines = text.slice(0, SAMPLE).split(/\r\n|\n|\r/u);
  const counted = DELIMITERS.map((delimiter) => ({
    delimiter,
    count: lines.reduce((sum, line) => sum + Math.min(4, line.split(delimiter).length - 1), 0),
  }));
  return counted.toSorted((a, b) => b.count - a.count)[0]?.delimiter ?? ',';
}

function tooLarge(): UnreadableFile {
  return new UnreadableFile('表格太大，没有读取。请只留需要的行和列，或者分成几个文件。');
}
