import { CELL_NAMES_2019 } from '../form-2019.ts';
import { similarity } from '../similarity.ts';
import { type CellValue, cellLabel, cellNames, isCellName } from '../tables.ts';
import type { ReadReport } from './read-report.ts';

/** A cell that two reports have differently. */
export interface CellDifference {
  readonly name: string;
  /** The cell's words; its name where only the older form has it. */
  readonly label: string;
  readonly left: CellValue | null;
  readonly right: CellValue | null;
}

/** A part whose words differ. */
export interface PartDifference {
  readonly heading: string;
  /** How much of the words is the same, in per cent. */
  readonly same: number;
}

/** What differs between two reports. */
export interface ReportDifference {
  readonly cells: readonly CellDifference[];
  readonly parts: readonly PartDifference[];
}

/** Compares two reports cell by cell and part by part. A cell that one of them hasn't got differs from one that says nought. */
export function diffReports(left: ReadReport, right: ReadReport): ReportDifference {
  const older = left.form === '2019' || right.form === '2019' ? CELL_NAMES_2019 : [];
  const names: readonly string[] = [...new Set<string>([...cellNames(), ...older])];
  const cells = names.flatMap((name): CellDifference[] => {
    const [a, b] = [valueAt(left, name), valueAt(right, name)];
    return String(a) === String(b)
      ? []
      : [{ name, label: isCellName(name) ? cellLabel(name) : name, left: a, right: b }];
  });
  return { cells, parts: differentParts(left, right) };
}

function valueAt(report: ReadReport, name: string): CellValue | null {
  return report.cells.get(name)?.value ?? null;
}

function differentParts(left: ReadReport, right: ReadReport): PartDifference[] {
  const headings = [...new Set([...left.parts, ...right.parts].map(({ heading }) => heading))];
  return headings.flatMap((heading): PartDifference[] => {
    const [a, b] = [left, right].map(
      ({ parts }) => parts.find((part) => part.heading === heading)?.text.replaceAll(/\s/gu, '') ?? '',
    );
    if (a === b) return [];
    return [{ heading, same: Math.round(similarity(a ?? '', b ?? '') * 100) }];
  });
}
