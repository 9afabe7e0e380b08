import { useState } from 'react';
import type { NarrativeBlock } from '../../../../src/modules/reports/reports.api.ts';
import type { ReportView } from './report-view.ts';

/** The report's text while somebody writes on it. */
export interface Narrative {
  readonly blocks: readonly NarrativeBlock[];
  readonly dirty: boolean;
  /** Somebody else saved another text while this one was being written; saving waits for a decision. */
  readonly conflict: boolean;
  readonly change: (blocks: readonly NarrativeBlock[]) => void;
  /** Goes on with the own text over the other's. */
  readonly keepMine: () => void;
  /** Takes the text that is on the server, also after saving. */
  readonly takeTheirs: () => void;
}

/**
 * Keeps what is written on the page whatever is read from the server meanwhile: a corrected figure reads the report
 * anew and must not take anybody's words.
 */
export function useNarrative(view: ReportView): Narrative {
  const server = view.narrative;
  // What the own text was begun upon.
  const [base, setBase] = useState<readonly NarrativeBlock[]>(server);
  const [blocks, setBlocks] = useState<readonly NarrativeBlock[]>(server);
  const dirty = !same(blocks, base);
  const moved = !same(server, base);
  const takeTheirs = (): void => {
    setBase(server);
    setBlocks(server);
  };
  // Nothing of one's own is on the page: it simply shows what is there now.
  if (moved && (!dirty || same(blocks, server))) takeTheirs();
  return {
    blocks,
    dirty,
    conflict: moved && dirty && !same(blocks, server),
    change: setBlocks,
    keepMine: () => setBase(server),
    takeTheirs,
  };
}

function same(a: readonly NarrativeBlock[], b: readonly NarrativeBlock[]): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
