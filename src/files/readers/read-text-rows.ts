import { PART_TITLES } from '../../law/annual-report/form.ts';

/** A stretch of the decoded text: what stands there, and from which character up to which. */
export interface TextSpan {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/**
 * What a plain text consists of: lines of words, rows of cells, and gaps (more blank lines than part two rows), at which a
 * table ends.
 */
export type TextPiece =
  | { readonly kind: 'line'; readonly line: TextSpan }
  | { readonly kind: 'row'; readonly cells: readonly TextSpan[] }
  | { readonly kind: 'gap' };

/** As agencies vary them: no row of a table begins with such a number and ends so. */
const PART_TITLE = /^[一二三四五六七八]、[^，。；]{2,30}(?:情况|事项|问题)(?:[（(][^（()）]{1,15}[)）])?$/u;
const LONG_SENTENCE = 20;
/** Lines that a cell in quotation marks may have, as spreadsheets put it on the clipboard. */
const MOST_QUOTED_LINES = 6;

/** The lines of a text without what ends them. */
export function textLines(text: string): TextSpan[] {
  const lines: TextSpan[] = [];
  let from = 0;
  for (const end of text.matchAll(/\r\n|\n|\r/gu)) {
    lines.push(spanOf(text, from, end.index));
    from = end.index + end[0].length;
  }
  if (from < text.length) lines.push(spanOf(text, from, text.length));
  return lines;
}

/**
 * Whether cells stand on lines of their own, each behind a tab, or in rows whose cells tabs part. Indented paragraphs begin
 * with a tab too: only lines with figures or blanks count.
 */
export function hasCellOnEachLine(lines: readonly TextSpan[]): boolean {
  let alone = 0;
  let together = 0;
  for (const { text } of lines) {
    const cells = text.split('\t');
    if (cells.length < 2 || !cells.slice(1).some(isFigure)) continue;
    if (cells.length === 2 && cells[0] === '') alone += 1;
    else together += 1;
  }
  return alone > together;
}

/**
 * Each cell begins on a line that starts with a tab; a line without one goes on with the cell; an empty line ends the row.
 * A tab with nothing behind it is a blank cell. Titles of the report's parts and whole sentences are never cells.
 */
export function piecesByLine(lines: readonly TextSpan[], text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let row: TextSpan[] = [];
  function endRow(): void {
    if (row.length > 0) pieces.push({ kind: 'row', cells: row });
    row = [];
  }
  for (const line of lines) {
    const isCell = line.text.startsWith('\t');
    const words = isCell ? spanOf(text, line.from + 1, line.to) : line;
    const last = row.at(-1);
    if (!isCell && line.text.trim() === '') {
      if (row.length === 0) pieces.push({ kind: 'gap' });
      endRow();
    } else if (isProse(words.text, { continuing: !isCell && last !== undefined })) {
      endRow();
      pieces.push({ kind: 'line', line: words });
    } else if (isCell) {
      row.push(...splitAtTabs(words, text));
    } else if (last !== undefined) {
      row[row.length - 1] = { text: `${last.text}\n${line.text}`, from: last.from, to: line.to };
    } else if (line.text.includes('\t')) {
      pieces.push({ kind: 'row', cells: splitAtTabs(line, text) });
    } else {
      pieces.push({ kind: 'line', line });
    }
  }
  endRow();
  return pieces;
}

/** A line with tabs is a row, whole; lines without are words. One blank line between rows doesn't end their table. */
export function piecesByTab(lines: readonly TextSpan[], text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let blanks = 0;
  const whole = joinQuoted(lines, text);
  for (const [at, line] of whole.entries()) {
    if (isBlankLine(line)) {
      blanks += 1;
      if (blanks === 2) pieces.push({ kind: 'gap' });
      if (isBesideFigure(whole, at)) pieces.push({ kind: 'line', line: { ...line, text: '' } });
      continue;
    }
    blanks = 0;
    const cells = splitAtTabs(line, text);
    const filled = cells.filter((cell) => cell.text.trim() !== '');
    const [only] = filled;
    if (cells.length === 1 && !isBlockTitle(line.text)) pieces.push({ kind: 'line', line });
    else if (filled.length === 1 && only !== undefined && isProse(only.text))
      pieces.push({ kind: 'line', line: only });
    else pieces.push({ kind: 'row', cells });
  }
  return withShortRows(pieces);
}

function isBlankLine({ text }: TextSpan): boolean {
  return text.trim() === '' && !text.includes('\t');
}

/** Where each cell has a line of its own, a blank line among figures may be a blank cell. */
function isBesideFigure(lines: readonly TextSpan[], at: number): boolean {
  const near = [
    lines.slice(Math.max(0, at - MOST_BLANK_CELLS), at).toReversed(),
    lines.slice(at + 1, at + 1 + MOST_BLANK_CELLS),
  ];
  return near.some((side) => {
    const text = side.find((line) => !isBlankLine(line))?.text ?? '';
    return text.trim() !== '' && isFigure(text);
  });
}

/** A row of table four has as many cells. */
const MOST_BLANK_CELLS = 15;

/** So many short lines between rows, and of so many characters, are rows that lost their blank cells. */
const MOST_SHORT_ROWS = 3;
const LONGEST_LABEL = 40;

/** Editors cut tabs at the end of a line: a row of blanks keeps its words alone. Short lines between rows are such rows. */
function withShortRows(pieces: readonly TextPiece[]): TextPiece[] {
  return pieces.map((piece, at) => {
    if (piece.kind !== 'line' || !isShort(piece.line.text)) return piece;
    const above = pieces.slice(Math.max(0, at - MOST_SHORT_ROWS), at).findLast((each) => !isLabel(each));
    const below = pieces.slice(at + 1, at + 1 + MOST_SHORT_ROWS).find((each) => !isLabel(each));
    return above?.kind === 'row' && below?.kind === 'row' ? { kind: 'row', cells: [piece.line] } : piece;
  });
}

function isLabel(piece: TextPiece): boolean {
  return piece.kind === 'line' && isShort(piece.line.text);
}

function isShort(words: string): boolean {
  return (
    words.trim() !== '' &&
    words.trim().length <= LONGEST_LABEL &&
    !/[。；：]$/u.test(words.trim()) &&
    !isProse(words)
  );
}

/** Whether a cell's text is a number, a mark for none, or nothing. */
export function isFigure(text: string): boolean {
  // Trimmed first: two runs of blanks in one pattern would try all ways to part them.
  return /^(?:[+-]?\p{Nd}[\p{Nd}.,．，]*\s*(?:万元|元|件|%|％)?|[/／\-—–－]+)?$/u.test(text.trim());
}

/** Whether the words are those over a block of table two, 第二十条第（一）项: a row of the table, though it has one cell. */
export function isBlockTitle(words: string): boolean {
  return /^\s*第[一二三四五六七八九十]{1,4}条[^。；，]{0,12}$/u.test(words);
}

/**
 * Whether words stand for themselves and never in a cell: the title of one of the report's parts, a whole sentence. Of a
 * line that may go on with a cell above, only the title is told with certainty.
 */
export function isProse(words: string, { continuing = false }: { continuing?: boolean } = {}): boolean {
  const bare = words.replaceAll(/\s/gu, '');
  if (PART_TITLES.some((title) => title === bare) || PART_TITLE.test(bare)) return true;
  return !continuing && bare.length >= LONG_SENTENCE && /[。；]$/u.test(bare);
}

function splitAtTabs(line: TextSpan, text: string): TextSpan[] {
  const cells: TextSpan[] = [];
  let { from } = line;
  for (const part of line.text.split('\t')) {
    cells.push(unquoted(spanOf(text, from, from + part.length)));
    from += part.length + 1;
  }
  return cells;
}

/** Cells with line breaks come in quotation marks; any other quotation mark is a character of the text. */
function unquoted(cell: TextSpan): TextSpan {
  if (!/[\n\r]/u.test(cell.text)) return cell;
  const inner = /^"((?:[^"]|"")*)"$/u.exec(cell.text)?.[1];
  return inner === undefined || inner.trim() === ''
    ? cell
    : { ...cell, text: inner.replaceAll('""', '"').replaceAll(/\r\n?/gu, '\n') };
}

/** Lines that belong together because a quotation mark at the beginning of a cell is closed only on a later one. */
function joinQuoted(lines: readonly TextSpan[], text: string): TextSpan[] {
  const joined: TextSpan[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined) break;
    const more = opensQuote(line.text) ? linesToClose(lines, at, text) : 0;
    joined.push(more === 0 ? line : spanOf(text, line.from, lines[at + more]?.to ?? line.to));
    at += more;
  }
  return joined;
}

function opensQuote(text: string): boolean {
  const last = text.slice(text.lastIndexOf('\t') + 1);
  return last.startsWith('"') && isOdd(last);
}

/** How many lines further the quotation mark is closed at the end of a cell; 0 when it isn't. */
function linesToClose(lines: readonly TextSpan[], at: number, text: string): number {
  const start = lines[at];
  if (start === undefined) return 0;
  for (let more = 1; more < MOST_QUOTED_LINES; more += 1) {
    const end = lines[at + more];
    if (end === undefined || end.text === '') return 0;
    const whole = text.slice(start.from, end.to);
    if (/"(?:\t|$)/u.test(end.text) && whole.includes('\t') && !opensQuote(whole)) return more;
  }
  return 0;
}

function isOdd(text: string): boolean {
  return [...text].filter((character) => character === '"').length % 2 === 1;
}

function spanOf(text: string, from: number, to: number): TextSpan {
  return { text: text.slice(from, to), from, to };
}
