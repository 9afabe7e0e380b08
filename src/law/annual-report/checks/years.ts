import { type Finding, finding } from '../findings.ts';
import { type CheckedReport, everyText, partOf } from './checked-report.ts';
import { around, narrowed } from './text-places.ts';

/** AR-STR-3, AR-N-11: the period is the report's year, plans are for the year after, nothing is left of the year before or told of another. */
export function checkYears(report: CheckedReport): Finding[] {
  const { year } = report;
  if (year === null) return [];
  return [
    ...checkPeriod(report, year),
    ...checkMainYear(report, year),
    ...everyText(report, (text, where) => plansFor(narrowed(text), where, year)),
    ...everyText(report, (text, where) => leftFromLastYear(narrowed(text), where, year)),
    ...everyText(report, (text, where) => farYears(narrowed(text), where, year)),
  ];
}

function checkPeriod(report: CheckedReport, year: number): Finding[] {
  const periods = [
    ...narrowed(report.opening).matchAll(
      /((?:19|20)\d{2})\s*年\s*(?:0?1\s*月\s*0?1\s*日(?=\s*(?:起|开始|至|到|[-—－~～]))|12\s*月\s*31\s*日)/gu,
    ),
  ].map((found) => Number(found[1]));
  return [...new Set(periods.filter((found) => found !== year))].map((found) =>
    finding({
      rule: 'AR-STR-3',
      where: 'part:0',
      quote: `${found}年`,
      message: `统计期限写的是${found}年，本报告的年度是${year}年，请更正。`,
    }),
  );
}

/** Part one that never names its own year but begins its sentences with the one before was left from last year's report. */
function checkMainYear(report: CheckedReport, year: number): Finding[] {
  const text = narrowed(partOf(report, 1) ?? '');
  const starts =
    text.match(new RegExp(`(?:^|[。；\\n])\\s*${year - 1}年(?=[，,度]|我|本|全|共)`, 'gu')) ?? [];
  if (starts.length === 0 || new RegExp(`${year}\\s*年|今年`, 'u').test(text)) return [];
  return [
    finding({
      rule: 'AR-STR-3',
      where: 'part:1',
      quote: `${year - 1}年`,
      message: `第一部分写的是${year - 1}年，没有写到本报告的年度${year}年。请核对是否误用了上年的文字。`,
    }),
  ];
}

const PLAN =
  /((?:19|20)\d{2})\s*年(?:度)?[，,]?[^，,。；\n]{0,12}?(?:将(?:继续|进一步|不断|持续|加大|加强|从|着力|重点|深入|按|全面|更加|围绕|切实|严格|认真|坚持|强化|采取|针对|努力|积极)|(?:计划|打算|拟)(?!划|算))/gu;

function plansFor(text: string, where: string, year: number): Finding[] {
  return [...text.matchAll(PLAN)]
    .filter((found) => {
      const planned = Number(found[1]);
      // 力争到2027年: an aim may lie further off, but a plan that begins with a year is for the next one.
      const begins = /(?:^|[。；\n])\s*$/u.test(text.slice(0, found.index));
      return planned <= year || (begins && planned > year + 1);
    })
    .map((found) =>
      finding({
        rule: 'AR-N-11',
        severity: 'warning',
        where,
        quote: found[0],
        message: `改进打算写的是${found[1] ?? ''}年，而本报告的年度是${year}年。改进打算应当针对${year + 1}年，请更正年份。`,
      }),
    );
}

function leftFromLastYear(text: string, where: string, year: number): Finding[] {
  const left = String(year - 1);
  // A comparison, a law's number, the end of that year and what was carried over from it are said rightly.
  const pattern = new RegExp(
    `(?<!较|比|同|与|和|自|从|于|对|〔|\\[|\\d)${left}\\s*年(?!度?(?:政府信息公开(?:工作)?)?(?:年度)?报告|以来|末|底|年底|度?相比|度?结转|\\s*0?1\\s*月\\s*0?1\\s*日|\\s*12\\s*月\\s*31|修[订正]|印发|度?[^，。；]{0,8}(?:决算|年报|总结|考核|评议))`,
    'gu',
  );
  return [...text.matchAll(pattern)].map((found) =>
    finding({
      rule: 'AR-N-11',
      severity: 'warning',
      where,
      quote: around(text, found.index, found[0].length),
      message: `文中出现“${left}年”。如果是上年文字没有更新，请改正；如果确指上一年，请写明原因。`,
    }),
  );
}

/** A sentence that begins with a year: 2021年，我镇收到…, but not a day of it (2021年3月). */
const OF_A_YEAR = /(?<=^|[。；])\s*((?:19|20)\d{2})年度?(?:[，,]|(?=[我本全共未收发制公因]))[^。；\n]*/gmu;

/** What a report tells is of its own year: the years beside it are looked at above, one further off was mistyped or left over. */
function farYears(text: string, where: string, year: number): Finding[] {
  return [...text.matchAll(OF_A_YEAR)]
    .filter(([words, said]) => {
      const isOld = /以来|修[订正]|印发|施行/u.test(words);
      return Math.abs(Number(said) - year) > 1 && !isOld && !/将|计划|拟/u.test(words);
    })
    .map(([words, said = '']) =>
      finding({
        rule: 'AR-N-11',
        severity: 'warning',
        where,
        quote: words.trim().slice(0, 30),
        message: `文中“${words.trim().slice(0, 30)}”写的是${said}年，而本报告的年度是${year}年。请核对年份；如果确指${said}年，请写明原因。`,
      }),
    );
}
