import { describe, expect, test } from 'vitest';
import { DECISION_KINDS } from '../../../../../src/law/decisions/decision-kinds.ts';
import { decisionKind } from '../../../../../src/law/decisions/decisions.ts';
import { NOTHING_YET, type Consultation } from '../../../../../src/law/requests/request-state.ts';
import {
  askedEvidence,
  circumstanceChoices,
  decisionChoices,
  sentDecision,
  shownTurns,
} from './decision-choices.ts';

const ON = '2026-03-10';

test('every way of answering can be chosen, but for those that follow from a term that ran out', () => {
  const offered = new Set(decisionChoices(ON).flatMap(({ options }) => options.map(({ value }) => value)));
  const all = DECISION_KINDS.map(({ key }) => key);
  expect(all.filter((key) => !offered.has(key))).toEqual(['other.noBuzheng', 'other.noFee']);
});

describe('the evidence that is asked for', () => {
  test('a search that is on record is held', () => {
    const search = {
      place: '档案室',
      keywords: '批复',
      searcher: '何清',
      found: false,
      result: '无',
      on: ON,
    };
    const state = { ...NOTHING_YET, searches: [search] };
    const kind = decisionKind('cannot.notExist', ON);
    expect(askedEvidence(kind, { state, itemId: 'i1', filed: [], circumstances: [] })[0]?.held).toBe(true);
    expect(
      askedEvidence(kind, { state: NOTHING_YET, itemId: 'i1', filed: [], circumstances: [] })[0]?.held,
    ).toBe(false);
    expect(
      askedEvidence(kind, { state: NOTHING_YET, itemId: 'i1', filed: ['searchLog'], circumstances: [] })[0]
        ?.held,
    ).toBe(true);
  });

  test('what belongs to a special turn is asked for in this turn only', () => {
    const kind = decisionKind('open.provide', ON);
    const keys = (circumstances: readonly ('thirdPartyAsked' | 'thirdPartyOverruled')[]) =>
      askedEvidence(kind, { state: NOTHING_YET, itemId: 'i1', filed: [], circumstances }).map(
        ({ key }) => key,
      );
    expect(keys([])).toEqual([]);
    expect(keys(['thirdPartyAsked', 'thirdPartyOverruled'])).toContain('publicInterestReasons');
  });
});

test('what was written for a way of answering that was given up is not sent', () => {
  const sent = sentDecision(
    {
      itemId: 'i1',
      kind: 'deny.internal',
      evidence: { internalNature: '内部值班表', searchLog: '见记录' },
      discretionReason: '涉及值班安排',
      circumstances: ['thirdPartyAsked'],
    },
    ON,
  );
  expect(sent).toMatchObject({
    evidence: { internalNature: '内部值班表' },
    circumstances: [],
    discretionReason: '涉及值班安排',
  });
});

test('what a third party answered is chosen by itself, for its item, and can’t be taken away', () => {
  const refused: Consultation = {
    id: 'c1',
    seq: 5,
    with: 'thirdParty',
    addressee: '某公司',
    itemIds: ['i1'],
    subject: '',
    sentOn: ON,
    deliveredOn: ON,
    opinion: 'refuses',
    repliedOn: ON,
    text: '',
  };
  const state = { ...NOTHING_YET, consultations: [refused] };
  expect(shownTurns(state, 'i1')).toEqual(['thirdPartyAsked', 'thirdPartyOverruled']);
  expect(shownTurns(state, 'i2')).toEqual([]);
  const kind = decisionKind('partial', ON);
  const locked = (itemId: string) =>
    circumstanceChoices(kind, shownTurns(state, itemId)).map(({ disabled }) => disabled);
  expect(locked('i1')).toEqual([true, true]);
  expect(locked('i2')).toEqual([false, false]);
});

test('words for a step of the procedure aren’t sent', () => {
  const sent = sentDecision(
    { itemId: 'i1', kind: 'cannot.notExist', evidence: { searchLog: '略' }, excuse: '' },
    ON,
  );
  expect(sent['evidence']).toEqual({});
});
