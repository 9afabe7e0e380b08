import { toChinese } from '../../dates.ts';
import type { Finding } from '../findings.ts';
import { FORM_SOURCE } from '../form.ts';
import type { AnnualReport } from '../report-text.ts';
import { remark } from './faults.ts';
import type { NarrativeOptions } from './narrative-options.ts';

/**
 * AR-PUB-1. A warning, not an error: a report that is late must still be published, with the reason written down.
 */
export function checkPublication(report: AnnualReport, options: NarrativeOptions): Finding[] {
  const due = options.dueOn ?? `${report.year + 1}-01-31`;
  if (report.publishedOn === null || report.publishedOn <= due) return [];
  return [
    remark(
      'AR-PUB-1',
      'report',
      `公布日期${toChinese(report.publishedOn)}晚于期限${toChinese(due)}。请写明迟延的原因。`,
      `条例第49条；${FORM_SOURCE}`,
      { quote: report.publishedOn },
    ),
  ];
}
