import { type Matrix, boxAround, mapped } from './page-axis.ts';
import type { Box } from './page-ink.ts';

/** A rectangle of a PDF: y points up. */
export interface PdfBox {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** How a page is turned so that its text runs to the right: 0 as it is, 1 its text ran up, 2 to the left, 3 down. */
export interface Turn {
  readonly quarter: number;
  readonly box: PdfBox;
}

/** A rectangle after the turn, y down from the page's upper left corner. */
export function turned(turn: Turn, { left, bottom, right, top }: PdfBox): Box {
  const matrix = matrixOf(turn);
  return boxAround([mapped(matrix, { x: left, y: bottom }), mapped(matrix, { x: right, y: top })]);
}

function matrixOf({ quarter, box: { left, bottom, right, top } }: Turn): Matrix {
  switch (quarter) {
    case 1:
      return [0, 1, 1, 0, -bottom, -left];
    case 2:
      return [-1, 0, 0, 1, right, -bottom];
    case 3:
      return [0, -1, -1, 0, top, right];
    default:
      return [1, 0, 0, -1, -left, top];
  }
}
