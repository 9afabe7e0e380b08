import { UnreadableFile } from './unreadable-file.ts';
import type { PdfEngine } from './pdf-engine.ts';
import type { Rule } from './page-ink.ts';
import {
  type Matrix,
  type PathStep,
  chained,
  filledRules,
  mapped,
  outlinesOf,
  strokedRules,
  thinRule,
} from './page-axis.ts';

/** Lines of a page, y up, and whether there are pictures on it. */
export interface PdfShapes {
  readonly rules: readonly Rule[];
  readonly hasPicture: boolean;
}

const PATH = 2;
const IMAGE = 3;
const FORM = 5;
const LINE_TO = 0;
const MOVE_TO = 2;
const MOST_OBJECTS = 100_000;
const MOST_SEGMENTS = 200_000;
const MOST_RULES = 100_000;
const DEEPEST = 6;
const UNCHANGED: Matrix = [1, 0, 0, 1, 0, 0];

interface Found {
  readonly rules: Rule[];
  hasPicture: boolean;
  objects: number;
  segments: number;
}

/** Reads the level and upright lines of a page: drawn ones, thin filled shapes and thin pictures. */
export function readShapes(engine: PdfEngine, page: number): PdfShapes {
  const { lib } = engine;
  const found: Found = { rules: [], hasPicture: false, objects: 0, segments: 0 };
  for (let index = 0; index < lib.FPDFPage_CountObjects(page); index += 1)
    readObject(engine, lib.FPDFPage_GetObject(page, index), { found, matrix: UNCHANGED, depth: 0 });
  return found;
}

interface Around {
  readonly found: Found;
  readonly matrix: Matrix;
  readonly depth: number;
}

function readObject(engine: PdfEngine, object: number, around: Around): void {
  const { found } = around;
  found.objects += 1;
  if (found.objects > MOST_OBJECTS || found.rules.length > MOST_RULES) throw tooMuch();
  const { lib } = engine;
  switch (lib.FPDFPageObj_GetType(object)) {
    case PATH:
      found.rules.push(...rulesOfPath(engine, object, around));
      return;
    case IMAGE:
      found.rules.push(...rulesOfPicture(engine, object, around));
      return;
    case FORM: {
      if (around.depth >= DEEPEST) return;
      const matrix = chained(matrixOf(engine, object), around.matrix);
      for (let index = 0; index < lib.FPDFFormObj_CountObjects(object); index += 1)
        readObject(engine, lib.FPDFFormObj_GetObject(object, index), {
          found,
          matrix,
          depth: around.depth + 1,
        });
      return;
    }
    default:
  }
}

function rulesOfPath(engine: PdfEngine, object: number, around: Around): Rule[] {
  const { lib, room } = engine;
  if (!lib.FPDFPath_GetDrawMode(object, room, room + 4)) return [];
  const fills = lib.pdfium.getValue(room, 'i32') !== 0;
  const strokes = lib.pdfium.getValue(room + 4, 'i32') !== 0;
  if (!fills && !strokes) return [];
  const outlines = outlinesOf(stepsOf(engine, object, around));
  return [...(strokes ? strokedRules(outlines) : []), ...(fills ? filledRules(outlines) : [])];
}

function stepsOf(engine: PdfEngine, object: number, { found, matrix }: Around): PathStep[] {
  const { lib, room } = engine;
  const whole = chained(matrixOf(engine, object), matrix);
  const steps: PathStep[] = [];
  const count = lib.FPDFPath_CountSegments(object);
  found.segments += Math.max(0, count);
  if (found.segments > MOST_SEGMENTS) throw tooMuch();
  for (let index = 0; index < count; index += 1) {
    const segment = lib.FPDFPath_GetPathSegment(object, index);
    const type = lib.FPDFPathSegment_GetType(segment);
    if (!lib.FPDFPathSegment_GetPoint(segment, room, room + 4)) continue;
    const [x = 0, y = 0] = engine.floats(2);
    const kind = type === LINE_TO ? 'line' : type === MOVE_TO ? 'move' : 'curve';
    steps.push({ kind, to: mapped(whole, { x, y }), closes: lib.FPDFPathSegment_GetClose(segment) });
  }
  return steps;
}

function rulesOfPicture(engine: PdfEngine, object: number, { found, matrix }: Around): Rule[] {
  const [a, b, c, d, e, f] = chained(matrixOf(engine, object), matrix);
  // A picture fills the unit square of its own measures.
  const xs = [e, e + a, e + c, e + a + c];
  const ys = [f, f + b, f + d, f + b + d];
  const thin = thinRule({
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  });
  if (thin.length === 0) found.hasPicture = true;
  return thin;
}

function matrixOf({ lib, room, floats }: PdfEngine, object: number): Matrix {
  if (!lib.FPDFPageObj_GetMatrix(object, room)) return UNCHANGED;
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = floats(6);
  return [a, b, c, d, e, f];
}

function tooMuch(): UnreadableFile {
  return new UnreadableFile('PDF 有一页图形过多，没有读取。请从原文另存为 PDF 后再试。');
}
