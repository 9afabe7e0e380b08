import { describe, expect, test } from 'vitest';
import { LINK_CLASS_NAMES, LINK_CLASSES, standingOf, type LinkClass } from './link-classes.ts';
import { isFlapping, nextStanding, type Standing } from './link-standing.ts';

const AT = new Date('2026-03-02T01:00:00Z');
const MINUTE = 60_000;

function after(classes: readonly LinkClass[]): Standing {
  let standing: Standing = { state: 'waiting', failures: 0, recent: [], nextCheckAt: AT };
  for (const found of classes) standing = nextStanding(standing, found, AT);
  return standing;
}

describe('a link stands where its looks put it', () => {
  test.each<[looks: LinkClass[], state: string, minutes: number]>([
    [['ok'], 'good', 7 * 24 * 60],
    [['moved'], 'good', 7 * 24 * 60],
    [['gone'], 'suspect', 10],
    [['gone', 'gone'], 'suspect', 10],
    [['gone', 'gone', 'gone'], 'faulty', 24 * 60],
    [['slow', 'failing', 'unreachable'], 'faulty', 24 * 60],
    [['gone', 'gone', 'ok'], 'good', 7 * 24 * 60],
    [['gone', 'gone', 'ok', 'gone'], 'suspect', 10],
    [['blocked', 'blocked', 'blocked', 'blocked'], 'unsure', 3 * 24 * 60],
    [['gone', 'gone', 'blocked'], 'unsure', 3 * 24 * 60],
    [['gone', 'gone', 'blocked', 'gone'], 'faulty', 24 * 60],
    [['hijacked'], 'faulty', 24 * 60],
  ])('%j', (looks, state, minutes) => {
    const standing = after(looks);
    expect(standing.state).toBe(state);
    expect(standing.nextCheckAt.getTime() - AT.getTime()).toBe(minutes * MINUTE);
  });

  test('whatever was before, one failure is never enough for more than a second look', () => {
    for (const found of LINK_CLASS_NAMES) {
      const { state } = nextStanding({ failures: 0, recent: [] }, found, AT);
      expect(state === 'faulty').toBe(standingOf(found) === 'danger');
    }
    expect(new Set(LINK_CLASS_NAMES)).toEqual(new Set(Object.keys(LINK_CLASSES)));
  });

  test('what works now and then is told from what has stopped', () => {
    expect(isFlapping([true, false, true, false])).toBe(true);
    expect(isFlapping([true, true, false, false, false])).toBe(false);
    expect(isFlapping([true, false, true])).toBe(false);
  });
});
