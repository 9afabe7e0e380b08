import type { CheckedText } from './checked-text.ts';
import { NO_WORDS, withoutExceptions } from './office-words.ts';
import { TEXT_RULES } from './rules.ts';
import type { TextFinding } from './text-finding.ts';
import { findingsOf } from './text-rule.ts';

/** Finds wrong characters; made once from the model of the language (`spelling/`), for many texts. */
export interface SpellingChecker {
  check(checked: CheckedText): TextFinding[];
}

/**
 * Everything a proofreader would mark in a text, by place; where two findings overlap, the surer one stays. Without a
 * checker of spelling, only the rules look. Pure: the same text, context and model give the same findings.
 */
export function checkText(checked: CheckedText, spelling?: SpellingChecker): TextFinding[] {
  const byRules = TEXT_RULES.flatMap((rule) => findingsOf(rule, checked));
  const all = withoutExceptions(
    [...byRules, ...(spelling?.check(checked) ?? [])],
    checked.text,
    checked.context.words ?? NO_WORDS,
  );
  return withoutOverlaps(all, checked.text.length);
}

/** Personal data may overlap anything: it is another question. Of the others, gate goes before advice, rules before spelling. */
function withoutOverlaps(findings: readonly TextFinding[], length: number): TextFinding[] {
  // Each character is taken once, so that a text full of faults is looked through in no more time than it has characters.
  const [taken, takenByPersonal] = [new Uint8Array(length + 1), new Uint8Array(length + 1)];
  const kept: TextFinding[] = [];
  for (const found of findings.toSorted(
    (one, other) => weight(other) - weight(one) || one.start - other.start,
  )) {
    const places = found.kind === 'personal-data' ? takenByPersonal : taken;
    if (places.subarray(found.start, found.end).includes(1)) continue;
    places.fill(1, found.start, found.end);
    kept.push(found);
  }
  return kept.toSorted((one, other) => one.start - other.start || one.end - other.end);
}

function weight(found: TextFinding): number {
  return (found.severity === 'gate' ? 2 : 0) + (found.kind === 'spelling' ? 0 : 1);
}
