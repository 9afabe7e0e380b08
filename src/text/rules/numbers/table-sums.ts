import type { CheckedText, TextBlock } from '../../checked-text.ts';
import type { Found } from '../../text-rule.ts';

interface Cell {
  readonly block: TextBlock;
  readonly words: string;
  /** Null for a cell that is no number; an empty cell and a dash count nothing. */
  readonly value: number | null;
}

/** Which way numbers are added: rows downwards, or columns across. */
type Way = 'down' | 'across';

/** A line of a table, down or across. */
interface Line {
  readonly label: string;
  readonly cells: ReadonlyMap<number, Cell>;
}

const TOTAL = /^(?:合\s*计|总\s*计|共\s*计|总数|全[省市县区镇乡]合计)(?:[（(][^）)]{0,10}[）)])?$/u;
const SUBTOTAL = /小\s*计/u;
/** Lines that aren't parts of the whole, or can't be added. */
const NO_PARTS =
  /其中|占比|比例|比重|率|增长|增减|同比|平均|人均|均价|排名|排序|序号|编号|年份|单价|电话|%|％/u;
const NUMBER = /^-?\d{1,12}(?:,\d{3}){0,4}(?:\.\d{1,6})?$/u;
const NOTHING = /^[\s—–\-/]*$/u;
const MOST_CELLS = 20_000;

/** Totals of tables that the numbers beside them don't give. */
export function* wrongTableSums({ text, blocks }: CheckedText): Generator<Found> {
  const tables = new Map<number, TextBlock[]>();
  for (const block of blocks) {
    if (block.kind !== 'cell' || block.table === undefined) continue;
    const cells = tables.get(block.table);
    if (cells === undefined) tables.set(block.table, [block]);
    else cells.push(block);
  }
  for (const cells of tables.values()) {
    if (cells.length > MOST_CELLS) continue;
    yield* wrongLines(linesOf(text, cells, 'down'), 'down');
    yield* wrongLines(linesOf(text, cells, 'across'), 'across');
  }
}

/** The rows of a table (`down`: they are added downwards), or its columns. */
function linesOf(text: string, blocks: readonly TextBlock[], way: Way): Line[] {
  const lines = new Map<number, Map<number, Cell>>();
  for (const block of blocks) {
    const { row = 0, column = 0 } = block;
    const [line, place] = way === 'down' ? [row, column] : [column, row];
    const words = text.slice(block.start, block.end).trim();
    const cells = lines.get(line) ?? new Map<number, Cell>();
    cells.set(place, { block, words, value: valueOf(words) });
    lines.set(line, cells);
  }
  return [...lines.entries()]
    .toSorted(([one], [other]) => one - other)
    .map(([, cells]) => ({ label: labelOf(cells), cells }));
}

function valueOf(words: string): number | null {
  if (NOTHING.test(words)) return 0;
  return NUMBER.test(words) ? Number(words.replaceAll(',', '')) : null;
}

/** A line's name: its first cell that says something. */
function labelOf(cells: ReadonlyMap<number, Cell>): string {
  const first = [...cells.entries()]
    .toSorted(([one], [other]) => one - other)
    .find(([, { words }]) => words !== '');
  return first?.[1].words ?? '';
}

function* wrongLines(lines: readonly Line[], way: Way): Generator<Found> {
  const totals = lines.filter(({ label }) => TOTAL.test(label));
  const [total] = totals;
  if (total === undefined || totals.length > 1 || lines.some(({ label }) => label.includes('其中'))) return;
  const at = lines.indexOf(total);
  // The whole stands below its parts, or above all of them.
  const isLast = at === lines.length - 1;
  const parts = (isLast ? lines.slice(0, at) : lines.slice(at + 1)).filter(
    ({ label }) => !NO_PARTS.test(label),
  );
  if (!isLast && lines.slice(0, at).some(hasNumbers)) return;
  const sums = [...total.cells].flatMap(([place, cell]) => sumsOf(parts, lines, { place, cell, way }));
  const wrong = sums.filter(({ isRight }) => !isRight);
  // Where none of several totals is the sum, the table isn't one of parts and their whole.
  const isDoubtful = sums.length > 1 && wrong.length * 2 > sums.length;
  for (const { cell, real, decimals } of wrong) {
    yield {
      start: cell.block.start,
      end: cell.block.end,
      reason: `“${total.label}”是${cell.words}，各项相加是${real.toFixed(decimals)}，不一致。请核对。`,
      ...(isDoubtful || decimals > 0 ? { severity: 'advice' } : {}),
    };
  }
}

interface CheckedTotal {
  readonly cell: Cell;
  readonly isRight: boolean;
  readonly real: number;
  readonly decimals: number;
}

/** A total with the sum beside it; none for a cell that counts nothing, and where nothing can be added. */
function sumsOf(
  parts: readonly Line[],
  lines: readonly Line[],
  { place, cell, way }: { readonly place: number; readonly cell: Cell; readonly way: Way },
): CheckedTotal[] {
  const { value, words } = cell;
  if (value === null || NOTHING.test(words) || isUncountable(lines, place)) return [];
  const sum = sumOf(parts, { place, way });
  if (sum === null) return [];
  const { possible, decimals } = sum;
  const isRight = possible.some((each) => isSame(each, value, decimals));
  return [{ cell, isRight, real: nearest(possible, value), decimals }];
}

function hasNumbers({ cells }: Line): boolean {
  return [...cells.values()].filter(({ words, value }) => value !== null && NUMBER.test(words)).length > 1;
}

/** A column of rates or ordinals, by the words at its head. */
function isUncountable(lines: readonly Line[], place: number): boolean {
  return lines.slice(0, 3).some(({ cells }) => NO_PARTS.test(cells.get(place)?.words ?? ''));
}

/**
 * The sums that a total may mean: of all parts, of the subtotals alone, of all but these. In a row also of the last columns: the
 * first may count something else (户数, 面积).
 */
function sumOf(
  parts: readonly Line[],
  { place, way }: { readonly place: number; readonly way: Way },
): { possible: number[]; decimals: number } | null {
  const cells = parts.flatMap(({ label, cells: own }) => {
    const cell = own.get(place);
    return cell === undefined ? [] : [{ ...cell, isSubtotal: SUBTOTAL.test(label) }];
  });
  // The head of a column is no number, but nothing after the first one may be words.
  const first = cells.findIndex(({ words, value }) => value !== null && words !== '');
  const counted = first < 0 ? [] : cells.slice(first);
  const numbers = counted.filter(({ words }) => NUMBER.test(words));
  if (numbers.length < 2 || counted.some(({ value }) => value === null)) return null;
  const add = (some: typeof counted): number => some.reduce((sum, { value }) => sum + (value ?? 0), 0);
  const subtotals = counted.filter(({ isSubtotal }) => isSubtotal);
  const decimals = Math.max(...numbers.map(({ words }) => words.split('.')[1]?.length ?? 0));
  return {
    possible: [
      add(counted),
      ...(subtotals.length > 0 ? [add(subtotals), add(counted.filter(({ isSubtotal }) => !isSubtotal))] : []),
      ...(way === 'across' ? sumsOfLast(counted.map(({ value }) => value ?? 0)) : []),
    ],
    decimals,
  };
}

/** The sums of the last two numbers, of the last three, and so on. */
function sumsOfLast(numbers: readonly number[]): number[] {
  let sum = 0;
  return numbers
    .toReversed()
    .map((each) => (sum += each))
    .slice(1);
}

function nearest(numbers: readonly number[], wanted: number): number {
  return numbers.reduce(
    (best, each) => (Math.abs(each - wanted) < Math.abs(best - wanted) ? each : best),
    Number.MAX_VALUE,
  );
}

/** Amounts that were rounded one by one may be off by a few of their last decimals. */
function isSame(sum: number, total: number, decimals: number): boolean {
  return Math.abs(sum - total) <= (decimals === 0 ? 0 : 2.5 * 10 ** -decimals);
}
