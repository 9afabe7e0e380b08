import { describe, expect, test } from 'vitest';
import { DECISION_KINDS, type DecisionKindKey } from './decision-kinds.ts';
import { decisionKind, decisionKindsOn, missingEvidence } from './decisions.ts';
import { EVIDENCE, type EvidenceKey } from './evidence.ts';

const TODAY = '2025-07-01';

function lacks(
  key: DecisionKindKey,
  held: readonly EvidenceKey[],
  more: Omit<Parameters<typeof missingEvidence>[1], 'held'> = {},
): string[] {
  const missing = missingEvidence(decisionKind(key, TODAY), { held, ...more });
  return missing.map((one) => `${one.key}${one.blocks ? '!' : ''}`);
}

describe('what a decision lacks', () => {
  test.each<[DecisionKindKey, readonly string[]]>([
    ['open.already', ['publicationProof!', 'accessTold!']],
    ['open.provide', []],
    ['partial', ['separation!']],
    ['deny.secret', ['secrecyMark!']],
    ['deny.law', ['prohibitingLaw!']],
    ['deny.safety', ['safetyConsultation!', 'riskAssessment!']],
    ['deny.thirdParty', ['thirdPartyLetter!', 'thirdPartyDelivery!', 'thirdPartyReply!']],
    ['deny.internal', ['internalNature!', 'discretionReason!']],
    ['deny.process', ['processNature!', 'discretionReason!']],
    ['deny.caseFile', ['caseFileNature!', 'discretionReason!']],
    ['deny.query', ['queryRule!']],
    ['cannot.notExist', ['searchLog!']],
    ['cannot.notOurs', ['responsibility!']],
    ['cannot.needMake', ['needsMaking!', 'discretionReason!']],
    ['cannot.unclear', ['clarificationLetter!', 'clarificationDelivery!', 'clarificationReply!']],
    ['noProc.petition', ['petitionNature!']],
    ['noProc.repeat', ['earlierAnswer!']],
    ['noProc.publication', ['publicationSource!']],
    [
      'noProc.massive',
      ['requestCount!', 'reasonsLetter!', 'reasonsDelivery!', 'reasonsReply!', 'discretionReason!'],
    ],
    ['noProc.confirm', ['informationHeld!']],
    ['other.noBuzheng', ['clarificationLetter!', 'clarificationDelivery!']],
    ['other.noFee', ['feeNotice!', 'feeNoticeDelivery!', 'unpaidRecord!']],
    ['other.other', ['closingGround!']],
  ])('%s with nothing in hand: %j', (key, expected) => {
    expect(lacks(key, [])).toEqual(expected);
  });

  test('is nothing once everything asked for is held and the choice is explained', () => {
    for (const { key, evidence } of DECISION_KINDS) {
      const held = evidence.map((demand) => demand.key);
      expect([key, lacks(key, held, { discretionReason: '公开会妨碍正在进行的工作' })]).toEqual([key, []]);
    }
  });

  test('asks for more where a third party was asked, and still more where it is overruled', () => {
    expect(lacks('open.provide', [], { circumstances: ['thirdPartyAsked'] })).toEqual([
      'thirdPartyLetter!',
      'thirdPartyDelivery!',
      'thirdPartyReply!',
    ]);
    expect(lacks('open.provide', [], { circumstances: ['thirdPartyOverruled'] })).toEqual([
      'publicInterestReasons!',
      'thirdPartyTold!',
    ]);
  });

  test('can be explained in writing, except for what the law makes a step of the procedure', () => {
    const excuse = '原始载体由档案馆保管，已联系调取';
    expect(lacks('deny.secret', [], { excuse })).toEqual(['secrecyMark']);
    expect(lacks('cannot.notExist', [], { excuse })).toEqual(['searchLog!']);
    expect(lacks('other.noFee', [], { excuse })).toEqual([
      'feeNotice!',
      'feeNoticeDelivery!',
      'unpaidRecord',
    ]);
    expect(lacks('deny.secret', [], { excuse: '  ' })).toEqual(['secrecyMark!']);
  });

  test('is satisfied by any of its alternatives', () => {
    expect(lacks('noProc.confirm', ['earlierAnswer'])).toEqual([]);
  });
});

describe('the law of a day', () => {
  test.each([
    ['2023-12-31', 'either'],
    ['2024-01-01', 'reviewFirst'],
  ])('on %s a refusal leaves %s', (on, remedy) => {
    expect(decisionKind('deny.secret', on).remedy).toBe(remedy);
    expect(decisionKind('partial', on).remedy).toBe(remedy);
    expect(decisionKind('cannot.notExist', on).remedy).toBe('either');
  });

  test('asks for the evidence of 法释〔2025〕8号 from 2025-06-01, for steps of the procedure before', () => {
    expect(decisionKind('cannot.notExist', '2025-05-31').evidence).toEqual([]);
    expect(decisionKind('cannot.notExist', '2025-06-01').evidence).toEqual([{ key: 'searchLog' }]);
    expect(decisionKind('other.noBuzheng', '2020-03-01').evidence).toHaveLength(2);
    expect(decisionKind('noProc.petition', '2025-05-31').suitInadmissible).toBeNull();
    expect(decisionKind('noProc.petition', '2025-06-01').suitInadmissible).toContain('第（七）项');
  });

  test('knows no way of answering before the 条例 of 2019, and none for unpaid fees before 2021', () => {
    expect(() => decisionKind('deny.secret', '2019-05-14')).toThrow(RangeError);
    expect(decisionKindsOn('2019-05-14')).toEqual([]);
    expect(decisionKindsOn('2020-12-31')).not.toContain('other.noFee');
    expect(decisionKindsOn('2021-01-01')).toHaveLength(23);
  });

  test('names each piece of evidence at least once', () => {
    const asked = new Set(
      DECISION_KINDS.flatMap((kind) =>
        kind.evidence.flatMap((one) => [one.key, ...(one.alternatives ?? [])]),
      ),
    );
    expect(asked).toEqual(new Set(Object.keys(EVIDENCE)));
  });
});
