import type { CheckedText } from '../../checked-text.ts';
import type { Found, TextRule } from '../../text-rule.ts';
import { plainTextOf } from './dates-in-text.ts';

/** The title of what is told of one year. */
const TITLE_OF_YEAR =
  /((?:19|20)\d{2})\s?年度?[^，。；：\n]{0,40}(?:报告|年报|总结|决算|公报|统计)[^，。；：\n]{0,10}$/u;
const PERIOD_OF_REPORT =
  /(?:统计期限|统计时限|统计时间|数据时限|所列数据|统计数据|报告期)[^。；\n]{0,16}?((?:19|20)\d{2})年1月1日(?:起)?(?:至|到|—|-)(?:((?:19|20)\d{2})年)?12月31日/gu;

/** The year that a report is of: by its title, else by the first line of the text that is one. */
function yearOfTitle({ context, blocks, text }: CheckedText): string | undefined {
  const titles =
    context.title === undefined
      ? blocks.slice(0, 3).map(({ start, end }) => text.slice(start, Math.min(end, start + 120)).trim())
      : [context.title];
  return titles.flatMap((title) => TITLE_OF_YEAR.exec(title)?.[1] ?? [])[0];
}

function* staleYears(checked: CheckedText): Generator<Found> {
  const year = yearOfTitle(checked);
  if (year === undefined) return;
  for (const { 0: words, 1: first = '', 2: last, index } of plainTextOf(checked).matchAll(PERIOD_OF_REPORT)) {
    if (first === year && (last === undefined || last === year)) continue;
    const from = words.indexOf(first);
    const said = checked.text.slice(index + from, index + words.length);
    yield {
      start: index + from,
      end: index + words.length,
      suggestion: said.replaceAll(/(?:19|20)\d{2}(?=年)/gu, year),
      reason: `标题是${year}年，这里的期限写的是“${said}”，像是上一年的文字没有更新。`,
    };
  }
}

/** D13: the year before left in the fixed phrases of a report. */
export const STALE_YEAR_RULE: TextRule = {
  id: 'D13',
  kind: 'number',
  severity: 'gate',
  name: '期限的年份与标题不符',
  standard: '国办公开办函〔2021〕30号',
  bad: '某局2024年政府信息公开工作年度报告\n本报告统计期限自2023年1月1日至2023年12月31日。',
  good: '某局2024年政府信息公开工作年度报告\n本报告统计期限自2024年1月1日至2024年12月31日。',
  check: staleYears,
};
