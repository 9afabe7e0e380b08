import { type Finding, finding } from '../findings.ts';
import { PART_TITLES } from '../form.ts';
import type { CheckedReport } from './checked-report.ts';
import { NUMBER, around, chineseNumeral, numberOf } from './text-places.ts';

/** The parts as openings list them, in the form's words or nearly so. */
const PARTS_IN_OTHER_WORDS: readonly RegExp[] = [
  /总体情况|基本情况|总体概况|概述/u,
  /主动公开(?:政府)?(?:信息)?(?:的)?情况/u,
  /收到和处理|依申请公开(?:政府信息)?(?:的)?(?:办理)?情况/u,
  /复议[^，。；]{0,4}诉讼/u,
  /问题[及和与](?:其)?改进|存在的?(?:主要)?问题/u,
  /其[他它](?:需要)?(?:报告|说明)?的?(?:有关)?事项/u,
];

/** AR-N-4: the number of parts named in the opening is six, and six are listed. */
export function checkPartCount(report: CheckedReport): Finding[] {
  const found =
    /([一二三四五六七八九十]|\d+)\s*[个大]?(?:部分|方面|章节|章)(?:的?内容)?(?:组成|构成|[，。：；]|$)/u.exec(
      report.opening,
    );
  if (found === null) return [];
  const stated = numberOf(found[1] ?? '');
  const listed = PARTS_IN_OTHER_WORDS.filter((words) => words.test(report.opening)).length;
  const expected = listed < 2 ? PART_TITLES.length : listed;
  if (stated === expected && expected === PART_TITLES.length) return [];
  return [
    finding({
      rule: 'AR-N-4',
      // Who lists some of them in other words may still have all six.
      severity: stated === PART_TITLES.length ? 'warning' : 'error',
      where: 'part:0',
      expected: PART_TITLES.length,
      actual: stated,
      quote: found[0],
      message: `开头写明由 ${stated} 个部分组成，实际列出 ${expected} 个，规定格式为 6 个部分。请核对。`,
    }),
  ];
}

/** Characters of a point, at most. */
const LONGEST_POINT = 200;
const POINT =
  /(?<=^|[，。；：、！？\s）”])第?([一二三四五六七八九]|十[一二三四五]?)(是|要)(?!否|不是)|(?<![唯统同单之第万进这那])(一)(是)(?=[^，。；、]{2})/gmu;

/**
 * AR-N-4: 一是、二是、三是 follow each other; 一是 may begin a list within a list.
 */
export function checkEnumeration(text: string, where: string): Finding[] {
  const open: { kind: string; last: number; line: number }[] = [];
  const findings: Finding[] = [];
  for (const found of text.matchAll(POINT)) {
    const number = numberOf(found[1] ?? found[3] ?? '');
    const kind = found[2] ?? found[4] ?? '是';
    const line = text.lastIndexOf('\n', found.index - 1) + 1;
    const beginsLine = text.slice(line, found.index).trim() === '';
    if (number === 1) {
      if (kind === '是' && isRepeatedFirst(text, found.index, line)) {
        findings.push(
          brokenList(text, where, { found: found[0], index: found.index, number, before: 1, kind }),
        );
        continue;
      }
      open.push({ kind, last: 1, line });
      continue;
    }
    const at = open.findLastIndex(
      (list, index) =>
        list.kind === kind &&
        list.last + 1 === number &&
        // A list that was begun in lines above another isn't taken up again in the middle of that one's line.
        (beginsLine || list.line === line || index === open.length - 1),
    );
    if (at >= 0) {
      open.length = at;
      open.push({ kind, last: number, line });
      continue;
    }
    const before = open.findLast((list) => list.kind === kind)?.last ?? 0;
    // 二是 after a first point in other words (首先, 一方面), or 要 as a word of its own, is no list that is broken.
    if (before === 0 && (kind === '要' || number === 2)) {
      open.push({ kind, last: number, line });
      continue;
    }
    findings.push(brokenList(text, where, { found: found[0], index: found.index, number, before, kind }));
    open.push({ kind, last: number, line });
  }
  return findings;
}

/** 一是…；一是… in a line that has no 二是: the second point has the number of the first. */
function isRepeatedFirst(text: string, at: number, line: number): boolean {
  const end = text.indexOf('\n', at);
  const whole = text.slice(line, end < 0 ? text.length : end);
  return (
    /[：:，。；]一是[^。\n]*[；。]$/u.test(text.slice(Math.max(line, at - LONGEST_POINT), at)) &&
    !whole.includes('二是')
  );
}

function brokenList(
  text: string,
  where: string,
  point: { found: string; index: number; number: number; before: number; kind: string },
): Finding {
  const { found, index, number, before, kind } = point;
  const wanted = `${chineseNumeral(before + 1)}${kind}`;
  return finding({
    rule: 'AR-N-4',
    severity: kind === '是' ? 'error' : 'warning',
    where,
    quote: around(text, index, 10),
    message: `分项序号不连续：${number === before ? `“${found}”出现了两次` : `“${found}”之处应为“${wanted}”`}。请检查是否漏写或写错。`,
  });
}

const HEADINGS: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  { name: '（一）', pattern: /^\s*[（(]([一二三四五六七八九十]{1,3})[）)]/gmu },
  { name: '1.', pattern: /^\s*(\d{1,2})\s*[.．、](?!\d)/gmu },
  { name: '（1）', pattern: /^\s*[（(](\d{1,2})[）)]/gmu },
];

/** X-NUMBER: headings and points at the beginning of lines follow each other; 1 begins a new list. */
export function checkHeadingNumbers(text: string, where: string): Finding[] {
  const doubled = [...text.matchAll(/^\s*([一二三四五六七八九])\1、/gmu)].map((found) =>
    finding({
      rule: 'X-NUMBER',
      where,
      quote: around(text, found.index, 10).trim(),
      message: `序号“${found[0].trim()}”重复了一个字，请更正。`,
    }),
  );
  const broken = HEADINGS.flatMap(({ name, pattern }) => {
    let last = 0;
    let end = 0;
    return [...text.matchAll(pattern)].flatMap((found) => {
      const [number, before] = [numberOf(found[1] ?? ''), last];
      // 1. right below another 1. is no list within a list.
      const isDoubled =
        number === 1 && before === 1 && name === '1.' && !text.slice(end, found.index).trim().includes('\n');
      last = number;
      end = found.index;
      if ((number === 1 && !isDoubled) || number === before + 1) return [];
      return [
        finding({
          rule: 'X-NUMBER',
          where,
          expected: before + 1,
          actual: number,
          quote: around(text, found.index, 10).trim(),
          message: `序号不连续：“${found[0].trim()}”之处应为第 ${before + 1} 项。请检查是否漏写或写错。`,
        }),
      ];
    });
  });
  return [...doubled, ...broken];
}

const COUNT = new RegExp(
  `(?:以下|下列|如下|主要(?:有|存在|表现在)?|存在|从|抓好|做好)[^，。；：\\d\\n]{0,8}?(${NUMBER})(?:个|大)?(?:方面|点|项|个)(?:的)?[^。；：\\n]{0,10}[：:。]`,
  'gu',
);

/** X-COUNTED: 以下三个方面 is followed by three points. */
export function checkCountedPoints(text: string, where: string): Finding[] {
  const counts = [...text.matchAll(COUNT)];
  return counts.flatMap((found, index) => {
    const stated = numberOf(found[1] ?? '');
    const end = counts[index + 1]?.index ?? text.length;
    const points = [...text.slice(found.index + found[0].length, end).matchAll(POINT)].map((point) =>
      numberOf(point[1] ?? point[3] ?? ''),
    );
    // Only the list that begins right behind the words is theirs.
    const next = points.findIndex((number, at) => at > 0 && number === 1);
    const own = next < 0 ? points : points.slice(0, next);
    if (own[0] !== 1 || own.length < 2 || stated < 2 || own.length === stated) return [];
    return [
      finding({
        rule: 'X-COUNTED',
        where,
        expected: own.length,
        actual: stated,
        quote: found[0].slice(0, 40),
        message: `文中写明有 ${stated} 项，后面列出了 ${own.length} 项。请核对。`,
      }),
    ];
  });
}
