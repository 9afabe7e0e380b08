import type { SourceDocument, SourceTable } from '../../annual-report/reading/source-document.ts';
import type { ItemColumn } from './item-columns.ts';
import { begunIn, gridOf, headAt, type ItemGrid } from './item-grid.ts';
import { fieldOfWords } from './field-of-words.ts';
import { itemFromWords, tidyLines } from './item-from-words.ts';
import type { ReadCatalogue, ReadItem, ReadSection } from './read-catalogue.ts';
import { takeRow, type GatheredRow } from './read-item-rows.ts';

/** Longer lines are no headings. */
const LONGEST_HEADING = 60;
const REMARK = /^(?:注|备注|说明|填表说明|编制说明|附注)\s*(?:[:：\d（(]|$)/u;
/** Of the width of a table, what a row that is one cell must have to be a title or a remark. */
const WIDE = 0.6;

/**
 * Reads a 标准目录 out of a document of any format: its tables by their headings, field by field. Rows are told by number and
 * name; what is merged, repeated or broken by pages is put together, and what isn't certain is said.
 */
export function readCatalogueDocument(source: SourceDocument): ReadCatalogue {
  return new CatalogueReader().read(source);
}

interface OpenSection {
  readonly heading: string;
  readonly field: string | null;
  readonly from: 'sheet' | 'line';
  readonly rows: GatheredRow[];
  /** Set where a column says the field of each row. */
  readonly fields: Map<GatheredRow, string>;
}

class CatalogueReader {
  readonly #sections: OpenSection[] = [];
  readonly #remarks: string[] = [];
  readonly #problems: string[] = [];
  #columns: readonly (ItemColumn | null)[] | null = null;
  #sheet: string | undefined;
  #title = '';

  read(source: SourceDocument): ReadCatalogue {
    this.#title = source.meta.title;
    for (const block of source.blocks) {
      this.#enterSheet(block.place.sheet);
      if (block.kind === 'text') this.#takeLine(block.text);
      else this.#takeTable(block);
    }
    return {
      sections: this.#sections.filter(({ rows }) => rows.length > 0).flatMap((section) => finish(section)),
      remarks: this.#remarks,
      problems: [...source.notes, ...this.#problems],
    };
  }

  #enterSheet(sheet: string | undefined): void {
    if (sheet === undefined || sheet === this.#sheet) return;
    this.#sheet = sheet;
    this.#columns = null;
    this.#open(sheet, 'sheet');
  }

  #takeLine(text: string): void {
    const line = text.trim();
    if (line === '') return;
    if (REMARK.test(line) || line.length > LONGEST_HEADING) {
      this.#remarks.push(line);
      return;
    }
    const field = fieldOfWords(line);
    if (field !== null || /领域|标准目录/u.test(line)) this.#open(line);
    else this.#remarks.push(line);
  }

  /** A heading of nothing gives way to the next; one without a field doesn't take the name of a sheet away. */
  #open(heading: string, from: OpenSection['from'] = 'line'): void {
    const last = this.#sections.at(-1);
    const empty = last?.rows.length === 0 ? this.#sections.pop() : undefined;
    const field = fieldOfWords(heading);
    const keeps = field === null && empty?.from === 'sheet' && empty.field !== null;
    this.#sections.push(
      keeps && empty !== undefined ? empty : { heading, field, from, rows: [], fields: new Map() },
    );
  }

  #current(): OpenSection {
    const last = this.#sections.at(-1);
    if (last !== undefined) return last;
    this.#open(this.#title);
    return this.#current();
  }

  #takeTable(table: SourceTable): void {
    const grid = gridOf(table);
    const known = this.#columns?.length === table.columns ? this.#columns : null;
    let columns = known;
    let begun = false;
    for (let row = 0; row < grid.length; row += 1) {
      const head = headAt(grid, row);
      if (head !== null) {
        columns = head.columns;
        this.#columns = columns;
        this.#tellUnknown(head.unknown);
        row = head.end - 1;
        continue;
      }
      if (this.#isAside(grid, row, table.columns)) continue;
      if (columns === null) continue;
      this.#takeItem({ grid, row, columns, afterBreak: !begun });
      begun = true;
    }
    if (columns === null && table.cells.some(({ text }) => text.trim() !== ''))
      this.#problems.push(`第${table.place.table ?? 1}张表格没有标准目录的表头，没有读取。`);
  }

  #takeItem(at: {
    grid: ItemGrid;
    row: number;
    columns: readonly (ItemColumn | null)[];
    afterBreak: boolean;
  }): void {
    const section = this.#current();
    const before = section.rows.length;
    takeRow(section.rows, at);
    const row = section.rows.at(-1);
    const field = row?.cells.get('field')?.text.trim() ?? '';
    if (row !== undefined && section.rows.length > before && field !== '') section.fields.set(row, field);
  }

  /** A row that is one wide cell: a title, a remark. */
  #isAside(grid: ItemGrid, row: number, width: number): boolean {
    const filled = begunIn(grid, row).filter(({ text }) => text.trim() !== '');
    const [only] = filled;
    const reached = (grid[row] ?? []).some(
      (cell) => cell !== undefined && cell.row < row && cell.text.trim() !== '',
    );
    if (only === undefined || filled.length > 1 || reached) return false;
    const isWide = only.colspan >= width * WIDE;
    if (!isWide && !REMARK.test(only.text.trim())) return false;
    this.#takeLine(tidyLines(only.text).split('\n').join(' '));
    return true;
  }

  #tellUnknown(headings: readonly string[]): void {
    for (const heading of headings) {
      const problem = `“${tidyLines(heading).split('\n').join('')}”一列不是标准目录的栏目，没有读取。`;
      if (!this.#problems.includes(problem)) this.#problems.push(problem);
    }
  }
}

/** A section with a column of fields falls into one for each. */
function finish({ heading, field, rows, fields }: OpenSection): ReadSection[] {
  const parts: { heading: string; field: string | null; rows: ReadItem[] }[] = [];
  let own: string | undefined;
  for (const row of rows) {
    const before = own;
    own = fields.get(row) ?? own;
    if (parts.length === 0 || own !== before)
      parts.push(
        own === undefined
          ? { heading, field, rows: [] }
          : { heading: own, field: fieldOfWords(own), rows: [] },
      );
    parts.at(-1)?.rows.push(readItem(row));
  }
  return parts;
}

function readItem({ cell, words, ticks, doubts }: GatheredRow): ReadItem {
  const understood = itemFromWords(words, ticks);
  return { place: cell.place, words, item: understood.item, doubts: [...doubts, ...understood.doubts] };
}
