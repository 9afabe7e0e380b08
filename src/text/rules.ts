import type { TextRule } from './text-rule.ts';

/** All rules, in the order of their identifiers within a kind. */
export const TEXT_RULES: readonly TextRule[] = [];

/** The rule with an identifier. */
export function ruleById(id: string): TextRule | undefined {
  return TEXT_RULES.find((rule) => rule.id === id);
}
