import { createHash } from 'node:crypto';
import { findLeaks } from '../../text/leak-search.ts';
import type { PartFinding, PartText } from './part-findings.ts';

/** The rule by which what was masked may not be there again. */
export const MASKED_AGAIN = 'I10';

const REASON = '这里又出现了已经决定遮盖的内容，请删去或者改写；确需公开的，由审核人或者发布员写明理由。';

/**
 * Where values that were masked stand in a text again, however they are written there. A place isn't told twice where a rule on personal
 * data holds the text up for it already; advice does no such thing.
 */
export function maskedFindings(
  parts: readonly PartText[],
  values: readonly string[],
  known: readonly PartFinding[],
): PartFinding[] {
  if (values.length === 0) return [];
  return parts.flatMap(({ part, text }) => {
    const told = known.filter((found) => found.part === part && holdsUp(found));
    const places = findLeaks(values, text).filter(
      ({ start, end }) => !told.some((found) => found.start < end && start < found.end),
    );
    return places.map(({ start, end }, index) => ({
      part,
      start,
      end,
      kind: 'personal-data' as const,
      rule: MASKED_AGAIN,
      severity: 'gate' as const,
      suggestion: null,
      reason: REASON,
      fingerprint: maskedFingerprint([part, text.slice(start, end), index]),
    }));
  });
}

/** Whether a finding is of personal data for which somebody must answer before the text is public. */
export function holdsUp({ kind, severity }: Pick<PartFinding, 'kind' | 'severity'>): boolean {
  return kind === 'personal-data' && severity === 'gate';
}

/** What a finding of something masked is recognised by. */
export function maskedFingerprint(of: readonly (string | number)[]): string {
  return createHash('sha256')
    .update(`masked\0${JSON.stringify(of)}`)
    .digest('hex')
    .slice(0, 32);
}
