import type { PlainDate } from '../../../law/dates.ts';
import { dayNumber } from '../../../law/day-number.ts';
import { CalendarMissing, STATE_COUNCIL_CALENDAR, workdaysBetween } from '../../../law/workdays.ts';
import type { CheckedText } from '../../checked-text.ts';
import { numeralValue } from '../../chinese-numerals.ts';
import type { Found, TextRule } from '../../text-rule.ts';
import { dayOf, plainTextOf } from './dates-in-text.ts';

const PERIOD =
  /月(?<=(?<!\d)(?:(\d{4})年)?(?<![\d.])(\d{1,2})月)(\d{1,2})日(?:[（(][^）)\n]{0,6}[）)])?(?:\d{1,2}[:：时点]\d{0,2}分?)?(?:起)?\s?(?:至|到|—{1,2}|-|－|～|~|－－)\s?(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日/gu;
/** 公示期5个工作日（, with what counts before the days that it is about. */
const COUNTED_BEFORE =
  /(?:公示|公告|公开|征求意见|意见征集|征集|报名|展示)[^。；，\n]{0,8}?(\d{1,3}|[一二三四五六七八九十]{1,3})个?(工作日|天|日)[（(，,：:为即从自\s]{0,4}$/u;
/** 3月1日至3月4日，共5个工作日 */
const COUNTED_AFTER =
  /^[）)]?[（(，,：:\s]{0,3}(?:公示期)?(?:共|共计|为|计|为期)?(\d{1,3}|[一二三四五六七八九十]{1,3})个?(工作日|天)/u;

interface Period {
  readonly start: number;
  readonly end: number;
  readonly from: PlainDate;
  readonly until: PlainDate;
  /** Whether both days have their year in the text. */
  readonly isDated: boolean;
}

function* periodsIn(checked: CheckedText): Generator<Period> {
  const plain = plainTextOf(checked);
  for (const found of plain.matchAll(PERIOD)) {
    const {
      0: words,
      1: year,
      2: month = '',
      3: day = '',
      4: lastYear,
      5: lastMonth = month,
      6: lastDay = '',
      index,
    } = found;
    const known = year ?? checked.context.date?.slice(0, 4);
    if (known === undefined) continue;
    // 12月28日至1月3日 goes over the end of the year.
    const isOverYearsEnd = lastYear === undefined && Number(month) >= 10 && Number(lastMonth) <= 3;
    const from = dayOf(Number(known), Number(month), Number(day));
    const until = dayOf(
      Number(lastYear ?? known) + (isOverYearsEnd ? 1 : 0),
      Number(lastMonth),
      Number(lastDay),
    );
    if (from === null || until === null) continue;
    yield {
      start: plain.lastIndexOf(year ?? month, index),
      end: index + words.length,
      from,
      until,
      isDated: (year !== undefined && lastYear !== undefined) || Number(lastMonth) === Number(month),
    };
  }
}

function* wrongPeriods(checked: CheckedText): Generator<Found> {
  for (const period of periodsIn(checked)) {
    const { start, end, from, until, isDated } = period;
    const said = checked.text.slice(start, end);
    if (until < from) {
      if (isDated) yield { start, end, reason: `“${said}”的终止日期早于起始日期，请核对。` };
      continue;
    }
    const counted = countOf(checked.text, period);
    if (counted === null) continue;
    const real = lengthOf(period, counted.unit);
    if (real === null || real === counted.days || real - 1 === counted.days) continue;
    yield {
      start,
      end,
      severity: 'advice',
      reason: `文中写的是${counted.days}个${counted.unit}，“${said}”首尾都算是${real}个${counted.unit}，请核对。`,
    };
  }
}

function countOf(text: string, { start, end }: Period): { days: number; unit: '工作日' | '自然日' } | null {
  const found =
    COUNTED_BEFORE.exec(text.slice(Math.max(0, start - 36), start)) ??
    COUNTED_AFTER.exec(text.slice(end, end + 24));
  const [, count = '', unit] = found ?? [];
  const days = /^\d/u.test(count) ? Number(count) : numeralValue(count);
  return found === null || days === null ? null : { days, unit: unit === '工作日' ? '工作日' : '自然日' };
}

/** How many days a period has, its first and its last counted; null for years whose holidays aren't known. */
function lengthOf({ from, until }: Period, unit: '工作日' | '自然日'): number | null {
  if (unit === '自然日') return dayNumber(until) - dayNumber(from) + 1;
  try {
    return workdaysBetween(from, until) + (STATE_COUNCIL_CALENDAR.isWorkday(from) ? 1 : 0);
  } catch (error) {
    if (error instanceof CalendarMissing) return null;
    throw error;
  }
}

/** D15: periods that end before they begin, or have another number of days than is said. */
export const PERIOD_RULE: TextRule = {
  id: 'D15',
  kind: 'number',
  severity: 'gate',
  name: '起止日期颠倒、公示天数不符',
  standard: '国务院办公厅年度节假日安排',
  bad: '公示期5个工作日（2024年3月11日至2024年3月13日）。',
  good: '公示期5个工作日（2024年3月11日至2024年3月15日）。',
  check: wrongPeriods,
};
