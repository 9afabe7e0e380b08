import type { SourceBlock, SourceCell, SourcePlace, SourceTable, SourceText } from './source-document.ts';

/** What stands between the cells of a table that is drawn with characters. */
const RULES = /[|｜│┃║]/u;
/** A line that only draws. */
const DRAWN = /^[\s|｜│┃║:+=_\-—─━┄┈┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬┏┓┗┛┣┫┳┻╋]+$/u;
const LEAST_ROWS = 2;

/** Tables that are drawn with characters, `| 规章 | 0 | 0 | 0 |`, as tables; other lines as they are. */
export function tablesInLines(blocks: readonly SourceBlock[]): SourceBlock[] {
  let tables = blocks.filter(({ kind }) => kind === 'table').length;
  const found: SourceBlock[] = [];
  let drawn: SourceText[] = [];
  const end = (): void => {
    const rows = drawn.flatMap(({ text, place }) => cellsIn(text, place));
    const isTable =
      drawn.some(({ text }) => isFramed(text.trim())) ||
      rows.some((row) => row.some(({ text }) => /\p{Nd}/u.test(text)));
    if (rows.length >= LEAST_ROWS && isTable) {
      tables += 1;
      found.push(tableOf(rows, tables));
    } else found.push(...drawn);
    drawn = [];
  };
  for (const block of blocks) {
    if (block.kind === 'text' && isDrawn(block.text)) drawn.push(block);
    else {
      end();
      found.push(block);
    }
  }
  end();
  return found;
}

function isDrawn(text: string): boolean {
  const line = text.trim();
  if (line.includes('\n')) return false;
  if (DRAWN.test(line)) return line.length >= 3;
  return line.split(RULES).length >= (isFramed(line) ? 3 : 4);
}

/** A menu has such rules between its words too, but not around them. */
function isFramed(line: string): boolean {
  return RULES.test(line.charAt(0));
}

/** The cells of a line; none where it only draws. */
function cellsIn(text: string, place: SourcePlace): (readonly { text: string; place: SourcePlace }[])[] {
  if (DRAWN.test(text)) return [];
  const pieces = text.split(RULES);
  let at = place.from ?? 0;
  const cells = pieces.map((piece) => {
    const from = at;
    at += piece.length + 1;
    const words = piece.replaceAll(/<br\s*\/?>/giu, '\n').trim();
    return { text: words, place: place.from === undefined ? place : { from, to: from + piece.length } };
  });
  if (!isFramed(text.trim())) return [cells];
  return [cells.slice(1, (pieces.at(-1) ?? '').trim() === '' ? -1 : undefined)];
}

function tableOf(
  rows: readonly (readonly { text: string; place: SourcePlace }[])[],
  table: number,
): SourceTable {
  const cells = rows.flatMap((row, y) =>
    row.map(({ text, place }, x): SourceCell => ({
      text,
      row: y,
      column: x,
      rowspan: 1,
      colspan: 1,
      place: { ...place, table, row: y + 1, column: x + 1 },
    })),
  );
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return { kind: 'table', cells, rows: rows.length, columns, place: { table } };
}
