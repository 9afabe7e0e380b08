import type { NarrativeBlock } from '../../law/annual-report/narrative.ts';
import type { Figures, ReportCounters } from '../../law/annual-report/figures.ts';
import type { CellValue } from '../../law/annual-report/tables.ts';
import type { RenderedBlock } from '../../law/annual-report/narrative.ts';

/** A block of the text as it is kept: with the confirmation that a person gave for its facts. */
export interface StoredBlock extends NarrativeBlock {
  readonly confirmed?: boolean;
}

/** What is kept of a report when it is frozen: enough to print it again word for word. */
export interface FrozenReport {
  readonly cells: Readonly<Record<string, CellValue>>;
  readonly counters: ReportCounters;
  readonly figures: Figures;
  readonly blocks: readonly RenderedBlock[];
  readonly agencyName: string;
  readonly signedOn: string;
  /** The paragraph that says what was corrected, when and why; absent in a report that wasn't. */
  readonly correction?: string;
}

/** A block as it comes from an editor, where a condition that isn't there is null. */
export function storedBlock(
  block: Omit<StoredBlock, 'when'> & { readonly when: string | null },
): StoredBlock {
  const { when, ...rest } = block;
  return { ...rest, ...(when !== null && { when }) };
}
