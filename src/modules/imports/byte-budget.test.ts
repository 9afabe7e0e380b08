import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { byteBudget } from './byte-budget.ts';

/** Work that says when it begins and ends when it is told to. */
function workAt(begun: string[], name: string): { work: () => Promise<string>; end: () => void } {
  const { promise, resolve } = Promise.withResolvers<string>();
  return {
    work: async () => {
      begun.push(name);
      return promise;
    },
    end: () => resolve(name),
  };
}

describe('work under a budget of bytes', () => {
  test('is done side by side as far as it fits, and in the order of asking', async () => {
    const begun: string[] = [];
    const budget = byteBudget(10);
    const [a, b, c, d] = [
      workAt(begun, 'a'),
      workAt(begun, 'b'),
      workAt(begun, 'c'),
      workAt(begun, 'd'),
    ] as const;
    const all = [
      budget.hold(6, a.work),
      budget.hold(4, b.work),
      budget.hold(5, c.work),
      budget.hold(1, d.work),
    ];
    await setImmediate();
    expect(begun).toEqual(['a', 'b']);
    b.end();
    await setImmediate();
    // The small one would fit, but whoever asked first isn't passed over for ever.
    expect(begun).toEqual(['a', 'b']);
    a.end();
    await setImmediate();
    expect(begun).toEqual(['a', 'b', 'c', 'd']);
    c.end();
    d.end();
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd']);
  });

  test('that is larger than all of it is done alone', async () => {
    const begun: string[] = [];
    const budget = byteBudget(10);
    const [small, large, last] = [
      workAt(begun, 'small'),
      workAt(begun, 'large'),
      workAt(begun, 'last'),
    ] as const;
    const all = [budget.hold(1, small.work), budget.hold(99, large.work), budget.hold(1, last.work)];
    await setImmediate();
    expect(begun).toEqual(['small']);
    small.end();
    await setImmediate();
    expect(begun).toEqual(['small', 'large']);
    large.end();
    last.end();
    expect(await Promise.all(all)).toEqual(['small', 'large', 'last']);
  });

  test('that fails gives its bytes back', async () => {
    const budget = byteBudget(1);
    await expect(
      budget.hold(1, async () => {
        throw new Error('unreadable');
      }),
    ).rejects.toThrow('unreadable');
    expect(await budget.hold(1, async () => 'read')).toBe('read');
  });
});
