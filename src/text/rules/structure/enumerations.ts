import { numberOf } from '../../../law/annual-report/checks/text-places.ts';
import { isQuoted } from '../../cited-titles.ts';
import { type CheckedText, type TextBlock, wordsOf } from '../../checked-text.ts';
import type { Found, TextRule } from '../../text-rule.ts';
import { chinese } from './numbered-lines.ts';

/** 一是 … 二是 …, 一要 …: a point in running text. */
export interface Point {
  readonly number: number;
  readonly kind: string;
  /** The numeral in the text. */
  readonly start: number;
  readonly end: number;
}

/** W19: 一是、二是、三是 follow each other. */
export const ENUMERATION_RULE: TextRule = {
  id: 'W19',
  kind: 'structure',
  severity: 'gate',
  name: '“一是”“二是”不连续',
  standard: '《党政机关公文处理工作条例》第十九条（表述准确、结构严谨）',
  bad: '下一步，一是完善制度；三是加强培训；三是强化监督。',
  good: '下一步，一是完善制度；二是加强培训；三是强化监督。',
  check: brokenLists,
};

const POINT =
  /(?<=^|[，。；：、！？\s”）])([一二三四五六七八九]|十[一二三四五]?)(是|要)(?!否|不是|非|求)(?=[^，。；、]{2})/gmu;

/** The points of a block, in its order. */
export function pointsIn(checked: CheckedText, block: TextBlock): Point[] {
  return [...wordsOf(checked, block).matchAll(POINT)].map((found) => {
    const [, numeral = '', kind = ''] = found;
    const start = block.start + found.index;
    return { number: numberOf(numeral), kind, start, end: start + numeral.length };
  });
}

/** Within one paragraph that begins a list: the first point is 一是, each other one more than that before it. */
function brokenLists(checked: CheckedText): Found[] {
  return checked.blocks
    .filter(({ kind }) => kind !== 'cell')
    .flatMap((block) => {
      const points = pointsIn(checked, block).filter(({ start, end }) => !isQuoted(checked, start, end));
      return ['是', '要'].flatMap((kind) => brokenAt(points.filter((point) => point.kind === kind)));
    });
}

function brokenAt(points: readonly Point[]): Found[] {
  // A paragraph that goes on with 三是 belongs to a list that was begun above it.
  const first = points.findIndex(({ number }) => number === 1);
  if (first < 0) return [];
  const open: number[] = [];
  return points.slice(first).flatMap((point, index) => {
    const before = open.at(-1) ?? 0;
    if (point.number === 1) {
      open.push(1);
      return [];
    }
    // The list within a list is over, and that around it goes on.
    const outer = open.findLastIndex((last) => last + 1 === point.number);
    if (outer >= 0) {
      open.splice(outer, open.length, point.number);
      return [];
    }
    const wanted = chinese(before + 1);
    const next = points[first + index + 1]?.number;
    open.splice(-1, 1, next === before + 2 ? before + 1 : point.number);
    const isSure = point.number === before || next === before + 2;
    return [
      {
        start: point.start,
        end: point.end,
        ...(isSure ? { suggestion: wanted } : {}),
        severity: point.kind === '是' && isSure ? ('gate' as const) : ('advice' as const),
        reason:
          point.number === before
            ? `“${chinese(point.number)}${point.kind}”出现了两次，此处按次序应为“${wanted}${point.kind}”。`
            : `分项序号不连续，“${chinese(point.number)}${point.kind}”之前是“${chinese(before)}${point.kind}”。请核对是否写错或者漏了一项。`,
      },
    ];
  });
}
