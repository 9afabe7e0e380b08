import { describe, expect, test } from 'vitest';
import type { DecisionKindKey } from '../decisions/decision-kinds.ts';
import type { Opinion } from './request-events.ts';
import type { Consultation } from './request-state.ts';
import { overruledBy, thirdPartyFaults, thirdPartyTurns, toldReasons, untoldReasons } from './third-party.ts';

function asked(opinion: Opinion | null, more: Partial<Consultation> = {}): Consultation {
  return {
    id: 'c1',
    seq: 5,
    with: 'thirdParty',
    addressee: '某公司',
    itemIds: ['one'],
    subject: '',
    sentOn: '2025-03-10',
    deliveredOn: '2025-03-11',
    opinion,
    repliedOn: null,
    text: '',
    ...more,
  };
}

const ELSEWHERE = { itemIds: ['two'] } as const;
const JOINT = { with: 'jointMaker' } as const;

describe('the turns that follow from who was asked about an item', () => {
  test.each<[string, readonly Consultation[], DecisionKindKey, readonly string[]]>([
    ['nobody', [], 'open.provide', []],
    ['somebody about another item', [asked('refuses', ELSEWHERE)], 'open.provide', []],
    ['a joint maker', [asked('refuses', JOINT)], 'open.provide', []],
    ['one who agrees', [asked('agrees')], 'open.provide', ['thirdPartyAsked']],
    ['one who is silent', [asked('silent')], 'partial', ['thirdPartyAsked']],
    ['one who refuses', [asked('refuses')], 'open.provide', ['thirdPartyAsked', 'thirdPartyOverruled']],
    [
      'one of two who refuses',
      [asked('agrees'), asked('refuses')],
      'partial',
      ['thirdPartyAsked', 'thirdPartyOverruled'],
    ],
    ['one who refuses what isn’t disclosed', [asked('refuses')], 'deny.thirdParty', ['thirdPartyAsked']],
    ['one who refuses what is public already', [asked('refuses')], 'open.already', ['thirdPartyAsked']],
  ])('%s', (_who, consultations, kind, turns) => {
    expect(thirdPartyTurns(consultations, { itemId: 'one', kind })).toEqual(turns);
  });

  test('of several answers of one party the last counts', () => {
    const before = asked('refuses', { id: 'before', seq: 5 });
    const changed = asked('agrees', { id: 'changed', seq: 9 });
    const item = { itemId: 'one', kind: 'open.provide' } as const;
    expect(thirdPartyTurns([before, changed], item)).toEqual(['thirdPartyAsked']);
    expect(overruledBy([before, { ...changed, opinion: 'silent' }], [item])).toEqual([before]);
    expect(overruledBy([before, { ...changed, addressee: '另一家公司' }], [item])).toEqual([before]);
  });

  test('those who are overruled are the ones who refused', () => {
    const [yes, no] = [asked('agrees', { id: 'yes' }), asked('refuses', { id: 'no' })];
    const other = asked('refuses', { id: 'other', ...ELSEWHERE });
    expect(overruledBy([yes, no, other], [{ itemId: 'one', kind: 'open.provide' }])).toEqual([no]);
    expect(overruledBy([no, other], [{ itemId: 'one', kind: 'deny.thirdParty' }])).toEqual([]);
  });
});

const ARTICLE = expect.stringContaining('条例第32条');
const NOBODY = expect.stringMatching(/还没有就这个事项.*征求第三方意见/u);

describe('a refusal for the sake of a third party', () => {
  test.each<[string, readonly Consultation[], string, unknown]>([
    ['needs one who was asked', [], '涉及商业秘密', NOBODY],
    ['about this very item', [asked('refuses', ELSEWHERE)], '涉及商业秘密', NOBODY],
    ['a third party, not a joint maker', [asked('refuses', JOINT)], '', NOBODY],
    ['whose answer is here', [asked(null)], '涉及商业秘密', expect.stringContaining('还没有第三方的意见')],
    ['and who does not agree', [asked('agrees')], '涉及商业秘密', expect.stringContaining('第三方同意公开')],
    ['stands with no silence by itself', [asked('silent')], ' ', expect.stringContaining('逾期没有提出意见')],
  ])('%s', (_what, consultations, explanation, message) => {
    const faults = thirdPartyFaults(consultations, { itemId: 'one', kind: 'deny.thirdParty', explanation });
    expect(faults).toEqual([message]);
    expect(faults).toEqual([ARTICLE]);
  });

  test.each<[string, readonly Consultation[], string]>([
    ['a refusal', [asked('refuses')], ''],
    ['one refusal of two', [asked('agrees'), asked('refuses', { addressee: '另一家公司' })], ''],
    ['a silence that is judged', [asked('silent')], '涉及商业秘密'],
  ])('stands with %s', (_what, consultations, explanation) => {
    expect(thirdPartyFaults(consultations, { itemId: 'one', kind: 'deny.thirdParty', explanation })).toEqual(
      [],
    );
  });

  test('is the only decision that asks for it', () => {
    expect(thirdPartyFaults([], { itemId: 'one', kind: 'deny.secret', explanation: '' })).toEqual([]);
  });
});

describe('the reasons that a third party is told', () => {
  const item = { itemId: 'one', kind: 'open.provide', explanation: '', evidence: {} } as const;

  test.each<[Parameters<typeof toldReasons>[0], string]>([
    [{ evidence: { publicInterestReasons: ' 路面塌陷 ' }, explanation: '可以公开' }, '路面塌陷'],
    [{ evidence: {}, explanation: '可以公开', excuse: '没有' }, '可以公开'],
    [
      { evidence: { publicInterestReasons: ' ' }, explanation: '', excuse: '不同意的部分不公开' },
      '不同意的部分不公开',
    ],
    [{ evidence: {}, explanation: ' ' }, ''],
  ])('of %j are “%s”', (decision, reasons) => {
    expect(toldReasons(decision)).toBe(reasons);
  });

  test('must be there when it is overruled', () => {
    expect(untoldReasons([asked('refuses')], item)).toEqual([ARTICLE]);
    expect(untoldReasons([asked('refuses')], { ...item, explanation: '路面塌陷' })).toEqual([]);
    expect(untoldReasons([asked('agrees')], item)).toEqual([]);
  });
});
