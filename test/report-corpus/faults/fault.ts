import type { CorpusReport } from '../corpus-report.ts';
import type { Random } from '../random.ts';

/** Where a planted fault must be found: one of the rules at one of the places. */
export interface ExpectedFinding {
  readonly rules: readonly string[];
  readonly places: readonly string[];
}

/** A report with a fault in it, and what must be said of it: every one of `expected`. */
export interface PlantedFault {
  readonly report: CorpusReport;
  readonly expected: readonly ExpectedFinding[];
}

/** A kind of fault that real reports have. */
export interface Fault {
  readonly key: string;
  /** `look`: how a number is written, `value`: a number, `text`: everything else. */
  readonly changes: 'look' | 'value' | 'text';
  /** Only found beside the report of the year before. */
  readonly needsPrevious?: boolean;
  /** Null where the report has nothing in which the fault could be. */
  plant(report: CorpusReport, random: Random, previous: CorpusReport): PlantedFault | null;
}

/** A finding of one rule at one of the places. */
export function expecting(rule: string, ...places: readonly string[]): ExpectedFinding {
  return { rules: [rule], places };
}

/** A fault in the words of a report. */
export function textFault(key: string, plant: Fault['plant']): Fault {
  return { key, changes: 'text', plant };
}

/** A line that a part of a report has too much: what it says, and the rule that must find it there. Part 0 is the opening. */
export function lineFault(
  key: string,
  { part, rule, line }: { part: number; rule: string; line: string | ((report: CorpusReport) => string) },
): Fault {
  return textFault(key, (report) => {
    const words = typeof line === 'string' ? line : line(report);
    return planted(withLine(report, part, words), expecting(rule, `part:${part}`));
  });
}

/** The report with another line at the end of a part's text. */
export function withLine(report: CorpusReport, part: number, line: string): CorpusReport {
  return withLines(report, part, (lines) => [...lines, line]);
}

/** The report with the lines of a part changed; part 0 is the opening. */
export function withLines(
  report: CorpusReport,
  part: number,
  change: (lines: readonly string[]) => readonly string[],
): CorpusReport {
  if (part === 0) return { ...report, opening: change(report.opening) };
  return {
    ...report,
    parts: report.parts.map((each) => (each.number === part ? { ...each, lines: change(each.lines) } : each)),
  };
}

/** The lines of a part; part 0 is the opening. */
export function linesOf(report: CorpusReport, part: number): readonly string[] {
  if (part === 0) return report.opening;
  return report.parts.find(({ number }) => number === part)?.lines ?? [];
}

/**
 * The report with the first words of a part that fit a pattern replaced; null when none do.
 */
export function replaced(
  report: CorpusReport,
  part: number,
  pattern: RegExp,
  by: (found: RegExpExecArray) => string,
): CorpusReport | null {
  const lines = linesOf(report, part);
  const at = lines.findIndex((line) => pattern.test(line));
  const line = lines[at];
  const found = line === undefined ? null : pattern.exec(line);
  if (line === undefined || found === null) return null;
  const changed = line.slice(0, found.index) + by(found) + line.slice(found.index + found[0].length);
  return withLines(report, part, () => lines.map((each, index) => (index === at ? changed : each)));
}

/** The report with other texts in some of its cells. */
export function withCells(report: CorpusReport, changes: Readonly<Record<string, string>>): CorpusReport {
  return { ...report, cells: new Map([...report.cells, ...Object.entries(changes)]) };
}

/** What a cell of the report counts. */
export function countIn(report: CorpusReport, name: string): number {
  return Number(report.cells.get(name) ?? 0);
}

/** A fault in a report, unless the report can't have it. */
export function planted(
  report: CorpusReport | null,
  ...expected: readonly ExpectedFinding[]
): PlantedFault | null {
  return report === null ? null : { report, expected };
}
