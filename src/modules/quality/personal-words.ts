import { readText } from '../../text/checked-text.ts';
import { PERSONAL_DATA_RULES } from '../../text/rules/personal-data/personal-data-rules.ts';
import { findingsOf } from '../../text/text-rule.ts';

/** Whether one of these words holds what the rules on personal data tell. What is kept for long mustn't. */
export function holdPersonalData(words: readonly string[]): boolean {
  return words.some((one) => {
    const checked = readText(one);
    return PERSONAL_DATA_RULES.some((rule) => findingsOf(rule, checked).length > 0);
  });
}
