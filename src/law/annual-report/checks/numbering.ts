import type { Finding } from '../findings.ts';
import { FORM_SOURCE, PART_TITLES } from '../form.ts';
import type { AnnualReport } from '../report-text.ts';
import { fault } from './faults.ts';
import { around, chineseNumber, chineseNumeral } from './text-places.ts';

/** AR-N-4: the number of parts named in the opening is six, and six are listed. */
export function checkPartCount(report: AnnualReport): Finding[] {
  const found = /([一二三四五六七八九十]|\d+)\s*个?(?:部分|方面)/u.exec(report.opening);
  if (found === null) return [];
  const stated = chineseNumber(found[1] ?? '');
  const listed = PART_TITLES.filter((title) => report.opening.includes(title.slice(2))).length;
  const expected = listed === 0 ? PART_TITLES.length : listed;
  if (stated === expected && (listed === 0 || listed === PART_TITLES.length)) return [];
  return [
    fault(
      'AR-N-4',
      'part:0',
      `开头写明由 ${stated} 个部分组成，实际列出 ${expected} 个，规定格式为 6 个部分。请核对。`,
      FORM_SOURCE,
      { expected: PART_TITLES.length, actual: stated, quote: found[0] },
    ),
  ];
}

/** AR-N-4: 一是、二是、三是 follow each other; 一是 may start a new list. */
export function checkEnumeration(text: string, where: string): Finding[] {
  let last = 0;
  const findings: Finding[] = [];
  for (const found of text.matchAll(/(?<=^|[，。；：、！？\s])([一二三四五六七八九十])是/gmu)) {
    const number = chineseNumber(found[1] ?? '');
    if (number !== 1 && number !== last + 1) {
      findings.push(
        fault(
          'AR-N-4',
          where,
          `分项序号不连续：“${found[0]}”之前应有${last === 0 ? '“一是”' : `“${chineseNumeral(last)}是”`}。请检查是否漏写或写错。`,
          FORM_SOURCE,
          { quote: around(text, found.index, 10) },
        ),
      );
    }
    last = number;
  }
  return findings;
}
