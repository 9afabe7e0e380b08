import { parsePlainDate, toChinese } from '../../dates.ts';
import { type Finding, finding } from '../findings.ts';
import { dueDay } from './agency-level.ts';
import type { CheckedReport } from './checked-report.ts';
import type { NarrativeOptions } from './narrative-options.ts';

/** How many days after the limit a page's day still tells when the report was published: sites move, and give old pages new days. */
const BELIEVED_DAYS = 180;
const DAY = 86_400_000;

/**
 * AR-PUB-1. A warning for the office's own report: one that is late must still be published, with the reason written down.
 */
export function checkPublication(report: CheckedReport, options: NarrativeOptions): Finding[] {
  const { year, publishedOn, level, isOwn } = report;
  if (year === null || publishedOn === null) return [];
  const due = options.dueOn ?? parsePlainDate(isOwn ? `${year + 1}-01-31` : dueDay(level, year));
  if (due === null || publishedOn <= due) return [];
  const late = (Date.parse(publishedOn) - Date.parse(due)) / DAY;
  return [
    finding({
      rule: 'AR-PUB-1',
      severity: isOwn || late > BELIEVED_DAYS ? 'warning' : 'error',
      where: 'report',
      quote: publishedOn,
      message: `公布日期${toChinese(publishedOn)}晚于期限${toChinese(due)}。请写明迟延的原因。`,
    }),
  ];
}
