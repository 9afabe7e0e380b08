import { describe, expect, test } from 'vitest';
import { GENERAL_LIMIT, SPECIAL_LIMITS, dueOn } from './proactive.ts';

const special = (key: string) => SPECIAL_LIMITS.find((limit) => limit.key === key) ?? GENERAL_LIMIT;

describe('limits of disclosure', () => {
  test('the general one is 20 working days, not days', () => {
    expect(dueOn('2025-04-25', GENERAL_LIMIT)).toBe('2025-05-27');
  });
  test.each([
    ['budget', '2025-01-20', '2025-02-09'],
    ['penaltyWithdrawn', '2025-09-30', '2025-10-11'],
    ['landRequisition', '2025-01-20', '2025-02-14'],
    ['majorDecision', '2024-02-01', '2024-03-02'],
    ['stateCouncilNews', '2024-02-28', '2024-02-29'],
  ])('%s from %s ends on %s', (key, trigger, expected) => {
    expect(special(key).key).toBe(key);
    expect(dueOn(trigger, special(key))).toBe(expected);
  });
  test('each names its law and has its own key', () => {
    expect(new Set(SPECIAL_LIMITS.map((limit) => limit.key)).size).toBe(SPECIAL_LIMITS.length);
    for (const limit of SPECIAL_LIMITS) expect(limit.law).not.toBe('');
  });
});
