import type { TextRule } from '../../text-rule.ts';
import { ABSOLUTE_CLAIM_RULE } from './absolute-claims.ts';
import { FIXED_PHRASE_RULE } from './fixed-phrases.ts';
import { FIXED_SERIES_RULE } from './fixed-series.ts';
import { FORMER_BODY_RULE } from './former-bodies.ts';
import { OFFICE_NAME_RULE } from './office-names.ts';
import { STYLE_RULES } from './style-lists.ts';

/** T08–T14: wordings that the office, or a published list, has decided on. They bind the office's own drafts only. */
export const EXPRESSION_RULES: readonly TextRule[] = [
  OFFICE_NAME_RULE,
  FIXED_SERIES_RULE,
  ...STYLE_RULES,
  ABSOLUTE_CLAIM_RULE,
  FORMER_BODY_RULE,
  FIXED_PHRASE_RULE,
];
