import type { TextRule } from '../../text-rule.ts';
import { BANK_CARD } from './bank-card.ts';
import { HOME_ADDRESS } from './home-address.ts';
import { IDENTITY_NUMBER } from './identity-number.ts';
import { INCOMPLETE_MASK } from './incomplete-mask.ts';
import { MOBILE_NUMBER } from './mobile-number.ts';
import { ONLINE_NAME } from './online-name.ts';
import { PERSONAL_DOCUMENT } from './personal-document.ts';
import { SENSITIVE_ATTRIBUTE } from './sensitive-attribute.ts';

/** Rules on what tells of a person. */
export const PERSONAL_DATA_RULES: readonly TextRule[] = [
  IDENTITY_NUMBER,
  MOBILE_NUMBER,
  BANK_CARD,
  HOME_ADDRESS,
  PERSONAL_DOCUMENT,
  SENSITIVE_ATTRIBUTE,
  INCOMPLETE_MASK,
  ONLINE_NAME,
];
