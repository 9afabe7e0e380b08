import { type XmlElement, numbersOf } from './ofd-xml.ts';
import { type Matrix, chained } from './page-axis.ts';

/** The map from an object's own measures to points: its CTM, its place on the page, and `matrix`, which leads on from there. */
export function matrixOfObject(object: XmlElement, matrix: Matrix): Matrix {
  const [left = 0, top = 0] = numbersOf(object.attributes['Boundary'], 2) ?? [];
  const moved = chained([1, 0, 0, 1, left, top], matrix);
  const own = numbersOf(object.attributes['CTM'], 6);
  if (own === null) return moved;
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = own;
  return chained([a, b, c, d, e, f], moved);
}
