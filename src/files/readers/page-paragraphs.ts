import { chunksOf } from './page-chunks.ts';
import type { TextLine } from './page-text.ts';

/** A paragraph, with what is needed to see whether it goes on. */
export interface Paragraph {
  readonly text: string;
  readonly top: number;
  readonly lines: readonly TextLine[];
}

/** The edges between which the text of a page stands. */
export interface Margins {
  readonly left: number;
  readonly right: number;
}

/** In heights of the font. */
const INDENTED = 1.2;
const NEXT_LINE = 2.6;
const SAME_SIZE = 0.1;
const SLACK = 0.6;
const LARGER = 1.15;

const OPENING = /^[（《“‘〈【〔(]/;
const CLOSING = /^[，。、；：？！）》”’】〉〕]/;
/** What begins a heading or a point: 二、, （三）. */
const NUMBERED = /^\s*(?:[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十]{1,2}）)/u;
const SENTENCE_END = /[。！？]\s*$/u;
/** Letters, digits and the signs between them. */
const LATIN = /^[!-~]/;

/** The edges of a page's text: where lines begin and where the longest end. */
export function marginsOf(lines: readonly TextLine[]): Margins {
  return {
    left: Math.min(...lines.map((line) => line.left)),
    right: Math.max(...lines.map((line) => line.right)),
  };
}

/** Joins lines to paragraphs: a line goes on in the next if what begins that one had no room on it. */
export function paragraphsOf(lines: readonly TextLine[], margins: Margins): Paragraph[] {
  const body = medianSize(lines);
  const groups: TextLine[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    const goes =
      group !== undefined &&
      before !== undefined &&
      !isRow(before) &&
      !isRow(line) &&
      line.baseline - before.baseline <= NEXT_LINE * line.size &&
      (goesOn(before, line, margins) || isOneTitle(before, line, { margins, body }));
    if (goes) group.push(line);
    else groups.push([line]);
  }
  return groups.map(paragraphOf);
}

/** Makes a paragraph of lines. */
export function paragraphOf(lines: readonly TextLine[]): Paragraph {
  const text = lines
    .map((line) => line.text)
    .reduce(joinLines, '')
    .trim();
  return { text, top: (lines[0]?.baseline ?? 0) - (lines[0]?.size ?? 0), lines };
}

/** A line that ends in a number behind a wide gap is a row of something, and stays by itself. */
function isRow(line: TextLine): boolean {
  const chunks = chunksOf(line);
  return chunks.length > 1 && chunks.at(-1)?.isNumber === true;
}

/** Whether a line ends where the page ends, and the next begins where lines begin. */
export function goesOn(before: TextLine, after: TextLine, margins: Margins): boolean {
  if (Math.abs(before.size - after.size) > SAME_SIZE * before.size) return false;
  if (after.left - margins.left > INDENTED * after.size) return false;
  // Headings stand at the edge in many reports, and the line above them may happen to be full.
  if (NUMBERED.test(after.text) && SENTENCE_END.test(before.text)) return false;
  return margins.right - before.right < firstWord(after) + SLACK * before.size;
}

/** Lines of a title are larger than the text and stand in its middle, one below the other. */
function isOneTitle(
  before: TextLine,
  after: TextLine,
  page: { readonly margins: Margins; readonly body: number },
): boolean {
  const middle = (page.margins.left + page.margins.right) / 2;
  return [before, after].every(
    (line) =>
      line.size > LARGER * page.body &&
      Math.abs(line.size - before.size) < SAME_SIZE * line.size &&
      Math.abs((line.left + line.right) / 2 - middle) < line.size,
  );
}

/** Width of what can't be parted from the beginning of a line: a number, a word, a character with the signs around it. */
function firstWord(line: TextLine): number {
  const inked = line.glyphs.filter((glyph) => glyph.text.trim() !== '');
  const first = inked[0];
  if (first === undefined) return 0;
  const isAt = (index: number, kind: RegExp): boolean => kind.test(inked[index]?.text ?? '');
  let end = 0;
  while (isAt(end, OPENING)) end += 1;
  if (isAt(end, LATIN)) while (isAt(end, LATIN)) end += 1;
  else end += 1;
  while (isAt(end, CLOSING)) end += 1;
  return (inked[end - 1]?.right ?? first.right) - first.left;
}

function joinLines(before: string, after: string): string {
  const start = after.trim();
  const end = before.trimEnd();
  const isSpaced = /[A-Za-z,;]$/.test(end) && /^[A-Za-z]/.test(start);
  const hadSpace = end !== before && /[!-~]$/.test(end);
  return end + (isSpaced || hadSpace ? ' ' : '') + start + (/\s$/.test(after) ? ' ' : '');
}

function medianSize(lines: readonly TextLine[]): number {
  const sizes = lines.flatMap((line) => line.glyphs.map((glyph) => glyph.size)).toSorted((a, b) => a - b);
  return sizes[Math.floor(sizes.length / 2)] ?? 0;
}
