import { ofAnnualReport } from './checks/checked-report.ts';
import { checkPartFive, checkPartOne, checkPartSix } from './checks/parts.ts';
import type { Finding } from './findings.ts';
import { type NarrativeBlock, type RenderedBlock, renderNarrative } from './narrative.ts';
import { defaultNarrative } from './narrative-template.ts';
import type { AnnualReport } from './report-text.ts';

/** Sentences that could be put in where the text is silent on something that the form asks for. */
export interface MissingSentences {
  /** Names the gap, e.g. `AR-N-7:工作考核`; the same gap has the same name. */
  readonly key: string;
  /** Chinese: what is missing, as the check says it. */
  readonly why: string;
  /** To be put in at the end of their part; those about facts wait for confirmation. */
  readonly blocks: readonly NarrativeBlock[];
  /** Those of them whose condition holds now, with this year's figures. */
  readonly preview: readonly RenderedBlock[];
}

/** Which blocks of the standing text speak of what is missing. */
const BLOCKS: Readonly<Record<string, readonly string[]>> = {
  'AR-N-6:主动公开': ['proactive-'],
  'AR-N-6:依申请公开': ['request-', 'disputes-'],
  'AR-N-6:政府信息管理': ['management'],
  'AR-N-6:政府信息公开平台建设': ['platform'],
  'AR-N-6:监督保障': ['supervision-heading', 'supervision-training'],
  'AR-N-7:工作考核': ['supervision-assessment'],
  'AR-N-7:社会评议': ['supervision-opinion'],
  'AR-N-7:责任追究': ['supervision-liability'],
  'AR-N-8:': ['problems', 'improvements'],
  'AR-N-8:improvements': ['improvements'],
  'AR-N-9:': ['fee-'],
};

/**
 * What the text still lacks by the form, with sentences that would fill it: five aspects of part one, assessment, opinion and
 * liability, problems and improvements, 信息处理费. Asks the checks themselves, so a gap that is told is a gap that they find.
 */
export function missingSentences(
  report: AnnualReport,
  narrative: readonly NarrativeBlock[],
): MissingSentences[] {
  const checked = ofAnnualReport(report);
  const gaps = [...checkPartOne(checked), ...checkPartFive(checked), ...checkPartSix(checked)];
  const taken = new Set(narrative.map(({ id }) => id));
  // Those that wait there for other figures needn't be put in again.
  const present = new Set(narrative.map(({ text }) => text));
  return gaps.flatMap((found) => {
    const key = gapOf(found);
    const wanted = key === null ? undefined : BLOCKS[key];
    if (key === null || wanted === undefined) return [];
    const blocks = defaultNarrative(report.level)
      .filter(({ id, text }) => wanted.some((start) => id.startsWith(start)) && !present.has(text))
      .map((block, index): NarrativeBlock => ({
        ...block,
        id: freeId(block.id, taken),
        // What it would continue may be a heading.
        kind: index === 0 && block.kind === 'continuation' ? 'paragraph' : block.kind,
      }));
    const { blocks: preview } = renderNarrative(blocks, report.figures);
    return preview.length === 0 ? [] : [{ key, why: found.message, blocks, preview }];
  });
}

/** Findings of these rules that say that something is wrong, not missing, are no gaps. */
function gapOf({ rule, quote, severity, actual }: Finding): string | null {
  switch (rule) {
    case 'AR-N-6':
    case 'AR-N-7':
      return `${rule}:${quote ?? ''}`;
    case 'AR-N-8':
      if (severity === 'error') return 'AR-N-8:';
      return quote === undefined ? 'AR-N-8:improvements' : null;
    case 'AR-N-9':
      return actual === undefined ? 'AR-N-9:' : null;
    default:
      return null;
  }
}

function freeId(id: string, taken: ReadonlySet<string>): string {
  for (let nth = 1; ; nth += 1) {
    const free = nth === 1 ? id : `${id}-${nth}`;
    if (!taken.has(free)) return free;
  }
}
