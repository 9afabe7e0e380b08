import type { Finding } from '../findings.ts';
import { FORM_SOURCE } from '../form.ts';
import type { AnnualReport } from '../report-text.ts';
import { fault, remark } from './faults.ts';
import { around, everyText } from './text-places.ts';

/** AR-STR-3, AR-N-11: the period is the report's year, plans are for the year after, nothing is left of the year before. */
export function checkYears(report: AnnualReport): Finding[] {
  const year = String(report.year);
  const periods = [...report.opening.matchAll(/(\d{4})\s*年\s*(?:1\s*月\s*1\s*日|12\s*月\s*31\s*日)/gu)].map(
    (found) => found[1] ?? '',
  );
  const wrongPeriod = [...new Set(periods.filter((found) => found !== year))].map((found) =>
    fault('AR-STR-3', 'part:0', `统计期限写的是${found}年，本报告的年度是${year}年，请更正。`, FORM_SOURCE, {
      quote: `${found}年`,
    }),
  );
  const plans = everyText(report, (text, where) =>
    [...text.matchAll(/(\d{4})\s*年[，]?(?:[^，。；]{0,8})将/gu)]
      .filter((found) => Number(found[1]) <= report.year)
      .map((found) =>
        fault(
          'AR-N-11',
          where,
          `改进打算写的是${found[1]}年，而本报告的年度是${year}年。改进打算应当针对${report.year + 1}年，请更正年份。`,
          FORM_SOURCE,
          { quote: found[0] },
        ),
      ),
  );
  const leftYear = String(report.year - 1);
  const stale = everyText(report, (text, where) =>
    [...text.matchAll(new RegExp(`(?<!较|比|同|与|自|从|于)${leftYear}\\s*年(?!度报告|以来|末)`, 'gu'))].map(
      (found) =>
        remark(
          'AR-N-11',
          where,
          `文中出现“${leftYear}年”。如果是上年文字没有更新，请改正；如果确指上一年，请写明原因。`,
          FORM_SOURCE,
          { quote: around(text, found.index, found[0].length) },
        ),
    ),
  );
  return [...wrongPeriod, ...plans, ...stale];
}
