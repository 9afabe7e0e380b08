import { NUMBER, numberOf } from '../../../law/annual-report/checks/text-places.ts';
import type { CheckedText } from '../../checked-text.ts';
import type { Found, TextRule } from '../../text-rule.ts';
import { type Point, pointsIn } from './enumerations.ts';
import { type NumberedLine, numberedLinesIn } from './numbered-lines.ts';

/** W14: as many parts or points follow as the words before them say. */
export const PROMISED_COUNT_RULE: TextRule = {
  id: 'W14',
  kind: 'structure',
  severity: 'advice',
  name: '写明的项数与列出的不符',
  standard: '《党政机关公文处理工作条例》第十九条（表述准确、结构严谨）',
  bad: '重点抓好以下三个方面：一是完善制度；二是加强培训。',
  good: '重点抓好以下两个方面：一是完善制度；二是加强培训。',
  check: (checked) => [...countedPoints(checked), ...countedParts(checked)],
};

const COUNT = new RegExp(
  `(?:以下|下列|如下|下面)(?:主要)?(${NUMBER})(?:个|大)?(?:方面|点|项|个|条|类|种|步)(?:的?[^。；：\\d\\n]{0,10})?[：:。]`,
  'gu',
);

function countedPoints(checked: CheckedText): Found[] {
  const { text } = checked;
  const counts = [...text.matchAll(COUNT)];
  return counts.flatMap((count, index) => {
    const said = count[1] ?? '';
    const stated = numberOf(said);
    const from = count.index + count[0].length;
    const to = counts[index + 1]?.index ?? text.length;
    const listed = pointsBehind(checked, from, to) ?? linesBehind(checked, from, to);
    if (listed === null || stated < 2 || stated > 20 || listed === stated) return [];
    const at = count.index + count[0].indexOf(said);
    return [
      {
        start: at,
        end: at + said.length,
        reason: `这里说有${stated}项，后面列出了${listed}项。请核对是数目写错还是漏了内容。`,
      },
    ];
  });
}

/** 一是 … that begin right behind the words, in the same paragraph or the next ones: how many, or null when it is no such list. */
function pointsBehind(checked: CheckedText, from: number, to: number): number | null {
  const points = checked.blocks
    .filter(({ start, end, kind }) => end > from && start < to && kind !== 'cell')
    .flatMap((block) => pointsIn(checked, block))
    .filter(({ start, kind }) => start >= from && start < to && kind === '是');
  const [first] = points;
  if (first === undefined || first.number !== 1 || first.start - from > 4) return null;
  return lengthOfList(points);
}

function lengthOfList(points: readonly Point[]): number | null {
  let last = 0;
  for (const { number } of points) {
    if (number === 1 && last > 0) break;
    // A list within the list, or numbers that are wrong themselves: not to be counted.
    if (number !== last + 1) return null;
    last = number;
  }
  return last > 1 ? last : null;
}

/** Lines with ordinals of one level that begin right behind the words. */
function linesBehind(checked: CheckedText, from: number, to: number): number | null {
  const lines = numberedLinesIn(checked);
  const begin = lines.findIndex((line) => line !== null && line.start >= from);
  const first = lines[begin];
  if (first === undefined || first === null || first.number !== 1 || first.start >= to) return null;
  if (checked.text.slice(from, first.start).trim() !== '') return null;
  return lengthOfLevel(lines.slice(begin), first.level);
}

function lengthOfLevel(lines: readonly (NumberedLine | null)[], level: number): number | null {
  let last = 0;
  for (const line of lines) {
    if (line === null || line.level < level) break;
    if (line.level > level) continue;
    if (line.number === 1 && last > 0) break;
    if (line.number !== last + 1) return null;
    last = line.number;
  }
  return last > 1 ? last : null;
}

const PARTS = new RegExp(
  `(?:由|分为?|共分?|包括|包含)[^，。；：\\d\\n]{0,6}?(${NUMBER})\\s?个?大?(?:部分|章节)(?:组成|构成|内容|[，。：；])`,
  'gu',
);

/** 由六个部分组成, with the headings 一、 … of the whole text below. */
function countedParts(checked: CheckedText): Found[] {
  return [...checked.text.matchAll(PARTS)].flatMap((found) => {
    const said = found[1] ?? '';
    const stated = numberOf(said);
    const lines = numberedLinesIn(checked);
    const begin = lines.findIndex((line) => line !== null && line.level === 1 && line.start > found.index);
    const first = lines[begin];
    if (first === undefined || first === null || first.number !== 1) return [];
    const listed = lengthOfLevel(lines.slice(begin), 1);
    if (listed === null || stated < 2 || listed === stated) return [];
    const at = found.index + found[0].indexOf(said);
    return [
      {
        start: at,
        end: at + said.length,
        reason: `这里说有${stated}个部分，后面一级标题列出了${listed}个。请核对。`,
      },
    ];
  });
}
