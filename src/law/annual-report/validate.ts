import { type CheckedReport, ofAnnualReport, ofReadReport, partOf } from './checks/checked-report.ts';
import { type CellSource, cellsOfReadReport, cellsOfTables } from './checks/cell-source.ts';
import { checkCells, checkReadCells } from './checks/cell-values.ts';
import type { NarrativeOptions, OtherReport } from './checks/narrative-options.ts';
import { checkPageValidity, type NormativePage } from './checks/page-validity.ts';
import { checkPrevious, ofUnsurePrevious } from './checks/previous-report.ts';
import { selfNamesOf } from './checks/self-names.ts';
import { checkShortRows } from './checks/short-rows.ts';
import { type Finding, finding, foreignFinding } from './findings.ts';
import { checkNarrative } from './narrative-checks.ts';
import type { NarrativeProblem } from './narrative.ts';
import type { ReadPart, ReadReport } from './reading/read-report.ts';
import type { AnnualReport } from './report-text.ts';
import { type CellName, type CellValue, type ReportTables, cellLabel, cellNames, getCell } from './tables.ts';
import { type AgencyLevel, checkTiesOf } from './ties.ts';

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
  /** Documents of the register of normative documents with what their public pages say (X-T2-PAGE). */
  readonly normativePages?: readonly NormativePage[];
  readonly agency: Omit<NarrativeOptions, 'selfNames' | 'others' | 'previousCells'> & {
    /** 我镇、我街道、我局. */
    readonly selfName: string;
  };
  /** Tokens that rendering couldn't resolve. */
  readonly problems?: readonly NarrativeProblem[];
  /** Statements from the template that nobody has confirmed yet. */
  readonly unconfirmed?: readonly { readonly id: string; readonly part: number; readonly text: string }[];
}

/** What is known beside a report that was read from a file; all of it may be missing. */
export interface ReadContext {
  /** The year before: as it was read, or its tables alone. */
  readonly previous?: ReadReport | ReportTables;
  /** Reports of sister agencies for the same year. */
  readonly siblings?: readonly {
    readonly name: string;
    /** See `OtherReport`. */
    readonly id?: string;
    readonly parts: readonly ReadPart[];
  }[];
  readonly agency?: {
    readonly name?: string;
    readonly level?: AgencyLevel;
    readonly selfName?: string;
  } & Pick<NarrativeOptions, 'phones' | 'dueOn' | 'otherAgencies' | 'applicantNames'>;
}

/** All findings on a report that the office writes, errors first, each group in the order of the report. */
export function validateAnnualReport(report: AnnualReport, context: ValidationContext): Finding[] {
  const { previous, registers, agency } = context;
  const checked = ofAnnualReport(report);
  const previousParts = previous?.parts;
  return inOrder([
    ...checkCells(report.tables),
    ...(registers === undefined
      ? []
      : checkRegisters(report.tables, registers, context.overridden ?? new Set())),
    ...checkPageValidity(context.normativePages ?? [], report.year),
    ...checkAll(checked, {
      ...agency,
      selfNames: [agency.selfName],
      ...(previous === undefined ? {} : { previousCells: cellsOfTables(previous.tables) }),
      others:
        previousParts === undefined
          ? []
          : [{ name: '上年', part: (number) => previousParts[number - 1]?.text ?? '' }],
    }),
    ...(context.problems ?? []).map(problemFinding),
    ...(context.unconfirmed ?? []).map(unconfirmedFinding),
  ]);
}

/**
 * All findings on a report that was read from a file, on either form, errors first. What isn't certain is no error: the kind of
 * agency is told from its name, and what depends on it is left out where the name doesn't tell.
 */
export function checkReadReport(report: ReadReport, context: ReadContext = {}): Finding[] {
  const { previous, siblings = [], agency = {} } = context;
  const checked = ofReadReport(report, agency);
  const { name: _name, level: _level, selfName, ...known } = agency;
  const others = [
    ...(previous !== undefined && isReadReport(previous) ? [otherReport('上年', previous.parts)] : []),
    ...siblings.map(({ parts, ...other }) => ({ ...other, part: otherReport(other.name, parts).part })),
  ];
  const wrongPrevious =
    previous !== undefined && isReadReport(previous) ? checkPrevious(checked, ofReadReport(previous)) : [];
  const found = checkAll(checked, {
    ...known,
    selfNames: selfName === undefined ? selfNamesOf(checked.agencyName ?? '') : [selfName],
    ...(previous === undefined ? {} : { previousCells: cellsOfPrevious(previous) }),
    others,
  });
  return inOrder([
    ...report.notes.map(foreignFinding),
    ...checkReadCells(report),
    ...checkShortRows(report),
    ...checkForm(report),
    ...wrongPrevious,
    ...(wrongPrevious.length === 0 ? found : ofUnsurePrevious(found)),
  ]);
}

/** The one list of rules for every report. */
function checkAll(report: CheckedReport, options: NarrativeOptions): Finding[] {
  return [
    ...checkTiesOf(report.cells, {
      agencyLevel: report.level,
      ...(options.previousCells === undefined ? {} : { previous: options.previousCells }),
    }),
    ...checkNarrative(report, options),
  ];
}

/** X-FORM: the older form was replaced for the reports on 2021 and later. */
function checkForm({ form, year }: ReadReport): Finding[] {
  if (form !== '2019' || year === null || year < 2021) return [];
  return [
    finding({
      rule: 'X-FORM',
      where: 'report',
      message: `${year}年度报告用的是国办公开办函〔2019〕60号的旧格式。2021年度起应当使用国办公开办函〔2021〕30号的格式，请换用新表。`,
    }),
  ];
}

function inOrder(findings: readonly Finding[]): Finding[] {
  const rank = { error: 0, warning: 1, info: 2 };
  const different = new Map(findings.map((each) => [each.key, each]));
  return [...different.values()].sort((a, b) => rank[a.severity] - rank[b.severity]);
}

function isReadReport(previous: ReadReport | ReportTables): previous is ReadReport {
  return 'cells' in previous;
}

function cellsOfPrevious(previous: ReadReport | ReportTables): CellSource {
  return isReadReport(previous) ? cellsOfReadReport(previous) : cellsOfTables(previous);
}

function otherReport(name: string, parts: readonly ReadPart[]): OtherReport {
  return { name, part: (number) => partOf({ parts }, number) ?? '' };
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
        where: name,
        expected,
        actual,
        message: `${cellLabel(name)}填的是 ${actual}，登记簿统计为 ${expected}。${advice}`,
      }),
    ];
  });
}

function problemFinding(problem: NarrativeProblem): Finding {
  return finding({
    rule: 'AR-TOKEN',
    where: `block:${problem.blockId}`,
    quote: problem.token,
    message: problem.message,
  });
}

function unconfirmedFinding(block: { id: string; part: number; text: string }): Finding {
  return finding({
    rule: 'AR-CONFIRM',
    where: `part:${block.part}`,
    quote: block.id,
    message: `“${block.text.slice(0, 24)}…”是模板中的表述，系统无法从登记中核实。请按实际情况修改，或者确认属实。`,
  });
}
