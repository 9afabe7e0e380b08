import { type Figures, figureToken } from '../../../../src/law/annual-report/figures.ts';
import {
  type MissingSentences,
  missingSentences,
} from '../../../../src/law/annual-report/missing-sentences.ts';
import {
  countCharacters,
  type NarrativeBlock as LawBlock,
  renderNarrative,
} from '../../../../src/law/annual-report/narrative.ts';
import { assembleReport } from '../../../../src/law/annual-report/report-text.ts';
import { buildTables } from '../../../../src/law/annual-report/tables.ts';
import type { NarrativeBlock } from '../../../../src/modules/reports/reports.api.ts';
import type { ReportView } from './report-view.ts';

/** What the text says as it stands on the page, saved or not. */
export interface LiveText {
  /** What is printed of each block; those whose condition doesn't hold are missing. */
  readonly shown: ReadonlyMap<string, string>;
  /** Characters of part one, without blanks. */
  readonly partOneCharacters: number;
  readonly missing: readonly MissingSentences[];
}

type Facts = Pick<ReportView, 'agencyName' | 'level' | 'year' | 'cells' | 'figures'>;

/** Renders the text with the report's figures and asks the checks what it still lacks. */
export function liveText(view: Facts, blocks: readonly NarrativeBlock[]): LiveText {
  const figures: Figures = Object.fromEntries(
    view.figures.map(({ token, value }) => [figureToken(token)?.key ?? token, value]),
  );
  const narrative = blocks.map(ofLaw);
  const rendered = renderNarrative(narrative, figures).blocks;
  const { agencyName, level, year, cells } = view;
  const tables = buildTables((name) => Number(cells[name]), String(cells['t2.fee.amount']));
  const report = assembleReport({
    agencyName,
    level,
    year,
    tables,
    figures,
    publishedOn: null,
    blocks: rendered,
  });
  return {
    shown: new Map(rendered.map(({ id, text }) => [id, text])),
    partOneCharacters: countCharacters(report.parts[0]?.text ?? ''),
    missing: missingSentences(report, narrative),
  };
}

/** The text with further blocks, each at the end of its part. */
export function withSentences(
  blocks: readonly NarrativeBlock[],
  added: readonly LawBlock[],
): readonly NarrativeBlock[] {
  return added.reduce((all, block) => {
    const at = all.findLastIndex(({ part }) => part <= block.part) + 1;
    return [...all.slice(0, at), ofPage(block), ...all.slice(at)];
  }, blocks);
}

function ofLaw({ when, confirmed: _confirmed, ...block }: NarrativeBlock): LawBlock {
  return when === null ? block : { ...block, when };
}

function ofPage({ when, needsConfirmation, ...block }: LawBlock): NarrativeBlock {
  return {
    ...block,
    when: when ?? null,
    needsConfirmation: needsConfirmation ?? false,
    confirmed: false,
  };
}
