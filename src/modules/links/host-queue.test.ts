import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { hostQueue, restAfter } from './host-queue.ts';

test('a host has two requests at once and their beginnings apart, others aren’t held up by it', async () => {
  const queue = hostQueue({ atOnce: 2, gapMs: 200 });
  const begins: number[] = [];
  let [running, most] = [0, 0];
  const work = async (): Promise<void> => {
    begins.push(performance.now());
    most = Math.max(most, (running += 1));
    await pause(500);
    running -= 1;
  };
  const others = Array.from({ length: 20 }, async (_, index) =>
    queue.run(`other-${index}`, async () => pause(1)),
  );
  const start = performance.now();
  const own = Array.from({ length: 5 }, async () => queue.run('one', work));
  await Promise.all(others);
  expect(performance.now() - start).toBeLessThan(1000);
  await Promise.all(own);
  expect(most).toBeLessThanOrEqual(2);
  const gaps = begins.slice(1).map((begin, index) => begin - (begins[index] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThan(190);
});

test('one that fails makes room like any other', async () => {
  const queue = hostQueue({ atOnce: 1, gapMs: 0 });
  const failing = queue.run('one', async () => Promise.reject(new Error('no')));
  await expect(failing).rejects.toThrow('no');
  expect(await queue.run('one', async () => 7)).toBe(7);
});

describe('Retry-After', () => {
  const now = new Date('2026-03-02T00:00:00Z');
  test.each([
    ['120', '2026-03-02T00:02:00.000Z'],
    ['Mon, 02 Mar 2026 01:00:00 GMT', '2026-03-02T01:00:00.000Z'],
    ['99999999', '2026-03-09T00:00:00.000Z'],
    ['0', null],
    ['-5', null],
    ['soon', null],
    ['', null],
    ['Mon, 02 Mar 2020 01:00:00 GMT', null],
  ])('%j', (header, until) => {
    expect(restAfter(header, now)?.toISOString() ?? null).toBe(until);
  });

  test('the longest rest that was asked for holds', () => {
    const queue = hostQueue();
    queue.restUntil('one', new Date('2026-03-02T02:00:00Z'));
    queue.restUntil('one', new Date('2026-03-02T01:00:00Z'));
    expect(queue.restsUntil('one', now)).toEqual(new Date('2026-03-02T02:00:00Z'));
    expect(queue.restsUntil('one', new Date('2026-03-02T03:00:00Z'))).toBeNull();
    expect(queue.restsUntil('two', now)).toBeNull();
  });
});
