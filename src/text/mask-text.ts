import type { CheckedText } from './checked-text.ts';
import { findLeaks } from './leak-search.ts';
import { DEFAULT_MASKING, type MaskingRule, maskedValue } from './masking-rule.ts';
import type { PersonalValue } from './personal/personal-value.ts';
import { personalValues } from './personal/personal-values.ts';
import type { TextFinding } from './text-finding.ts';

/** A text from which personal data was taken. */
export interface MaskedText {
  readonly text: string;
  /** The values that may not stand anywhere in what is handed out: look for them in its bytes (`findLeaks`). */
  readonly secrets: readonly string[];
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/** These tell something beside a name, not by themselves; and what was masked before is no value any more. */
const NO_SECRETS = new Set<PersonalValue['kind']>(['sensitive', 'partlyMasked']);
const MOST_ROUNDS = 8;

/**
 * The text with what was found masked by the office's rule: a value that is masked at one place is masked wherever it stands,
 * however it is written there, also where it wasn't found.
 * @throws RangeError when a finding of personal data isn't one of this text
 */
export function maskText(
  checked: CheckedText,
  findings: readonly TextFinding[],
  rule: MaskingRule = DEFAULT_MASKING,
): MaskedText {
  const values = personalValues(checked);
  const wanted = findings
    .filter(({ kind }) => kind === 'personal-data')
    .map((finding) => {
      const value = values.find((one) => one.rule === finding.rule && one.start === finding.start);
      if (value === undefined) throw new RangeError(`no ${finding.rule} at ${finding.start} in this text`);
      return value;
    });
  const secret = wanted.filter(({ kind }) => !NO_SECRETS.has(kind));
  const secrets = [...new Set(secret.map(({ value }) => value))];
  const edits = wanted.map((one) => ({ start: one.start, end: one.end, words: maskedValue(one, rule) }));
  const elsewhere = findLeaks(secrets, checked.text).map(({ value, start, end }) => {
    const kind = secret.find((one) => one.value === secrets[value])?.kind ?? 'identity';
    return { start, end, words: maskedValue({ kind, value: secrets[value] ?? '' }, rule) };
  });
  const text = edited(checked.text, withoutOverlaps([...edits, ...elsewhere]));
  return { text: withoutRemains(text, secrets), secrets };
}

/** What was found first stays; a place that touches another is masked once. */
function withoutOverlaps(edits: readonly Edit[]): Edit[] {
  const kept: Edit[] = [];
  for (const edit of edits.toSorted((one, other) => one.start - other.start || other.end - one.end)) {
    if (edit.start >= (kept.at(-1)?.end ?? 0)) kept.push(edit);
  }
  return kept;
}

function edited(text: string, edits: readonly Edit[]): string {
  let [result, at] = ['', 0];
  for (const { start, end, words } of edits) {
    result += text.slice(at, start) + words;
    at = end;
  }
  return result + text.slice(at);
}

/** What came together by the masking, or lay over another value, is hidden altogether. */
function withoutRemains(masked: string, secrets: readonly string[]): string {
  let text = masked;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const leaks = findLeaks(secrets, text);
    if (leaks.length === 0) return text;
    text = edited(
      text,
      withoutOverlaps(leaks.map(({ start, end }) => ({ start, end, words: '*'.repeat(end - start) }))),
    );
  }
  throw new RangeError('values remain that can’t be masked');
}
