import { expect, test } from 'vitest';
import { untilAtRest } from './until-at-rest.ts';

test('what another process works on, too, is waited for, and worked on again where that one was killed', async () => {
  const states = ['reading', 'reading', 'importing', 'done', 'forgotten'] as const;
  let looks = 0;
  let worked = 0;
  const state = await untilAtRest<(typeof states)[number]>({
    work: async () => {
      worked += 1;
    },
    state: async () => states[looks++] ?? 'done',
    busy: ['reading', 'importing'],
    everyMs: 1,
  });
  expect({ state, worked, looks }).toEqual({ state: 'done', worked: 4, looks: 4 });
});

test('what is at rest is not waited for', async () => {
  const began = performance.now();
  const state = await untilAtRest({
    work: async () => {},
    state: async () => 'ready',
    busy: ['reading'],
    everyMs: 60_000,
  });
  expect(state).toBe('ready');
  expect(performance.now() - began).toBeLessThan(5_000);
});

test('work that fails isn’t tried for ever', async () => {
  const failing = untilAtRest({
    work: async () => {
      throw new Error('no connection');
    },
    state: async () => 'reading',
    busy: ['reading'],
    everyMs: 1,
  });
  await expect(failing).rejects.toThrow('no connection');
});
