/**
 * What a reader makes of a file, whatever its format: paragraphs and tables in the order of the page, each with the place it
 * came from. Nothing is interpreted here: a cell is the text that stands in it, blanks and odd characters included.
 */

/** Formats that are read. */
export const SOURCE_FORMATS = ['html', 'docx', 'doc', 'pdf', 'sheet', 'csv', 'ofd', 'text'] as const;

/** A format that is read; `doc` is everything that was turned into DOCX first (DOC, RTF, WPS). */
export type SourceFormat = (typeof SOURCE_FORMATS)[number];

/** Where something stands in its file, as far as the format knows. */
export interface SourcePlace {
  /** From 1: a page of PDF or OFD. */
  readonly page?: number;
  /** The name of a sheet. */
  readonly sheet?: string;
  /** From 1: the table in the order of the document. */
  readonly table?: number;
  /** From 1: row and column of the table's grid. */
  readonly row?: number;
  readonly column?: number;
  /** Of plain text: the characters from `from` up to but not including `to`. */
  readonly from?: number;
  readonly to?: number;
}

/** A cell of a table, at the corner where it begins; cells that it spans aren't listed again. */
export interface SourceCell {
  /** As it stands in the file, lines joined by `\n`; not trimmed, not normalised. */
  readonly text: string;
  /** From 0, in the grid with spans laid out. */
  readonly row: number;
  readonly column: number;
  readonly rowspan: number;
  readonly colspan: number;
  readonly place: SourcePlace;
}

/** A table, row by row. Cells don't overlap; a grid may have holes. */
export interface SourceTable {
  readonly kind: 'table';
  readonly cells: readonly SourceCell[];
  readonly rows: number;
  readonly columns: number;
  readonly place: SourcePlace;
}

/** A paragraph, heading or line. */
export interface SourceText {
  readonly kind: 'text';
  readonly text: string;
  readonly place: SourcePlace;
}

/** A part of a document. */
export type SourceBlock = SourceText | SourceTable;

/** A file as it was read. */
export interface SourceDocument {
  readonly format: SourceFormat;
  readonly blocks: readonly SourceBlock[];
  /** What the file says of itself: the page's or the document's title, and when a page says it was published. */
  readonly meta: { readonly title: string; readonly published: string };
  /** Chinese: what the reader had to leave out, as pictures of pages or sheets beyond the limit. */
  readonly notes: readonly string[];
}
