import { type Finding, finding } from './findings.ts';
import { FORM_SOURCE } from './form.ts';
import type { NarrativeOptions } from './checks/narrative-options.ts';
import { checkNarrative } from './narrative-checks.ts';
import type { NarrativeProblem } from './narrative.ts';
import type { AnnualReport } from './report-text.ts';
import { type CellName, type CellValue, type ReportTables, cellLabel, cellNames, getCell } from './tables.ts';
import { checkTies } from './ties.ts';

/** What a report is checked against. */
export interface ValidationContext {
  /** The report of the year before, if there was one. */
  readonly previous?: {
    readonly tables: ReportTables;
    readonly parts?: readonly { readonly text: string }[];
  };
  /** What the registers say now, to be held against what the report says (AR-SYS-1). */
  readonly registers?: ReportTables;
  /** Cells that a person set by hand and gave a reason for: they may differ from the registers. */
  readonly overridden?: ReadonlySet<CellName>;
  readonly agency: Omit<NarrativeOptions, 'previousParts'>;
  /** Tokens that rendering couldn't resolve. */
  readonly problems?: readonly NarrativeProblem[];
  /** Statements from the template that nobody has confirmed yet. */
  readonly unconfirmed?: readonly { readonly id: string; readonly part: number; readonly text: string }[];
}

/** All findings on a report, errors first, each group in the order of the report. */
export function validateAnnualReport(report: AnnualReport, context: ValidationContext): Finding[] {
  const { previous, registers } = context;
  const findings = [
    ...checkTies(report.tables, {
      agencyLevel: report.level,
      ...(previous === undefined ? {} : { previous: previous.tables }),
    }),
    ...(registers === undefined
      ? []
      : checkRegisters(report.tables, registers, context.overridden ?? new Set())),
    ...checkNarrative(report, {
      ...context.agency,
      ...(previous?.parts === undefined ? {} : { previousParts: previous.parts }),
    }),
    ...(context.problems ?? []).map(problemFinding),
    ...(context.unconfirmed ?? []).map(unconfirmedFinding),
  ];
  const rank = { error: 0, warning: 1, info: 2 };
  const different = new Map(findings.map((each) => [each.key, each]));
  return [...different.values()].sort((a, b) => rank[a.severity] - rank[b.severity]);
}

/** AR-SYS-1: each cell says what the registers say; one set by hand is shown as information. */
export function checkRegisters(
  tables: ReportTables,
  registers: ReportTables,
  overridden: ReadonlySet<CellName>,
): Finding[] {
  return cellNames().flatMap((name) => {
    const [actual, expected]: [CellValue, CellValue] = [getCell(tables, name), getCell(registers, name)];
    if (actual === expected) return [];
    const severity = overridden.has(name) ? 'info' : 'error';
    const advice = overridden.has(name)
      ? '该数由人工填报并写明了理由。'
      : '请重新计算；确需改动的，请作人工更正并写明理由。';
    return [
      finding({
        rule: 'AR-SYS-1',
        severity,
        where: `cell:${name}`,
        expected,
        actual,
        message: `${cellLabel(name)}填的是 ${actual}，登记簿统计为 ${expected}。${advice}`,
        law: FORM_SOURCE,
      }),
    ];
  });
}

function problemFinding(problem: NarrativeProblem): Finding {
  return finding({
    rule: 'AR-TOKEN',
    severity: 'error',
    where: `block:${problem.blockId}`,
    quote: problem.token,
    message: problem.message,
    law: FORM_SOURCE,
  });
}

function unconfirmedFinding(block: { id: string; part: number; text: string }): Finding {
  return finding({
    rule: 'AR-CONFIRM',
    severity: 'error',
    where: `part:${block.part}`,
    quote: block.id,
    message: `“${block.text.slice(0, 24)}…”是模板中的表述，系统无法从登记中核实。请按实际情况修改，或者确认属实。`,
    law: '条例第50条',
  });
}
