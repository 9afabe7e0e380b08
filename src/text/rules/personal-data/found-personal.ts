import type { CheckedText } from '../../checked-text.ts';
import { DEFAULT_MASKING, maskedValue } from '../../masking-rule.ts';
import { personalValues } from '../../personal/personal-values.ts';
import type { Found } from '../../text-rule.ts';

/** What one of the rules on personal data finds, with the value as the default would mask it. */
export function foundPersonal(checked: CheckedText, rule: string): Found[] {
  return personalValues(checked)
    .filter((one) => one.rule === rule)
    .map((one) => ({
      start: one.start,
      end: one.end,
      severity: one.severity,
      suggestion: maskedValue(one, DEFAULT_MASKING),
      reason: one.reason,
    }));
}
