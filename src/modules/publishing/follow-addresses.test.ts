import { describe, expect, test } from 'vitest';
import { followAddresses, wouldCircle } from './follow-addresses.ts';

describe('addresses that lead on', () => {
  test('lead to the end of their chain at once, and to nothing that leads on itself', () => {
    const steps = new Map([
      ['/a/', '/b/'],
      ['/b/', '/c/'],
      ['/x/', '/c/'],
    ]);
    const { redirects, gone } = followAddresses(steps);
    expect(Object.fromEntries(redirects)).toEqual({ '/a/': '/c/', '/b/': '/c/', '/x/': '/c/' });
    expect(gone.size).toBe(0);
  });

  test('are gone when they lead to what left no trace, or in a circle', () => {
    const steps = new Map<string, string | null>([
      ['/a/', '/b/'],
      ['/b/', null],
      ['/c/', '/d/'],
      ['/d/', '/e/'],
      ['/e/', '/d/'],
      ['/self/', '/self/'],
    ]);
    const { redirects, gone } = followAddresses(steps);
    expect(redirects.size).toBe(0);
    expect([...gone].toSorted()).toEqual(['/a/', '/b/', '/c/', '/d/', '/e/', '/self/']);
  });

  test.each([
    ['/new/', '/a/', false],
    ['/c/', '/a/', true],
    ['/b/', '/a/', true],
    ['/a/', '/a/', true],
    ['/N/', '/n/', true],
    ['/c/', '/A/', true],
  ])('a step from %s to %s leads in a circle: %s', (from, to, expected) => {
    const steps = new Map([
      ['/a/', '/b/'],
      ['/b/', '/c/'],
    ]);
    expect(wouldCircle(steps, { from, to })).toBe(expected);
  });

  test('however long the chain, nobody is sent through it', () => {
    const steps = new Map(Array.from({ length: 2_000 }, (_, at) => [`/${at}/`, `/${at + 1}/`]));
    const { redirects } = followAddresses(steps);
    expect(new Set(redirects.values())).toEqual(new Set(['/2000/']));
  });
});
