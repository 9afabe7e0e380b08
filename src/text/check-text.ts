import type { CheckedText } from './checked-text.ts';
import { NO_WORDS, withoutExceptions } from './office-words.ts';
import { TEXT_RULES } from './rules.ts';
import type { TextFinding } from './text-finding.ts';
import { findingsOf } from './text-rule.ts';

/** Finds wrong characters; made once from the model of the language (`spelling/`), for many texts. */
export interface SpellingChecker {
  check(checked: CheckedText): TextFinding[];
  /** Whether a word of the language lies across a border of a stretch. */
  isAcrossWords?(text: string, stretch: { start: number; end: number }): boolean;
}

/**
 * Everything a proofreader would mark in a text, by place; where two findings overlap, the surer one stays. Without a
 * checker of spelling, only the rules look. Pure: the same text, context and model give the same findings.
 */
export function checkText(checked: CheckedText, spelling?: SpellingChecker): TextFinding[] {
  const byRules = TEXT_RULES.flatMap((rule) => findingsOf(rule, checked)).map((found) =>
    mayBeTwoWords(found, checked.text, spelling) ? { ...found, severity: 'advice' as const } : found,
  );
  const all = withoutExceptions(
    [...byRules, ...(spelling?.check(checked) ?? [])],
    checked.text,
    checked.context.words ?? NO_WORDS,
  );
  return withoutOverlaps(all, checked.text.length);
}

const SHORT = 3;

/** A short wrong form may be the end of one word and the beginning of another: 年末按规定结转 has no 末按 in it. */
function mayBeTwoWords(found: TextFinding, text: string, spelling: SpellingChecker | undefined): boolean {
  if (found.rule !== 'T03' || found.severity !== 'gate') return false;
  // 年末按规定, 周末经批准: what comes behind is always longer.
  const isOfAnEnd = /^末[按经]/u.test(text.slice(found.start, found.start + 2));
  if (found.end - found.start > SHORT && !isOfAnEnd) return false;
  return spelling?.isAcrossWords?.(text, found) === true;
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
