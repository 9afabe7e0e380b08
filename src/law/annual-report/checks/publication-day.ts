import { type PlainDate, lastDayOf, parsePlainDate, toChinese } from '../../dates.ts';
import { type Finding, type Severity, finding } from '../findings.ts';
import { dueDay } from './agency-level.ts';
import { type CheckedReport, partOf } from './checked-report.ts';
import type { NarrativeOptions } from './narrative-options.ts';
import { type StatedDay, publicationDaysIn, signatureDayIn } from './stated-days.ts';

/** How many days after the limit a page's day still tells when the report was published: sites move, and give old pages new days. */
const BELIEVED_DAYS = 180;
const DAY = 86_400_000;

/**
 * AR-PUB-1: published after the year's end and by the limit. A warning for the office's own report: one that is late must still be
 * published, with the reason written down. In a report that was read, the days that its text names are looked at, too.
 */
export function checkPublication(report: CheckedReport, options: NarrativeOptions): Finding[] {
  const { year, publishedOn, level, isOwn } = report;
  if (year === null) return [];
  const due = options.dueOn ?? parsePlainDate(dueDay(level, year));
  if (due === null) return [];
  if (isOwn) return ofOwn(publishedOn, { year, due, today: options.today });
  const published = publishedOn === null ? [] : ofPublicationDay(publishedOn, { year, due });
  const stated = publicationDaysIn(report.opening)
    .filter(({ day }) => day === null || day !== publishedOn)
    .flatMap((each) => ofStatedDay(each, 'part:0', { year, due }));
  return [...published, ...stated, ...ofSignature(report, { year, due })];
}

/** The limit alone names the finding: what was written down about the delay holds from the day it begins until the report is public. */
function ofOwn(
  publishedOn: PlainDate | null,
  { year, due, today }: { year: number; due: PlainDate; today: PlainDate | undefined },
): Finding[] {
  if (publishedOn !== null && publishedOn <= lastDayOf(year))
    return [early({ words: publishedOn, day: publishedOn }, 'report', year, 'warning')];
  const until = publishedOn ?? today;
  if (until === undefined || until <= due) return [];
  const told =
    publishedOn === null
      ? `公布的期限${toChinese(due)}已过，还没有公布。请尽快公布，并写明迟延的原因。`
      : `公布日期${toChinese(publishedOn)}晚于期限${toChinese(due)}。请写明迟延的原因。`;
  return [finding({ rule: 'AR-PUB-1', severity: 'warning', where: 'report', expected: due, message: told })];
}

function ofPublicationDay(
  publishedOn: PlainDate,
  { year, due }: { year: number; due: PlainDate },
): Finding[] {
  if (publishedOn <= lastDayOf(year))
    // A page's day is set by its program.
    return [early({ words: publishedOn, day: publishedOn }, 'report', year, 'warning')];
  if (publishedOn <= due) return [];
  const late = (Date.parse(publishedOn) - Date.parse(due)) / DAY;
  return [
    finding({
      rule: 'AR-PUB-1',
      severity: late > BELIEVED_DAYS ? 'warning' : 'error',
      where: 'report',
      quote: publishedOn,
      message: `公布日期${toChinese(publishedOn)}晚于期限${toChinese(due)}。请写明迟延的原因。`,
    }),
  ];
}

function ofSignature(report: CheckedReport, limits: { year: number; due: PlainDate }): Finding[] {
  const last = [6, 5, 4].find((part) => partOf(report, part) !== null) ?? 6;
  const signed = signatureDayIn(partOf(report, last) ?? '');
  if (signed === null) return [];
  const where = `part:${last}`;
  const wrong = ofStatedDay(signed, where, limits);
  const { publishedOn } = report;
  if (wrong.length > 0 || signed.day === null || publishedOn === null || signed.day <= publishedOn)
    return wrong;
  return [
    finding({
      rule: 'AR-PUB-1',
      severity: 'warning',
      where,
      quote: signed.words,
      message: `落款日期${signed.words}晚于公布日期${toChinese(publishedOn)}。请核对这两个日期。`,
    }),
  ];
}

function ofStatedDay(
  stated: StatedDay,
  where: string,
  { year, due }: { year: number; due: PlainDate },
): Finding[] {
  const { words, day } = stated;
  if (day === null) {
    return [
      finding({
        rule: 'AR-PUB-1',
        where,
        quote: words,
        message: `公布或者落款的日期“${words}”不是日历上有的日期，请更正。`,
      }),
    ];
  }
  if (day <= lastDayOf(year))
    return [early(stated, where, year, day < lastDayOf(year) ? 'error' : 'warning')];
  if (day <= due) return [];
  return [
    finding({
      rule: 'AR-PUB-1',
      where,
      quote: words,
      message: `公布或者落款的日期${words}晚于期限${toChinese(due)}。请核对日期；确系迟延的，请写明原因。`,
    }),
  ];
}

function early(stated: StatedDay, where: string, year: number, severity: Severity): Finding {
  return finding({
    rule: 'AR-PUB-1',
    severity,
    where,
    quote: stated.words,
    message: `公布或者落款的日期${stated.words}早于统计期限的截止日期${year}年12月31日，不可能统计完全年。请核对日期和年度。`,
  });
}
