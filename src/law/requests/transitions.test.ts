import { describe, expect, test } from 'vitest';
import {
  POSITIONS,
  REQUEST_ROLES,
  UNANSWERED_POSITIONS,
  type Position,
  type RequestRole,
} from './positions.ts';
import { NOTHING_YET, type RequestState } from './request-state.ts';
import { REQUEST_EVENT_LABELS, type RequestAction } from './request-events.ts';
import { destination, EVENT_KINDS, openActions, permits } from './transitions.ts';

/** What each role may do at each position, written down position by position: the table the other way round. */
const EXPECTED: Readonly<Record<Position | 'none', Partial<Record<RequestRole, string>>>> = {
  none: { handler: 'submitted received', applicant: 'submitted' },
  pending: {
    handler: 'received dismissed transferred withdrawn noted',
    applicant: 'withdrawn noted',
    head: 'noted',
    secrecy: 'noted',
    signer: 'noted',
  },
  registered: at({
    handler:
      'itemAdded itemAssigned split joined examined clarificationAsked reasonsAsked assistanceAsked extensionProposed',
    head: 'itemAssigned delayed extended extensionRefused',
  }),
  examining: at({
    handler:
      'itemAdded itemAssigned split joined examined clarificationAsked reasonsAsked assistanceAsked searched extensionProposed',
    head: 'itemAssigned delayed extended extensionRefused',
  }),
  awaitingClarification: at({
    handler: 'clarified clarificationLapsed extensionProposed',
    applicant: 'clarified',
    head: 'delayed extended extensionRefused',
  }),
  awaitingReasons: at({
    handler: 'reasonsGiven reasonsLapsed extensionProposed',
    applicant: 'reasonsGiven',
    head: 'delayed extended extensionRefused',
  }),
  dividing: at({
    handler:
      'itemAdded itemAssigned split joined reasonsAsked divided assistanceAsked searched meetingHeld extensionProposed steppedBack',
    head: 'itemAssigned delayed extended extensionRefused meetingHeld',
  }),
  searching: at({
    handler:
      'itemAdded itemAssigned joined reasonsAsked assistanceAsked searched searchConcluded meetingHeld extensionProposed steppedBack',
    head: 'itemAssigned delayed extended extensionRefused meetingHeld',
  }),
  judging: at({
    handler:
      'itemAdded itemAssigned joined reasonsAsked assistanceAsked searched consultationSent meetingHeld feeAsked extensionProposed judged steppedBack',
    head: 'itemAssigned delayed extended extensionRefused meetingHeld',
  }),
  awaitingOpinions: at({
    handler:
      'itemAdded itemAssigned assistanceAsked searched consultationSent consultationDelivered consultationReplied consultationLapsed meetingHeld extensionProposed',
    head: 'itemAssigned delayed extended extensionRefused meetingHeld',
  }),
  awaitingFee: at({
    handler: 'feeNoticeDelivered paid feeWaived feeLapsed extensionProposed',
    head: 'delayed feeWaived extended extensionRefused',
  }),
  joined: at({ handler: 'separated', system: 'separated answeredTogether' }),
  drafting: at({
    handler: 'itemAdded itemAssigned assistanceAsked extensionProposed drafted steppedBack clarified paid',
    applicant: 'clarified',
    head: 'itemAssigned delayed extended extensionRefused',
  }),
  reviewing: at({
    handler: 'extensionProposed',
    head: 'delayed extended extensionRefused reviewed',
    secrecy: 'reviewed',
  }),
  signing: at({
    handler: 'extensionProposed',
    head: 'delayed extended extensionRefused',
    signer: 'signed signatureRefused',
  }),
  delivering: at({ handler: 'delivered' }),
  settled: {
    handler: 'letterDelivered archived redoOrdered dateCorrected noted',
    head: 'noted',
    secrecy: 'noted',
    signer: 'noted',
    applicant: 'noted',
  },
  archived: {
    handler: 'redoOrdered noted',
    head: 'noted',
    secrecy: 'noted',
    signer: 'noted',
    applicant: 'noted',
  },
  dismissed: { handler: 'reinstated' },
  transferred: {},
};

const TRIPLES = [null, ...POSITIONS].flatMap((position) =>
  EVENT_KINDS.flatMap((kind) => REQUEST_ROLES.map((role) => ({ position, kind, role }))),
);

test('the table covers every position, every event and every role', () => {
  expect(TRIPLES).toHaveLength(20 * 52 * 6);
  expect(EVENT_KINDS.toSorted()).toEqual(Object.keys(REQUEST_EVENT_LABELS).toSorted());
});

describe('at', () => {
  test.each([...POSITIONS, 'none' as const])(
    '%s exactly these events are open, to exactly these roles',
    (place) => {
      const position = place === 'none' ? null : place;
      for (const role of REQUEST_ROLES) {
        const expected = (EXPECTED[place][role] ?? '').split(' ').filter((kind) => kind !== '');
        expect({ role, open: openActions(position, role).toSorted() }).toEqual({
          role,
          open: expected.toSorted(),
        });
        for (const kind of EVENT_KINDS) expect(permits(position, kind, role)).toBe(expected.includes(kind));
      }
    },
  );
});

describe('leads', () => {
  test.each<[RequestAction, Position | null, Position, Partial<RequestState>?]>([
    [{ kind: 'submitted', detail: { channel: 'internet', items: [] } }, null, 'pending'],
    [{ kind: 'received', detail: { channel: 'counter', evidence: '' } }, null, 'registered'],
    [{ kind: 'received', detail: { channel: 'internet', evidence: '' } }, 'pending', 'registered'],
    [{ kind: 'withdrawn', detail: { proof: '' } }, 'pending', 'dismissed'],
    [{ kind: 'withdrawn', detail: { proof: '' } }, 'searching', 'settled'],
    [{ kind: 'reinstated', detail: {} }, 'dismissed', 'pending'],
    [{ kind: 'assigned', detail: { holderId: '', holderName: '', unit: '' } }, 'registered', 'examining'],
    [{ kind: 'assigned', detail: { holderId: '', holderName: '', unit: '' } }, 'judging', 'judging'],
    [{ kind: 'examined', detail: {} }, 'examining', 'dividing'],
    [
      { kind: 'clarificationAsked', detail: { points: '', respondBy: '2025-01-02' } },
      'examining',
      'awaitingClarification',
    ],
    [{ kind: 'clarified', detail: { text: '' } }, 'awaitingClarification', 'examining'],
    [{ kind: 'clarificationLapsed', detail: { explanation: '' } }, 'awaitingClarification', 'drafting'],
    [{ kind: 'divided', detail: { responsible: 'ours' } }, 'dividing', 'searching'],
    [{ kind: 'divided', detail: { responsible: 'joint' } }, 'dividing', 'searching'],
    [{ kind: 'divided', detail: { responsible: 'notOurs' } }, 'dividing', 'judging'],
    [{ kind: 'searchConcluded', detail: {} }, 'searching', 'judging'],
    [{ kind: 'feeLapsed', detail: { explanation: '' } }, 'awaitingFee', 'drafting'],
    [{ kind: 'paid', detail: { amountYuan: 1, receipt: '' } }, 'awaitingFee', 'judging'],
    [{ kind: 'judged', detail: { decisions: [] } }, 'judging', 'drafting'],
    [{ kind: 'steppedBack', detail: { to: 'searching' } }, 'drafting', 'searching'],
    [{ kind: 'reviewed', detail: { aspect: 'legal', passed: true, opinion: '' } }, 'reviewing', 'reviewing'],
    [
      { kind: 'reviewed', detail: { aspect: 'secrecy', passed: true, opinion: '' } },
      'reviewing',
      'signing',
      { reviews: { legal: true, secrecy: false } },
    ],
    [
      { kind: 'reviewed', detail: { aspect: 'secrecy', passed: false, opinion: '' } },
      'reviewing',
      'drafting',
      { reviews: { legal: true, secrecy: false } },
    ],
    [{ kind: 'signed', detail: { letterId: '', letterNumber: '' } }, 'signing', 'delivering'],
    [{ kind: 'signatureRefused', detail: { opinion: '' } }, 'signing', 'drafting'],
    [{ kind: 'delivered', detail: { method: 'post', proof: '' } }, 'delivering', 'settled'],
    [{ kind: 'archived', detail: { volume: '' } }, 'settled', 'archived'],
    [
      { kind: 'redoOrdered', detail: { disputeId: '', dispute: '', dueOn: '2025-01-02' } },
      'archived',
      'judging',
    ],
    [{ kind: 'noted', detail: { text: '' } }, 'judging', 'judging'],
  ])('%o from %s to %s', (action, from, to, more = {}) => {
    expect(destination({ ...NOTHING_YET, position: from, ...more }, action)).toBe(to);
  });

  test('from a waiting for several opinions only the last one leads on', () => {
    const asked = {
      seq: 1,
      with: 'thirdParty',
      addressee: '',
      itemIds: [],
      subject: '',
      sentOn: '2025-01-02',
      deliveredOn: null,
      repliedOn: null,
      text: '',
    } as const;
    const waiting: RequestState = {
      ...NOTHING_YET,
      position: 'awaitingOpinions',
      consultations: [
        { ...asked, id: 'a', opinion: null },
        { ...asked, id: 'b', opinion: null },
      ],
    };
    const reply: RequestAction = {
      kind: 'consultationReplied',
      detail: { consultation: 'a', opinion: 'agrees', text: '' },
    };
    expect(destination(waiting, reply)).toBe('awaitingOpinions');
    const one = { ...waiting, consultations: waiting.consultations.slice(0, 1) };
    expect(destination(one, reply)).toBe('judging');
  });
});

test('the agency owes an answer wherever the answer can still be delivered', () => {
  const owing = POSITIONS.filter((position) => permits(position, 'extensionTold', 'handler'));
  expect(owing).toEqual([...UNANSWERED_POSITIONS]);
});

/** With what is open wherever an answer is owed. */
function at(own: Partial<Record<RequestRole, string>>): Partial<Record<RequestRole, string>> {
  const everywhere: Partial<Record<RequestRole, string>> = {
    handler: 'assigned assistanceGiven letterDelivered extensionTold withdrawn dateCorrected noted',
    head: 'assigned noted',
    secrecy: 'noted',
    signer: 'noted',
    applicant: 'withdrawn noted',
  };
  return Object.fromEntries(
    REQUEST_ROLES.map((role) => [role, `${everywhere[role] ?? ''} ${own[role] ?? ''}`.trim()]),
  );
}
