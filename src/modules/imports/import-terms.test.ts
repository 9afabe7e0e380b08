import { describe, expect, test } from 'vitest';
import { idleSince, lapsesOn } from './import-terms.ts';

const TOUCHED = new Date('2024-06-03T02:00:00.000Z');

describe('an import that nobody goes on with', () => {
  test.each([
    ['collecting', '2024-07-03'],
    ['ready', '2024-07-03'],
    ['reading', '2024-09-01'],
    ['importing', '2024-09-01'],
  ] as const)('and that is “%s” ends on %s', (state, day) => {
    expect(lapsesOn({ state, finished_at: null, touched_at: TOUCHED }, 30)).toBe(day);
  });

  test('has no such day once it has ended', () => {
    expect(lapsesOn({ state: 'cancelled', finished_at: TOUCHED, touched_at: TOUCHED }, 30)).toBeNull();
  });

  test('is one that was touched before so many whole days', () => {
    expect(idleSince(TOUCHED, 30).toISOString()).toBe('2024-05-04T02:00:00.000Z');
  });
});
