import type { Finding } from '../findings.ts';
import { FORM_SOURCE } from '../form.ts';
import type { AnnualReport } from '../report-text.ts';
import { similarity } from '../similarity.ts';
import { remark } from './faults.ts';
import type { NarrativeOptions } from './narrative-options.ts';
import { partOf } from './text-places.ts';

const SAME_FROM = 0.6;

/** AR-X-SAME: the notice forbids reports that are the same year after year (年年雷同). */
export function checkSameness(report: AnnualReport, options: NarrativeOptions): Finding[] {
  return ([1, 5] as const).flatMap((part) => {
    const share = similarity(partOf(report, part), options.previousParts?.[part - 1]?.text ?? '');
    if (share < SAME_FROM) return [];
    const percent = Math.round(share * 100);
    return [
      remark(
        'AR-X-SAME',
        `part:${part}`,
        `第${part}部分与上年的文字有 ${percent}% 相同，容易被认定为“年年雷同”。请按本年的实际情况重写，或者写明原因。`,
        FORM_SOURCE,
        { actual: percent },
      ),
    ];
  });
}
