import { type Finding, finding } from '../findings.ts';
import { PART_TITLES, reportTitle } from '../form.ts';
import type { CheckedReport } from './checked-report.ts';

/** AR-STR-1, AR-STR-3: the title and the titles of the six parts are those of the form, in its order. */
export function checkTitles(report: CheckedReport): Finding[] {
  return [...checkTitle(report), ...checkHeadings(report)];
}

function checkTitle({ title, agencyName, year, isOwn }: CheckedReport): Finding[] {
  if (title === null) {
    // A page may have its title where no reader looks.
    return [
      finding({
        rule: 'AR-STR-3',
        severity: 'warning',
        where: 'title',
        message: '没有找到标题。标题应为“机关全称＋年份＋年政府信息公开工作年度报告”，请补上。',
      }),
    ];
  }
  const found = isOwn ? title.trim() : bare(title);
  if (agencyName !== null && year !== null) {
    const wanted = reportTitle(bare(agencyName), year);
    // The name may stand in the title with the district before it.
    const isRight = isOwn ? found === wanted : found.endsWith(wanted);
    return isRight ? [] : [wrongTitle(wanted, found, 'error')];
  }
  return /^[^，。\d]{3,}20\d{2}年政府信息公开工作年度报告$/u.test(found)
    ? []
    : // The agency may stand above the title, where no reader took it for one.
      [wrongTitle('机关全称＋年份＋年政府信息公开工作年度报告', found, 'warning')];
}

function wrongTitle(wanted: string, found: string, severity: 'error' | 'warning'): Finding {
  return finding({
    rule: 'AR-STR-3',
    severity,
    where: 'title',
    quote: found,
    message: `标题应为“${wanted}”，现为“${found}”，请更正。`,
  });
}

function checkHeadings(report: CheckedReport): Finding[] {
  const places = PART_TITLES.map((_, index) => report.parts.findIndex(({ number }) => number === index + 1));
  if (places.every((at) => at < 0)) {
    return [
      finding({
        rule: 'AR-STR-1',
        where: 'report',
        severity: report.isOwn ? 'error' : 'warning',
        message: '没有找到规定格式的六个部分的标题。请按规定格式分六个部分编写。',
      }),
    ];
  }
  const wrong = PART_TITLES.flatMap((wanted, index) => {
    const heading = report.parts[places[index] ?? -1]?.heading;
    if (heading !== undefined && bare(heading) === wanted) return [];
    return [
      partFault(
        index + 1,
        heading ?? '',
        `第${index + 1}部分的标题应为“${wanted}”，现为“${heading?.trim() ?? '（缺少）'}”。六个部分的标题和顺序须与规定格式一致，请更正。`,
      ),
    ];
  });
  return [...wrong, ...outOfOrder(report), ...extraHeadings(report)];
}

function outOfOrder(report: CheckedReport): Finding[] {
  let last = 0;
  return report.parts.flatMap(({ number, heading }) => {
    if (number === null || number > PART_TITLES.length) return [];
    const before = last;
    last = number;
    if (number > before) return [];
    const how = number === before ? '重复出现' : `排在第${before}部分之后`;
    return [partFault(number, heading, `“${heading.trim()}”${how}。六个部分应当按规定的顺序各出现一次。`)];
  });
}

function extraHeadings(report: CheckedReport): Finding[] {
  return report.parts
    .filter(({ number }) => number === null || number > PART_TITLES.length)
    .map(({ number, heading }) =>
      finding({
        rule: 'AR-STR-1',
        // Who numbers the points of part five by 一、 has still written six parts.
        severity: number === null ? 'warning' : 'error',
        where: number === null ? 'report' : `part:${number}`,
        quote: heading.trim(),
        message: `“${heading.trim()}”不在规定的六个部分之内，请并入相应部分，或者改用下一级序号。`,
      }),
    );
}

function partFault(part: number, heading: string, message: string): Finding {
  return finding({ rule: 'AR-STR-1', where: `part:${part}`, quote: heading.trim(), message });
}

function bare(text: string): string {
  return text.replaceAll(/\s/gu, '');
}
