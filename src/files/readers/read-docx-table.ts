import type { Element } from 'domhandler';
import { childAt, childOf, contentOf, elementsIn, numberOf, valueOf } from './docx-tree.ts';
import type { LaidOutCell } from './table-builder.ts';

/** What stands in a cell: its words, and tables and text boxes, which are no words of it. */
export interface CellContent {
  readonly text: string;
  readonly apart: readonly Element[];
}

/** A cell that may still grow to the right and downwards. */
interface GrowingCell extends LaidOutCell {
  rowspan: number;
  colspan: number;
  readonly at: number;
}

/**
 * The rows of a table with its merged cells as one each, at the column of the grid where they begin. Rows that were struck out
 * aren't there; `textOf` is asked once for each cell that is shown.
 */
export function docxRows(table: Element, textOf: (cell: Element) => string): GrowingCell[][] {
  /** The cell that a merge downwards goes on from, by the column in which it begins. */
  const open = new Map<number, GrowingCell>();
  return contentOf(table)
    .filter((row) => row.name === 'w:tr' && !isStruckOut(row))
    .map((row) => new RowReader(open, textOf).read(row));
}

class RowReader {
  readonly #open: Map<number, GrowingCell>;
  readonly #textOf: (cell: Element) => string;
  readonly #cells: GrowingCell[] = [];
  /** The cell that was read last, also where it began in a row above. */
  #last: GrowingCell | undefined;
  #column = 0;

  constructor(open: Map<number, GrowingCell>, textOf: (cell: Element) => string) {
    this.#open = open;
    this.#textOf = textOf;
  }

  read(row: Element): GrowingCell[] {
    this.#column = Math.min(numberOf(propertyOf(row, 'w:gridBefore'), 0), 1_000);
    for (const cell of contentOf(row)) if (cell.name === 'w:tc') this.#cell(cell);
    return this.#cells;
  }

  #cell(cell: Element): void {
    const properties = childOf(cell, 'w:tcPr');
    const colspan = Math.max(1, numberOf(childOf(properties, 'w:gridSpan'), 1));
    const beside = childOf(properties, 'w:hMerge');
    if (beside !== undefined && valueOf(beside) !== 'restart' && this.#last !== undefined) {
      // A cell that goes on downwards has the width that its first row gave it.
      if (this.#cells.includes(this.#last)) this.#last.colspan += colspan;
    } else this.#last = this.#begin(cell, { colspan, down: childOf(properties, 'w:vMerge') });
    this.#column += colspan;
  }

  #begin(cell: Element, { colspan, down }: { colspan: number; down: Element | undefined }): GrowingCell {
    const above = this.#open.get(this.#column);
    if (down !== undefined && valueOf(down) !== 'restart' && above !== undefined) {
      above.rowspan += 1;
      return above;
    }
    for (const column of this.#open.keys())
      if (column >= this.#column && column < this.#column + colspan) this.#open.delete(column);
    const begun = { text: this.#textOf(cell), rowspan: 1, colspan, at: this.#column };
    this.#cells.push(begun);
    if (down !== undefined) this.#open.set(this.#column, begun);
    return begun;
  }
}

function isStruckOut(row: Element): boolean {
  return propertyOf(row, 'w:del') !== undefined;
}

function propertyOf(row: Element, name: string): Element | undefined {
  return elementsIn(row)
    .filter((child) => child.name === 'w:trPr')
    .map((properties) => childAt(properties, name))
    .find((found) => found !== undefined);
}
