import type {
  SourceBlock,
  SourceCell,
  SourceDocument,
  SourceTable,
} from '../../law/annual-report/reading/source-document.ts';
import { decodeText } from './decode-text.ts';
import {
  hasCellOnEachLine,
  isFigure,
  piecesByLine,
  piecesByTab,
  textLines,
  type TextPiece,
  type TextSpan,
} from './read-text-rows.ts';
import { UnreadableFile } from './unreadable-file.ts';

const MAX_CHARACTERS = 5_000_000;
const MAX_LINES = 200_000;

/**
 * Plain text as text programs save it of a document with tables. Cells on lines of their own behind a tab, and rows whose
 * cells tabs part, become tables; every other line is a block of words, figures that are glued to their label included.
 * Places are characters of the decoded text, and of cells the table, row and column too. Throws `UnreadableFile`.
 */
export function readText(bytes: Uint8Array): SourceDocument {
  const { text } = decodeText(bytes);
  if (text.length > MAX_CHARACTERS) throw tooLong();
  return { format: 'text', blocks: textBlocks(text), meta: { title: '', published: '' }, notes: [] };
}

/** The lines and tables of a text; tables are counted on from `before`. Throws `UnreadableFile` for text beyond all measure. */
export function textBlocks(text: string, before = 0): SourceBlock[] {
  const lines = textLines(text);
  if (lines.length > MAX_LINES) throw tooLong();
  const pieces = hasCellOnEachLine(lines) ? piecesByLine(lines, text) : piecesByTab(lines, text);
  return blocksOf(pieces, text, before);
}

function tooLong(): UnreadableFile {
  return new UnreadableFile('这份文本太长，没有读取。请只留需要的内容，或者分成几个文件。');
}

function blocksOf(pieces: readonly TextPiece[], text: string, before: number): SourceBlock[] {
  const blocks: SourceBlock[] = [];
  let rows: (readonly TextSpan[])[] = [];
  let tables = before;
  function endTable(): void {
    if (isTable(rows)) {
      tables += 1;
      blocks.push(tableOf(rows, tables));
    } else {
      blocks.push(...rows.flatMap((row) => wordsOf(row, text)));
    }
    rows = [];
  }
  for (const piece of pieces) {
    if (piece.kind === 'row') {
      rows.push(piece.cells);
      continue;
    }
    endTable();
    if (piece.kind === 'line') blocks.push(lineOf(piece.line));
  }
  endTable();
  return blocks;
}

/** Some row has cells side by side, and the rows are several or hold figures: anything less is words with tabs among them. */
function isTable(rows: readonly (readonly TextSpan[])[]): boolean {
  if (!rows.some((row) => row.filter(isFilled).length > 1)) return false;
  return (
    rows.length > 1 || rows.some((row) => row.slice(1).some((cell) => isFilled(cell) && isFigure(cell.text)))
  );
}

function isFilled({ text }: TextSpan): boolean {
  return text.trim() !== '';
}

function tableOf(rows: readonly (readonly TextSpan[])[], table: number): SourceTable {
  const cells = rows.flatMap((row, y) =>
    row.map(({ text, from, to }, x): SourceCell => ({
      text,
      row: y,
      column: x,
      rowspan: 1,
      colspan: 1,
      place: { table, row: y + 1, column: x + 1, from, to },
    })),
  );
  const from = cells[0]?.place.from ?? 0;
  const to = cells.at(-1)?.place.to ?? from;
  return {
    kind: 'table',
    cells,
    rows: rows.length,
    columns: rows.reduce((most, row) => Math.max(most, row.length), 0),
    place: { table, from, to },
  };
}

/** A row that turned out to be words: as it stands on its line, or cell by cell where each has lines of its own. */
function wordsOf(row: readonly TextSpan[], text: string): SourceBlock[] {
  const filled = row.filter(isFilled);
  const from = filled[0]?.from;
  const to = filled.at(-1)?.to;
  if (from === undefined || to === undefined) return [];
  const whole = text.slice(from, to);
  return /[\n\r]/u.test(whole) ? filled.map(lineOf) : [lineOf({ text: whole, from, to })];
}

function lineOf({ text, from, to }: TextSpan): SourceBlock {
  return { kind: 'text', text, place: { from, to } };
}
