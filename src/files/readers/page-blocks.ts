import type { SourceBlock } from '../../law/annual-report/reading/source-document.ts';
import { joinBrokenRow } from './page-broken-rows.ts';
import { type Flow, type PagePart, flowsOf } from './page-flow.ts';
import { furnitureOf } from './page-furniture.ts';
import { type Grid, findGrids } from './page-grid.ts';
import { type Glyph, type PageInk, isInside, middleOf } from './page-ink.ts';
import { withoutOverprint } from './page-overprint.ts';
import {
  type Margins,
  type Paragraph,
  goesOn,
  marginsOf,
  paragraphOf,
  paragraphsOf,
} from './page-paragraphs.ts';
import { withoutStruck } from './page-struck.ts';
import { type PageTable, fillGrid } from './page-table.ts';
import { type TextLine, linesOf } from './page-text.ts';
import { type UnruledTable, findUnruledTables } from './page-unruled.ts';

/** Paragraphs and tables of a document, and what a person should know about their reading. */
export interface PageBlocks {
  readonly blocks: readonly SourceBlock[];
  /** Chinese. */
  readonly notes: readonly string[];
}

type Item =
  | { readonly kind: 'table'; readonly page: number; readonly top: number; readonly table: PageTable }
  | {
      readonly kind: 'text';
      /** Where it begins and ends. */
      readonly page: number;
      readonly lastPage: number;
      readonly top: number;
      readonly paragraph: Paragraph;
      readonly margins: Margins;
    };

interface ParsedPage {
  readonly page: number;
  readonly height: number;
  readonly tables: readonly { readonly table: PageTable; readonly grid: Grid }[];
  readonly lines: readonly TextLine[];
  readonly overflowing: number;
  /** What is printed over its text. */
  readonly overprint: readonly string[];
  /** What is struck out. */
  readonly struck: readonly string[];
}

/** More struck out texts of a page are counted. */
const MOST_STRUCK = 5;

/** Reads printed pages: ruled tables by their lines, others by their columns, everything else as paragraphs. */
export function blocksOf(pages: readonly PageInk[]): PageBlocks {
  const parsed = pages.map(parsePage);
  const furniture = furnitureOf(parsed);
  const notes: string[] = [];
  const bare = parsed.map((page) => ({ ...page, lines: page.lines.filter((line) => !furniture.has(line)) }));
  const tables = bare.flatMap(ruledItems);
  const { items, unruled } = flowingItems(bare);
  for (const { page, overflowing, overprint, struck } of bare) {
    const read = unruled.filter((each) => each.page === page);
    const nameless = read.reduce((sum, each) => sum + each.nameless, 0);
    if (overflowing > 0) notes.push(`第${page}页表格中有${overflowing}处文字越过了格线，请对照原件核对。`);
    notes.push(...struckNotes(page, struck));
    for (const words of overprint)
      notes.push(`第${page}页有叠印在文字上的大字“${words}”，像是水印，没有读取。`);
    if (read.length > 0) notes.push(`第${page}页有没有框线的表格，各列是按文字位置划分的，请对照原件核对。`);
    if (nameless > 0) notes.push(`第${page}页没有框线的表格中有${nameless}行数字旁没有找到行名。`);
  }
  const inOrder = [...tables, ...items].toSorted((a, b) => a.page - b.page || a.top - b.top);
  return { blocks: numbered(withWholeRows(joinedOverPages(inOrder))), notes };
}

function struckNotes(page: number, struck: readonly string[]): string[] {
  if (struck.length > MOST_STRUCK) return [`第${page}页有${struck.length}处被划去的文字，没有读取。`];
  return struck.map((words) => `第${page}页有被划去的文字“${words}”，没有读取。`);
}

function parsePage(ink: PageInk): ParsedPage {
  const grids = findGrids(ink.rules);
  const { glyphs: standing, struck } = withoutStruck(ink);
  const { glyphs, overprint } = withoutOverprint(standing);
  const { inside, outside } = sorted(glyphs, grids);
  const filled = grids.map((grid) => ({ grid, ...fillGrid(grid, inside.get(grid) ?? []) }));
  return {
    page: ink.page,
    height: ink.height,
    // A net of lines without a word in it is a drawing.
    tables: filled.filter(({ table }) => table.cells.some((cell) => cell.text.trim() !== '')),
    lines: linesOf(outside),
    overprint,
    struck,
    overflowing: filled.reduce((sum, { overflowing }) => sum + overflowing, 0),
  };
}

/** A character belongs to the smallest table around it. */
function sorted(
  glyphs: readonly Glyph[],
  grids: readonly Grid[],
): { inside: Map<Grid, Glyph[]>; outside: Glyph[] } {
  const area = ({ box }: Grid): number => (box.right - box.left) * (box.bottom - box.top);
  const bySize = grids.toSorted((a, b) => area(a) - area(b));
  const inside = new Map<Grid, Glyph[]>(grids.map((grid) => [grid, []]));
  const outside: Glyph[] = [];
  for (const glyph of glyphs) {
    const grid = bySize.find(({ box }) => isInside(box, middleOf(glyph)));
    if (grid === undefined) outside.push(glyph);
    else inside.get(grid)?.push(glyph);
  }
  return { inside, outside };
}

/** A page with a few short lines doesn't show where its text ends: others do. */
function usualMargins(pages: readonly ParsedPage[]): Margins {
  const all = pages.filter((page) => page.lines.length > 0).map((page) => marginsOf(page.lines));
  const median = (numbers: number[]): number =>
    numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? 0;
  return { left: median(all.map((page) => page.left)), right: median(all.map((page) => page.right)) };
}

function ruledItems({ page, tables }: ParsedPage): Item[] {
  return tables.map(({ table, grid }) => ({ kind: 'table', page, top: grid.box.top, table }));
}

/** What stands outside of ruled tables: tables without lines, and paragraphs. */
function flowingItems(pages: readonly ParsedPage[]): {
  items: Item[];
  unruled: { page: number; nameless: number }[];
} {
  const usual = usualMargins(pages);
  const items: Item[] = [];
  const unruled: { page: number; nameless: number }[] = [];
  for (const flow of flowsOf(pages.map((page) => ({ page: page.page, parts: partedByTables(page) })))) {
    const tables = findUnruledTables(flow.lines);
    const taken = new Set(tables.flatMap((found) => found.lines.map((line) => flow.originalOf(line).line)));
    let before = { page: 0, top: 0 };
    for (const found of tables) {
      const [first] = found.lines;
      if (first === undefined) continue;
      const { line, page } = flow.originalOf(first);
      // Of two tables beside each other the right one may begin higher: it still comes second.
      const top = page === before.page ? Math.max(topOf(line), before.top) : topOf(line);
      before = page >= before.page ? { page, top } : before;
      items.push({ kind: 'table', ...before, table: withPages(found, flow) });
      unruled.push({ page, nameless: found.nameless });
    }
    for (const part of flow.parts) items.push(...paragraphItems(part, { taken, usual, pages }));
  }
  return { items, unruled };
}

function withPages({ table, baselines }: UnruledTable, flow: Flow): PageTable {
  const pages = baselines.map((baseline) => flow.pageAt(baseline));
  return {
    ...table,
    cells: table.cells.map((cell) => ({ ...cell, page: pages[cell.row] ?? pages[0] ?? 1 })),
  };
}

function paragraphItems(
  { page, lines }: PagePart,
  on: { taken: ReadonlySet<TextLine>; usual: Margins; pages: readonly ParsedPage[] },
): Item[] {
  const all = on.pages.find((each) => each.page === page)?.lines ?? lines;
  const prose = all.filter((line) => !on.taken.has(line));
  const own = marginsOf(prose.length > 0 ? prose : lines);
  const margins = { left: Math.min(own.left, on.usual.left), right: Math.max(own.right, on.usual.right) };
  return runsBetween(lines, on.taken)
    .flatMap((run) => paragraphsOf(run, margins))
    .map((paragraph) => ({ kind: 'text', page, lastPage: page, top: paragraph.top, paragraph, margins }));
}

function topOf(line: TextLine): number {
  return line.baseline - line.size;
}

/** Lines above, between and below the ruled tables of a page. */
function partedByTables(page: ParsedPage): TextLine[][] {
  const parts: TextLine[][] = Array.from({ length: page.tables.length + 1 }, () => []);
  for (const line of page.lines) {
    const above = page.tables.filter(({ grid }) => grid.box.top < line.baseline - line.size / 2).length;
    parts[above]?.push(line);
  }
  return parts;
}

function runsBetween(lines: readonly TextLine[], taken: ReadonlySet<TextLine>): TextLine[][] {
  const runs: TextLine[][] = [[]];
  for (const line of lines) {
    if (!taken.has(line)) runs.at(-1)?.push(line);
    else if (runs.at(-1)?.length !== 0) runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}

/** A sentence that goes on at the head of the next page is one. */
function joinedOverPages(items: readonly Item[]): Item[] {
  const result: Item[] = [];
  for (const item of items) {
    const before = result.at(-1);
    const joins =
      before?.kind === 'text' &&
      item.kind === 'text' &&
      before.lastPage < item.page &&
      carriesOn(before, item);
    if (!joins) {
      result.push(item);
      continue;
    }
    const lines = [...before.paragraph.lines, ...item.paragraph.lines];
    result[result.length - 1] = {
      ...before,
      lastPage: item.page,
      paragraph: { ...paragraphOf(lines), top: before.paragraph.top },
    };
  }
  return result;
}

/** A row of a ruled table that goes on on the next page is one. */
function withWholeRows(items: readonly Item[]): Item[] {
  const result: Item[] = [];
  for (const item of items) {
    const before = result.at(-1);
    const joined =
      before?.kind === 'table' && item.kind === 'table' && before.page < item.page
        ? joinBrokenRow(before.table, item.table)
        : null;
    if (joined === null || before?.kind !== 'table' || item.kind !== 'table') {
      result.push(item);
      continue;
    }
    result[result.length - 1] = { ...before, table: joined.above };
    if (joined.below.rows > 0) result.push({ ...item, table: joined.below });
  }
  return result.filter((item) => item.kind === 'text' || item.table.rows > 0);
}

function carriesOn(before: Item & { kind: 'text' }, after: Item & { kind: 'text' }): boolean {
  const last = before.paragraph.lines.at(-1);
  const first = after.paragraph.lines[0];
  if (last === undefined || first === undefined) return false;
  const ended = /[。！？]$/.test(last.text.trim());
  return !ended && goesOn(last, first, { left: after.margins.left, right: before.margins.right });
}

function numbered(items: readonly Item[]): SourceBlock[] {
  let tables = 0;
  return items.map((item): SourceBlock => {
    if (item.kind === 'text') return { kind: 'text', text: item.paragraph.text, place: { page: item.page } };
    tables += 1;
    const place = { page: item.page, table: tables };
    const cells = item.table.cells.map(({ page = item.page, ...cell }) => ({
      ...cell,
      place: { ...place, page, row: cell.row + 1, column: cell.column + 1 },
    }));
    return { ...item.table, cells, place };
  });
}
