import { FORM_SOURCE } from './form.ts';
import { type RuleId, type Severity, ruleWithId } from './rules.ts';
import type { CellValue } from './tables.ts';

export type { Severity } from './rules.ts';

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
  /**
   * A cell by its name ('t3.new.legal'), or 'title', 'part:0' (the opening) … 'part:6', 't2', 't2/row:docs', 't3/row:open',
   * 't3/col:total', 't4/group:review', 'block:…', 'report'.
   */
  readonly where: string;
  readonly expected?: CellValue;
  readonly actual?: CellValue;
  /** The words complained about, where there are any. */
  readonly quote?: string;
  /** The cells complained about, where they are several. */
  readonly cells?: readonly string[];
  /** Chinese: what doesn't hold, both figures, and how to mend it. */
  readonly message: string;
  /** The provision the rule stands on. */
  readonly law: string;
}

/** A finding before its rule has given it law, key and, where it says nothing else, severity. */
export type FoundFault = Omit<Finding, 'key' | 'law' | 'severity' | 'rule'> & {
  readonly rule: RuleId;
  readonly severity?: Severity;
};

/** A finding by a rule of the list. */
export function finding(found: FoundFault): Finding {
  return complete({ ...found, severity: found.severity ?? ruleWithId(found.rule)?.severity ?? 'error' });
}

/** A finding by a rule that somebody else names, as a reader of files does. */
export function foreignFinding(found: Omit<Finding, 'key' | 'law'>): Finding {
  return complete(found);
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

function complete(found: Omit<Finding, 'key' | 'law'>): Finding {
  const detail = [found.expected, found.actual, found.quote, found.cells?.join(',')]
    .filter((value) => value !== undefined)
    .join('~');
  const key = `${found.rule}@${found.where}${detail === '' ? '' : `#${detail.slice(0, 80)}`}`;
  return { key, ...found, law: ruleWithId(found.rule)?.law ?? FORM_SOURCE };
}
