import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { day, id, line, moment, optionalLine } from '../../platform/http/shapes.ts';
import {
  CORRECTION_LABELS,
  DISPUTE_EVENT_LABELS,
  ORDER_LABELS,
  type CorrectionResult,
  type DisputeEventKind,
  type OrderKind,
} from '../../law/disputes/dispute-events.ts';
import { DISPUTE_CASE_KINDS } from '../../law/disputes/dispute-kinds.ts';
import { DISPUTE_POSITIONS } from '../../law/disputes/dispute-positions.ts';

/** Longest text that is entered about a case. */
const LONG = 4_000;

const keysOf = <Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] =>
  Object.keys(record) as Key[];

const disputeId = z.object({ disputeId: id });
const text = (what: string) => line(LONG, what);
const eventKinds: DisputeEventKind[] = keysOf(DISPUTE_EVENT_LABELS);
const results: CorrectionResult[] = keysOf(CORRECTION_LABELS);
const orders: OrderKind[] = keysOf(ORDER_LABELS);
const procedure = z.enum(['ordinary', 'simple'], { error: '请选择审理程序' });
const outcomes = ['upheld', 'corrected', 'other'] as const;
const method = z.enum(['inPerson', 'entrusted', 'post', 'electronic', 'left', 'announced'], {
  error: '请选择送达方式',
});

/** Who is behind a case that is about no request of the office. */
const applicant = z.object({
  name: line(100, '申请人姓名或者名称'),
  organisation: z.boolean(),
  contact: optionalLine(300, '联系方式'),
});

/** A review, suit, correction or complaint as it is entered. */
export const disputeFiling = z.object({
  agencyId: id,
  kind: z.enum(DISPUTE_CASE_KINDS, { error: '请选择类别' }),
  requestId: id.nullable().default(null),
  followsId: id.nullable().default(null),
  number: optionalLine(80, '案号'),
  authority: optionalLine(100, '受理的机关或者法院'),
  demand: optionalLine(LONG, '请求和理由'),
  filedOn: day,
  originalActor: z.boolean().default(true),
  applicant: applicant.nullable().default(null),
  reason: optionalLine(500, '补记理由'),
});

/** What may be said with each action, as the desk sends it. */
export const disputeAction = z.discriminatedUnion('kind', [
  act('copyReceived', z.object({ procedure, proof: text('收到的凭据'), dueOn: day.optional() })),
  act('procedureChanged', z.object({ procedure, explanation: text('变更的情况') })),
  act('replied', z.object({ evidence: text('提交的证据和依据'), proof: text('提交的凭据') })),
  act('termExtended', z.object({ until: day, explanation: text('延长的情况') })),
  act(
    'closed',
    z.object({
      outcome: z.enum(outcomes, { error: '请选择结果' }),
      words: text('决定或者裁判的主文'),
      document: line(200, '决定书、裁判文书的文号'),
      order: z
        .object({
          kind: z.enum(orders, { error: '请选择履行内容' }),
          text: text('履行的具体内容'),
          runsFrom: day,
          dueOn: day,
        })
        .optional(),
    }),
  ),
  act(
    'appealed',
    z.object({
      by: z.enum(['applicant', 'agency', 'other'], { error: '请选择由谁提出' }),
      explanation: text('上诉、再审的情况'),
      number: z.string().trim().max(80).optional(),
    }),
  ),
  act('carriedOut', z.object({ text: text('履行的情况') })),
  act(
    'evidenceExamined',
    z.object({ holds: z.boolean(), authority: z.boolean(), finding: text('核实的情况') }),
  ),
  act(
    'decided',
    z.object({
      result: z.enum(results, { error: '请选择处理意见' }),
      text: text('处理的理由和内容'),
      agencyName: z.string().trim().max(100).optional(),
      agencyContact: z.string().trim().max(200).optional(),
    }),
  ),
  act('signed', z.object({ letterId: z.literal('').default(''), letterNumber: z.literal('').default('') })),
  act('signatureRefused', z.object({ opinion: text('退回意见') })),
  act('delivered', z.object({ method, proof: text('送达凭证') })),
  act('withdrawn', z.object({ proof: text('撤回的凭据') })),
  act('archived', z.object({ volume: line(100, '卷号') })),
  act('detailsCorrected', z.object({ number: line(80, '案号'), authority: line(100, '机关或者法院') })),
  act('dateCorrected', z.object({ of: z.number().int().min(1), to: day })),
  act('noted', z.object({ text: text('备注') })),
]);

const requestReference = z.object({ id, number: z.string() });

/** A row of the list. */
export const disputeItem = z.object({
  id,
  kind: z.enum(DISPUTE_CASE_KINDS),
  number: z.string(),
  authority: z.string(),
  /** Masked. */
  applicant: z.string(),
  request: requestReference.nullable(),
  position: z.enum(DISPUTE_POSITIONS),
  filedOn: day,
  closedOn: day.nullable(),
  outcome: z.enum(outcomes).nullable(),
  result: z.enum(['corrected', 'refused', 'passedOn', 'withdrawn']).nullable(),
  originalActor: z.boolean(),
  /** The next day by which the agency has something to do. */
  dueOn: day.nullable(),
  urgency: z.enum(['overdue', 'today', 'soon', 'later', 'none']),
});

const milestone = z.object({
  kind: z.string(),
  label: z.string(),
  due: day,
  article: z.string(),
  who: z.enum(['agency', 'authority']),
});

/** The whole file of a case. `state` is `DisputeState` of law/disputes. */
export const disputeView = z.object({
  item: disputeItem,
  agency: z.object({ id, name: z.string() }),
  applicant: z.object({ name: z.string(), organisation: z.boolean(), contact: z.string() }).nullable(),
  follows: z.object({ id, number: z.string() }).nullable(),
  state: z.looseObject({
    position: z.enum(DISPUTE_POSITIONS),
    seq: z.number().int(),
    demand: z.string(),
    procedure: procedure.nullable(),
    copyReceivedOn: day.nullable(),
    repliedOn: day.nullable(),
    words: z.string(),
    order: z.object({ kind: z.enum(orders), text: z.string(), runsFrom: day, dueOn: day }).nullable(),
    decision: z
      .object({
        result: z.enum(results),
        text: z.string(),
        agencyName: z.string().optional(),
        agencyContact: z.string().optional(),
      })
      .nullable(),
  }),
  ledger: z.array(
    z.object({
      seq: z.number().int(),
      kind: z.enum(eventKinds),
      on: day,
      recordedAt: moment,
      reason: z.string().optional(),
      byName: z.string(),
      detail: z.unknown(),
    }),
  ),
  milestones: z.array(milestone),
  /** A year's holiday notice isn't there, so that days can't be computed. */
  missing: z.string().nullable(),
  letters: z.array(
    z.object({ id, kind: z.string(), title: z.string(), number: z.string(), voided: z.boolean() }),
  ),
  actions: z.array(z.enum(eventKinds)),
  may: z.object({ handle: z.boolean() }),
});

/** Which cases are wanted; the same for the list and its export. */
export const disputeFilter = z.object({
  agencyId: id,
  which: z.enum(['open', 'closed', 'all']).default('open'),
  kind: z.enum(DISPUTE_CASE_KINDS).optional(),
  requestId: id.optional(),
  number: z.string().trim().max(80).optional(),
  from: day.optional(),
  to: day.optional(),
});

/** Interface of 行政复议、行政诉讼、更正、投诉举报. */
export const disputesApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/disputes',
    summary: '复议、诉讼、更正和投诉列表；未办结的按期限排列',
    access: 'signed-in',
    query: disputeFilter.extend({
      page: z.coerce.number().int().min(1).max(100_000).default(1),
      size: z.coerce.number().int().min(1).max(200).default(20),
    }),
    response: z.object({
      items: z.array(disputeItem),
      total: z.number().int(),
      may: z.object({ handle: z.boolean() }),
    }),
  }),
  todo: endpoint({
    method: 'GET',
    path: '/api/disputes/todo',
    summary: '等我处理的复议、诉讼、更正和投诉',
    access: 'signed-in',
    response: z.object({ items: z.array(disputeItem.extend({ agencyName: z.string() })) }),
  }),
  file: endpoint({
    method: 'POST',
    path: '/api/disputes',
    summary: '登记复议、诉讼、更正申请或者投诉',
    access: 'signed-in',
    body: disputeFiling,
    response: z.object({ disputeId: id, number: z.string() }),
  }),
  open: endpoint({
    method: 'GET',
    path: '/api/disputes/:disputeId',
    summary: '一个案件的全部办理情况',
    access: 'signed-in',
    params: disputeId,
    response: disputeView,
  }),
  act: endpoint({
    method: 'POST',
    path: '/api/disputes/:disputeId/actions',
    summary: '办理一步；他人已办理时拒绝',
    access: 'signed-in',
    params: disputeId,
    body: z.object({
      seq: z.number().int().min(0),
      action: disputeAction,
      on: day.optional(),
      reason: z.string().trim().max(1_000).optional(),
    }),
    response: z.object({ seq: z.number().int(), position: z.enum(DISPUTE_POSITIONS) }),
  }),
  letterDraft: endpoint({
    method: 'POST',
    path: '/api/disputes/:disputeId/letter-draft',
    summary: '预览更正答复或者转送告知',
    access: 'signed-in',
    params: disputeId,
    body: z.object({
      result: z.enum(results, { error: '请选择处理意见' }),
      text: text('处理的理由和内容'),
      agencyName: z.string().trim().max(100).optional(),
      agencyContact: z.string().trim().max(200).optional(),
    }),
    response: z.object({
      title: z.string(),
      html: z.string(),
      findings: z.array(z.object({ severity: z.string(), message: z.string() })),
    }),
  }),
};

/** Where the list is downloaded, with its query. */
export function disputesExportPath(query: Readonly<Record<string, string>>): string {
  return `/api/disputes/export.xlsx?${new URLSearchParams(query).toString()}`;
}

function act<const Kind extends string, Detail extends z.ZodType>(kind: Kind, detail: Detail) {
  return z.object({ kind: z.literal(kind), detail });
}
