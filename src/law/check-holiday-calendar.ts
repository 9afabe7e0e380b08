import { type PlainDate, parsePlainDate } from './dates.ts';
import { dateOf, dayNumber, weekdayOf } from './day-number.ts';
import type { HolidayCalendar } from './holiday-calendars.ts';

/** Something wrong with an entered holiday notice; an error keeps it from being used, a warning wants a second look. */
export interface CalendarIssue {
  readonly id: string;
  readonly severity: 'error' | 'warning';
  /** Chinese: what doesn't hold and what to do. */
  readonly message: string;
}

/** A festival and the days of the year one of which is its day: every notice makes that a day off. */
const FESTIVALS: readonly { readonly name: string; readonly from: string; readonly until: string }[] = [
  { name: '元旦', from: '01-01', until: '01-01' },
  { name: '春节', from: '01-21', until: '02-21' },
  { name: '清明节', from: '04-04', until: '04-06' },
  { name: '劳动节', from: '05-01', until: '05-01' },
  { name: '端午节', from: '05-27', until: '06-26' },
  { name: '中秋节', from: '09-07', until: '10-09' },
  { name: '国庆节', from: '10-01', until: '10-01' },
];

/** Since 2025 there are thirteen 法定节假日, eleven before (全国年节及纪念日放假办法, 国令第795号). */
function statutoryDays(year: number): number {
  return year >= 2025 ? 13 : 11;
}

/**
 * Holds an entered notice against what every notice has in common, so that a slip of typing is seen before deadlines are
 * computed with it. An empty list says that nothing was found.
 */
export function checkHolidayCalendar(calendar: HolidayCalendar): CalendarIssue[] {
  const shape = checkShape(calendar);
  if (shape.length > 0) return shape;
  const off = daysOff(calendar);
  return [...checkSpans(calendar), ...checkMakeUpDays(calendar, off), ...checkFestivals(calendar, off)];
}

function checkShape(calendar: HolidayCalendar): CalendarIssue[] {
  const { year, notice, version } = calendar;
  const issues: CalendarIssue[] = [];
  if (!Number.isInteger(year) || year < 2000 || year > 2100)
    issues.push(error('year', `年份“${year}”不正确，应为四位数字。`));
  if (notice.trim() === '')
    issues.push(error('notice', '请填写放假通知的名称，例如：国务院办公厅关于2026年部分节假日安排的通知。'));
  if (!Number.isInteger(version) || version < 1)
    issues.push(error('version', '版本号应为大于等于1的整数；更正已录入的安排时加1。'));
  for (const day of [...calendar.off.flat(), ...calendar.work]) {
    const date = parsePlainDate(day);
    if (date === null) issues.push(error('date', `“${day}”不是日期，应写成 ${year}-01-01 的样子。`));
    else if (!date.startsWith(`${String(year).padStart(4, '0')}-`))
      issues.push(error('other-year', `${day}不在${year}年内；跨年的假期按年份分别录入。`));
  }
  return issues;
}

function checkSpans(calendar: HolidayCalendar): CalendarIssue[] {
  const issues: CalendarIssue[] = [];
  if (!calendar.notice.includes(String(calendar.year)))
    issues.push(warning('notice-year', `通知名称“${calendar.notice}”中没有${calendar.year}年，请核对年份。`));
  const sorted = calendar.off.toSorted(([a], [b]) => (a < b ? -1 : 1));
  for (const [index, [first, last]] of sorted.entries()) {
    const before = sorted[index - 1];
    if (last < first) issues.push(error('span', `放假的最后一天${last}早于第一天${first}，请核对。`));
    else if (dayNumber(last) - dayNumber(first) > 9)
      issues.push(warning('span-long', `${first}至${last}放假超过10天，请核对。`));
    if (before !== undefined && first <= before[1])
      issues.push(error('span-overlap', `${first}起的假期与${before[0]}起的假期重叠，请核对。`));
  }
  return issues;
}

function checkMakeUpDays(calendar: HolidayCalendar, off: ReadonlySet<PlainDate>): CalendarIssue[] {
  const issues: CalendarIssue[] = [];
  const seen = new Set<PlainDate>();
  for (const day of calendar.work) {
    if (!isWeekend(day))
      issues.push(error('make-up-weekday', `调休上班日${day}不是星期六或者星期日，请核对。`));
    if (off.has(day)) issues.push(error('make-up-off', `${day}既写为放假又写为上班，请核对。`));
    if (seen.has(day)) issues.push(error('make-up-twice', `调休上班日${day}写了两次，请删去一个。`));
    seen.add(day);
  }
  // A working day off is either a statutory holiday (those on a weekend are made up for) or worked for on a weekend.
  const weekdaysOff = [...off].filter((day) => !isWeekend(day)).length;
  const expected = statutoryDays(calendar.year);
  if (weekdaysOff - seen.size !== expected)
    issues.push(
      warning(
        'balance',
        `放假占用${weekdaysOff}个周一至周五，调休上班${seen.size}天，相差应为${expected}天法定节假日，请对照通知核对。`,
      ),
    );
  return issues;
}

function checkFestivals(calendar: HolidayCalendar, off: ReadonlySet<PlainDate>): CalendarIssue[] {
  return FESTIVALS.filter(({ from, until }) => {
    const last = `${calendar.year}-${until}`;
    return ![...off].some((day) => `${calendar.year}-${from}` <= day && day <= last);
  }).map(({ name }) => error('festival', `没有录入${name}的放假日期，请对照通知补充。`));
}

function daysOff(calendar: HolidayCalendar): ReadonlySet<PlainDate> {
  const days = new Set<PlainDate>();
  for (const [first, last] of calendar.off) {
    for (let day = dayNumber(first); day <= dayNumber(last); day += 1) days.add(dateOf(day));
  }
  return days;
}

function isWeekend(day: PlainDate): boolean {
  const inWeek = weekdayOf(dayNumber(day));
  return inWeek === 0 || inWeek === 6;
}

function error(id: string, message: string): CalendarIssue {
  return { id, severity: 'error', message };
}

function warning(id: string, message: string): CalendarIssue {
  return { id, severity: 'warning', message };
}
