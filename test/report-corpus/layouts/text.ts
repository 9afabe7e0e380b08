import { type ReportDocument, titleLines } from '../../../src/files/report-document.ts';
import { layOutTable, type TableSpec } from '../../../src/files/table-spec.ts';

/** Every cell on a line of its own behind a tab; an empty line ends a row. */
export function oneCellALine(document: ReportDocument): string {
  return written(document, (rows) =>
    rows.map((cells) => `${cells.map((cell) => `\t${cell}\n`).join('')}\n`).join(''),
  );
}

/** The cells of a row on one line, parted by tabs. */
export function tabSeparated(document: ReportDocument): string {
  return written(document, (rows) => rows.map((cells) => `${cells.join('\t')}\n`).join(''));
}

/** The cells of a row on one line, parted by blanks; what is blank or merged has left no trace. */
export function flattenedWithBlanks(document: ReportDocument): string {
  return written(document, (rows) =>
    rows.map((cells) => `${cells.filter((cell) => cell !== '').join(' ')}\n`).join(''),
  );
}

/** Label and digits of a row run together, as copied from a page that lost its tables. */
export function flattenedGlued(document: ReportDocument): string {
  return written(document, (rows) => rows.map((cells) => `${cells.join('')}\n`).join(''));
}

/** Tables drawn with strokes, as notes are written. */
export function drawnTables(document: ReportDocument): string {
  return written(document, (rows) => rows.map((cells) => `| ${cells.join(' | ')} |\n`).join(''));
}

function written(document: ReportDocument, writeRows: (rows: readonly string[][]) => string): string {
  const lines = document.blocks.map((block) => {
    if (block.kind === 'table') return `${writeRows(textRows(block.table))}\n`;
    if (block.kind === 'signature') return `${block.agency}\n`;
    return `${block.kind === 'paragraph' ? '　　' : ''}${block.text}\n`;
  });
  return `${titleLines(document).join('\n')}\n${lines.join('')}`;
}

/** Rows of cells; a place below a merged cell is blank, one within it to the right is left out. */
function textRows(spec: TableSpec): string[][] {
  return layOutTable(spec).grid.map((line, row) =>
    line.flatMap((cell, column) => {
      if (cell.column !== column) return [];
      return [cell.row === row ? cell.text : ''];
    }),
  );
}
