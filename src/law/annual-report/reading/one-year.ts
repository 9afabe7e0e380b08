import { bareLabel } from './label-likeness.ts';
import { looksLikeValue } from './read-number.ts';
import { linesOf, readNarrative } from './read-narrative.ts';
import type { SourceBlock, SourceCell, SourceDocument, SourceTable } from './source-document.ts';

/** Two tables of which so much of the words is the same are the same table of two years. */
const SAME = 0.8;
const FEW_WORDS = 6;
/** Longer lines are sentences: the years in them say nothing about the table below. */
const LONGEST_CAPTION = 60;

/**
 * A document without the figures of other years than the report's own, where a table shows several side by side or stands there once
 * for each. Only years that the file names decide.
 */
export function ofReportYear(document: SourceDocument): SourceDocument {
  const twins = twinsIn(document.blocks);
  const hasYears = document.blocks.some((block) => block.kind === 'table' && yearCells(block).length > 1);
  if (twins.length === 0 && !hasYears) return document;
  const { year } = readNarrative(document, linesOf(document));
  if (year === null) return document;
  const others = new Set(twins.flatMap((pair) => otherOf(pair, document.blocks, year)));
  return {
    ...document,
    blocks: document.blocks
      .filter((block) => !(block.kind === 'table' && others.has(block)))
      .map((block) => (block.kind === 'table' ? withoutOthers(block, year) : block)),
  };
}

/** Pairs of tables with the same words. */
function twinsIn(blocks: readonly SourceBlock[]): (readonly [SourceTable, SourceTable])[] {
  const tables = blocks.flatMap((block) =>
    block.kind === 'table' ? [{ table: block, words: wordsOf(block) }] : [],
  );
  const worded = tables.filter(({ words }) => words.size >= FEW_WORDS).slice(0, 60);
  return worded.flatMap((one, at) =>
    worded.slice(at + 1).flatMap((other) => {
      const common = [...one.words].filter((word) => other.words.has(word)).length;
      const all = one.words.size + other.words.size - common;
      return common / all >= SAME ? [[one.table, other.table] as const] : [];
    }),
  );
}

function wordsOf({ cells }: SourceTable): ReadonlySet<string> {
  return new Set(cells.filter(({ text }) => !looksLikeValue(text)).map(({ text }) => bareLabel(text)));
}

/** Of two tables the one that isn't the year's, where the other is. */
function otherOf(
  pair: readonly [SourceTable, SourceTable],
  blocks: readonly SourceBlock[],
  year: number,
): SourceTable[] {
  const [first, second] = pair.map((table) => yearAbove(blocks, table));
  if (first === year && second !== null && second !== year) return [pair[1]];
  if (second === year && first !== null && first !== year) return [pair[0]];
  return [];
}

/** The year that the nearest line above a table names which can be a caption or a title. */
function yearAbove(blocks: readonly SourceBlock[], table: SourceTable): number | null {
  const above = blocks.slice(0, blocks.indexOf(table));
  for (const block of above.toReversed()) {
    if (block.kind !== 'text' || block.text.length > LONGEST_CAPTION || /[。；]/u.test(block.text)) continue;
    const found = /(20\d{2})\s*年度?(?:\s*$|[^，]{0,40}(?:报告|情况|统计|数据|表))/u.exec(
      block.text.normalize('NFKC'),
    );
    if (found !== null) return Number(found[1]);
  }
  return null;
}

interface YearCell {
  readonly cell: SourceCell;
  readonly year: number | 'this' | 'last';
}

/** Cells that say no more than a year. */
function yearCells({ cells }: SourceTable): YearCell[] {
  return cells.flatMap((cell): YearCell[] => {
    const words = bareLabel(cell.text);
    const year = /^(20\d{2})年度?(?:数|数据)?$/u.exec(words)?.[1];
    if (year !== undefined) return [{ cell, year: Number(year) }];
    if (/^本年度?(?:数|数据)?$/u.test(words)) return [{ cell, year: 'this' }];
    return /^(?:上|去|上一)年度?(?:数|数据)?$/u.test(words) ? [{ cell, year: 'last' }] : [];
  });
}

/** A table without the columns and rows that belong to another year. */
function withoutOthers(table: SourceTable, year: number): SourceTable {
  const years = yearCells(table);
  const isOwn = (each: YearCell): boolean => each.year === year || each.year === 'this';
  const besides = (beside: (a: SourceCell, b: SourceCell) => boolean): YearCell[] =>
    years.filter((each) => !isOwn(each) && years.some((own) => isOwn(own) && beside(own.cell, each.cell)));
  const columns = besides((a, b) => a.row === b.row).map(({ cell }) => cell);
  const rows = besides((a, b) => a.column === b.column).map(({ cell }) => cell);
  if (columns.length + rows.length === 0) return table;
  const cells = table.cells.filter(
    (cell) =>
      !columns.some(
        (other) =>
          cell.row >= other.row &&
          cell.column >= other.column &&
          cell.column + cell.colspan <= other.column + other.colspan,
      ) && !rows.some((other) => cell.row >= other.row && cell.row < other.row + other.rowspan),
  );
  return { ...table, cells };
}
