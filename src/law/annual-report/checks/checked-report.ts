import type { PlainDate } from '../../dates.ts';
import type { Figures } from '../figures.ts';
import type { ReadPart, ReadReport } from '../reading/read-report.ts';
import type { AnnualReport } from '../report-text.ts';
import type { AgencyLevel } from '../ties.ts';
import { levelOfName } from './agency-level.ts';
import { type CellSource, cellsOfReadReport, cellsOfTables } from './cell-source.ts';
import { yearOfReport } from './report-year.ts';

/** A part of a report as the checks see it. */
export interface CheckedPart {
  /** 1 to 6; null for a heading that the form hasn't. */
  readonly number: number | null;
  readonly heading: string;
  readonly text: string;
}

/** An annual report as the checks see it, whether the office writes it or a file was read. */
export interface CheckedReport {
  /** Whether the office writes it here: then its registers are at hand and nothing had to be read. */
  readonly isOwn: boolean;
  readonly title: string | null;
  readonly agencyName: string | null;
  /** Null where neither the office nor its name tells. */
  readonly level: AgencyLevel | null;
  readonly year: number | null;
  readonly publishedOn: PlainDate | null;
  readonly opening: string;
  readonly parts: readonly CheckedPart[];
  readonly cells: CellSource;
  /** What the registers count beside the cells; null for a report that was read. */
  readonly figures: Figures | null;
}

/** A report that the office writes. */
export function ofAnnualReport(report: AnnualReport): CheckedReport {
  return {
    ...report,
    isOwn: true,
    parts: report.parts.map(({ title, text }, index) => ({ number: index + 1, heading: title, text })),
    cells: cellsOfTables(report.tables),
  };
}

/** A report that was read from a file, with what is known of its agency beside it. */
export function ofReadReport(
  report: ReadReport,
  agency: { readonly name?: string; readonly level?: AgencyLevel } = {},
): CheckedReport {
  const agencyName = agency.name ?? report.agencyName;
  const parts = numbered(report.parts);
  const { opening } = report;
  return {
    isOwn: false,
    title: report.title,
    agencyName,
    level: agency.level ?? (agencyName === null ? null : levelOfName(agencyName)),
    year: yearOfReport({ title: report.year, opening, partOne: partOf({ parts }, 1) ?? '' }),
    publishedOn: report.publishedOn,
    opening,
    parts,
    cells: cellsOfReadReport(report),
    figures: null,
  };
}

/** A heading in other words that stands where one of the form is missing takes its number. */
function numbered(parts: readonly ReadPart[]): CheckedPart[] {
  const known = new Set(parts.map(({ number }) => number));
  let last = 0;
  return parts.map(({ number, heading, text }) => {
    const next = last + 1;
    const takes = number === null && next <= 6 && !known.has(next) ? next : number;
    last = takes ?? last;
    return { number: takes, heading, text };
  });
}

/** Whether there is any text to check; a file may hold the tables alone. */
export function hasText(report: CheckedReport): boolean {
  return report.opening !== '' || report.parts.length > 0;
}

/**
 * Text of a part, 1 to 6, with what stands under headings of no number that follow it; null when the part is missing.
 */
export function partOf(report: Pick<CheckedReport, 'parts'>, part: number): string | null {
  const texts: string[] = [];
  let isWithin = false;
  for (const each of report.parts) {
    if (each.number !== null) isWithin = each.number === part;
    if (isWithin) texts.push(each.number === null ? `${each.heading}\n${each.text}` : each.text);
  }
  return texts.length === 0 ? null : texts.join('\n');
}

/** Runs a check over the opening (`part:0`) and each part (`part:1` … `part:6`) that has text. */
export function everyText<Found>(
  report: CheckedReport,
  check: (text: string, where: string) => Found[],
): Found[] {
  const texts = [report.opening, ...[1, 2, 3, 4, 5, 6].map((part) => partOf(report, part) ?? '')];
  return texts.flatMap((text, part) => (text === '' ? [] : check(text, `part:${part}`)));
}
