import { checkBoundFigures } from './checks/bound-figures.ts';
import { type CheckedReport, everyText, hasText } from './checks/checked-report.ts';
import { checkDates } from './checks/dates.ts';
import { checkSums } from './checks/listed-sums.ts';
import type { NarrativeOptions } from './checks/narrative-options.ts';
import { checkNextYear, checkPeriodDays, checkReportYear } from './checks/next-year.ts';
import {
  checkCountedPoints,
  checkEnumeration,
  checkHeadingNumbers,
  checkPartCount,
} from './checks/numbering.ts';
import { checkOtherSelves } from './checks/other-selves.ts';
import { checkEmptyParts, checkPartFive, checkPartOne, checkPartSix } from './checks/parts.ts';
import { checkPersonalData } from './checks/personal-data.ts';
import { checkPublication } from './checks/publication-day.ts';
import { checkBrackets, checkPunctuation, checkWords } from './checks/punctuation.ts';
import { checkRepealedLaw } from './checks/repealed-law.ts';
import { checkResidue } from './checks/residue.ts';
import { checkSameness } from './checks/sameness.ts';
import { checkShares } from './checks/shares.ts';
import { checkStatedFigures } from './checks/stated-figures.ts';
import { checkTitles } from './checks/titles.ts';
import { checkNames } from './checks/wording.ts';
import { checkYears } from './checks/years.ts';
import { type Finding, finding } from './findings.ts';

/**
 * Checks titles and text, the office's own and what was read from a file: the rules AR-STR-1, AR-STR-3, AR-N-…, AR-X-SAME,
 * AR-PII-1, AR-PUB-1 and those of our own. Reads the finished text, so a figure typed by hand is held against the tables like a
 * bound one.
 */
export function checkNarrative(report: CheckedReport, options: NarrativeOptions): Finding[] {
  if (!hasText(report)) return [noText(), ...checkPublication(report, options)];
  const shares = { cells: report.cells, previous: options.previousCells ?? null };
  return [
    ...checkTitles(report),
    ...checkYears(report),
    ...checkStatedFigures(report),
    ...checkBoundFigures(report),
    ...(report.year === null ? [] : checkReportYear(report.opening, 'part:0', report.year)),
    ...checkPartCount(report),
    ...checkEmptyParts(report),
    ...checkPartOne(report),
    ...checkPartFive(report),
    ...checkPartSix(report),
    ...everyText(report, (text, where) => [
      ...checkSums(text, where),
      ...checkShares(text, where, shares),
      ...checkEnumeration(text, where),
      ...checkHeadingNumbers(text, where),
      ...checkCountedPoints(text, where),
      ...checkNames(text, where, report, options),
      ...checkOtherSelves(text, where, report),
      ...(report.year === null ? [] : checkNextYear(text, where, report.year)),
      ...(where === 'part:0' || where === 'part:1' ? checkPeriodDays(text, where) : []),
      ...checkResidue(text, where, report.agencyName),
      ...checkRepealedLaw(text, where, report.year),
      ...checkPersonalData(text, where, options),
      ...checkDates(text, where),
      ...checkPunctuation(text, where),
      ...checkBrackets(text, where),
      ...checkWords(text, where),
    ]),
    ...checkSameness(report, options),
    ...checkPublication(report, options),
  ];
}

/** A sheet of the tables alone is no report without parts: only its figures were there to be checked. */
function noText(): Finding {
  return finding({
    rule: 'X-TEXT',
    where: 'report',
    message: '文件中没有年报的文字部分，只核对了表格。',
  });
}
