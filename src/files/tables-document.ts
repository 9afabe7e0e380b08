import type { TableSpec } from './table-spec.ts';

/** A document that is made of tables, each under its heading: a 标准目录, an inspection. */
export interface TablesDocument {
  readonly agencyName: string;
  readonly title: string;
  /** The day whose state it shows, a PlainDate. */
  readonly day: string;
  /** Paragraphs between the title and the first table. */
  readonly opening: readonly string[];
  readonly sections: readonly TablesSection[];
}

/** A heading with its table. */
export interface TablesSection {
  readonly heading: string;
  /** What its sheet is called in a workbook. */
  readonly sheetName: string;
  readonly table: TableSpec;
}
