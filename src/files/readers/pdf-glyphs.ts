import { UnreadableFile } from './unreadable-file.ts';
import type { PdfEngine } from './pdf-engine.ts';
import type { PdfBox } from './pdf-turn.ts';
import { meantCharacter } from './page-characters.ts';

/** A character of a PDF. */
export interface PdfGlyph {
  readonly text: string;
  readonly box: PdfBox;
  /** Where it begins on its line. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** How it runs: 0 to the right, 1 up, 2 to the left, 3 down; null when it leans. */
  readonly quarter: number | null;
}

/** Characters of a page. */
export interface PdfGlyphs {
  readonly glyphs: readonly PdfGlyph[];
  readonly nameless: number;
  readonly hidden: number;
}

const MOST_CHARACTERS = 100_000;
/** Drawn neither by line nor by filling. */
const INVISIBLE = new Set([3, 7]);
const LEANING = 0.05;

/** Reads the characters of a page, those that PDFium adds by itself left out. */
export function readGlyphs(engine: PdfEngine, page: number): PdfGlyphs {
  const { lib } = engine;
  const text = lib.FPDFText_LoadPage(page);
  if (text === 0) return { glyphs: [], nameless: 0, hidden: 0 };
  try {
    const count = lib.FPDFText_CountChars(text);
    if (count > MOST_CHARACTERS) throw new UnreadableFile('PDF 有一页文字过多，没有读取。请检查文件来源。');
    const glyphs: PdfGlyph[] = [];
    const isHidden = hiddenObjects(engine, text);
    let nameless = 0;
    let hidden = 0;
    for (let index = 0; index < count; index += 1) {
      if (lib.FPDFText_IsGenerated(text, index) === 1) continue;
      const glyph = readGlyph(engine, text, index);
      if (glyph === null) continue;
      if (isNameless(glyph.text)) nameless += 1;
      if (isHidden(index)) hidden += 1;
      glyphs.push(glyph);
    }
    return { glyphs, nameless, hidden };
  } finally {
    lib.FPDFText_ClosePage(text);
  }
}

function readGlyph(engine: PdfEngine, text: number, index: number): PdfGlyph | null {
  const { lib, room } = engine;
  const code = lib.FPDFText_GetUnicode(text, index);
  if (code === 10 || code === 13 || code === 0xfffe) return null;
  if (!lib.FPDFText_GetLooseCharBox(text, index, room)) return null;
  const [left = 0, top = 0, right = 0, bottom = 0] = engine.floats(4);
  if (!lib.FPDFText_GetCharOrigin(text, index, room, room + 8)) return null;
  const [x = 0, y = 0] = engine.doubles(2);
  if (!lib.FPDFText_GetMatrix(text, index, room)) return null;
  const [a = 1, b = 0, c = 0, d = 1] = engine.floats(4);
  const size = lib.FPDFText_GetFontSize(text, index) * Math.hypot(c, d);
  if (![left, right, top, bottom, x, y, size].every(Number.isFinite) || size < 0.5) return null;
  return { text: characterOf(code), box: { left, right, top, bottom }, x, y, size, quarter: quarterOf(a, b) };
}

function characterOf(code: number): string {
  if (code === 0 || code > 0x10ffff) return '\uFFFD';
  return meantCharacter(code < 0x10000 ? String.fromCharCode(code) : String.fromCodePoint(code));
}

function isNameless(text: string): boolean {
  return /^[\uFFFD\uE000-\uF8FF]/.test(text);
}

function quarterOf(a: number, b: number): number | null {
  if (Math.abs(b) <= LEANING * Math.abs(a)) return a > 0 ? 0 : 2;
  if (Math.abs(a) <= LEANING * Math.abs(b)) return b > 0 ? 1 : 3;
  return null;
}

/** Asks once for each piece of text whether it is drawn. */
function hiddenObjects({ lib }: PdfEngine, text: number): (index: number) => boolean {
  const known = new Map<number, boolean>();
  return (index) => {
    const object = lib.FPDFText_GetTextObject(text, index);
    if (object === 0) return false;
    const before = known.get(object);
    if (before !== undefined) return before;
    const hidden = INVISIBLE.has(lib.FPDFTextObj_GetTextRenderMode(object));
    known.set(object, hidden);
    return hidden;
  };
}
