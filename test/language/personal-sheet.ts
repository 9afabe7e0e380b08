import type { TextBlock } from '../../src/text/checked-text.ts';

/** What a piece of a generated document is: something that must be found, something that only looks like it, or neither. */
export type Mark = { readonly planted: string } | { readonly alike: string } | null;

/** Words with their mark. */
export interface Piece {
  readonly words: string;
  readonly mark: Mark;
}

/** A cell is made of pieces; a row of cells; the first row of a table holds its heads. */
export type Cell = readonly Piece[];

/** A generated document before it is laid out. */
export type Part =
  | { readonly kind: 'line'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly Cell[])[] };

/** How tables are written. */
export type TableLayout = (rows: readonly (readonly Cell[])[], sheet: Sheet) => void;

/** A place of a mark in the text that was laid out. */
export interface Placed {
  readonly start: number;
  readonly end: number;
  readonly what: string;
}

/** A document as it is checked. */
export interface LaidOut {
  readonly text: string;
  /** Missing: the text is plain, lines are all there is. */
  readonly blocks: readonly TextBlock[] | undefined;
  readonly planted: readonly Placed[];
  readonly alike: readonly Placed[];
}

/** Writes pieces one after another and remembers where they came to stand. */
export interface Sheet {
  write(words: string): void;
  pieces(pieces: readonly Piece[]): void;
  /** A block of what is written meanwhile. */
  block(block: Omit<TextBlock, 'start' | 'end'>, write: () => void): void;
  newTable(): number;
}

/** Words that are nothing in particular. */
export function plain(words: string): Piece {
  return { words, mark: null };
}

/** Something that must be found; `what` names it in the figures. */
export function planted(what: string, words: string): Piece {
  return { words, mark: { planted: what } };
}

/** Something that only looks like personal data. */
export function alike(what: string, words: string): Piece {
  return { words, mark: { alike: what } };
}

/** Lays a document out. */
export function layOut(parts: readonly Part[], table: TableLayout, asBlocks: boolean): LaidOut {
  let text = '';
  let tables = 0;
  const blocks: TextBlock[] = [];
  const found: { planted: Placed[]; alike: Placed[] } = { planted: [], alike: [] };
  const sheet: Sheet = {
    write(words) {
      text += words;
    },
    pieces(pieces) {
      for (const { words, mark } of pieces) {
        const place = { start: text.length, end: text.length + words.length };
        if (mark !== null && 'planted' in mark) found.planted.push({ ...place, what: mark.planted });
        if (mark !== null && 'alike' in mark) found.alike.push({ ...place, what: mark.alike });
        text += words;
      }
    },
    block(block, write) {
      const start = text.length;
      write();
      blocks.push({ ...block, start, end: text.length });
    },
    newTable() {
      tables += 1;
      return tables - 1;
    },
  };
  for (const part of parts) {
    if (part.kind === 'table') table(part.rows, sheet);
    else sheet.block({ kind: 'paragraph' }, () => sheet.pieces(part.pieces));
    sheet.write('\n');
  }
  return { text, blocks: asBlocks ? blocks : undefined, ...found };
}

/** Cells as blocks, as readers of DOCX and XLSX give them; in text they stand between tabs. */
export const CELLS: TableLayout = (rows, sheet) => {
  const table = sheet.newTable();
  for (const [row, cells] of rows.entries()) {
    for (const [column, cell] of cells.entries()) {
      if (column > 0) sheet.write('\t');
      sheet.block({ kind: 'cell', table, row, column }, () => sheet.pieces(cell));
    }
    sheet.write('\n');
  }
};

/** Lines of plain text whose cells something parts. */
export function lines(parting: string): TableLayout {
  return (rows, sheet) => {
    for (const cells of rows) {
      for (const [column, cell] of cells.entries()) {
        if (column > 0) sheet.write(parting);
        sheet.pieces(cell);
      }
      sheet.write('\n');
    }
  };
}

/** Columns of equal width, as in text taken from a PDF: at least two spaces between cells. */
export const ALIGNED: TableLayout = (rows, sheet) => {
  const words = (cell: Cell): string => cell.map((piece) => piece.words).join('');
  const widths = (rows[0] ?? []).map((_, column) =>
    rows.reduce((most, cells) => Math.max(most, words(cells[column] ?? []).length), 0),
  );
  for (const cells of rows) {
    for (const [column, cell] of cells.entries()) {
      sheet.pieces(cell);
      const last = column === cells.length - 1;
      if (!last) sheet.write(' '.repeat((widths[column] ?? 0) - words(cell).length + 2));
    }
    sheet.write('\n');
  }
};
