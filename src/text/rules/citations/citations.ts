import type { TextRule } from '../../text-rule.ts';
import { AGENCY_WORD_RULE } from './agency-words.ts';
import { BARE_CITATION_RULE } from './bare-citations.ts';
import { DOCUMENT_NUMBER_RULES } from './document-numbers.ts';
import { LAW_ARTICLE_RULE } from './law-articles.ts';
import { LAW_ORDER_RULE } from './law-orders.ts';
import { LAW_TITLE_RULE } from './law-titles.ts';
import { NUMBER_YEAR_RULE } from './number-years.ts';
import { REPEALED_LAW_RULE } from './repealed-laws.ts';

/** W01–W12: 文号, and what is cited. */
export const CITATION_RULES: readonly TextRule[] = [
  ...DOCUMENT_NUMBER_RULES,
  NUMBER_YEAR_RULE,
  BARE_CITATION_RULE,
  AGENCY_WORD_RULE,
  LAW_TITLE_RULE,
  REPEALED_LAW_RULE,
  LAW_ARTICLE_RULE,
  LAW_ORDER_RULE,
];
