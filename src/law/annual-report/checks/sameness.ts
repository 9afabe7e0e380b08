import { type Finding, finding } from '../findings.ts';
import { similarity } from '../similarity.ts';
import { type CheckedReport, partOf } from './checked-report.ts';
import type { NarrativeOptions } from './narrative-options.ts';

const SAME_FROM = 0.6;
/** Shorter texts are alike by chance. */
const LEAST_LENGTH = 50;

/**
 * AR-X-SAME: the notice forbids reports that are the same year after year (年年雷同), and assessors take points for those that
 * resemble a sister agency's.
 */
export function checkSameness(report: CheckedReport, options: NarrativeOptions): Finding[] {
  return ([1, 5] as const).flatMap((part) => {
    const text = partOf(report, part) ?? '';
    if (text.length < LEAST_LENGTH) return [];
    return (options.others ?? []).flatMap((other) => {
      const share = similarity(text, other.part(part));
      if (share < SAME_FROM) return [];
      const percent = Math.round(share * 100);
      return [
        finding({
          rule: 'AR-X-SAME',
          where: `part:${part}`,
          actual: percent,
          quote: other.id ?? other.name,
          message: `第${part}部分与${other.name}的文字有 ${percent}% 相同，容易被认定为“雷同”。请按本机关本年的实际情况重写，或者写明原因。`,
        }),
      ];
    });
  });
}
