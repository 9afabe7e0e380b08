import { expect, test } from 'vitest';
import { CLOCK_RULES, newestRules, rulesFor, rulesOfHandling, RulesMissing } from './clock-rules.ts';

test.each([null, '2000-01-01', '2019-05-14', '2019-05-15', '2030-01-01'])(
  'a request received on %s is handled by rules, also where its clock has none',
  (receivedOn) => {
    expect(CLOCK_RULES).toContain(rulesOfHandling(receivedOn));
  },
);

test('a request is handled by the rules of its day, an older one by those that hold now', () => {
  expect(rulesOfHandling('2019-05-15')).toBe(rulesFor('2019-05-15'));
  expect(() => rulesFor('2019-05-14')).toThrow(RulesMissing);
  expect(rulesOfHandling('2019-05-14')).toBe(newestRules());
});

test('the newest rules are those that came last, in whatever order they stand', () => {
  const [first] = CLOCK_RULES;
  if (first === undefined) throw new RangeError('no rules');
  const later = { ...first, validFrom: '2031-01-01' };
  expect(newestRules([first, later])).toBe(later);
  expect(newestRules([later, first])).toBe(later);
  expect(() => newestRules([])).toThrow(RangeError);
});
