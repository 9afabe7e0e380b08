import type { TextRule } from '../../text-rule.ts';
import { BROKEN_ADDRESSES } from './addresses.ts';
import { TITLE_RULES } from './between-titles.ts';
import { DASH_RULES } from './dashes.ts';
import { DOUBLED_MARKS } from './doubled-marks.ts';
import { ENUMERATION_RULES } from './enumerations.ts';
import { WIDTH_RULES } from './half-width.ts';
import { LIST_END_RULES } from './list-ends.ts';
import { ORDINAL_RULES } from './ordinals.ts';
import { PAIR_RULES } from './pairs.ts';
import { SENTENCE_END_RULES } from './sentence-ends.ts';
import { SPACE_RULES } from './spaces.ts';
import { STRAIGHT_QUOTES } from './straight-quotes.ts';

/** Rules on punctuation (标点符号用法, GB/T 15834—2011), in the order of their identifiers. */
export const PUNCTUATION_RULES: readonly TextRule[] = [
  ...WIDTH_RULES,
  ...DOUBLED_MARKS,
  ...SPACE_RULES,
  ...DASH_RULES,
  ...PAIR_RULES,
  STRAIGHT_QUOTES,
  ...TITLE_RULES,
  ...SENTENCE_END_RULES,
  ...ORDINAL_RULES,
  ...LIST_END_RULES,
  ...ENUMERATION_RULES,
  BROKEN_ADDRESSES,
].toSorted((one, other) => one.id.localeCompare(other.id));
