import { expect, test } from 'vitest';
import { readText } from '../../checked-text.ts';
import { findingsOf } from '../../text-rule.ts';
import { PUNCTUATION_RULES } from './punctuation-rules.ts';

test('a comma between titles was right before the standard of 2012 was in force', () => {
  const rule = PUNCTUATION_RULES.filter(({ id }) => id === 'P11');
  const found = (date: string): number =>
    rule.flatMap((each) => findingsOf(each, readText('《甲法》、《乙法》', { date }))).length;
  expect([found('2010-01-01'), found('2020-01-01')]).toEqual([0, 1]);
});

test('a habit is told once, with how often the text has it', () => {
  const text = '甲(试行)、乙(试行)、丙(试行)';
  const found = PUNCTUATION_RULES.filter(({ id }) => id === 'P06').flatMap((each) =>
    findingsOf(each, readText(text)),
  );
  expect(found).toHaveLength(1);
  expect(found[0]?.reason).toContain('全文共有3处');
});

test('lines of a page may begin with any mark, and a bracket that isn’t closed in one is advice only', () => {
  const text = '完善机制\n，加强监督（见附件。\n第二段。';
  const found = PUNCTUATION_RULES.flatMap((each) => findingsOf(each, readText(text, { wrapped: true })));
  expect(found.map(({ rule, severity }) => [rule, severity])).toEqual([['P24', 'advice']]);
});

test('blanks and bullets that a page brought along are advice only', () => {
  const severities = (wrapped: boolean): string[] =>
    PUNCTUATION_RULES.flatMap((each) => findingsOf(each, readText('\ue06c 健康发展 。', { wrapped }))).map(
      ({ rule, severity }) => `${rule} ${severity}`,
    );
  expect(severities(true)).toEqual(['P22 advice', 'P36 advice']);
  expect(severities(false)).toEqual(['P22 gate', 'P36 gate']);
});

test('what is mended is what stood there', () => {
  const text = '信息公开,通过"网站"发布 。';
  const mended = PUNCTUATION_RULES.flatMap((each) => findingsOf(each, readText(text)))
    .toSorted((one, other) => other.start - one.start)
    .reduce(
      (words, { start, end, suggestion }) => words.slice(0, start) + (suggestion ?? '') + words.slice(end),
      text,
    );
  expect(mended).toBe('信息公开，通过“网站”发布。');
});
