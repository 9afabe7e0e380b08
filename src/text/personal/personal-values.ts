import type { CheckedText } from '../checked-text.ts';
import { addressValues } from './address-values.ts';
import { attributeValues } from './attribute-values.ts';
import { documentValues } from './document-values.ts';
import { maskingValues } from './masking-values.ts';
import { bankValues, identityValues, mobileValues } from './number-values.ts';
import { onlineValues } from './online-values.ts';
import type { PersonalValue } from './personal-value.ts';
import { type PersonalView, personalView } from './personal-view.ts';

const FINDERS: readonly ((view: PersonalView) => PersonalValue[])[] = [
  identityValues,
  mobileValues,
  bankValues,
  documentValues,
  attributeValues,
  addressValues,
  maskingValues,
  onlineValues,
];
const found = new WeakMap<CheckedText, readonly PersonalValue[]>();

/**
 * Everything in a text that tells of a person and shouldn't be public (条例第15条, 个人信息保护法第28、51条), by place, none over
 * another. Works on prose and on tables, be they cells or lines; found once for a text.
 */
export function personalValues(checked: CheckedText): readonly PersonalValue[] {
  const known = found.get(checked);
  if (known !== undefined) return known;
  const view = personalView(checked);
  const values: PersonalValue[] = [];
  const taken = new Uint8Array(checked.text.length);
  for (const find of FINDERS) {
    const more = find(view).filter(({ start, end }) => !taken.subarray(start, end).includes(1));
    for (const { start, end } of more) taken.fill(1, start, end);
    values.push(...more);
  }
  const sorted = values.toSorted((one, other) => one.start - other.start);
  found.set(checked, sorted);
  return sorted;
}
