import type { SourceBlock } from '../../law/annual-report/reading/source-document.ts';
import { furnitureOf } from './page-furniture.ts';
import { type Grid, findGrids } from './page-grid.ts';
import { type Glyph, type PageInk, isInside, middleOf } from './page-ink.ts';
import {
  type Margins,
  type Paragraph,
  goesOn,
  marginsOf,
  paragraphOf,
  paragraphsOf,
} from './page-paragraphs.ts';
import { type PageTable, fillGrid } from './page-table.ts';
import { type TextLine, linesOf } from './page-text.ts';
import { findUnruledTables } from './page-unruled.ts';

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
}

/** Reads printed pages: ruled tables by their lines, others by their columns, everything else as paragraphs. */
export function blocksOf(pages: readonly PageInk[]): PageBlocks {
  const parsed = pages.map(parsePage);
  const furniture = furnitureOf(parsed);
  const notes: string[] = [];
  const items: Item[] = [];
  const bare = parsed.map((page) => ({ ...page, lines: page.lines.filter((line) => !furniture.has(line)) }));
  const usual = usualMargins(bare);
  for (const page of bare) {
    const read = itemsOf(page, usual);
    items.push(...read.items);
    if (page.overflowing > 0)
      notes.push(`第${page.page}页表格中有${page.overflowing}处文字越过了格线，请对照原件核对。`);
    if (read.unruled > 0)
      notes.push(`第${page.page}页有没有框线的表格，各列是按文字位置划分的，请对照原件核对。`);
    if (read.nameless > 0)
      notes.push(`第${page.page}页没有框线的表格中有${read.nameless}行数字旁没有找到行名。`);
  }
  return { blocks: numbered(joinedOverPages(items)), notes };
}

function parsePage(ink: PageInk): ParsedPage {
  const grids = findGrids(ink.rules);
  const { inside, outside } = sorted(ink.glyphs, grids);
  const filled = grids.map((grid) => ({ grid, ...fillGrid(grid, inside.get(grid) ?? []) }));
  return {
    page: ink.page,
    height: ink.height,
    // A net of lines without a word in it is a drawing.
    tables: filled.filter(({ table }) => table.cells.some((cell) => cell.text.trim() !== '')),
    lines: linesOf(outside),
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

function itemsOf(page: ParsedPage, usual: Margins): { items: Item[]; unruled: number; nameless: number } {
  const items: Item[] = page.tables.map(({ table, grid }) => ({
    kind: 'table',
    page: page.page,
    top: grid.box.top,
    table,
  }));
  let unruled = 0;
  let nameless = 0;
  for (const lines of partedByTables(page)) {
    const tables = findUnruledTables(lines);
    const taken = new Set(tables.flatMap((found) => found.lines));
    const prose = page.lines.filter((line) => !taken.has(line));
    const own = marginsOf(prose.length > 0 ? prose : lines);
    const margins = { left: Math.min(own.left, usual.left), right: Math.max(own.right, usual.right) };
    for (const { table, lines: rows } of tables)
      items.push({ kind: 'table', page: page.page, top: topOf(rows[0]), table });
    for (const run of runsBetween(lines, taken))
      for (const paragraph of paragraphsOf(run, margins))
        items.push({
          kind: 'text',
          page: page.page,
          lastPage: page.page,
          top: paragraph.top,
          paragraph,
          margins,
        });
    unruled += tables.length;
    nameless += tables.reduce((sum, found) => sum + found.nameless, 0);
  }
  return { items: items.toSorted((a, b) => a.top - b.top), unruled, nameless };
}

function topOf(line: TextLine | undefined): number {
  return (line?.baseline ?? 0) - (line?.size ?? 0);
}

/** Lines that no ruled table stands between. */
function partedByTables(page: ParsedPage): TextLine[][] {
  const parts = new Map<number, TextLine[]>();
  for (const line of page.lines) {
    const above = page.tables.filter(({ grid }) => grid.box.top < line.baseline - line.size / 2).length;
    parts.set(above, [...(parts.get(above) ?? []), line]);
  }
  return [...parts.values()];
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
    const cells = item.table.cells.map((cell) => ({
      ...cell,
      place: { ...place, row: cell.row + 1, column: cell.column + 1 },
    }));
    return { ...item.table, cells, place };
  });
}
