import { toChinese } from '../../law/dates.ts';
import {
  CONCLUSION_LABELS,
  HAND_OUTCOME_LABELS,
  PASSING_SCORE,
  type Judged,
  type Settled,
} from '../../law/inspection/hand-checks.ts';
import type { IndicatorResult } from '../../law/inspection/inspect.ts';
import type { KeptHandCheck, KeptInspection, KeptLine } from './kept-inspection.ts';

/** What was measured, in a word. */
export const STATE_WORDS: Readonly<Record<IndicatorResult['state'], string>> = {
  fine: '未发现',
  found: '有问题',
  unknown: '没有监测',
};

/** What an indicator comes to, in a word. */
export const JUDGED_WORDS: Readonly<Record<Judged['state'], string>> = {
  fine: '未发现',
  found: '有问题',
  unknown: '待检查',
  inapplicable: '不适用',
};

/**
 * The conclusion in sentences, a line each: what it rests on, which of it was found, looked at or refuted by hand, and what nobody has looked at
 * yet. It never says that there is no 单项否决 while one of them wasn't looked at.
 */
export function verdictOf({
  lines,
  settled,
  judgedThen,
}: Pick<KeptInspection, 'lines' | 'settled' | 'judgedThen'>): string {
  return [
    `${CONCLUSION_LABELS[settled.conclusion]}：${reasonOf(settled, lines)}`,
    `扣分指标得 ${settled.score} 分${ofHand(lines)}。`,
    ...(judgedThen
      ? []
      : ['这次检查没有保存当时的逐项结果，结论和得分是当时的，各项按当时的数据和现在的规则重新判断。']),
    told(
      '已人工检查',
      lines.filter(({ check }) => check !== null && check.outcome !== 'noted'),
    ),
    told(
      '系统发现、人工核实不属实的',
      lines.filter(({ check }) => check !== null && check.refuted > 0),
    ),
    told(
      '还需要人工检查',
      lines.filter(({ awaited }) => awaited),
    ),
  ]
    .filter((sentence) => sentence !== '')
    .join('\n');
}

function reasonOf({ vetoed, conclusion }: Settled, lines: readonly KeptLine[]): string {
  if (vetoed) {
    const vetoes = lines.filter(
      ({ result, judged }) => result.indicator.effect === 'veto' && judged.state === 'found',
    );
    const named = vetoes.length === 0 ? '' : `（${vetoes.map(nameWithHand).join('；')}）`;
    return `有单项否决指标${named}，按照指标为不合格。`;
  }
  switch (conclusion) {
    case 'failed':
      return `没有发现单项否决，扣分指标不到 ${PASSING_SCORE} 分，按照指标为不合格。扣分指标原用于政府门户网站，乡镇、街道和部门的网页以当地的检查办法为准。`;
    case 'passed':
      return '没有单项否决，按照指标为合格。';
    case 'pending':
      return '已检查的没有单项否决，还不能下结论。';
  }
}

function told(what: string, lines: readonly KeptLine[]): string {
  if (lines.length === 0) return '';
  return `${what} ${lines.length} 项：${lines.map(({ result }) => result.indicator.name).join('；')}。`;
}

function nameWithHand({ result, judged }: KeptLine): string {
  return judged.state === 'found' && result.state !== 'found'
    ? `${result.indicator.name}，人工检查发现`
    : result.indicator.name;
}

function ofHand(lines: readonly KeptLine[]): string {
  const byHand = lines.reduce((sum, { judged, result }) => sum + judged.deducted - result.deducted, 0);
  const points = Math.round(Math.abs(byHand) * 10) / 10;
  if (points === 0) return '';
  return byHand > 0 ? `，其中人工检查多扣 ${points} 分` : `，人工核实后少扣 ${points} 分`;
}

/** A check by hand in words: what was found, where, what of the measured isn't so; then who looked, and when. */
export function handCheckWords(check: KeptHandCheck): string {
  return [
    findingWords(check),
    refutedWords(check),
    `检查人：${check.checkedBy}，${toChinese(check.checkedOn)}。`,
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** What was found by hand. */
export function findingWords({ outcome, words, places }: KeptHandCheck): string {
  const label = outcome === 'found' ? `发现问题 ${places} 处` : HAND_OUTCOME_LABELS[outcome];
  if (outcome === 'noted') return words;
  return words === '' ? `${label}。` : `${label}：${words}`;
}

/** What of the measured isn't so. */
export function refutedWords({ refuted, refutedWhy }: KeptHandCheck): string {
  return refuted === 0 ? '' : `系统发现的已核实 ${refuted} 处不属实：${refutedWhy}`;
}
