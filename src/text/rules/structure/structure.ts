import type { TextRule } from '../../text-rule.ts';
import { ATTACHMENT_RULE } from './attachments.ts';
import { ENUMERATION_RULE } from './enumerations.ts';
import { HEADING_NUMBER_RULE } from './heading-numbers.ts';
import { LAYOUT_RULE } from './layout.ts';
import { OWN_NAME_RULE } from './own-names.ts';
import { PROMISED_COUNT_RULE } from './promised-counts.ts';
import { TITLE_RULE } from './titles.ts';

/** W13–W19: how a document is built. */
export const STRUCTURE_RULES: readonly TextRule[] = [
  HEADING_NUMBER_RULE,
  PROMISED_COUNT_RULE,
  ATTACHMENT_RULE,
  LAYOUT_RULE,
  OWN_NAME_RULE,
  TITLE_RULE,
  ENUMERATION_RULE,
];
