import { expect, test } from 'vitest';
import type { RequestEvent } from '../../../../../src/law/requests/request-events.ts';
import { factsOf, itemWords } from './event-words.ts';

const KNOWN = {
  items: [{ id: 'i1', description: '某项目的批复', unit: '', dueOn: null, decision: null }],
  consultations: [
    {
      id: 'c1',
      seq: 3,
      with: 'thirdParty',
      addressee: '某公司',
      itemIds: ['i1'],
      subject: '',
      sentOn: '2026-03-02',
      deliveredOn: null,
      opinion: null,
      repliedOn: null,
      text: '',
    },
  ],
} as const;
const FRAME = { seq: 3, on: '2026-03-04', recordedAt: '2026-03-04T02:00:00.000Z' };

test('an entry names the item and the party that it refers to', () => {
  const judged: RequestEvent = {
    ...FRAME,
    kind: 'judged',
    detail: {
      decisions: [{ itemId: 'i1', kind: 'open.provide', explanation: '可以提供', evidence: {} }],
    },
  };
  expect(factsOf(judged, KNOWN)[0]?.[0]).toBe('某项目的批复');
  const replied: RequestEvent = {
    ...FRAME,
    kind: 'consultationReplied',
    detail: { consultation: 'c1', opinion: 'refuses', text: '' },
  };
  expect(factsOf(replied, KNOWN)).toEqual([
    ['被征求意见方', '某公司'],
    ['意见', '不同意公开'],
  ]);
});

test('what is empty is left out', () => {
  const assigned: RequestEvent = {
    ...FRAME,
    kind: 'assigned',
    detail: { holderId: 'x', holderName: '何清', unit: '' },
  };
  expect(factsOf(assigned, KNOWN)).toEqual([['承办人', '何清']]);
});

test('an item that went into a request of its own is told', () => {
  expect(itemWords(KNOWN, 'i9')).toBe('已拆分的事项');
});
