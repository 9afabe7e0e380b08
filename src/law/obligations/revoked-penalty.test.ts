import { expect, test } from 'vitest';
import { standingOfDecision, type DecisionStanding } from './revoked-penalty.ts';

const AT = { isPublic: false, left: 'notice', notice: '处罚决定已被撤销。' } as const;

test.each<[string, Partial<Parameters<typeof standingOfDecision>[0]>, DecisionStanding]>([
  ['that is public is not taken back', { isPublic: true, left: null, notice: '' }, 'public'],
  ['that leaves words why is taken back', {}, 'takenBack'],
  ['that is gone for good with words why is taken back', { left: 'gone' }, 'takenBack'],
  ['that leaves blanks explains nothing', { notice: ' 　' }, 'unexplained'],
  ['that leads elsewhere explains nothing', { left: 'redirect' }, 'unexplained'],
  ['that leaves no trace can explain nothing any more', { left: 'vanish', notice: '' }, 'vanished'],
])('a decision %s', (_, over, expected) => {
  expect(standingOfDecision({ ...AT, ...over })).toBe(expected);
});
