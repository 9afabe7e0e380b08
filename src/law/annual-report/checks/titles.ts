import type { Finding } from '../findings.ts';
import { FORM_SOURCE, PART_TITLES, reportTitle } from '../form.ts';
import type { AnnualReport } from '../report-text.ts';
import { fault } from './faults.ts';

/** AR-STR-1, AR-STR-3: the title and the titles of the six parts are those of the form, in its order. */
export function checkTitles(report: AnnualReport): Finding[] {
  const title = reportTitle(report.agencyName, report.year);
  const wrongTitle =
    report.title.trim() === title
      ? []
      : [
          fault(
            'AR-STR-3',
            'title',
            `标题应为“${title}”，现为“${report.title.trim()}”，请更正。`,
            FORM_SOURCE,
            { quote: report.title.trim() },
          ),
        ];
  const wrongParts = PART_TITLES.flatMap((wanted, index) => {
    const found = report.parts[index]?.title.trim();
    if (found === wanted) return [];
    return [
      fault(
        'AR-STR-1',
        `part:${index + 1}`,
        `第${index + 1}部分的标题应为“${wanted}”，现为“${found ?? '（缺少）'}”。六个部分的标题和顺序须与规定格式一致，请更正。`,
        FORM_SOURCE,
        { quote: found ?? '' },
      ),
    ];
  });
  const extra = report.parts
    .slice(PART_TITLES.length)
    .map((part, index) =>
      fault(
        'AR-STR-1',
        `part:${PART_TITLES.length + index + 1}`,
        `“${part.title}”不在规定的六个部分之内，请并入相应部分。`,
        FORM_SOURCE,
        { quote: part.title },
      ),
    );
  return [...wrongTitle, ...wrongParts, ...extra];
}
