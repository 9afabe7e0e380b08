import { DISPUTE_COLUMN_LABELS, type DisputeColumn, type DisputeKind } from '../form.ts';
import { bareLabel, likeness } from './label-likeness.ts';

/** Words of a heading of table four that are close enough to be it. */
const LEAST = 0.6;

/** What offices write for the columns of table four, the longest first. */
const COLUMNS: readonly (readonly [DisputeColumn, RegExp])[] = [
  ['upheld', /(?:结果)?维持$/u],
  ['corrected', /(?:结果)?纠正$/u],
  ['pending', /(?:尚未|未)审?结$/u],
  ['other', /其[他它](?:结果)?$/u],
  ['total', /[总合小]计$/u],
];

/** The column that bare words name; they may have the words of their group before them. */
export function disputeColumnOf(label: string): DisputeColumn | null {
  const words = inChinese(label);
  const named = COLUMNS.find(([, pattern]) => pattern.test(words));
  if (named !== undefined) return named[0];
  const alike = COLUMNS.find(
    ([column]) => likeness(words, bareLabel(DISPUTE_COLUMN_LABELS[column])) >= LEAST,
  );
  return alike?.[0] ?? null;
}

/** The group that bare words name; suits without a word of which name none. */
export function disputeKindOf(label: string): DisputeKind | null {
  const known = kinds.get(label);
  if (known !== undefined) return known;
  const kind = kindNamedBy(label);
  if (kinds.size >= MOST_KEPT) kinds.clear();
  kinds.set(label, kind);
  return kind;
}

/** A table made long by repeating asks for the same words again from each of its rows. */
const kinds = new Map<string, DisputeKind | null>();
const MOST_KEPT = 2_000;

function kindNamedBy(label: string): DisputeKind | null {
  const words = inChinese(label);
  if (/复议后/u.test(words)) return 'afterReview';
  if (/未经复议|直接起诉|直接诉讼/u.test(words)) return 'direct';
  if (likeness(words, '未经复议直接起诉') >= LEAST) return 'direct';
  if (likeness(words, '复议后起诉') >= LEAST) return 'afterReview';
  return /复议/u.test(words) && !/诉/u.test(words) ? 'review' : null;
}

/** Whether words of cells are those of table four: results, and what they are the results of. */
export function speaksOfDisputes(texts: readonly string[]): boolean {
  const words = texts.map((text) => inChinese(bareLabel(text)));
  const results = words.filter((word) => /^(?:\p{L}{0,8}结果)?(?:维持|纠正)$|未审?结$/u.test(word));
  return results.length >= 2;
}

/** The Chinese words of a heading that has its English ones, too. */
function inChinese(words: string): string {
  return /\p{Script=Han}/u.test(words) ? words.replaceAll(/[A-Za-z]/gu, '') : words;
}
