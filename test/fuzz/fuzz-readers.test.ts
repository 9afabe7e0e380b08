import { expect, test } from 'vitest';
import { fuzzReaders } from './fuzz-readers.ts';
import { fuzzSeeds } from './fuzz-seeds.ts';

test('broken files of every kind are read or refused, and end within the caps', async () => {
  const limits = { timeoutMs: 6_000, memoryMb: 600, workers: 1, checkMs: 6_000 };
  const figures = await fuzzReaders(await fuzzSeeds(), { seed: 1, milliseconds: 20_000, limits });
  expect(figures.failures.map(({ input, why }) => `${input.how}: ${why}`)).toEqual([]);
  expect(figures.read).toBeGreaterThan(20);
  expect(figures.refused).toBeGreaterThan(5);
}, 90_000);
