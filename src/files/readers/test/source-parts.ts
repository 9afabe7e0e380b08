import type { SourceDocument, SourceTable } from '../../../law/annual-report/reading/source-document.ts';

/** The tables of a document. */
export function tablesIn(document: SourceDocument): SourceTable[] {
  return document.blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
}

/** The paragraphs of a document. */
export function textsIn(document: SourceDocument): string[] {
  return document.blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));
}

/** All numbers in the cells of the tables, in the order of the document. */
export function numbersIn(document: SourceDocument): string[] {
  return tablesIn(document).flatMap((table) =>
    table.cells.map((cell) => cell.text).filter((text) => /^[\d.]+$/.test(text)),
  );
}

/** The rows of a table as texts; `←` and `↑` stand where a cell reaches over more than its own place. */
export function rowsOf(table: SourceTable): string[][] {
  const rows = Array.from({ length: table.rows }, () => Array.from({ length: table.columns }, () => ''));
  for (const cell of table.cells) {
    for (let row = cell.row; row < cell.row + cell.rowspan; row += 1) {
      for (let column = cell.column; column < cell.column + cell.colspan; column += 1) {
        const line = rows[row];
        if (line === undefined) throw new Error('a cell reaches out of its table');
        line[column] = column > cell.column ? '←' : row > cell.row ? '↑' : cell.text;
      }
    }
  }
  return rows;
}
