import { type PersonalNumber, identityNumbersIn } from '../../law/personal-data/identity-numbers.ts';
import { inNarrowWidth } from '../../law/personal-data/written-digits.ts';
import type { CheckedText } from '../checked-text.ts';
import { type TextCell, type TextTable, tablesOf } from './text-tables.ts';

/** A cell, the cells of its row and its table. */
export interface PlacedCell {
  readonly cell: TextCell;
  readonly row: readonly TextCell[];
  readonly table: TextTable;
}

/** A text with its tables, as finders of personal data see it. */
export interface PersonalView {
  readonly checked: CheckedText;
  readonly text: string;
  /** The same places, in narrow width. */
  readonly narrow: string;
  readonly tables: readonly TextTable[];
  /** All of its identity numbers, found once. */
  identities(): readonly PersonalNumber[];
  /** The cell that holds a place; null in prose. */
  cellAt(place: number): PlacedCell | null;
  /** What names the thing at a place: the head of its column and the words before it in the cell, or the words before it. */
  labelAt(place: number): string;
  /** The words before a place in its line, so many at most; within a cell those of its row. */
  before(place: number, most: number): string;
  after(place: number, most: number): string;
}

const LABEL = 24;
const views = new WeakMap<CheckedText, PersonalView>();

/** The view of a text; made once for all rules. */
export function personalView(checked: CheckedText): PersonalView {
  const known = views.get(checked);
  if (known !== undefined) return known;
  const made = viewOf(checked);
  views.set(checked, made);
  return made;
}

function viewOf(checked: CheckedText): PersonalView {
  const { text } = checked;
  const tables = tablesOf(checked);
  const cells = tables
    .flatMap((table) => table.rows.flatMap((row) => row.map((cell) => ({ cell, row, table }))))
    .toSorted((one, other) => one.cell.start - other.cell.start);
  const cellAt: PersonalView['cellAt'] = (place) => {
    let [low, high] = [0, cells.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cells[middle]?.cell.start ?? 0) <= place) low = middle + 1;
      else high = middle;
    }
    const found = cells[low - 1];
    return found !== undefined && place < found.cell.end ? found : null;
  };
  const before: PersonalView['before'] = (place, most) => {
    const words = text.slice(Math.max(0, place - most), place);
    return words.slice(Math.max(words.lastIndexOf('\n'), words.lastIndexOf('\r')) + 1);
  };
  const labelAt: PersonalView['labelAt'] = (place) => {
    const found = cellAt(place);
    if (found === null) return before(place, LABEL).replace(/^.*\t/u, '');
    const { cell } = found;
    return `${cell.head}：${text.slice(Math.max(cell.start, place - LABEL), place)}`;
  };
  let identities: readonly PersonalNumber[] | null = null;
  return {
    checked,
    text,
    narrow: inNarrowWidth(text),
    tables,
    cellAt,
    identities() {
      identities ??= identityNumbersIn(text, labelAt);
      return identities;
    },
    labelAt,
    before,
    after(place, most) {
      const words = text.slice(place, place + most);
      const end = words.search(/[\r\n]/u);
      return end < 0 ? words : words.slice(0, end);
    },
  };
}
