import type { SourceCell } from '../../annual-report/reading/source-document.ts';
import { CHANNELS } from '../standard-item.ts';
import type { ItemColumn } from './item-columns.ts';
import { begunIn, type ItemGrid } from './item-grid.ts';
import type { ItemTicks } from './item-from-words.ts';
import { isTicked } from './marked-choices.ts';
import type { ItemDoubt, ItemWords } from './read-catalogue.ts';

/** A row whose words have been gathered, before they are understood. */
export interface GatheredRow {
  readonly cell: SourceCell;
  words: ItemWords;
  readonly ticks: ItemTicks;
  readonly doubts: ItemDoubt[];
  /** The cells it was made of, by column: a row that shares its name's cell goes on with it. */
  readonly cells: ReadonlyMap<ItemColumn, SourceCell>;
}

/** Columns in which what is merged over the end of a page stands blank on the next. */
const CARRIED = ['category', 'basis', 'limit', 'discloser', 'channels'] as const;
const LABELS = {
  number: '序号',
  category: '一级事项',
  name: '二级事项',
  content: '公开内容',
  basis: '公开依据',
  limit: '公开时限',
  discloser: '公开主体',
  channels: '公开渠道',
  audience: '公开对象',
  mode: '公开方式',
  levels: '公开层级',
  remark: '备注',
} as const satisfies Readonly<Record<keyof ItemWords, string>>;

/**
 * Takes one row of a table to those before it: an item of its own, or the rest of the one above, where a page ended in it or its
 * name reaches down. `afterBreak`: nothing of this table was read yet, and it goes on from one before.
 */
export function takeRow(
  rows: GatheredRow[],
  at: {
    readonly grid: ItemGrid;
    readonly row: number;
    readonly columns: readonly (ItemColumn | null)[];
    readonly afterBreak: boolean;
  },
): void {
  const cells = cellsByColumn(at);
  const words = wordsOf(cells, at.columns);
  const last = rows.at(-1);
  const first = begunIn(at.grid, at.row).find(({ text }) => text.trim() !== '');
  if (first === undefined) return;
  if (last !== undefined && goesOn(last, cells, words)) {
    append(last, words, sharesName(last, cells));
    return;
  }
  const doubts: ItemDoubt[] = [];
  const carried = carry({ words, cells, last, afterBreak: at.afterBreak }, doubts);
  rows.push({ cell: first, words: named(carried, cells), ticks: ticksOf(cells), doubts, cells });
}

function cellsByColumn({
  grid,
  row,
  columns,
}: {
  grid: ItemGrid;
  row: number;
  columns: readonly (ItemColumn | null)[];
}): Map<ItemColumn, SourceCell> {
  const cells = new Map<ItemColumn, SourceCell>();
  for (const [index, column] of columns.entries()) {
    const cell = grid[row]?.[index];
    if (column === null || cell === undefined) continue;
    const before = cells.get(column);
    // Of two columns with the same heading the one that says something.
    if (before === undefined || before.text.trim() === '') cells.set(column, cell);
  }
  return cells;
}

function wordsOf(
  cells: ReadonlyMap<ItemColumn, SourceCell>,
  columns: readonly (ItemColumn | null)[],
): ItemWords {
  const text = (column: ItemColumn): string => cells.get(column)?.text ?? '';
  const detail = text('detail').trim();
  return {
    number: text('number'),
    category: text('category'),
    name:
      detail === '' || detail === text('name').trim() ? text('name') : `${text('name').trim()}（${detail}）`,
    content: text('content'),
    basis: text('basis'),
    limit: text('limit'),
    discloser: text('discloser'),
    channels: columns.some((column) => column?.startsWith('channel:') === true)
      ? tickedChannels(cells)
      : text('channels'),
    audience: text('audience'),
    mode: text('mode'),
    levels: text('level'),
    remark: text('remark'),
  };
}

function tickedChannels(cells: ReadonlyMap<ItemColumn, SourceCell>): string {
  const labels = Object.entries(CHANNELS).flatMap(([channel, label]) => {
    const cell = [...cells].find(([column]) => column === `channel:${channel}`)?.[1];
    return cell !== undefined && isTicked(cell.text) === true ? [`■${label}`] : [];
  });
  return labels.join('\n');
}

function ticksOf(cells: ReadonlyMap<ItemColumn, SourceCell>): ItemTicks {
  return {
    everyone: cells.get('everyone')?.text,
    group: cells.get('group')?.text,
    proactive: cells.get('proactive')?.text,
    onRequest: cells.get('onRequest')?.text,
    county: cells.get('county')?.text,
    township: cells.get('township')?.text,
  };
}

/** Whether a row is the rest of the one above: it shares its name and number, or has neither. */
function goesOn(last: GatheredRow, cells: ReadonlyMap<ItemColumn, SourceCell>, words: ItemWords): boolean {
  if (sharesName(last, cells)) return sameOrNone(last, cells, 'number');
  const anonymous = words.name.trim() === '' && words.number.trim() === '';
  return (
    anonymous && cells.has('name') && (words.category.trim() === '' || sameOrNone(last, cells, 'category'))
  );
}

function sharesName(last: GatheredRow, cells: ReadonlyMap<ItemColumn, SourceCell>): boolean {
  const name = cells.get('name');
  return (
    name !== undefined &&
    name.text.trim() !== '' &&
    last.cells.get('name') === name &&
    name !== last.cells.get('category')
  );
}

function sameOrNone(
  last: GatheredRow,
  cells: ReadonlyMap<ItemColumn, SourceCell>,
  column: ItemColumn,
): boolean {
  const cell = cells.get(column);
  return cell === undefined || cell.text.trim() === '' || last.cells.get(column) === cell;
}

/** Adds what a row says beyond the one it goes on from. */
function append(last: GatheredRow, words: ItemWords, merged: boolean): void {
  const more: (keyof ItemWords)[] = [];
  const joined: Record<string, string> = {};
  for (const column of columnsOfWords()) {
    const [before, after] = [last.words[column], words[column]];
    const adds = column !== 'number' && after.trim() !== '' && !before.includes(after.trim());
    joined[column] = adds
      ? [before, after].filter((part) => part.trim() !== '').join(merged ? '\n' : '')
      : before;
    if (adds) more.push(column);
  }
  last.words = { ...last.words, ...joined };
  if (more.length === 0) return;
  const weight = merged && more.includes('limit') ? 'ask' : 'note';
  const message = merged
    ? `事项名称占了几行，各行的${more.map((column) => LABELS[column]).join('、')}已合在一起。`
    : `下一行没有序号和事项名称，其中的${more.map((column) => LABELS[column]).join('、')}已并入这一行。`;
  last.doubts.push({ weight, column: more[0] ?? 'content', message });
}

function columnsOfWords(): (keyof ItemWords)[] {
  return [
    'number',
    'category',
    'name',
    'content',
    'basis',
    'limit',
    'discloser',
    'channels',
    'audience',
    'mode',
    'levels',
    'remark',
  ];
}

interface Carrying {
  readonly words: ItemWords;
  readonly cells: ReadonlyMap<ItemColumn, SourceCell>;
  readonly last: GatheredRow | undefined;
  readonly afterBreak: boolean;
}

/** What stands blank because it was merged over the end of a page, or because it is 同上, is as in the row above. */
function carry({ words, cells, last, afterBreak }: Carrying, doubts: ItemDoubt[]): ItemWords {
  if (last === undefined) return words;
  const carried: Partial<Record<keyof ItemWords, string>> = {};
  for (const column of CARRIED) {
    const own = words[column].trim();
    const ditto = /^(?:同上|〃|″|")$/u.test(own);
    const blank = own === '' && cells.has(column);
    const above = last.words[column];
    if (above.trim() === '' || !(ditto || (blank && (column === 'category' || afterBreak)))) continue;
    carried[column] = above;
    if (!ditto)
      doubts.push({ weight: 'note', column, message: `${LABELS[column]}是空的，沿用上一行的内容。` });
  }
  return { ...words, ...carried };
}

/** An item merged over both columns of its names, or with the first alone, has one name. */
function named(words: ItemWords, cells: ReadonlyMap<ItemColumn, SourceCell>): ItemWords {
  const hasCategory = cells.has('category');
  if (words.name.trim() === '' && words.category.trim() !== '' && hasCategory)
    return { ...words, name: words.category };
  return words.category.trim() === '' ? { ...words, category: words.name } : words;
}
