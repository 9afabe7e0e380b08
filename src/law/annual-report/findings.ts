import type { CellValue } from './tables.ts';

/**
 * error: the report can't be published so. warning: it can, once a person has written why it is right. info: worth a look.
 */
export type Severity = 'error' | 'warning' | 'info';

/** Something the checks found in an annual report. */
export interface Finding {
  /**
   * Names this very finding: the rule, the place and what was found. A written explanation is kept under it, so it no
   * longer holds when the figures change.
   */
  readonly key: string;
  /** The rule's identifier, e.g. 'AR-T3-SUM'. */
  readonly rule: string;
  readonly severity: Severity;
  /** 'title', 'part:0' … 'part:6', 't2/row:docs', 't3/row:open', 't3/col:total', 't3/cell:carryIn.natural', 't4/group:review', 'cell:t3.new.legal', 'report'. */
  readonly where: string;
  readonly expected?: CellValue;
  readonly actual?: CellValue;
  /** The words complained about, where there are any. */
  readonly quote?: string;
  /** Chinese: what doesn't hold, both figures, and how to mend it. */
  readonly message: string;
  /** The provision the rule stands on. */
  readonly law: string;
}

/** A finding with its key filled in. */
export function finding(found: Omit<Finding, 'key'>): Finding {
  const detail = [found.expected, found.actual, found.quote].filter((value) => value !== undefined).join('~');
  const key = `${found.rule}@${found.where}${detail === '' ? '' : `#${detail.slice(0, 80)}`}`;
  return { key, ...found };
}

/** What still stands in the way of publishing: errors, and warnings whose rightness nobody explained. */
export function openFindings<Found extends Pick<Finding, 'severity'>>(
  findings: readonly Found[],
  isAnswered: (found: Found) => boolean,
): Found[] {
  return findings.filter(
    (found) => found.severity === 'error' || (found.severity === 'warning' && !isAnswered(found)),
  );
}
