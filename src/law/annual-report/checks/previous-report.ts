import { type Finding, finding } from '../findings.ts';
import type { CheckedReport } from './checked-report.ts';

/**
 * X-PREVIOUS: the report that this one is held against is that of the year before, by the same agency. What a name or title doesn't
 * tell isn't complained about.
 */
export function checkPrevious(report: CheckedReport, previous: CheckedReport): Finding[] {
  return [...checkYear(report.year, previous.year), ...checkAgency(report.agencyName, previous.agencyName)];
}

/** Findings that follow from a report that may be the wrong one: none is certain. */
export function ofUnsurePrevious(found: readonly Finding[]): Finding[] {
  return found.map((each) =>
    each.rule === 'AR-X-CARRY'
      ? {
          ...each,
          severity: 'warning',
          message: `${each.message}（所对照的年报可能不是本机关上一年度的，请先核对。）`,
        }
      : each,
  );
}

/** Whether two names may be of one agency: the same, or one with the places it lies in before it. */
export function maySameAgency(one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) => name.replaceAll(/\s/gu, ''));
  if (a === undefined || b === undefined || a === '' || b === '') return false;
  return a.endsWith(b) || b.endsWith(a);
}

function checkYear(year: number | null, before: number | null): Finding[] {
  if (year === null || before === null || before === year - 1) return [];
  return [
    finding({
      rule: 'X-PREVIOUS',
      where: 'report',
      expected: year - 1,
      actual: before,
      message: `用来对照的上年年报是${before}年度的，应当是${year - 1}年度的。请换成上年的年报再核对。`,
    }),
  ];
}

function checkAgency(name: string | null, before: string | null): Finding[] {
  if (name === null || before === null || maySameAgency(name, before)) return [];
  return [
    finding({
      rule: 'X-PREVIOUS',
      where: 'report',
      quote: before,
      message: `用来对照的上年年报是“${before}”的，本报告是“${name}”的。请换成本机关的年报再核对；机关更名的，请写明。`,
    }),
  ];
}
