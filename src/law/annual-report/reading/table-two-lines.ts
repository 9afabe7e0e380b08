import { rowsOfTable } from './grid-rows.ts';
import { bareLabel, likeness } from './label-likeness.ts';
import { lineRows } from './line-rows.ts';
import { type NumberKind, readNumber } from './read-number.ts';
import type { ReadCell } from './read-report.ts';
import type { SourceText } from './source-document.ts';

/** Words that are so close to a row's are the row's, however they were shortened. */
const LEAST = 0.85;

/** So many characters may stand before the row's words, as those of its item: 第二十条第（五）项. */
const MOST_BEFORE = 12;

/** A row of table two as running text is searched for it. */
export interface WantedLine {
  readonly key: string;
  readonly label: string;
  readonly columns: readonly { readonly key: string }[];
}

/**
 * Rows of table two out of lines whose figures stand apart, units and marks included: 行政许可 12件. Their order is that of the form's
 * columns.
 */
export function readLinesTwo(
  blocks: readonly SourceText[],
  wanted: readonly WantedLine[],
  kindOf: (column: string) => NumberKind,
): Map<string, ReadCell> {
  const cells = new Map<string, ReadCell>();
  for (const count of new Set(wanted.map(({ columns }) => columns.length))) {
    for (const { labels, values } of rowsOfTable(lineRows(blocks, count))) {
      const label = bareLabel(labels.at(-1) ?? '');
      const row = wanted.find(
        (each) =>
          each.columns.length === count &&
          label.length <= each.label.length + MOST_BEFORE &&
          likeness(label, bareLabel(each.label)) >= LEAST,
      );
      for (const [at, { key }] of (row?.columns ?? []).entries()) {
        const cell = values[at];
        const name = `t2.${row?.key ?? ''}.${key}`;
        if (cell === undefined || cells.has(name)) continue;
        cells.set(name, { ...readNumber(cell.text, kindOf(key)), raw: cell.text, place: cell.place });
      }
    }
  }
  return cells;
}
