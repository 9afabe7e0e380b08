import { expect, test } from 'vitest';
import { POSITIONS } from '../../../../../src/law/requests/positions.ts';
import { stepOf } from './request-steps.ts';

test('every position is a step of the way or has left it', () => {
  const off = POSITIONS.filter((position) => stepOf(position) === null);
  expect(off).toEqual(['dismissed', 'transferred']);
});

test('who waits for others stands where it will go on', () => {
  expect(stepOf('awaitingOpinions')).toBe(stepOf('judging'));
});
