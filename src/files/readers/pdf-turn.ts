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
export function turned(
  { quarter, box: page }: Turn,
  box: PdfBox,
): { left: number; top: number; right: number; bottom: number } {
  switch (quarter) {
    case 1:
      return {
        left: box.bottom - page.bottom,
        right: box.top - page.bottom,
        top: box.left - page.left,
        bottom: box.right - page.left,
      };
    case 2:
      return {
        left: page.right - box.right,
        right: page.right - box.left,
        top: box.bottom - page.bottom,
        bottom: box.top - page.bottom,
      };
    case 3:
      return {
        left: page.top - box.top,
        right: page.top - box.bottom,
        top: page.right - box.right,
        bottom: page.right - box.left,
      };
    default:
      return {
        left: box.left - page.left,
        right: box.right - page.left,
        top: page.top - box.top,
        bottom: page.top - box.bottom,
      };
  }
}
