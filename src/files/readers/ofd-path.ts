import type { Rule } from './page-ink.ts';
import {
  type Matrix,
  type Outline,
  type Point,
  chained,
  filledRules,
  mapped,
  strokedRules,
} from './page-axis.ts';
import { matrixFrom } from './ofd-text.ts';
import { type XmlElement, childOf, numbersOf } from './ofd-xml.ts';

/** Numbers behind each letter of a path; the last two of them are where it ends. */
const ARGUMENTS: ReadonlyMap<string, number> = new Map([
  ['S', 2],
  ['M', 2],
  ['L', 2],
  ['Q', 4],
  ['B', 6],
  ['A', 7],
  ['C', 0],
]);

/** The level and upright lines of a path object; `matrix` leads from its page's millimetres to points. */
export function readOfdPath(object: XmlElement, matrix: Matrix): Rule[] {
  const [left = 0, top = 0] = numbersOf(object.attributes['Boundary'], 2) ?? [];
  const own = numbersOf(object.attributes['CTM'], 6);
  const moved = chained([1, 0, 0, 1, left, top], matrix);
  const whole = own === null ? moved : chained(matrixFrom(own), moved);
  const outlines = outlinesOf(childOf(object, 'AbbreviatedData')?.text ?? '', whole);
  const strokes = object.attributes['Stroke'] !== 'false';
  const fills = object.attributes['Fill'] === 'true';
  return [...(strokes ? strokedRules(outlines) : []), ...(fills ? filledRules(outlines) : [])];
}

function outlinesOf(data: string, matrix: Matrix): Outline[] {
  const words = data.trim().split(/\s+/);
  const outlines: { points: Point[]; closed: boolean }[] = [];
  let index = 0;
  while (index < words.length) {
    const letter = words[index] ?? '';
    const count = ARGUMENTS.get(letter);
    index += 1;
    if (count === undefined) continue;
    const numbers = words.slice(index, index + count).map(Number);
    index += count;
    const outline = outlines.at(-1);
    if (letter === 'C') {
      if (outline !== undefined) outline.closed = true;
      continue;
    }
    const [x = Number.NaN, y = Number.NaN] = numbers.slice(-2);
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    const point = mapped(matrix, { x, y });
    // A curve ends the straight part before it; what follows begins where the curve ends.
    if (letter === 'L' && outline !== undefined) outline.points.push(point);
    else outlines.push({ points: [point], closed: false });
  }
  return outlines.filter(({ points }) => points.length > 1);
}
