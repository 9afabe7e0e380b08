import { expect, test } from 'vitest';
import { DISCLOSURE_RULES } from '../../../../src/law/obligations/special-limits.ts';
import { limitOf, typedLimit } from './typed-limit.ts';

test.each(Object.entries(DISCLOSURE_RULES))(
  'the rule %s is the same when nothing of it was changed',
  (_, rule) => {
    expect(limitOf(rule, typedLimit(rule))).toEqual(rule);
  },
);

test('an item that isn’t counted stays so', () => {
  expect(limitOf(null, typedLimit(null))).toBeNull();
});
