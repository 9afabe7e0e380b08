import { must } from '../../platform/errors.ts';
import { addDays, type PlainDate } from '../../law/dates.ts';
import { rulesFor } from '../../law/clock/clock-rules.ts';
import { DECISION_KINDS } from '../../law/decisions/decision-kinds.ts';
import { EVIDENCE, type EvidenceKey } from '../../law/decisions/evidence.ts';
import type { RequestAction } from '../../law/requests/request-events.ts';
import { addWorkdays, isWorkday, workdaysBetween } from '../../law/workdays.ts';
import type { DemoRequest } from '../../../data/demo/types.ts';
import type { Role } from '../../platform/actor.ts';
import type { ApplicantData } from '../requests/intake.ts';
import { requestSettings, saveRequestSettings } from '../requests/request-settings.ts';
import { actOnRequest, registerRequest } from '../requests/requests.usecases.ts';
import { openRequest } from '../requests/request-view.ts';
import type { DemoCast } from './demo-people.ts';
import { momentOf, type DemoEvent } from './play-document.ts';

/** Where requests are handled. */
export interface RequestDesk {
  readonly cast: DemoCast;
  readonly agencyId: string;
  /** Told of each request's identifier by its number. */
  readonly entered: (number: string, id: string) => void;
}

/** What somebody does on a day. */
interface Step {
  readonly on: PlainDate;
  readonly role: Role;
  readonly action: RequestAction;
}

const ITEM = 'item1';

/** Who applies in the demo, but for the name: reached nowhere, answered by post. */
export const DEMO_APPLICANT: Omit<ApplicantData, 'name'> = {
  kind: 'natural',
  proofKind: 'idCard',
  proofNumber: '',
  contactName: '',
  phone: '023-00000000',
  address: '演示地址',
  postcode: '',
  email: '',
  agentName: '',
  supplyForm: 'paper',
  supplyWay: 'mail',
  needsHelp: false,
};

/** The agency settles how it numbers requests and how a fee is paid. */
export function settingsEvent(desk: RequestDesk, on: PlainDate, numberWord: string): DemoEvent {
  return {
    at: momentOf(on, '08:40'),
    run: async () => {
      const { agencyId, cast } = desk;
      const ctx = cast.as(agencyId, 'requestHandler');
      const settings = {
        ...(await requestSettings(ctx.db, agencyId)),
        numberWord,
        payment: '凭本通知书和缴款码，通过财政非税收入窗口或者网上渠道缴纳。',
      };
      await saveRequestSettings(ctx, { agencyId, settings, version: 0 });
    },
  };
}

/** A request from its receipt to its answer, step by step as its handlers take them. */
export function requestLifeEvents(desk: RequestDesk, request: DemoRequest): DemoEvent[] {
  const later: { id: string | null } = { id: null };
  const received: DemoEvent = {
    at: momentOf(request.receivedOn, '11:20'),
    run: async () => {
      later.id = await receive(desk, request);
      desk.entered(request.number, later.id);
    },
  };
  const steps = stepsOf(request).map((step, index): DemoEvent => {
    const minute = String(index % 50).padStart(2, '0');
    return {
      at: momentOf(
        step.on,
        `${step.on === request.receivedOn ? '11' : '16'}:${step.on === request.receivedOn ? String(21 + (index % 30)) : minute}`,
      ),
      run: async () => take(desk, must(later.id, request.number), step),
    };
  });
  return [received, ...steps];
}

/** Takes a request in as its channel brings it: confirmed the same day where both sides must confirm. */
export async function receive(desk: RequestDesk, request: DemoRequest): Promise<string> {
  const { receivedOn, channel, applicantKind, applicantName, subject } = request;
  const { caseId, number } = await registerRequest(desk.cast.as(desk.agencyId, 'requestHandler'), {
    agencyId: desk.agencyId,
    arrival: { channel, submittedOn: receivedOn, signedOn: receivedOn, confirmedOn: receivedOn },
    evidence: EVIDENCE_OF_RECEIPT[channel],
    applicant: {
      ...DEMO_APPLICANT,
      kind: applicantKind,
      name: applicantName,
      proofKind: applicantKind === 'natural' ? 'idCard' : 'licence',
      needsHelp: channel === 'oral',
    },
    items: [{ id: ITEM, description: subject }],
    reason: '',
  });
  if (request.number !== '' && number !== request.number)
    throw new Error(`${number} instead of ${request.number}`);
  return caseId;
}

const EVIDENCE_OF_RECEIPT: Readonly<Record<DemoRequest['channel'], string>> = {
  counter: '申请人当面提交，在登记表上签字。',
  registeredMail: '邮政签收回执。',
  ordinaryMail: '当日电话与申请人确认收到。',
  internet: '当日电话与申请人确认收到。',
  fax: '当日电话与申请人确认收到。',
  oral: '工作人员代填，申请人核对后签字。',
};

async function take(desk: RequestDesk, caseId: string, { role, action }: Step): Promise<void> {
  const { state } = await openRequest(desk.cast.system, { caseId });
  await actOnRequest(desk.cast.as(desk.agencyId, role), { caseId, seq: state.seq, action });
}

/** What is done about a request, on working days between its receipt and its answer. */
function stepsOf(request: DemoRequest): Step[] {
  const { receivedOn, decidedOn, decision } = request;
  const handler = (on: PlainDate, action: RequestAction): Step => ({ on, role: 'requestHandler', action });
  const looked = nextWorkday(receivedOn, 1);
  const notOurs = decision === 'cannot.notOurs';
  const first: Step[] = [
    handler(receivedOn, { kind: 'examined', detail: {} }),
    handler(receivedOn, {
      kind: 'divided',
      detail: notOurs
        ? {
            responsible: 'notOurs',
            agencyName: '重庆市綦江区规划和自然资源局',
            agencyContact: '023-00000000',
          }
        : { responsible: 'ours' },
    }),
  ];
  if (decidedOn === null || decision === null) {
    return [...first, handler(looked, searched(request)), ...extensionSteps(request)];
  }
  const search: Step[] = notOurs
    ? []
    : [handler(looked, searched(request)), handler(looked, { kind: 'searchConcluded', detail: {} })];
  return [...first, ...search, ...extensionSteps(request), ...answerSteps(request, decidedOn)];
}

function searched(request: DemoRequest): RequestAction {
  return {
    kind: 'searched',
    detail: {
      place: '局档案室、办公系统',
      keywords: request.subject.slice(0, 12),
      searcher: '示例局信息员',
      found: request.decision !== 'cannot.notExist',
      result: request.decision === 'cannot.notExist' ? '没有查到相关文件。' : '查到有关文件。',
    },
  };
}

const TOLD_BEFORE = 3;

/** Approved and told some working days before the limit (条例第33条第二款). */
function extensionSteps({ receivedOn, extendedTo }: DemoRequest): Step[] {
  if (extendedTo === null) return [];
  const limit = rulesFor(receivedOn).answer.workdays;
  const due = addWorkdays(receivedOn, limit);
  const on = addWorkdays(receivedOn, limit - TOLD_BEFORE);
  const workdays = workdaysBetween(due, extendedTo);
  const explanation = '材料分散在几个科室，需要逐份清理后区分处理。';
  return [
    { on, role: 'requestHandler', action: { kind: 'extensionProposed', detail: { workdays, explanation } } },
    {
      on,
      role: 'secondReviewer',
      action: { kind: 'extended', detail: { workdays, explanation, approvedBy: '工作机构负责人' } },
    },
    {
      on,
      role: 'requestHandler',
      action: { kind: 'extensionTold', detail: { proof: '当日短信和邮寄告知' } },
    },
  ];
}

/** From the conclusion to the post office, all on the day of the answer. */
function answerSteps(request: DemoRequest, on: PlainDate): Step[] {
  const decision = must(request.decision, 'decision');
  const asked = must(
    DECISION_KINDS.find(({ key }) => key === decision),
    decision,
  ).evidence.filter(({ key }) => EVIDENCE[key].excusable);
  const explanation = '经核对卷内材料，符合该项规定的情形。';
  return [
    {
      on,
      role: 'requestHandler',
      action: {
        kind: 'judged',
        detail: {
          decisions: [
            {
              itemId: ITEM,
              kind: decision,
              explanation,
              evidence: Object.fromEntries(asked.map(({ key }) => [key, wordsOf(key)])),
              discretionReason: '公开后不利于有关工作的开展，且没有公开的公共利益需要。',
            },
          ],
        },
      },
    },
    {
      on,
      role: 'requestHandler',
      action: {
        kind: 'drafted',
        detail: {
          letterKind: '',
          contentHash: '',
          fields: decision === 'partial' ? partialFields(request) : {},
        },
      },
    },
    {
      on,
      role: 'secondReviewer',
      action: { kind: 'reviewed', detail: { aspect: 'legal', passed: true, opinion: '依据适当。' } },
    },
    {
      on,
      role: 'secrecyReviewer',
      action: { kind: 'reviewed', detail: { aspect: 'secrecy', passed: true, opinion: '' } },
    },
    { on, role: 'finalReviewer', action: { kind: 'signed', detail: { letterId: '', letterNumber: '' } } },
    {
      on,
      role: 'requestHandler',
      action: { kind: 'delivered', detail: { method: 'post', proof: '邮政EMS，交邮收据在卷' } },
    },
  ];
}

/** What an answer in part tells of both parts. */
function partialFields({ subject }: DemoRequest): Readonly<Record<string, string>> {
  return {
    公开内容: `${subject}中可以公开的部分。`,
    不予公开内容: '其中涉及第三方个人信息的部分。',
    不予公开理由:
      '依据《中华人民共和国政府信息公开条例》第十五条的规定，公开会损害第三方的合法权益，第三方没有同意公开。',
  };
}

function wordsOf(key: EvidenceKey): string {
  switch (key) {
    case 'prohibitingLaw':
      return '《中华人民共和国招标投标法》第三十八条第二款';
    case 'publicationProof':
      return '该信息已在本机关政府信息公开栏目公布，可以在网上查阅。';
    default:
      return '见卷内第2页。';
  }
}

/** The working day that comes so many calendar days later, or the next one after it. */
function nextWorkday(from: PlainDate, days: number): PlainDate {
  let day = addDays(from, days);
  while (!isWorkday(day)) day = addDays(day, 1);
  return day;
}
