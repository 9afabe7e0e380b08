import type { NarrativeOptions } from './checks/narrative-options.ts';
import { checkEnumeration, checkPartCount } from './checks/numbering.ts';
import { checkPartFive, checkPartOne, checkPartSix } from './checks/parts.ts';
import { checkPersonalData } from './checks/personal-data.ts';
import { checkPublication } from './checks/publication-day.ts';
import { checkSameness } from './checks/sameness.ts';
import { checkStatedFigures, checkSums } from './checks/stated-figures.ts';
import { everyText } from './checks/text-places.ts';
import { checkTitles } from './checks/titles.ts';
import { checkLeftovers, checkNames } from './checks/wording.ts';
import { checkYears } from './checks/years.ts';
import type { Finding } from './findings.ts';
import type { AnnualReport } from './report-text.ts';

/**
 * Checks titles and text: AR-STR-1, AR-STR-3, AR-N-1, AR-N-2, AR-N-4 to AR-N-11, AR-X-SAME, AR-PII-1, AR-PUB-1. Reads the
 * finished text, so a figure typed by hand is held against the tables like a bound one.
 */
export function checkNarrative(report: AnnualReport, options: NarrativeOptions): Finding[] {
  return [
    ...checkTitles(report),
    ...checkYears(report),
    ...checkStatedFigures(report),
    ...everyText(report, checkSums),
    ...checkPartCount(report),
    ...everyText(report, checkEnumeration),
    ...checkPartOne(report),
    ...checkPartFive(report),
    ...checkPartSix(report),
    ...everyText(report, (text, where) => checkNames(text, where, report, options)),
    ...everyText(report, checkLeftovers),
    ...everyText(report, (text, where) => checkPersonalData(text, where, options)),
    ...checkSameness(report, options),
    ...checkPublication(report, options),
  ];
}
