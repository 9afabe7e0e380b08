/** Han characters of a line that can still be a cell's: 无, 三, 3件, 没有. */
const WORDS_OF_A_CELL = /^(?:[\p{Script=Han}〇]|没有|空白|[\d０-９.,，．]+\p{Script=Han}{1,2})$/u;
const SIGNS_OF_A_CELL = /^[^\p{Script=Han}]{1,10}$/u;
/** The ordinal of the next row, alone on its line. */
const ORDINAL = /^[（(]?\d{1,2}[.．、）)]$/u;

/**
 * The cells of a row where each stands in a line of its own, as they are written: `raw` is what follows the row's words. A line that
 * is blank is a cell where one is missing otherwise. Null where the lines aren't `count` cells.
 */
export function cellLines(raw: string, count: number): readonly string[] | null {
  const [beside = '', ...rest] = raw.split('\n').map((line) => line.trim());
  // The last line is the one on which the next words begin: nothing before them is no blank cell.
  const below = rest.at(-1) === '' ? rest.slice(0, -1) : rest;
  // Figures beside the words are the row's; what stands below them isn't.
  if (/\p{Nd}/u.test(beside)) return null;
  const end = below.findIndex((line) => line !== '' && !isCell(line));
  const lines = end < 0 ? below : below.slice(0, end);
  const filled = lines.filter((line) => line !== '');
  if (filled.length === count) return filled;
  // Blanks at the end part this row from the next, unless one of them is its last cell.
  const last = lines.findLastIndex((line) => line !== '');
  const inner = lines.slice(0, last + 1);
  if (inner.length === count && filled.length > 0) return inner;
  return filled.length > 0 &&
    inner.length === count - 1 &&
    filled.length === count - 1 &&
    lines.length > inner.length
    ? [...inner, '']
    : null;
}

/** Whether a line is short enough, and of such signs, that it can be a cell and no words of the form. */
function isCell(line: string): boolean {
  return !ORDINAL.test(line) && (SIGNS_OF_A_CELL.test(line) || WORDS_OF_A_CELL.test(line));
}
