import { describe, expect, test } from 'vitest';
import { RULES, type RuleId, ruleWithId } from './rules.ts';
import { readReportOf } from './test/read-reports.ts';
import { RULE_CASES } from './test/rule-cases.ts';
import type { Check, SayingRule } from './test/rule-checks.ts';
import { checkReadReport } from './validate.ts';

/** Rules on how a file was read have their cases in `reading-rules.test.ts`. */
const isSaying = (id: RuleId): id is SayingRule => id in RULE_CASES;
const SAYING = RULES.flatMap(({ id, law, severity }) => (isSaying(id) ? [{ id, law, severity }] : []));

describe('every rule', () => {
  test.each(SAYING.map(({ id }) => id))('%s fires on each of its cases and spares those beside it', (id) => {
    const { fires, spares } = RULE_CASES[id];
    expect(fires.length).toBeGreaterThan(0);
    expect(spares.length).toBeGreaterThan(0);
    const has = (check: Check): boolean => check().some(({ rule }) => rule === id);
    expect(fires.map(has)).toEqual(fires.map(() => true));
    expect(spares.map(has)).toEqual(spares.map(() => false));
  });

  test('stands once in the list, and its findings name its law', () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
    for (const { id, law } of SAYING) {
      const found = RULE_CASES[id].fires.flatMap((check) => check()).filter(({ rule }) => rule === id);
      expect(found.map((each) => each.law)).toEqual(found.map(() => law));
    }
  });

  test('is never harder on a report than its severity says', () => {
    const rank = { error: 2, warning: 1, info: 0 };
    for (const { id, severity } of SAYING) {
      const found = RULE_CASES[id].fires.flatMap((check) => check()).filter(({ rule }) => rule === id);
      expect([id, Math.max(...found.map((each) => rank[each.severity]))]).toEqual([id, rank[severity]]);
    }
  });
});

test('a report without fault has no finding', () => {
  expect(checkReadReport(readReportOf())).toEqual([]);
});

test('an id that is none has no rule', () => {
  expect(ruleWithId('X-NONE')).toBeNull();
});
