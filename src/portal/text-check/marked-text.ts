/** A finding as the page shows it; offsets are UTF-16 units of the text. */
export interface ShownFinding {
  readonly start: number;
  readonly end: number;
  readonly severity: 'gate' | 'advice';
  /** 错别字, 标点符号 … */
  readonly kind: string;
  readonly rule: string;
  readonly suggestion: string | null;
  readonly reason: string;
}

/** A stretch of the text: plain, or one that a finding is about. */
export interface Stretch {
  readonly text: string;
  /** Which finding, from 0; null: none. */
  readonly finding: number | null;
}

/**
 * A text cut at its findings. Where two overlap the first in order is marked, so that marks never stand in each other; findings
 * come in the order of the text.
 */
export function markedText(text: string, findings: readonly ShownFinding[]): Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  for (const [index, { start, end }] of findings.entries()) {
    if (start < at) continue;
    if (start > at) stretches.push({ text: text.slice(at, start), finding: null });
    stretches.push({ text: text.slice(start, end), finding: index });
    at = end;
  }
  if (at < text.length) stretches.push({ text: text.slice(at), finding: null });
  return stretches;
}
