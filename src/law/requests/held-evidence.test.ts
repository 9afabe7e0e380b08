import { describe, expect, test } from 'vitest';
import { EVIDENCE } from '../decisions/evidence.ts';
import { heldEvidence } from './held-evidence.ts';
import { NOTHING_YET } from './request-state.ts';

const ALL = Object.keys(EVIDENCE);

describe('what words prove', () => {
  test('is what can be explained, and no step of the procedure', () => {
    const evidence = Object.fromEntries(ALL.map((key) => [key, '略']));
    const held: readonly string[] = heldEvidence(NOTHING_YET, { itemId: 'one', evidence }, []);
    expect(held).toContain('secrecyMark');
    expect(held).toContain('publicInterestReasons');
    for (const step of [
      'searchLog',
      'thirdPartyTold',
      'thirdPartyLetter',
      'clarificationLetter',
      'feeNotice',
    ])
      expect([step, held.includes(step)]).toEqual([step, false]);
  });

  test('is nothing where there are none', () => {
    const evidence = { secrecyMark: ' ', earlierAnswer: '' };
    expect(heldEvidence(NOTHING_YET, { itemId: 'one', evidence }, [])).toEqual([]);
  });
});

test('a paper in the file proves whatever it is', () => {
  expect(heldEvidence(NOTHING_YET, { itemId: 'one', evidence: {} }, ['searchLog', 'thirdPartyTold'])).toEqual(
    ['searchLog', 'thirdPartyTold'],
  );
});
