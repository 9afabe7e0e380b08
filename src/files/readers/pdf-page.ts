import type { PdfEngine } from './pdf-engine.ts';
import { type Turn, turned } from './pdf-turn.ts';
import { type PdfGlyph, readGlyphs } from './pdf-glyphs.ts';
import { readShapes } from './pdf-shapes.ts';
import type { Glyph, PageInk } from './page-ink.ts';

/** A page of a PDF, and what stood in the way of reading it. */
export interface PdfPage {
  readonly ink: PageInk;
  /** Characters without a code: the font names only shapes. */
  readonly nameless: number;
  /** Characters that lean or run another way than most. */
  readonly leaning: number;
  /** Characters that aren't drawn: the text layer over a scanned page. */
  readonly hidden: number;
  readonly hasPicture: boolean;
}

const WIDGET = 20;
const FREE_TEXT = 3;
/** What flattening is for: showing on a screen. */
const FOR_DISPLAY = 0;

/** Reads a page; null when it is broken. `index` counts from 0. */
export function readPdfPage(engine: PdfEngine, document: number, index: number): PdfPage | null {
  const { lib } = engine;
  let page = lib.FPDF_LoadPage(document, index);
  if (page === 0) return null;
  try {
    if (hasFields(engine, page)) {
      // What was typed into the fields of a form is drawn beside the page until it is made part of it.
      lib.FPDFPage_Flatten(page, FOR_DISPLAY);
      lib.FPDF_ClosePage(page);
      page = lib.FPDF_LoadPage(document, index);
      if (page === 0) return null;
    }
    return readOpen(engine, page, index + 1);
  } finally {
    if (page !== 0) lib.FPDF_ClosePage(page);
  }
}

function readOpen(engine: PdfEngine, page: number, number: number): PdfPage {
  const { glyphs, nameless, hidden } = readGlyphs(engine, page);
  const shapes = readShapes(engine, page);
  const box = pageBox(engine, page);
  const turn: Turn = { quarter: mostQuarters(glyphs), box };
  const upright = glyphs.filter((glyph) => glyph.quarter === turn.quarter);
  const corner = turned(turn, { left: box.left, right: box.right, bottom: box.bottom, top: box.top });
  const ink: PageInk = {
    page: number,
    width: corner.right,
    height: corner.bottom,
    glyphs: upright.map((glyph) => placed(glyph, turn)).filter((glyph) => isOnPage(glyph, corner)),
    rules: shapes.rules.map(({ level, at, from, to }) => {
      const line = turned(
        turn,
        level
          ? { left: from, right: to, bottom: at, top: at }
          : { left: at, right: at, bottom: from, top: to },
      );
      const isLevel = level === (turn.quarter % 2 === 0);
      return isLevel
        ? { level: true, at: line.top, from: line.left, to: line.right }
        : { level: false, at: line.left, from: line.top, to: line.bottom };
    }),
  };
  return { ink, nameless, hidden, leaning: glyphs.length - upright.length, hasPicture: shapes.hasPicture };
}

function placed(glyph: PdfGlyph, turn: Turn): Glyph {
  const box = turned(turn, glyph.box);
  const origin = turned(turn, {
    left: glyph.x,
    right: glyph.x,
    bottom: glyph.y,
    top: glyph.y,
  });
  return { text: glyph.text, left: box.left, right: box.right, baseline: origin.top, size: glyph.size };
}

/** What hangs over the edge belongs to the page, what begins beyond it can't be seen. */
function isOnPage(glyph: Glyph, corner: { readonly right: number; readonly bottom: number }): boolean {
  return (
    glyph.right > 0 && glyph.left < corner.right && glyph.baseline > 0 && glyph.baseline < corner.bottom + 1
  );
}

/** How most characters run: 0 to the right, 1 up, 2 to the left, 3 down. A table may lie on its side. */
function mostQuarters(glyphs: readonly PdfGlyph[]): number {
  const counts = [0, 0, 0, 0];
  for (const { quarter } of glyphs) if (quarter !== null) counts[quarter] = (counts[quarter] ?? 0) + 1;
  return counts.indexOf(Math.max(...counts));
}

function pageBox({ lib, room, floats }: PdfEngine, page: number): Turn['box'] {
  if (!lib.FPDF_GetPageBoundingBox(page, room))
    return { left: 0, bottom: 0, right: lib.FPDF_GetPageWidthF(page), top: lib.FPDF_GetPageHeightF(page) };
  const [left = 0, top = 0, right = 0, bottom = 0] = floats(4);
  return { left, top, right, bottom };
}

function hasFields({ lib }: PdfEngine, page: number): boolean {
  const count = Math.min(lib.FPDFPage_GetAnnotCount(page), 2000);
  for (let index = 0; index < count; index += 1) {
    const annotation = lib.FPDFPage_GetAnnot(page, index);
    if (annotation === 0) continue;
    const type = lib.FPDFAnnot_GetSubtype(annotation);
    lib.FPDFPage_CloseAnnot(annotation);
    if (type === WIDGET || type === FREE_TEXT) return true;
  }
  return false;
}
