import { describe, expect, test } from 'vitest';
import { EVIDENCE } from '../decisions/evidence.ts';
import { heldEvidence } from './held-evidence.ts';
import { NOTHING_YET, type Consultation } from './request-state.ts';

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

test('a third party that was asked about one item proves nothing of another', () => {
  const asked: Consultation = {
    id: 'c1',
    seq: 5,
    with: 'thirdParty',
    addressee: '某公司',
    itemIds: ['one'],
    subject: '',
    sentOn: '2025-03-10',
    deliveredOn: '2025-03-11',
    opinion: 'silent',
    repliedOn: '2025-04-02',
    text: '',
  };
  const state = { ...NOTHING_YET, consultations: [asked], letteredEvents: [5] };
  expect(heldEvidence(state, { itemId: 'one', evidence: {} }, [])).toEqual([
    'thirdPartyLetter',
    'thirdPartyDelivery',
    'thirdPartyReply',
  ]);
  const refused = { ...state, consultations: [{ ...asked, opinion: 'refuses' } as const] };
  expect(heldEvidence(refused, { itemId: 'one', evidence: {} }, [])).toContain('thirdPartyTold');
  expect(heldEvidence(state, { itemId: 'two', evidence: {} }, [])).toEqual([]);
});
