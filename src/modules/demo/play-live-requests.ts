import type { PlainDate } from '../../law/dates.ts';
import { workdaysBefore } from '../../law/clock/milestones.ts';
import type { RequestAction } from '../../law/requests/request-events.ts';
import type { Role } from '../../platform/actor.ts';
import { openRequest } from '../requests/request-view.ts';
import { actOnRequest, registerRequest } from '../requests/requests.usecases.ts';
import { canPlayLive } from './live-days.ts';
import { momentOf, type DemoEvent } from './play-document.ts';
import { DEMO_APPLICANT, receive, settingsEvent, type RequestDesk } from './play-requests.ts';

/** A request that is being handled when the demo is first looked at. */
interface LiveRequest {
  /** Working days before today. */
  readonly receivedBefore: number;
  readonly channel: 'counter' | 'registeredMail' | 'internet';
  readonly applicantKind: 'natural' | 'enterprise' | 'other';
  readonly applicantName: string;
  readonly subject: string;
  readonly steps: readonly (readonly [Role, RequestAction])[];
}

const EXAMINED: readonly (readonly [Role, RequestAction])[] = [
  ['requestHandler', { kind: 'examined', detail: {} }],
  ['requestHandler', { kind: 'divided', detail: { responsible: 'ours' } }],
];
const FOUND: readonly (readonly [Role, RequestAction])[] = [
  ...EXAMINED,
  [
    'requestHandler',
    {
      kind: 'searched',
      detail: {
        place: '镇档案室',
        keywords: '工程验收',
        searcher: '邓志强',
        found: true,
        result: '查到有关文件。',
      },
    },
  ],
  ['requestHandler', { kind: 'searchConcluded', detail: {} }],
];

/** One near its limit, one with the reviewers, one just begun; none of them counts for the demo's year. */
const LIVE: readonly LiveRequest[] = [
  {
    receivedBefore: 18,
    channel: 'registeredMail',
    applicantKind: 'enterprise',
    applicantName: '某建材有限公司（示例）',
    subject: '镇区雨污管网改造工程的验收报告',
    steps: FOUND,
  },
  {
    receivedBefore: 9,
    channel: 'counter',
    applicantKind: 'natural',
    applicantName: '梅某',
    subject: '石笋坡提水泵站项目的资金拨付明细',
    steps: [
      ...FOUND,
      [
        'requestHandler',
        {
          kind: 'judged',
          detail: { decisions: [{ itemId: 'item1', kind: 'open.provide', explanation: '', evidence: {} }] },
        },
      ],
      ['requestHandler', { kind: 'drafted', detail: { letterKind: '', fields: {}, contentHash: '' } }],
    ],
  },
  {
    receivedBefore: 3,
    channel: 'counter',
    applicantKind: 'other',
    applicantName: '某村民委员会（示例）',
    subject: '本村公路养护资金分配方案',
    steps: [],
  },
];

/** Requests of these days for the town, so that whoever tries the demo has something to handle; none without a calendar. */
export function liveRequestEvents(desk: RequestDesk, today: PlainDate): DemoEvent[] {
  if (!canPlayLive(today)) return [];
  const begun = workdaysBefore(today, 20);
  return [
    settingsEvent(desk, begun, '三角依申'),
    ...LIVE.flatMap((request) => liveEvents(desk, request, today)),
    unconfirmed(desk, workdaysBefore(today, 1)),
  ];
}

function liveEvents(desk: RequestDesk, request: LiveRequest, today: PlainDate): DemoEvent[] {
  const { receivedBefore, steps, ...told } = request;
  const receivedOn = workdaysBefore(today, receivedBefore);
  let id = '';
  const received: DemoEvent = {
    at: momentOf(receivedOn, '09:30'),
    run: async () => {
      const undecided = { extendedTo: null, decidedOn: null, decision: null, outcome: null };
      id = await receive(desk, { ...told, ...undecided, number: '', receivedOn });
    },
  };
  const handled = steps.map(([role, action], index): DemoEvent => ({
    at: momentOf(receivedOn, `10:${String(10 + index)}`),
    run: async () => {
      const { state } = await openRequest(desk.cast.system, { caseId: id });
      await actOnRequest(desk.cast.as(desk.agencyId, role), { caseId: id, seq: state.seq, action });
    },
  }));
  return [received, ...handled];
}

/** Handed in online, to be confirmed with the applicant (条例第31条第（三）项). */
function unconfirmed({ cast, agencyId }: RequestDesk, day: PlainDate): DemoEvent {
  return {
    at: momentOf(day, '20:15'),
    run: async () => {
      await registerRequest(cast.as(agencyId, 'requestHandler'), {
        agencyId,
        arrival: { channel: 'internet', submittedOn: day },
        evidence: '',
        applicant: { ...DEMO_APPLICANT, name: '桑某', supplyForm: 'electronic', supplyWay: 'online' },
        items: [{ id: 'item1', description: '2025年农村宅基地审批结果' }],
        reason: '',
      });
    },
  };
}
