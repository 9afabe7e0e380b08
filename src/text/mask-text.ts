import type { CheckedText } from './checked-text.ts';
import { findLeaks } from './leak-search.ts';
import { DEFAULT_MASKING, type MaskedValue, type MaskingRule, maskedValue } from './masking-rule.ts';
import type { PersonalValue } from './personal/personal-value.ts';
import { personalValues } from './personal/personal-values.ts';
import type { TextFinding } from './text-finding.ts';

/** What stands in place of a stretch of the text as it was: UTF-16 units, the end exclusive. */
export interface MaskingEdit {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/** A text from which personal data was taken. */
export interface MaskedText {
  readonly text: string;
  /** How the text becomes that one: by place, none over another. */
  readonly edits: readonly MaskingEdit[];
  /** The values that may not stand anywhere in what is handed out: look for them in its bytes (`findLeaks`). */
  readonly secrets: readonly MaskedValue[];
}

/** These tell something beside a name, not by themselves; and what was masked before is no value any more. */
const NO_SECRETS: ReadonlySet<PersonalValue['kind']> = new Set<PersonalValue['kind']>([
  'sensitive',
  'partlyMasked',
]);
const MOST_ROUNDS = 8;

/**
 * The text with what was found masked by the office's rule: a value that is masked at one place is masked wherever it stands,
 * however it is written there, also where it wasn't found.
 * @throws RangeError when a finding of personal data isn't one of this text
 */
export function maskText(
  checked: CheckedText,
  findings: readonly Pick<TextFinding, 'kind' | 'rule' | 'start'>[],
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
  const secrets = secretValues(wanted, rule);
  const sought = secrets.map(({ value }) => value);
  const edits = wanted.map((one) => ({ start: one.start, end: one.end, words: maskedValue(one, rule) }));
  const elsewhere = findLeaks(sought, checked.text).map(({ value, start, end }) => ({
    start,
    end,
    words: secrets[value]?.shown ?? '*'.repeat(end - start),
  }));
  return { ...withoutRemains(checked.text, withoutOverlaps([...edits, ...elsewhere]), sought), secrets };
}

/** Of what was found of persons that which tells of one by itself: each value once, with what stands in its place. */
export function secretValues(
  found: readonly Pick<PersonalValue, 'kind' | 'value'>[],
  rule: MaskingRule,
): MaskedValue[] {
  const secrets = new Map<string, MaskedValue>();
  for (const { kind, value } of found) {
    if (NO_SECRETS.has(kind) || secrets.has(value)) continue;
    secrets.set(value, { value, shown: maskedValue({ kind, value }, rule) });
  }
  return [...secrets.values()];
}

/** What was found first stays; a place that touches another is masked once. */
function withoutOverlaps(edits: readonly MaskingEdit[]): MaskingEdit[] {
  const kept: MaskingEdit[] = [];
  for (const edit of edits.toSorted((one, other) => one.start - other.start || other.end - one.end)) {
    if (edit.start >= (kept.at(-1)?.end ?? 0)) kept.push(edit);
  }
  return kept;
}

function edited(text: string, edits: readonly MaskingEdit[]): string {
  let [result, at] = ['', 0];
  for (const { start, end, words } of edits) {
    result += text.slice(at, start) + words;
    at = end;
  }
  return result + text.slice(at);
}

/** What came together by the masking, or lay over another value, is hidden altogether. */
function withoutRemains(
  original: string,
  first: readonly MaskingEdit[],
  secrets: readonly string[],
): Pick<MaskedText, 'text' | 'edits'> {
  let edits = first;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const text = edited(original, edits);
    const leaks = findLeaks(secrets, text);
    if (leaks.length === 0) return { text, edits };
    const known = edits;
    edits = leaks.reduce((all, leak) => hidden(all, originalStretch(known, leak)), known);
  }
  throw new RangeError('values remain that can’t be masked');
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The stretch of the text as it was from which one of the masked text comes, edits that it touches as a whole. */
function originalStretch(edits: readonly MaskingEdit[], { start, end }: Stretch): Stretch {
  let moved = 0;
  let [from, to] = [start, end];
  for (const edit of edits) {
    const at = edit.start + moved;
    const until = at + edit.words.length;
    const grown = edit.end - edit.start - edit.words.length;
    // Before it: what stands behind is moved by what the edit added or took.
    if (until <= start) [from, to] = [from + grown, to + grown];
    else if (at < end) {
      from = Math.min(from, edit.start);
      to = Math.max(to + grown, edit.end);
    }
    moved -= grown;
  }
  return { start: from, end: to };
}

/** Edits with a stretch hidden by stars, and those that it touches. */
function hidden(edits: readonly MaskingEdit[], stretch: Stretch): MaskingEdit[] {
  const touched = edits.filter((edit) => edit.start < stretch.end && edit.end > stretch.start);
  const start = Math.min(stretch.start, ...touched.map((edit) => edit.start));
  const end = Math.max(stretch.end, ...touched.map((edit) => edit.end));
  const others = edits.filter((edit) => !touched.includes(edit));
  return [...others, { start, end, words: '*'.repeat(end - start) }].toSorted(
    (one, other) => one.start - other.start,
  );
}
