import type { PlainDate } from '../../dates.ts';
import { STATE_COUNCIL_CALENDAR } from '../../workdays.ts';
import type { RequestRole } from '../positions.ts';
import { replay } from '../replay-request.ts';
import type { RequestAction, RequestEvent } from '../request-events.ts';
import { obstacles } from '../request-guards.ts';

/** What happened, with its day. */
export type Entry = readonly [PlainDate, RequestAction];

const ITEMS = [
  { id: 'one', description: '工程验收报告' },
  { id: 'two', description: '资金拨付明细' },
];
/** Received on 3 March 2025. */
export const RECEIVED: readonly Entry[] = [
  ['2025-03-03', { kind: 'submitted', detail: { channel: 'counter', items: ITEMS } }],
  ['2025-03-03', { kind: 'received', detail: { channel: 'counter', evidence: '当面' } }],
];
/** Asked to clarify. */
export const ASKED: readonly Entry[] = [
  ...RECEIVED,
  [
    '2025-03-05',
    { kind: 'clarificationAsked', detail: { points: '请写明', respondBy: '2025-03-19', letterId: 'l' } },
  ],
];
/** A third party asked, and the letter delivered. */
export const CONSULTED: readonly Entry[] = [
  ...RECEIVED,
  ['2025-03-03', { kind: 'examined', detail: {} }],
  ['2025-03-03', { kind: 'divided', detail: { responsible: 'ours' } }],
  [
    '2025-03-03',
    {
      kind: 'searched',
      detail: { place: '档案室', keywords: '词', searcher: '某', found: true, result: '有' },
    },
  ],
  ['2025-03-03', { kind: 'searchConcluded', detail: {} }],
  [
    '2025-03-10',
    {
      kind: 'consultationSent',
      detail: { consultation: 'c', with: 'thirdParty', addressee: '某', question: '问', itemIds: ['one'] },
    },
  ],
  ['2025-03-11', { kind: 'consultationDelivered', detail: { consultation: 'c', proof: '回执' } }],
];
/** A fee asked for. */
export const CHARGED: readonly Entry[] = [
  ...CONSULTED.slice(0, 6),
  [
    '2025-03-10',
    { kind: 'feeAsked', detail: { method: 'perItem', quantity: 11, amountYuan: 100, explanation: '' } },
  ],
  ['2025-03-11', { kind: 'feeNoticeDelivered', detail: { proof: '回执' } }],
];
/** To be answered anew after a review. */
export const ANEW: readonly Entry[] = [
  ...RECEIVED,
  ['2025-03-04', { kind: 'redoOrdered', detail: { disputeId: 'd', dispute: '复议', dueOn: '2025-04-20' } }],
];

/** What stands against an action on a request with the entries, on 1 April 2025 unless said otherwise. */
export function against(
  entries: readonly Entry[],
  input: {
    on: PlainDate;
    action: RequestAction;
    today?: PlainDate;
    reason?: string;
    role?: RequestRole;
    missing?: string;
  },
): string[] {
  const { on, action, today = '2025-04-01', reason = '', role = 'handler', missing = null } = input;
  const events = entries.map(([day, each], index): RequestEvent => ({
    ...each,
    seq: index + 1,
    on: day,
    recordedAt: `${day}T02:00:00Z`,
  }));
  const due = '2025-03-31';
  return obstacles({
    state: replay(events),
    events,
    action,
    role,
    on,
    today,
    reason,
    due,
    missing,
    calendar: STATE_COUNCIL_CALENDAR,
  });
}
