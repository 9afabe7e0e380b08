import type { CheckedText, TextContext } from './checked-text.ts';
import type { TextFinding, TextKind, TextSeverity } from './text-finding.ts';

/** What a rule found, before the rule's name and severity are put to it. */
export interface Found {
  readonly start: number;
  readonly end: number;
  /** As in a finding; missing: only a person can tell. */
  readonly suggestion?: string;
  readonly reason: string;
  /** Where it isn't the rule's own. */
  readonly severity?: TextSeverity;
}

/** One rule for official prose. */
export interface TextRule {
  /** 'P04': short and lasting; exceptions and figures name it. */
  readonly id: string;
  readonly kind: TextKind;
  readonly severity: TextSeverity;
  /** Chinese, what it looks for, as a short name. */
  readonly name: string;
  /** The clause that it stands on: 'GB/T 15834—2011 4.5.3.5'. */
  readonly standard: string;
  /** A sentence with the fault, and as it should be. The second is silent under every rule. */
  readonly bad: string;
  readonly good: string;
  /** What has to be known beside the words of both, for a rule that says nothing without it. */
  readonly context?: TextContext;
  readonly check: (checked: CheckedText) => Iterable<Found>;
}

/** A rule's findings on a text, in its order. */
export function findingsOf(rule: TextRule, checked: CheckedText): TextFinding[] {
  return [...rule.check(checked)].map((found) => ({
    start: found.start,
    end: found.end,
    kind: rule.kind,
    rule: rule.id,
    severity: found.severity ?? rule.severity,
    // A quoted piece may begin or end within a character, which no JSON of a database takes.
    suggestion: found.suggestion?.toWellFormed() ?? null,
    reason: found.reason.toWellFormed(),
  }));
}
