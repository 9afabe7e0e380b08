import { looksLikeValue, readNumber } from './read-number.ts';
import type { SourceCell, SourcePlace, SourceTable, SourceText } from './source-document.ts';

/** What parts figures in a line. A comma also parts thousands, so it parts nothing here. */
const BETWEEN = /[\s\u00a0\u3000]+|(?<=[\p{Nd}件])[、;；]+(?=\s*\p{Nd})/u;

/** Words with the figures that were met behind them. */
interface Met {
  readonly label: string;
  readonly figures: string[];
  readonly place: SourcePlace;
}

/**
 * Words that `count` figures follow, in their line or in lines of their own, as rows of a table. Where the words go on below
 * their figures, their beginning is the row's label.
 */
export function lineRows(blocks: readonly SourceText[], count: number): SourceTable {
  const rows: Met[] = [];
  for (const { text, place } of blocks) {
    for (const line of text.split('\n')) {
      for (const { words, figures } of partsOfLine(line)) {
        const last = rows.at(-1);
        if (words !== '') rows.push({ label: words, figures, place });
        else if (last !== undefined) last.figures.push(...figures);
      }
    }
  }
  const cells = rows
    .filter(({ figures }) => figures.length === count)
    .flatMap(({ label, figures, place }, row) =>
      [label, ...figures].map((each, column): SourceCell => ({
        text: each,
        row,
        column,
        rowspan: 1,
        colspan: 1,
        place,
      })),
    );
  const lines = cells.length === 0 ? 0 : (cells.at(-1)?.row ?? 0) + 1;
  return { kind: 'table', cells, rows: lines, columns: count + 1, place: {} };
}

/** Words that one figure follows as rows, each of them a cell, wherever lines end: 规章, 本年制发件数, 0. */
export function wordRows(blocks: readonly SourceText[]): SourceTable {
  const rows: { words: string[]; figures: string[]; place: SourcePlace }[] = [];
  for (const { text, place } of blocks) {
    for (const token of text.split('\n').flatMap((line) => (isPageNumber(line) ? [] : tokensIn(line)))) {
      const last = rows.at(-1);
      if (isFigure(token)) last?.figures.push(token);
      else if (last === undefined || last.figures.length > 0)
        rows.push({ words: [token], figures: [], place });
      else last.words.push(token);
    }
  }
  const cells = rows
    .filter(({ words, figures }) => words.length > 1 && figures.length === 1)
    .flatMap(({ words, figures, place }, row) =>
      [...words.slice(-MOST_WORDS), ...figures].map((text, column): SourceCell => ({
        text,
        row,
        column,
        rowspan: 1,
        colspan: 1,
        place,
      })),
    );
  const count = cells.length === 0 ? 0 : (cells.at(-1)?.row ?? 0) + 1;
  return { kind: 'table', cells, rows: count, columns: MOST_WORDS + 1, place: {} };
}

/** Item, row and column; what stands before them are the headings of the table. */
const MOST_WORDS = 4;

/** Words and the figures right behind them. */
export interface LinePart {
  readonly words: string;
  readonly figures: string[];
}

/** The parts of a line: words, the figures that stand apart from each other behind them, further words. Page numbers are none. */
export function partsOfLine(line: string): LinePart[] {
  if (isPageNumber(line)) return [];
  const parts: { words: string; figures: string[] }[] = [];
  for (const token of tokensIn(line)) {
    const last = parts.at(-1);
    if (isFigure(token)) {
      if (last === undefined) parts.push({ words: '', figures: [token] });
      else last.figures.push(token);
    } else if (last === undefined || last.figures.length > 0) parts.push({ words: token, figures: [] });
    else last.words += token;
  }
  return parts;
}

/** What stands apart in a line; dots that lead from words to figures part them. */
function tokensIn(line: string): string[] {
  return line
    .replaceAll(/…+|[.·_]{3,}/gu, ' ')
    .split(BETWEEN)
    .flatMap((token) => token.split(/(?<=\p{L})[:：](?=\d)/u))
    .filter((token) => token !== '');
}

/** — 3 —, 第3页 共9页: stands between the lines of a page and those of the next. */
export function isPageNumber(line: string): boolean {
  return /^\s*(?:[—–―-]{1,3}\s*\d{1,3}\s*[—–―-]{1,3}|第\s*\d{1,3}\s*页(?:[\s，,/]*共\s*\d{1,3}\s*页)?)\s*$/u.test(
    line,
  );
}

/** A number or a mark of its own; 无 and 没有 are words too. */
function isFigure(token: string): boolean {
  return looksLikeValue(token) && readNumber(token).dress !== 'blank' && !/^[无没]/u.test(token);
}
