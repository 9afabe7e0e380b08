import type { TextRule } from '../../text-rule.ts';
import { COLLOCATION_RULE } from './collocations.ts';
import { DOUBLED_WORD_RULE } from './doubled-words.ts';
import { VARIANT_RULE, WRONG_FORM_RULE } from './forms.ts';
import { MISPLACED_AND_RULE } from './misplaced-and.ts';
import { TRADITIONAL_RULE } from './traditional.ts';

/** T01–T03, T05, T06, T15: words by lists. Those that a model of the language finds stand in `spelling`. */
export const WORD_RULES: readonly TextRule[] = [
  DOUBLED_WORD_RULE,
  VARIANT_RULE,
  WRONG_FORM_RULE,
  TRADITIONAL_RULE,
  COLLOCATION_RULE,
  MISPLACED_AND_RULE,
];
