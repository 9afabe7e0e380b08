import { expect, test } from 'vitest';
import { readText } from './checked-text.ts';
import { TEXT_RULES } from './rules.ts';
import { findingsOf } from './text-rule.ts';

test.each(['𠮷', 'a𠮷'])(
  'what is said of a text full of %s is well-formed wherever a quoted piece is cut',
  (sign) => {
    const long = sign.repeat(12);
    const text = `${long}（${long}。。${long}））${long}\n《${long}》、《${long}\n“${long}（${long}`;
    const findings = TEXT_RULES.flatMap((rule) => findingsOf(rule, readText(text)));
    expect(findings.map(({ rule }) => rule)).toContain('P24');
    for (const { reason, suggestion } of findings) {
      expect(reason.isWellFormed()).toBe(true);
      expect(suggestion?.isWellFormed() ?? true).toBe(true);
    }
  },
);
