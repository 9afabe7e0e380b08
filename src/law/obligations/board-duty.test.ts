import { describe, expect, test } from 'vitest';
import { boardStanding, dayMetByRest, isBoardDuty, isOwedInEachVillage } from './board-duty.ts';
import { standardItems } from './standard-items.ts';
import { DISCLOSURE_RULES } from './special-limits.ts';

describe('what hangs on boards and goes no further', () => {
  test('is 村务公开, and the lists of those who are to receive aid', () => {
    const keys = standardItems('township', 'all')
      .filter(({ channels }) => isBoardDuty(channels))
      .map(({ key }) => key);
    expect(keys).toEqual(
      expect.arrayContaining([
        'statutory.village-affairs',
        'statutory.village-accounts',
        'social-assistance.minimum-review',
        'social-assistance.destitute-review',
        'disaster-relief.rebuilding-candidates',
        'health.family-support',
      ]),
    );
    expect(keys).not.toContain('social-assistance.minimum-list');
    expect(keys).not.toContain('statutory.village-major');
  });

  test('isn’t what is carried to everybody besides, nor what hangs on no board', () => {
    expect(isBoardDuty(['noticeBoard', 'onSite', 'serviceStation'])).toBe(true);
    const others = ['website', 'gazette', 'newMedia', 'hearing', 'broadcast', 'print'] as const;
    expect(others.filter((other) => isBoardDuty(['noticeBoard', other]))).toEqual([]);
    expect(isBoardDuty(['onSite'])).toBe(false);
  });

  test('is owed in each village by 村民委员会组织法第30条 alone', () => {
    expect(isOwedInEachVillage(DISCLOSURE_RULES.villageAccounts)).toBe(true);
    expect(isOwedInEachVillage({ article: '社会救助暂行办法第11条' })).toBe(false);
  });
});

describe('sheets meet a duty', () => {
  const at = (villageId: string | null, postedOn: string) => ({ villageId, postedOn });

  test('of no village in particular with the first one', () => {
    expect(boardStanding([], [])).toEqual({ metOn: null, missing: [] });
    const sheets = [at('north', '2026-03-09'), at(null, '2026-03-05')];
    expect(boardStanding(sheets, [])).toEqual({ metOn: '2026-03-05', missing: [] });
  });

  test('of each village when the last has one, on that day; a second sheet of a village changes nothing', () => {
    const villages = ['north', 'south', 'west'];
    const sheets = [at('north', '2026-03-05'), at('north', '2026-03-20'), at('south', '2026-03-09')];
    expect(boardStanding(sheets, villages)).toEqual({ metOn: null, missing: ['west'] });
    const all = [...sheets, at('west', '2026-03-07'), at(null, '2026-03-30')];
    expect(boardStanding(all, villages)).toEqual({ metOn: '2026-03-09', missing: [] });
  });
});

test('sheets meet what a village is owed no more from the day on which it dropped out, at the latest from today', () => {
  const today = '2026-05-22';
  const met = (...droppedOut: string[]) => dayMetByRest('2026-05-04', { droppedOut, today });
  expect(met()).toBe('2026-05-04');
  expect(met('2026-05-01')).toBe('2026-05-04');
  expect(met('2026-05-20', '2026-05-06')).toBe('2026-05-20');
  expect(met('2026-06-30')).toBe('2026-05-22');
});
