import { CITATION_RULES } from './rules/citations/citations.ts';
import { EXPRESSION_RULES } from './rules/expressions/expressions.ts';
import { NUMBER_RULES } from './rules/numbers/number-rules.ts';
import { PERSONAL_DATA_RULES } from './rules/personal-data/personal-data-rules.ts';
import { PUNCTUATION_RULES } from './rules/punctuation/punctuation-rules.ts';
import { STRUCTURE_RULES } from './rules/structure/structure.ts';
import { WORD_RULES } from './rules/words/words.ts';
import type { TextRule } from './text-rule.ts';

/** All rules, in the order of their identifiers within a kind. */
export const TEXT_RULES: readonly TextRule[] = [
  ...PUNCTUATION_RULES,
  ...NUMBER_RULES,
  ...CITATION_RULES,
  ...STRUCTURE_RULES,
  ...WORD_RULES,
  ...EXPRESSION_RULES,
  ...PERSONAL_DATA_RULES,
];

/** The rule with an identifier. */
export function ruleById(id: string): TextRule | undefined {
  return TEXT_RULES.find((rule) => rule.id === id);
}
