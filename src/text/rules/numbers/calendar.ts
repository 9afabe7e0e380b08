import { weekday } from '../../../law/dates.ts';
import { isDay } from '../../../law/annual-report/checks/dates.ts';
import type { CheckedText } from '../../checked-text.ts';
import { numeralValue } from '../../chinese-numerals.ts';
import type { Found, TextRule } from '../../text-rule.ts';
import { dayOf, likelyYearsOf, plainTextOf } from './dates-in-text.ts';

const DAY =
  /月(?<=(?<!\d)(?:(\d{4})\s?年\s?)?(?<![\d.—–\-～/第])(\d{1,2})\s?月)\s?(\d{1,2})\s?日(?!均|龄|游|平均)/gu;
const MONTH = /年(?<=(?<!\d)((?:19|20)\d{2})\s?年)\s?(\d{1,2})\s?月(?!\s?\d|龄)/gu;
const DAY_IN_CHINESE =
  /([一二][一二三四五六七八九〇零○]{3})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日/gu;
const HOUR = /时(?<=(?<![\d.:：])(\d{2})时)(?=\d{1,2}分|[前后起止许整至开召到结，。、；）—]|$)/gu;
const CLOCK = /(?:上午|下午|晚上?|凌晨|中午|时间：?)\s?(\d{1,2})[:：](\d{2})(?![\d:：])/gu;
/** Its months have 30 days at most, and February may have them all. */
const LUNAR = /[农阴夏藏]历$/u;
/** A year that has a 29th of February, for days without a year. */
const LEAP_YEAR = 2024;

function* impossible(checked: CheckedText): Generator<Found> {
  const plain = plainTextOf(checked);
  for (const { 1: year, 2: month = '', 3: day = '', index, 0: words } of plain.matchAll(DAY)) {
    if (isDay(Number(year ?? LEAP_YEAR), Number(month), Number(day))) continue;
    const start = plain.lastIndexOf(year ?? month, index);
    if (LUNAR.test(plain.slice(Math.max(0, start - 3), start))) continue;
    const end = index + words.length;
    yield { start, end, reason: `日历上没有“${checked.text.slice(start, end)}”这一天，请核对。` };
  }
  for (const { 1: year = '', 2: month = '', index, 0: words } of plain.matchAll(MONTH)) {
    if (Number(month) >= 1 && Number(month) <= 12) continue;
    yield {
      start: index - year.length,
      end: index + words.length,
      reason: `一年只有十二个月，没有“${month}月”，请核对。`,
    };
  }
  yield* impossibleInChinese(plain);
  yield* impossibleTimes(plain);
}

function* impossibleInChinese(plain: string): Generator<Found> {
  for (const { 0: words, 1: year = '', 2: month = '', 3: day = '', index } of plain.matchAll(
    DAY_IN_CHINESE,
  )) {
    const [y, m, d] = [numeralValue(year), numeralValue(month), numeralValue(day)];
    if (y === null || m === null || d === null || isDay(y, m, d)) continue;
    yield { start: index, end: index + words.length, reason: `日历上没有“${words}”这一天，请核对。` };
  }
}

function* impossibleTimes(plain: string): Generator<Found> {
  for (const { 1: hour = '', index } of plain.matchAll(HOUR)) {
    if (Number(hour) <= 24) continue;
    yield { start: index - hour.length, end: index + 1, reason: `一天只有24小时，没有“${hour}时”，请核对。` };
  }
  for (const { 0: words, 1: hour = '', 2: minute = '', index } of plain.matchAll(CLOCK)) {
    if (Number(hour) <= 24 && Number(minute) < 60) continue;
    yield { start: index, end: index + words.length, reason: `没有“${hour}:${minute}”这个时间，请核对。` };
  }
}

const WEEKDAYS = '日一二三四五六';
const DAY_AND_WEEKDAY =
  /日(?<=(?<!\d)(?:(\d{4})年)?(?<![\d.—–-])(\d{1,2})月(\d{1,2})日)\s?[（(，,]?\s?(?:星期|周|礼拜)([一二三四五六日天])(?![至到、—一二三四五六日均期末刊报年-])/gu;

function* wrongWeekdays(checked: CheckedText): Generator<Found> {
  for (const found of plainTextOf(checked).matchAll(DAY_AND_WEEKDAY)) {
    const { 0: words, 1: year, 2: month = '', 3: day = '', 4: said = '', index } = found;
    const years = year === undefined ? likelyYearsOf(checked, Number(month)) : [Number(year)];
    const days = years.flatMap((each) => dayOf(each, Number(month), Number(day)) ?? []);
    const real = days.map((each) => WEEKDAYS.charAt(weekday(each)));
    const [first] = real;
    if (first === undefined || real.includes(said === '天' ? '日' : said)) continue;
    const end = index + words.length;
    yield year === undefined
      ? {
          start: end - 1,
          end,
          severity: 'advice',
          reason: `${month}月${day}日在文中写到的年份里都不是星期${said}（例如${years[0] ?? ''}年是星期${first}），请核对。`,
        }
      : {
          start: end - 1,
          end,
          suggestion: first,
          reason: `${year}年${month}月${day}日是星期${first}，不是星期${said}。请核对日期和星期。`,
        };
  }
}

/** Days and times that the calendar and the clock haven't got. */
export const CALENDAR_RULES: readonly TextRule[] = [
  {
    id: 'D01',
    kind: 'number',
    severity: 'gate',
    name: '不存在的日期、时间',
    standard: 'GB/T 7408—2005',
    bad: '会议定于2024年2月30日召开。',
    good: '会议定于2024年2月29日召开。',
    check: impossible,
  },
  {
    id: 'D03',
    kind: 'number',
    severity: 'gate',
    name: '日期与星期不符',
    standard: '公历',
    bad: '会议定于2024年3月5日（星期三）召开。',
    good: '会议定于2024年3月5日（星期二）召开。',
    check: wrongWeekdays,
  },
];
