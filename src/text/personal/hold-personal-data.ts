import { readText } from '../checked-text.ts';
import { PERSONAL_DATA_RULES } from '../rules/personal-data/personal-data-rules.ts';
import type { TextFinding } from '../text-finding.ts';
import { findingsOf } from '../text-rule.ts';

/** Whether one of these words holds what the rules on personal data tell. What is kept for long mustn't. */
export function holdPersonalData(words: readonly string[]): boolean {
  return words.some((one) => found(one).length > 0);
}

/** Words with ＊ for each character of what the rules on personal data tell. */
export function withoutPersonalData(words: string): string {
  let told = words;
  for (const { start, end } of found(words))
    told = told.slice(0, start) + '＊'.repeat(end - start) + told.slice(end);
  return told;
}

function found(words: string): TextFinding[] {
  const checked = readText(words);
  return PERSONAL_DATA_RULES.flatMap((rule) => findingsOf(rule, checked));
}
