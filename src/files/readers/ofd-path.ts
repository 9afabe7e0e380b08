import type { Rule } from './page-ink.ts';
import { type Matrix, type PathStep, filledRules, mapped, outlinesOf, strokedRules } from './page-axis.ts';
import { matrixOfObject } from './ofd-matrix.ts';
import { type XmlElement, childOf } from './ofd-xml.ts';

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

const KINDS: ReadonlyMap<string, PathStep['kind']> = new Map([
  ['S', 'move'],
  ['M', 'move'],
  ['L', 'line'],
]);

/** The level and upright lines of a path object; `matrix` leads from its page's millimetres to points. */
export function readOfdPath(object: XmlElement, matrix: Matrix): Rule[] {
  const whole = matrixOfObject(object, matrix);
  const outlines = outlinesOf(stepsOf(childOf(object, 'AbbreviatedData')?.text ?? '', whole));
  const strokes = object.attributes['Stroke'] !== 'false';
  const fills = object.attributes['Fill'] === 'true';
  return [...(strokes ? strokedRules(outlines) : []), ...(fills ? filledRules(outlines) : [])];
}

function stepsOf(data: string, matrix: Matrix): PathStep[] {
  const words = data.trim().split(/\s+/);
  const steps: PathStep[] = [];
  let index = 0;
  while (index < words.length) {
    const letter = words[index] ?? '';
    const count = ARGUMENTS.get(letter);
    index += 1;
    if (count === undefined) continue;
    const numbers = words.slice(index, index + count).map(Number);
    index += count;
    const last = steps.at(-1);
    if (letter === 'C') {
      if (last !== undefined) steps[steps.length - 1] = { ...last, closes: true };
      continue;
    }
    const [x = Number.NaN, y = Number.NaN] = numbers.slice(-2);
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    steps.push({ kind: KINDS.get(letter) ?? 'curve', to: mapped(matrix, { x, y }), closes: false });
  }
  return steps;
}
