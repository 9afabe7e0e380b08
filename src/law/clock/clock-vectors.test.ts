import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { clockCertificate } from './certificate.ts';
import { computeClock } from './clock.ts';
import { makeVectors } from './test/make-vectors.ts';
import { type Vector, ledgerOf } from './test/oracle.ts';

const vectors = readFileSync(join(import.meta.dirname, 'test/vectors.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Vector);

test('there are two hundred cases and more, over three years, and none is told twice', () => {
  expect(vectors.length).toBeGreaterThanOrEqual(200);
  expect(new Set(vectors.map((vector) => JSON.stringify(vector.story))).size).toBe(vectors.length);
  expect([...new Set(vectors.map((vector) => vector.due.slice(0, 4)))].toSorted()).toEqual([
    '2024',
    '2025',
    '2026',
  ]);
});

describe('the deadline that was worked out by hand holds:', () => {
  test.each(vectors)('$name', ({ story, due, originalDue }) => {
    const ledger = ledgerOf(story);
    const state = computeClock(ledger);
    expect([state.originalDue, state.due]).toEqual([originalDue, due]);
    expect(state.findings.filter((finding) => finding.severity === 'error')).toEqual([]);

    const { days } = clockCertificate(ledger);
    const run = Math.max(...days.map((day) => day.run));
    const counted = days.filter((day) => day.run === run && day.number !== null);
    const limit = 20 + (story.extension?.workdays ?? 0);
    expect(counted.map((day) => day.number)).toEqual(Array.from({ length: limit }, (_, index) => index + 1));
    expect(days.some((day) => day.date === due)).toBe(true);
    expect(counted.at(-1)?.date === due || story.delay?.until === due).toBe(true);
    expect(days[0]?.date).toBe(story.received);
  });
});

test('the file is what the other method makes of the same stories', async () => {
  await expect(makeVectors()).toMatchFileSnapshot('test/vectors.jsonl');
});
