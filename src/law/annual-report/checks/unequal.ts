import { type Finding, type FoundFault, finding } from '../findings.ts';
import { type CellSource, sumWithBlanks } from './cell-source.ts';

/** Two figures that should be equal, each the sum of cells. */
export interface Equation {
  readonly expected: readonly string[];
  readonly actual: readonly string[];
}

/**
 * A finding when both figures are there and differ. Where one of the cells must still be confirmed by a person, it is no
 * more than a warning; so it is where cells were left blank and the figures differ even with noughts in them.
 */
export function unequal(
  cells: CellSource,
  equation: Equation,
  describe: (expected: number, actual: number) => Omit<FoundFault, 'expected' | 'actual'>,
): Finding[] {
  const names = [...equation.expected, ...equation.actual];
  const hasBlanks = names.some(cells.isLeftBlank);
  const [expected, actual] = [sumWithBlanks(cells, equation.expected), sumWithBlanks(cells, equation.actual)];
  if (expected === null || actual === null || expected === actual) return [];
  const found = finding({ ...describe(expected, actual), expected, actual });
  if (names.some(cells.isDoubtful)) return [unsure(found)];
  return [hasBlanks ? withBlanks(found) : found];
}

/** The finding as one that a person must look at first: figures that it stands on were not read with certainty. */
export function unsure(found: Finding): Finding {
  return {
    ...found,
    severity: found.severity === 'info' ? 'info' : 'warning',
    message: `${found.message}（其中有读数须先由人工确认。）`,
  };
}

function withBlanks(found: Finding): Finding {
  return {
    ...found,
    severity: found.severity === 'info' ? 'info' : 'warning',
    message: `${found.message}（空白和斜线按 0 计算。）`,
  };
}
