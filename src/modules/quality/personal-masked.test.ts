import { expect, test } from 'vitest';
import type { TextFinding } from '../../text/text-finding.ts';
import { withFingerprints } from './part-findings.ts';
import { personalMasked } from './personal-masked.ts';

const NUMBER = '110101199003074514';
const TEXT = `张某（${NUMBER}已经登记。`;

function found(kind: TextFinding['kind'], start: number, end: number, reason = ''): TextFinding {
  const rule = kind === 'personal-data' ? 'I01' : 'P24';
  return { start, end, kind, rule, severity: 'gate', suggestion: null, reason };
}

test('personal data is masked at its place, overlapping stretches once, and nothing else', () => {
  const stretches = [found('personal-data', 3, 21), found('personal-data', 10, 23), found('spelling', 0, 2)];
  expect(personalMasked(TEXT, stretches)).toBe(`张某（${'＊'.repeat(20)}登记。`);
  expect(personalMasked(TEXT, [])).toBe(TEXT);
});

test('a reason that quotes a piece of personal data beside its place isn’t kept', () => {
  const personal = found('personal-data', 3, 21);
  const quoting = found('punctuation', 2, 3, `“（${NUMBER.slice(0, 8)}”处的括号只有前一半`);
  const plain = found('punctuation', 2, 3, '括号只有前一半');
  const [, first, second] = withFingerprints(TEXT, [personal, quoting, plain], 'body');
  expect(first?.reason).toBe('括号、引号、书名号不成对');
  expect(second?.reason).toBe(plain.reason);
  expect(JSON.stringify(withFingerprints(TEXT, [personal, quoting], 'body'))).not.toContain(
    NUMBER.slice(0, 4),
  );
});
