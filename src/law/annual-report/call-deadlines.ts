import { addDays, firstDayOf, type PlainDate, toChinese } from '../dates.ts';
import { dueDay } from './checks/agency-level.ts';
import type { AgencyLevel } from './ties.ts';

/** The days by which an agency's report of a year must be where: 国办公开办函〔2021〕30号 leaves the first two to the region. */
export interface CallDeadlines {
  /** Drafts are submitted to the office above. */
  readonly submitBy: PlainDate;
  /** The office above has looked at them and returned what must be mended. */
  readonly returnBy: PlainDate;
  /** The report is public. */
  readonly publishBy: PlainDate;
}

/** Days before the limit by which drafts are in, and have been looked at, where a region says nothing else. */
const SUBMIT_BEFORE = 11;
const RETURN_BEFORE = 6;

/**
 * The days to begin with for agencies of a level and the report of `year`: publication on the last day that the notice allows (towns
 * and departments 1月31日, counties 2月20日, cities 3月10日, provinces 3月31日), drafts eleven days before.
 */
export function defaultDeadlines(level: AgencyLevel, year: number): CallDeadlines {
  const publishBy = lastLawfulDay(level, year);
  return {
    submitBy: addDays(publishBy, -SUBMIT_BEFORE),
    returnBy: addDays(publishBy, -RETURN_BEFORE),
    publishBy,
  };
}

/** The last day on which the report of `year` may become public (条例第49条, 国办公开办函〔2021〕30号). */
export function lastLawfulDay(level: AgencyLevel, year: number): PlainDate {
  return dueDay(level, year);
}

/** Why the days can't stand, in Chinese; null when they can. Earlier than the law's is a region's right, later nobody's. */
export function deadlineFault(days: CallDeadlines, of: { level: AgencyLevel; year: number }): string | null {
  const first = firstDayOf(of.year + 1);
  const last = lastLawfulDay(of.level, of.year);
  const { submitBy, returnBy, publishBy } = days;
  if (submitBy < first)
    return `年报数据截至${of.year}年12月31日，报送日期不能早于${toChinese(first)}，请改后再保存。`;
  if (submitBy > returnBy) return '审核退回的日期不能早于报送的日期，请改后再保存。';
  if (returnBy > publishBy) return '公布的日期不能早于审核退回的日期，请改后再保存。';
  if (publishBy > last)
    return `公布日期不能晚于${toChinese(last)}（国办公开办函〔2021〕30号），可以提前，请改后再保存。`;
  return null;
}
