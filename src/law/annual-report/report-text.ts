import type { PlainDate } from '../dates.ts';
import type { Figures } from './figures.ts';
import { PART_TITLES, reportTitle } from './form.ts';
import { type RenderedBlock, partText } from './narrative.ts';
import type { ReportTables } from './tables.ts';
import type { AgencyLevel } from './ties.ts';

/** A part of a report as it is printed. Parts two to four usually consist of their tables alone. */
export interface ReportPart {
  readonly title: string;
  /** Paragraphs and sub-headings, a line each; empty when there are none. */
  readonly text: string;
}

/** An annual report as it is read: what is printed, checked and exported. */
export interface AnnualReport {
  readonly title: string;
  readonly agencyName: string;
  readonly level: AgencyLevel;
  readonly year: number;
  /** The paragraphs before part one. */
  readonly opening: string;
  /** Six parts. */
  readonly parts: readonly ReportPart[];
  readonly tables: ReportTables;
  /** The figures that the text states, by key. */
  readonly figures: Figures;
  readonly publishedOn: PlainDate | null;
}

/** The report made of its tables and its rendered text, with title and part titles as the form has them. */
export function assembleReport(
  input: Pick<AnnualReport, 'agencyName' | 'level' | 'year' | 'tables' | 'figures' | 'publishedOn'> & {
    readonly blocks: readonly RenderedBlock[];
  },
): AnnualReport {
  const { blocks, ...report } = input;
  return {
    ...report,
    title: reportTitle(input.agencyName, input.year),
    opening: partText(blocks, 0),
    parts: ([1, 2, 3, 4, 5, 6] as const).map((part) => ({
      title: PART_TITLES[part - 1] ?? '',
      text: partText(blocks, part),
    })),
  };
}
