import { expect, test } from 'vitest';
import { NO_WORDS, withoutExceptions } from './office-words.ts';
import type { TextFinding } from './text-finding.ts';

const TEXT = '甲乙。。';

function found(kind: TextFinding['kind'], rule: string): TextFinding {
  return { start: 2, end: 4, kind, rule, severity: 'gate', suggestion: null, reason: '' };
}

test.each([
  [{ rule: 'P01', words: '。。' }, []],
  [{ rule: 'P01', words: '*' }, []],
  [{ rule: '*', words: '。。' }, []],
  [{ rule: 'P02', words: '。。' }, ['P01']],
])('the exception %o leaves %o of a fault', (exception, left) => {
  const kept = withoutExceptions([found('punctuation', 'P01')], TEXT, {
    ...NO_WORDS,
    exceptions: [exception],
  });
  expect(kept.map(({ rule }) => rule)).toEqual(left);
});

test.each([
  [{ rule: 'I01', words: '*' }, ['I01']],
  [{ rule: '*', words: '。。' }, ['I01']],
  [{ rule: '*', words: '*' }, ['I01']],
  [{ rule: 'I01', words: '。。' }, []],
])('the exception %o leaves %o of personal data: no star silences it', (exception, left) => {
  const kept = withoutExceptions([found('personal-data', 'I01')], TEXT, {
    ...NO_WORDS,
    exceptions: [exception],
  });
  expect(kept.map(({ rule }) => rule)).toEqual(left);
});
