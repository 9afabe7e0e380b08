import type { Glyph, PageInk, Rule } from './page-ink.ts';
import { matrixOfObject } from './ofd-matrix.ts';
import type { Matrix } from './page-axis.ts';
import { readOfdPath } from './ofd-path.ts';
import { readOfdText } from './ofd-text.ts';
import { type XmlElement, childOf, numbersOf } from './ofd-xml.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** A page of an OFD. */
export interface OfdPage {
  readonly ink: PageInk;
  readonly leaning: number;
  readonly hasPicture: boolean;
}

const POINTS_PER_MM = 72 / 25.4;
const A4 = [0, 0, 210, 297];
const MOST_OBJECTS = 200_000;
const MOST_RULES = 100_000;
const DEEPEST = 8;

interface Found {
  readonly glyphs: Glyph[];
  readonly rules: Rule[];
  leaning: number;
  hasPicture: boolean;
  objects: number;
}

/** What a page needs of its document. */
export interface OfdSurroundings {
  /** From 1. */
  readonly page: number;
  /** As the document has it where a page says nothing: `0 0 210 297`, in millimetres. */
  readonly area: string | undefined;
  /** Pages that lie under or over it. */
  readonly templates: readonly XmlElement[];
  /** A drawing that objects name by its id. */
  drawing(id: string): XmlElement | null;
}

/** Reads the content of a page and of the templates that belong to it. */
export function readOfdPage(content: XmlElement, around: OfdSurroundings): OfdPage {
  const area = childOf(content, 'Area');
  const box = numbersOf(childOf(area, 'PhysicalBox')?.text, 4) ?? numbersOf(around.area, 4) ?? A4;
  const [, , width = 210, height = 297] = box;
  const found: Found = { glyphs: [], rules: [], leaning: 0, hasPicture: false, objects: 0 };
  const matrix: Matrix = [POINTS_PER_MM, 0, 0, POINTS_PER_MM, 0, 0];
  for (const layer of [...around.templates, content])
    walk(childOf(layer, 'Content'), { found, matrix, depth: 0, drawing: around.drawing });
  return {
    ink: {
      page: around.page,
      width: width * POINTS_PER_MM,
      height: height * POINTS_PER_MM,
      glyphs: found.glyphs.filter((glyph) => Number.isFinite(glyph.left + glyph.right + glyph.baseline)),
      rules: found.rules,
    },
    leaning: found.leaning,
    hasPicture: found.hasPicture,
  };
}

interface Walk {
  readonly found: Found;
  readonly matrix: Matrix;
  readonly depth: number;
  drawing(id: string): XmlElement | null;
}

function walk(parent: XmlElement | null, on: Walk): void {
  if (parent === null || on.depth > DEEPEST) return;
  for (const object of parent.children) {
    on.found.objects += 1;
    if (on.found.objects > MOST_OBJECTS || on.found.rules.length > MOST_RULES)
      throw new UnreadableFile('OFD 有一页内容过多，没有读取。请检查文件来源。');
    if (object.attributes['Visible'] !== 'false') readObject(object, on);
  }
}

function readObject(object: XmlElement, on: Walk): void {
  const { found, matrix } = on;
  switch (object.name) {
    case 'TextObject': {
      const { glyphs, leaning } = readOfdText(object, matrix);
      for (const glyph of glyphs) found.glyphs.push(glyph);
      found.leaning += leaning;
      return;
    }
    case 'PathObject':
      for (const rule of readOfdPath(object, matrix)) found.rules.push(rule);
      return;
    case 'ImageObject':
      found.hasPicture = true;
      return;
    case 'CompositeObject':
      readComposite(object, on);
      return;
    default:
      walk(object, { ...on, depth: on.depth + 1 });
  }
}

/** A drawing from the resources, put somewhere. */
function readComposite(object: XmlElement, on: Walk): void {
  const drawing = on.drawing(object.attributes['ResourceID'] ?? '');
  const matrix = matrixOfObject(object, on.matrix);
  walk(childOf(drawing, 'Content'), { ...on, matrix, depth: on.depth + 2 });
}
