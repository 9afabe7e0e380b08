import { describe, expect, test } from 'vitest';
import { readText } from './checked-text.ts';
import { TEXT_RULES } from './rules.ts';
import { findingsOf } from './text-rule.ts';

test('no two rules have one identifier', () => {
  const ids = TEXT_RULES.map((rule) => rule.id);
  expect(new Set(ids).size).toBe(ids.length);
});

describe.each(TEXT_RULES.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  test('finds its own example', () => {
    expect(findingsOf(rule, readText(rule.bad, rule.context))).not.toEqual([]);
  });

  test('is silent where its example is right, as are all others', () => {
    expect(TEXT_RULES.flatMap((other) => findingsOf(other, readText(rule.good, rule.context)))).toEqual([]);
  });

  test('leads from the one to the other, where it suggests anything', () => {
    const findings = findingsOf(rule, readText(rule.bad, rule.context));
    if (findings.some(({ suggestion }) => suggestion === null)) return;
    const mended = findings
      .toReversed()
      .reduce(
        (text, { start, end, suggestion }) => `${text.slice(0, start)}${suggestion ?? ''}${text.slice(end)}`,
        rule.bad,
      );
    expect(mended).toBe(rule.good);
  });
});
