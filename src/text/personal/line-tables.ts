import type { CheckedText } from '../checked-text.ts';
import { type ColumnRole, isHead, roleOf } from './column-roles.ts';
import { isPersonName } from './person-names.ts';
import { alignedColumns } from './row-alignment.ts';
import type { RawCell } from './table-shapes.ts';

/** Tables as they stand in plain text: a line of heads, and lines with as many pieces, parted by tabs, bars, spaces or commas. */

interface Line {
  readonly start: number;
  readonly text: string;
}

const COMMAS = / ?[,，] ?/gu;
const PARTINGS = [/\t|\s*\|\s*/gu, / {2,}|\u3000[ \u3000]*/gu, /[ \u3000]+/gu, COMMAS] as const;
const MOST_CELLS = 60;
const LONGEST_LINE = 600;

/** Rows of cells, a table each; lines of cells that are blocks already aren't looked at. */
export function cellsOfLines(checked: CheckedText): RawCell[][][] {
  const lines = linesOf(checked);
  const tables: RawCell[][][] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at];
    const parting =
      line === undefined ? undefined : PARTINGS.find((one) => isHeadLine(piecesOf(line, one), line));
    if (line === undefined || parting === undefined) {
      at += 1;
      continue;
    }
    const { rows, next } = tableFrom(lines, at, parting);
    if (rows.length > 1) tables.push(rows);
    at = next;
  }
  return tables;
}

function tableFrom(
  lines: readonly Line[],
  from: number,
  parting: RegExp,
): { rows: RawCell[][]; next: number } {
  const first = lines[from];
  const heads = first === undefined ? [] : together(piecesOf(first, parting), first, isHead);
  const roles = heads.map((head) => roleOf(wordsAt(head, first)));
  const rows = [numbered(heads)];
  let at = from + 1;
  for (; at < lines.length; at += 1) {
    const line = lines[at];
    const pieces = line === undefined ? [] : piecesOf(line, parting);
    // A number that didn't fit goes on in a line of its own.
    if (pieces.length === 1 && /^[\dXx-]{1,14}$/u.test(line?.text.trim() ?? '')) continue;
    if (pieces.length < 2 || pieces.length > roles.length * 3 + 2) break;
    if (parting === COMMAS && pieces.length !== roles.length) break;
    rows.push(placed(pieces, roles, line));
  }
  return { rows, next: at };
}

function linesOf(checked: CheckedText): Line[] {
  const cells = new Set<number>();
  for (const { kind, start } of checked.blocks) if (kind === 'cell') cells.add(start);
  const inCells = checked.blocks.filter(({ kind }) => kind === 'cell');
  const [first, last] = [inCells[0]?.start ?? Infinity, inCells.at(-1)?.end ?? -1];
  return [...checked.text.matchAll(/[^\r\n]+/gu)]
    .map((found) => ({ start: found.index, text: found[0] }))
    .filter(({ start }) => cells.size === 0 || start < first || start >= last);
}

function piecesOf({ start, text }: Line, parting: RegExp): RawCell[] {
  if (text.length > LONGEST_LINE) return [];
  const pieces: RawCell[] = [];
  let from = 0;
  for (const gap of text.matchAll(parting)) {
    pieces.push({ start: start + from, end: start + gap.index, column: null });
    from = gap.index + gap[0].length;
    if (pieces.length > MOST_CELLS) return [];
  }
  pieces.push({ start: start + from, end: start + text.length, column: null });
  // What stands before the first space of an indented line, or after the last, is nothing; between tabs it is an empty cell.
  const tabbed = text.includes('\t') || text.includes('|');
  return tabbed ? pieces : pieces.filter((piece) => piece.end > piece.start);
}

function isHeadLine(apart: readonly RawCell[], line: Line): boolean {
  if (apart.length < 2) return false;
  const pieces = together(apart, line, isHead);
  const words = pieces.map((piece) =>
    line.text.slice(piece.start - line.start, piece.end - line.start).trim(),
  );
  const heads = words.filter((one) => isHead(one)).length;
  return heads >= 2 && heads * 2 >= words.filter((one) => one !== '').length;
}

function numbered(pieces: readonly RawCell[]): RawCell[] {
  return pieces.map((piece, column) => ({ ...piece, column }));
}

/** Pieces put under their heads: as many as there are heads, or as many once groups of digits are put together again. */
function placed(all: readonly RawCell[], roles: readonly ColumnRole[], line: Line | undefined): RawCell[] {
  const columns = roles.length;
  const pieces = together(all, line, isPersonName);
  if (pieces.length === columns || line === undefined) return numbered(pieces);
  if (pieces.length < columns) {
    const aligned = alignedColumns(
      roles,
      pieces.map((piece) => wordsAt(piece, line)),
    );
    return pieces.map((piece, at) => ({ ...piece, column: aligned?.[at] ?? null }));
  }
  const joined: RawCell[] = [];
  let spare = pieces.length - columns;
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at];
    const more = spare === 0 ? 0 : furtherGroups(pieces, at, line);
    const last = pieces[at + more];
    if (piece !== undefined && last !== undefined) joined.push({ ...piece, end: last.end });
    at += more;
    spare -= more;
  }
  return joined.length === columns ? numbered(joined) : alignedAtEnds(pieces, columns, line);
}

/** How numbers are written in groups: mobile telephones, identity numbers, cards. */
const GROUPS = ['3,4,4', '3,3,5', '6,8,4', '6,4,4,4', '4,4,4,4,3', '4,4,4,4', '6,13', '6,10', '2,11'].map(
  (sizes) => sizes.split(',').map(Number),
);

function isCountryCode(piece: RawCell | undefined, line: Line): boolean {
  return piece !== undefined && /^(?:\+86|86)$/u.test(wordsAt(piece, line));
}

/** What stands before the first piece that may belong to the next one, and behind the last, is under its head; the rest isn't known. */
function alignedAtEnds(pieces: readonly RawCell[], columns: number, line: Line): RawCell[] {
  const joins = pieces.map((piece, at) => {
    const next = pieces[at + 1];
    return next !== undefined && isDigits(piece, line) && isDigits(next, line);
  });
  const [first, last] = [joins.indexOf(true), joins.lastIndexOf(true) + 1];
  return pieces.map((piece, at) => {
    if (first < 0) return piece;
    if (at < first) return { ...piece, column: at };
    return at > last ? { ...piece, column: at - (pieces.length - columns) } : piece;
  });
}

/** 张 三, 序 号: single characters that spaces part are one piece, where they make a name or a head. */
function together(
  pieces: readonly RawCell[],
  line: Line | undefined,
  isOne: (words: string) => boolean,
): RawCell[] {
  const joined: RawCell[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    const single = before !== undefined && isOneCharacter(before, line) && isOneCharacter(piece, line);
    const fits = single && isOne(wordsAt({ ...before, end: piece.end }, line));
    if (before !== undefined && fits) joined[joined.length - 1] = { ...before, end: piece.end };
    else joined.push(piece);
  }
  return joined;
}

function isOneCharacter(piece: RawCell, line: Line | undefined): boolean {
  return /^\p{sc=Han}$/u.test(wordsAt(piece, line));
}

/** How many pieces from here on belong to the same number. */
function furtherGroups(pieces: readonly RawCell[], at: number, line: Line): number {
  const fits = GROUPS.find(
    (sizes) =>
      (sizes.length > 2 || sizes[1] !== 11 || isCountryCode(pieces[at], line)) &&
      sizes.every((size, index) => {
        const piece = pieces[at + index];
        return piece !== undefined && lengthOf(piece, line) === size && isDigits(piece, line);
      }),
  );
  return fits === undefined ? 0 : fits.length - 1;
}

function wordsAt(piece: RawCell, line: Line | undefined): string {
  return line?.text.slice(piece.start - line.start, piece.end - line.start).trim() ?? '';
}

function lengthOf(piece: RawCell, line: Line): number {
  return piece.end - piece.start - (line.text[piece.start - line.start] === '+' ? 1 : 0);
}

function isDigits(piece: RawCell, line: Line): boolean {
  return /^\+?[\d０-９]+[XxＸｘ×]?$/u.test(line.text.slice(piece.start - line.start, piece.end - line.start));
}
