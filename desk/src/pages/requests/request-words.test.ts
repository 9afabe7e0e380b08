import { describe, expect, test } from 'vitest';
import { OUTCOME_ROWS } from '../../../../src/law/annual-report/form.ts';
import { dueWords, outcomeWords } from './request-words.ts';

describe('results in lists', () => {
  test('stand without the numbering of the form', () => {
    expect(outcomeWords('open')).toBe('予以公开');
    expect(outcomeWords('partial')).toBe('部分公开');
    expect(outcomeWords('deny.secret')).toBe('不予公开：属于国家秘密');
    expect(outcomeWords('other.other')).toBe('其他处理：其他');
  });

  test('are all different', () => {
    expect(new Set(OUTCOME_ROWS.map(outcomeWords)).size).toBe(OUTCOME_ROWS.length);
  });
});

describe('a deadline in words', () => {
  const today = '2026-03-10';
  test.each([
    ['overdue', '2026-03-09', 'judging', '超期1天'],
    ['overdue', '2026-02-28', 'judging', '超期10天'],
    ['today', '2026-03-10', 'judging', '今天到期'],
    ['soon', '2026-03-11', 'judging', '临期，还有1天'],
    ['later', '2026-03-30', 'judging', '还有20天'],
    ['paused', '2026-03-30', 'awaitingOpinions', '中止'],
    ['paused', null, 'awaitingFee', '未重新起算'],
    ['none', null, 'pending', '未起算'],
    ['none', null, 'archived', '已结束'],
  ] as const)('%s, due %s, %s: %s', (urgency, dueOn, position, words) => {
    expect(dueWords({ urgency, dueOn, position }, today)).toBe(words);
  });
});
