import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { day, done, id, line, moment, optionalLine } from '../../platform/http/shapes.ts';
import { LONGEST_USUAL_CLARIFICATION } from '../../law/clock/clock-rules.ts';
import { APPLICANT_KINDS, OUTCOME_ROWS } from '../../law/annual-report/form.ts';
import { REQUEST_CHANNELS } from '../../law/requests/channels.ts';
import { POSITIONS } from '../../law/requests/positions.ts';
import type { RequestEventKind } from '../../law/requests/request-events.ts';
import { REQUEST_EVENT_LABELS } from '../../law/requests/request-events.ts';
import { REQUEST_FILE_KINDS, type RequestFileKind } from './requests.definitions.ts';
import { requestAction } from './request-actions.api.ts';
import { applicantFields, registration } from './request-intake.api.ts';

const caseId = z.object({ caseId: id });
const agencyId = z.object({ agencyId: id });
const optional = (max: number, what: string) => optionalLine(max, what);

/** A row of the board. */
export const boardItem = z.object({
  id,
  number: z.string(),
  position: z.enum(POSITIONS),
  channel: z.enum(REQUEST_CHANNELS),
  applicantKind: z.enum(APPLICANT_KINDS),
  /** Masked. */
  applicant: z.string(),
  /** Only for whoever handles requests. */
  subject: z.string().nullable(),
  submittedOn: day,
  receivedOn: day.nullable(),
  originalDueOn: day.nullable(),
  dueOn: day.nullable(),
  urgency: z.enum(['overdue', 'today', 'soon', 'later', 'paused', 'unknown', 'none']),
  holder: z.string().nullable(),
  unit: z.string(),
  extended: z.boolean(),
  outcome: z.enum(OUTCOME_ROWS).nullable(),
  settledOn: day.nullable(),
  inTime: z.boolean().nullable(),
});

/** Which requests are wanted; the same for the board, its calendar and exports. */
export const boardFilter = z.object({
  agencyId: id,
  which: z.enum(['open', 'overdue', 'soon', 'paused', 'pending', 'settled', 'all']).default('open'),
  position: z.enum(POSITIONS).optional(),
  holderId: id.optional(),
  number: z.string().trim().max(60).optional(),
  from: day.optional(),
  to: day.optional(),
});

const eventKind = z.enum(Object.keys(REQUEST_EVENT_LABELS) as RequestEventKind[]);

/** An entry of a request's ledger. */
export const ledgerEntry = z.object({
  seq: z.number().int(),
  kind: eventKind,
  on: day,
  recordedAt: moment,
  reason: z.string().optional(),
  role: z.string(),
  byName: z.string(),
  detail: z.unknown(),
});

const finding = z.looseObject({
  id: z.string(),
  severity: z.enum(['error', 'warning', 'hint']),
  message: z.string(),
});

const clock = z.union([
  z.object({ missing: z.string() }),
  z.object({
    state: z.looseObject({
      phase: z.string(),
      originalDue: day.nullable(),
      due: day.nullable(),
      dueIfResumed: day.nullable(),
      dueAtLatest: day.nullable(),
      limit: z.number(),
      used: z.number(),
      remaining: z.number(),
      onTime: z.boolean().nullable(),
      overdue: z.boolean(),
      lateBy: z.number(),
      findings: z.array(finding),
    }),
  }),
]);

const milestone = z.object({
  kind: z.string(),
  label: z.string(),
  due: day,
  article: z.string(),
  who: z.string(),
  urgency: z.enum(['overdue', 'today', 'soon', 'later']),
});

/** The whole file of a request. */
export const requestView = z.object({
  item: boardItem,
  agency: z.object({ id, name: z.string() }),
  applicant: applicantFields.omit({ proofNumber: true }).extend({
    name: z.string(),
    kind: z.string(),
    proofKind: z.string(),
    supplyForm: z.string(),
    supplyWay: z.string(),
  }),
  subject: z.string(),
  /** `RequestState` of law/requests. */
  state: z.looseObject({ position: z.string(), seq: z.number().int() }),
  ledger: z.array(ledgerEntry),
  clock,
  milestones: z.array(milestone),
  clarificationWorkdays: z.number().int(),
  actions: z.array(eventKind),
  files: z.array(
    z.object({
      id,
      kind: z.enum(Object.keys(REQUEST_FILE_KINDS) as RequestFileKind[]),
      evidence: z.string(),
      name: z.string(),
      size: z.number().int(),
      shownToApplicant: z.boolean(),
      createdAt: moment,
    }),
  ),
  letters: z.array(
    z.object({
      id,
      kind: z.string(),
      title: z.string(),
      number: z.string(),
      issuedAt: moment,
      voided: z.boolean(),
    }),
  ),
  messages: z.array(z.object({ id, kind: z.string(), text: z.string(), at: moment, taken: z.boolean() })),
  satisfaction: z.object({ score: z.number().int(), text: z.string() }).nullable(),
  sameApplicant: z.array(boardItem),
  sameSubject: z.array(boardItem),
  ordinalInMonth: z.number().int().nullable(),
  may: z.object({ handle: z.boolean(), openProof: z.boolean() }),
});

/** What an agency sets about its handling of requests. */
export const requestSettings = z.object({
  numberWord: optional(20, '编号用字'),
  payment: optional(500, '缴费方式'),
  soonWorkdays: z.number().int().min(1).max(15),
  unitLeadWorkdays: z.number().int().min(1).max(15),
  confirmWorkdays: z.number().int().min(1).max(5),
  clarificationWorkdays: z.number().int().min(1).max(LONGEST_USUAL_CLARIFICATION),
  recurringFrom: z.number().int().min(2).max(50),
});

const count = z.number().int();

/** Figures of an agency's requests. */
export const requestStatisticsView = z.object({
  today: day,
  now: z.object({
    open: count,
    pending: count,
    overdue: count,
    dueToday: count,
    soon: count,
    paused: count,
    /** No deadline can be computed: a holiday notice is missing. */
    unknown: count,
  }),
  period: z.object({
    received: count,
    settled: count,
    inTime: count,
    late: count,
    /** Calendar days from receipt to answer. */
    medianDays: z.number().nullable(),
    extended: count,
  }),
  outcomes: z.array(z.object({ row: z.enum(OUTCOME_ROWS), count })),
  channels: z.array(z.object({ channel: z.enum(REQUEST_CHANNELS), count })),
  units: z.array(z.object({ unit: z.string(), open: count, overdue: count })),
  satisfaction: z.object({ answers: count, average: z.number().nullable() }),
  suggestions: z.object({ shown: count, helped: count, applied: count }),
});

/** A 信息处理费. */
export const informationFee = z.object({
  caseId: id,
  number: z.string(),
  method: z.enum(['perItem', 'perPage']),
  quantity: count,
  amountYuan: count,
  askedOn: day,
  deliveredOn: day.nullable(),
  paidOn: day.nullable(),
  receipt: z.string(),
  ended: z.enum(['paid', 'waived', 'lapsed']).nullable(),
});

/** A State Council notice as it is entered. */
export const holidayNotice = z.object({
  year: z.number().int().min(2024).max(2100),
  notice: line(200, '通知名称'),
  off: z.array(z.tuple([day, day])).max(20),
  work: z.array(day).max(20),
});

/** Interface of 依申请公开. */
export const requestsApi = {
  register: endpoint({
    method: 'POST',
    path: '/api/requests',
    summary: '登记一件申请；收到日期按条例第31条确定',
    access: 'signed-in',
    body: registration,
    response: z.object({
      caseId: id,
      number: z.string(),
      queryCode: z.string(),
      receivedOn: day.nullable(),
    }),
  }),
  board: endpoint({
    method: 'GET',
    path: '/api/requests',
    summary: '申请列表；未办结的按期限排列',
    access: 'signed-in',
    query: boardFilter.extend({
      page: z.coerce.number().int().min(1).max(100_000).default(1),
      size: z.coerce.number().int().min(1).max(200).default(20),
    }),
    response: z.object({
      items: z.array(boardItem),
      total: z.number().int(),
      may: z.object({ handle: z.boolean() }),
    }),
  }),
  statistics: endpoint({
    method: 'GET',
    path: '/api/requests/statistics',
    summary: '申请办理的统计：在办、临期、超期、时长、结果',
    access: 'signed-in',
    query: z.object({ agencyId: id, from: day, to: day }),
    response: requestStatisticsView,
  }),
  open: endpoint({
    method: 'GET',
    path: '/api/requests/:caseId',
    summary: '一件申请的全部办理情况',
    access: 'signed-in',
    params: caseId,
    response: requestView,
  }),
  act: endpoint({
    method: 'POST',
    path: '/api/requests/:caseId/actions',
    summary: '办理一步；他人已办理时拒绝',
    access: 'signed-in',
    params: caseId,
    body: z.object({
      seq: z.number().int().min(0),
      action: requestAction,
      on: day.optional(),
      reason: z.string().trim().max(1_000).optional(),
    }),
    response: z.object({ seq: z.number().int(), position: z.enum(POSITIONS) }),
  }),
  letterDraft: endpoint({
    method: 'POST',
    path: '/api/requests/:caseId/letter-draft',
    summary: '预览一步将发出的文书或者答复书',
    access: 'signed-in',
    params: caseId,
    body: z.object({ action: requestAction, on: day.optional() }),
    response: z.object({
      kind: z.string(),
      title: z.string(),
      text: z.string(),
      html: z.string(),
      fields: z.record(z.string(), z.unknown()),
      findings: z.array(z.object({ id: z.string(), severity: z.string(), message: z.string() })),
    }),
  }),
  takeMessage: endpoint({
    method: 'POST',
    path: '/api/requests/:caseId/messages/:messageId/taken',
    summary: '标记申请人的留言已阅',
    access: 'signed-in',
    params: caseId.extend({ messageId: id }),
    response: done,
  }),
  removeFile: endpoint({
    method: 'POST',
    path: '/api/requests/:caseId/files/:fileId/remove',
    summary: '移除卷内材料，须写明理由',
    access: 'signed-in',
    params: caseId.extend({ fileId: id }),
    body: z.object({ reason: line(500, '移除理由') }),
    response: done,
  }),
  settings: endpoint({
    method: 'GET',
    path: '/api/requests/settings',
    summary: '申请办理设置',
    access: 'signed-in',
    query: agencyId,
    response: z.object({
      settings: requestSettings,
      version: z.number().int(),
      may: z.object({ change: z.boolean() }),
    }),
  }),
  saveSettings: endpoint({
    method: 'PUT',
    path: '/api/requests/settings',
    summary: '修改申请办理设置',
    access: 'signed-in',
    query: agencyId,
    body: z.object({ settings: requestSettings, version: z.number().int().min(0) }),
    response: z.object({ version: z.number().int() }),
  }),
  fees: endpoint({
    method: 'GET',
    path: '/api/requests/fees',
    summary: '一年的信息处理费登记',
    access: 'signed-in',
    query: agencyId.extend({ year: z.coerce.number().int().min(2019).max(2100) }),
    response: z.object({
      items: z.array(informationFee),
      totals: z.object({ notices: count, paid: count, yuan: count }),
    }),
  }),
  holidays: endpoint({
    method: 'GET',
    path: '/api/requests/holidays',
    summary: '计算期限所用的放假安排',
    access: 'signed-in',
    response: z.object({
      calendars: z.array(holidayNotice.extend({ version: z.number().int(), entered: z.boolean() })),
      may: z.object({ enter: z.boolean() }),
    }),
  }),
  enterHolidays: endpoint({
    method: 'POST',
    path: '/api/requests/holidays',
    summary: '录入一年的放假安排',
    access: 'signed-in',
    body: z.object({ calendar: holidayNotice }),
    response: z.object({ version: z.number().int() }),
  }),
};

/** Where a file is added (multipart, one file), with what it is. */
export function uploadPath(
  request: string,
  input: { kind: string; evidence?: string; shown?: boolean },
): string {
  const query = new URLSearchParams({
    kind: input.kind,
    evidence: input.evidence ?? '',
    shown: String(input.shown ?? false),
  });
  return `/api/requests/${request}/files?${query.toString()}`;
}

/** Where a file of the dossier is downloaded. */
export function filePath(request: string, file: string): string {
  return `/api/requests/${request}/files/${file}`;
}

/** Where the day-by-day certificate of a deadline is downloaded. */
export function certificatePath(request: string, format: 'pdf' | 'docx' | 'html', knownOn?: string): string {
  return `/api/requests/${request}/certificate.${format}${knownOn === undefined ? '' : `?knownOn=${knownOn}`}`;
}

/** Where the whole dossier is downloaded as one PDF or ZIP, for 复议 and 应诉. */
export function bundlePath(request: string, format: 'pdf' | 'zip'): string {
  return `/api/requests/${request}/bundle.${format}`;
}

/** Where the board is downloaded, with its query. */
export function boardExportPath(query: Readonly<Record<string, string>>): string {
  return `/api/requests/export.xlsx?${new URLSearchParams(query).toString()}`;
}

/** Where the register of fees of a year is downloaded. */
export function feesExportPath(query: { agencyId: string; year: number }): string {
  return `/api/requests/fees.xlsx?agencyId=${query.agencyId}&year=${query.year}`;
}
