import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { answeredFinding } from '../reports/reports.api.ts';
import { day, done, id, line, moment, optionalLine } from '../../platform/http/shapes.ts';
import { rollUpView } from './roll-up.api.ts';
import { MEMBER_STATES, URGENCIES } from './report-calls.rules.ts';

const year = z.coerce.number({ error: '请选择年份' }).int().min(2008, '年份不正确').max(2100, '年份不正确');
const level = z.enum(['township', 'street', 'department', 'district', 'city', 'province']);
const state = z.enum(MEMBER_STATES);
const urgency = z.enum(URGENCIES);

/** The days for the agencies of a level. */
export const levelDeadlines = z.object({ level, submitBy: day, returnBy: day, publishBy: day });

const terms = {
  note: optionalLine(1000, '说明'),
  deadlines: z.array(levelDeadlines).min(1, '请填写期限').max(6),
  memberIds: z.array(id).min(1, '请至少选择一个机构').max(1000),
};

const callHead = z.object({
  id,
  agencyId: id,
  agencyName: z.string(),
  year: z.number().int(),
  /** Whether the person calls, and sees all of it. */
  convenes: z.boolean(),
  /** The person's own agencies that are asked. */
  places: z.array(z.object({ agencyId: id, agencyName: z.string(), state })),
});

const due = z.object({ what: z.enum(['submit', 'review', 'mend', 'publish']), on: day, urgency }).nullable();

const publicReport = z
  .object({
    href: z.string(),
    title: z.string(),
    publishedOn: day,
    /** What the title says, where that isn't the year of its figures. */
    titleYear: z.number().int().nullable(),
  })
  .nullable();

const member = z.object({
  agencyId: id,
  agencyName: z.string(),
  level,
  state,
  due,
  submitBy: day,
  publishBy: day,
  /** Calendar days by which the first submission was or is late; 0: in time. */
  submittedLate: z.number().int(),
  /** Likewise the publication. */
  publishedLate: z.number().int(),
  /** Something is prepared but not sent. */
  hasDraft: z.boolean(),
  submission: z
    .object({
      id,
      number: z.number().int(),
      source: z.enum(['frozen', 'file']),
      fileName: z.string(),
      at: moment,
      byName: z.string(),
      warnings: z.number().int(),
      infos: z.number().int(),
    })
    .nullable(),
  /** Why it was returned; empty when it wasn't. */
  returnReason: z.string(),
  /** What is frozen in the program now isn't what was submitted. */
  frozenAnew: z.boolean(),
  publicReport,
});

const sent = z.object({
  id,
  source: z.enum(['frozen', 'file']),
  fileName: z.string(),
  sha256: z.string(),
  /** Which 定稿 of the program; null for a file. */
  versionNumber: z.number().int().nullable(),
  title: z.string().nullable(),
  at: moment,
  byName: z.string(),
  findings: z.array(answeredFinding),
});

const submission = sent.extend({
  number: z.number().int(),
  /** The document that was made of a file. */
  documentId: id.nullable(),
  decisions: z.array(
    z.object({
      decision: z.enum(['returned', 'approved']),
      reason: z.string(),
      byName: z.string(),
      at: moment,
    }),
  ),
});

const callId = z.object({ callId: id });
const place = z.object({ callId: id, agencyId: id });
const submissionId = z.object({ callId: id, submissionId: id });
/** `share`: the convener's own figures; `total`: its report, which must be the sum. */
export const rollUpSlot = z.enum(['share', 'total']);
const slot = z.object({ callId: id, slot: rollUpSlot });

const todoItem = z.object({
  callId: id,
  /** The agency that has something to do. */
  agencyId: id,
  agencyName: z.string(),
  convenerName: z.string(),
  year: z.number().int(),
  what: z.enum(['submit', 'mend', 'publish', 'review', 'remind']),
  dueOn: day.nullable(),
  urgency,
  /** Why it was returned; empty otherwise. */
  note: z.string(),
  /** How many reports wait to be looked at, or are overdue. */
  count: z.number().int(),
  /** The report's document, where it is in the program. */
  documentId: id.nullable(),
});

/** 年度报告征集: calling for reports, submitting, looking at them, adding them up, listing them. */
export const reportCallsApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/report-calls',
    summary: '与本人有关的年度报告征集：发起的和被征集的',
    access: 'signed-in',
    response: z.object({
      items: z.array(callHead),
      /** Agencies for which the person may open a call. */
      mayOpen: z.array(z.object({ agencyId: id, agencyName: z.string() })),
    }),
  }),
  defaults: endpoint({
    method: 'GET',
    path: '/api/report-calls/defaults',
    summary: '发起征集时的默认范围和期限，以及各类机构的法定最迟公布日',
    access: 'signed-in',
    query: z.object({ agencyId: id, year }),
    response: z.object({
      reporters: z.array(z.object({ agencyId: id, name: z.string(), level })),
      deadlines: z.array(levelDeadlines.extend({ lastLawfulDay: day })),
    }),
  }),
  open: endpoint({
    method: 'POST',
    path: '/api/report-calls',
    summary: '发起一年的年度报告征集',
    access: 'signed-in',
    body: z.object({ agencyId: id, year, ...terms }),
    response: z.object({ id }),
  }),
  change: endpoint({
    method: 'PUT',
    path: '/api/report-calls/:callId',
    summary: '修改征集的期限、范围和说明；已经报送或者选好待报送年报的机构不能移出',
    access: 'signed-in',
    params: callId,
    body: z.object({ version: z.number().int().positive(), ...terms }),
    response: z.object({ version: z.number().int() }),
  }),
  board: endpoint({
    method: 'GET',
    path: '/api/report-calls/:callId',
    summary: '征集的全部情况：谁已报送、谁逾期、谁已公布',
    access: 'signed-in',
    params: callId,
    response: z.object({
      id,
      agencyId: id,
      agencyName: z.string(),
      year: z.number().int(),
      note: z.string(),
      version: z.number().int(),
      openedByName: z.string(),
      openedAt: moment,
      deadlines: z.array(levelDeadlines),
      members: z.array(member),
      /** The public list of the year; null while there is none. */
      list: z.object({ href: z.string().nullable(), listedAt: moment }).nullable(),
    }),
  }),
  place: endpoint({
    method: 'GET',
    path: '/api/report-calls/:callId/agencies/:agencyId',
    summary: '一个机构的报送：待报送的、每次报送的和审核意见',
    access: 'signed-in',
    params: place,
    response: z.object({
      callId: id,
      convenerName: z.string(),
      year: z.number().int(),
      note: z.string(),
      member,
      /** The report frozen in the program, when there is one. */
      frozen: z.object({ reportId: id, frozenAt: moment }).nullable(),
      draft: sent.nullable(),
      /** The last one first. */
      submissions: z.array(submission),
      /** What nobody explained of the submission that waits, as things stand now; for who decides, empty for others. */
      unexplained: z.array(answeredFinding),
      may: z.object({ submit: z.boolean(), decide: z.boolean() }),
    }),
  }),
  prepareFile: endpoint({
    method: 'POST',
    path: '/api/report-calls/:callId/agencies/:agencyId/draft',
    summary: '上传待报送的年报（multipart，一个文件），读取并检查，还不报送',
    access: 'signed-in',
    params: place,
    response: done,
  }),
  prepareFrozen: endpoint({
    method: 'POST',
    path: '/api/report-calls/:callId/agencies/:agencyId/draft/frozen',
    summary: '用系统内的定稿作为待报送的年报，检查，还不报送',
    access: 'signed-in',
    params: place,
    response: done,
  }),
  dropDraft: endpoint({
    method: 'DELETE',
    path: '/api/report-calls/:callId/agencies/:agencyId/draft',
    summary: '删除待报送的年报；已经报送的不变',
    access: 'signed-in',
    params: place,
    response: done,
  }),
  answer: endpoint({
    method: 'POST',
    path: '/api/report-calls/:callId/agencies/:agencyId/answers',
    summary: '对待报送年报的一条提示说明理由',
    access: 'signed-in',
    params: place,
    body: z.object({ finding: z.string().min(1).max(200), reason: line(500, '理由') }),
    response: done,
  }),
  submit: endpoint({
    method: 'POST',
    path: '/api/report-calls/:callId/agencies/:agencyId/submissions',
    summary: '报送：有错误或者未说明的提示时拒绝',
    access: 'signed-in',
    params: place,
    body: z.object({ draftId: id }),
    response: z.object({ submissionId: id, number: z.number().int() }),
  }),
  returnSubmission: endpoint({
    method: 'POST',
    path: '/api/report-calls/:callId/submissions/:submissionId/return',
    summary: '退回报送的年报，说明理由',
    access: 'signed-in',
    params: submissionId,
    body: z.object({ reason: line(1000, '退回的理由') }),
    response: done,
  }),
  approve: endpoint({
    method: 'POST',
    path: '/api/report-calls/:callId/submissions/:submissionId/approve',
    summary: '通过报送的年报，计入汇总；有报送单位没有说明的问题时须写明理由',
    access: 'signed-in',
    params: submissionId,
    body: z.object({
      /** Why it passes although something wasn't explained; needed only then, kept always. */
      reason: optionalLine(1000, '通过的理由'),
    }),
    response: done,
  }),
  makeDocument: endpoint({
    method: 'POST',
    path: '/api/report-calls/:callId/submissions/:submissionId/document',
    summary: '由通过审核的年报文件建立公布用的文稿；已经建立的返回原来的',
    access: 'signed-in',
    params: submissionId,
    response: z.object({ documentId: id }),
  }),
  sameness: endpoint({
    method: 'GET',
    path: '/api/report-calls/:callId/sameness',
    summary: '各机构报送的年报之间的雷同：总体情况、存在的主要问题及改进情况',
    access: 'signed-in',
    params: callId,
    response: z.object({
      compared: z.number().int(),
      pairs: z.array(
        z.object({
          first: z.string(),
          second: z.string(),
          part: z.literal([1, 5]),
          percent: z.number().int(),
        }),
      ),
    }),
  }),
  rollUp: endpoint({
    method: 'GET',
    path: '/api/report-calls/:callId/roll-up',
    summary: '汇总：已通过的年报与本级数据逐格相加，与本级汇总年报比较',
    access: 'signed-in',
    params: callId,
    response: rollUpView,
  }),
  readSource: endpoint({
    method: 'POST',
    path: '/api/report-calls/:callId/roll-up/:slot',
    summary:
      '上传汇总用的年报（multipart，一个文件）：share 为本级数据，total 为本级汇总年报；机关或年份与征集的不同时，须声明已经核对',
    access: 'signed-in',
    params: slot,
    query: z.object({ concernsSeen: z.enum(['true', 'false']).optional() }),
    response: done,
  }),
  removeSource: endpoint({
    method: 'DELETE',
    path: '/api/report-calls/:callId/roll-up/:slot',
    summary: '移除汇总用的年报',
    access: 'signed-in',
    params: slot,
    response: done,
  }),
  publishList: endpoint({
    method: 'POST',
    path: '/api/report-calls/:callId/list',
    summary: '在年报栏目公布各单位年度报告名单；各单位年报公布后自动列入',
    access: 'signed-in',
    params: callId,
    response: z.object({ href: z.string().nullable() }),
  }),
  withdrawList: endpoint({
    method: 'POST',
    path: '/api/report-calls/:callId/list/withdraw',
    summary: '撤下公布的年报名单，说明理由；各单位已公布的年报不变',
    access: 'signed-in',
    params: callId,
    body: z.object({ reason: line(500, '撤下的理由') }),
    response: done,
  }),
  todo: endpoint({
    method: 'GET',
    path: '/api/report-calls/todo',
    summary: '等我处理的年报报送和审核',
    access: 'signed-in',
    response: z.object({ items: z.array(todoItem) }),
  }),
};

/** Where a file to be submitted is sent. */
export function preparePath(of: { callId: string; agencyId: string }): string {
  return `/api/report-calls/${of.callId}/agencies/${of.agencyId}/draft`;
}

/** Where a file of the roll-up is sent. */
export function rollUpSourcePath(of: {
  callId: string;
  slot: z.output<typeof rollUpSlot>;
  concernsSeen: boolean;
}): string {
  return `/api/report-calls/${of.callId}/roll-up/${of.slot}?concernsSeen=${String(of.concernsSeen)}`;
}

/** Where the roll-up is had as a sheet. */
export function rollUpSheetPath(callIdentifier: string): string {
  return `/api/report-calls/${callIdentifier}/roll-up.xlsx`;
}

/** Where the file of a submission is had. */
export function submittedFilePath(of: { callId: string; submissionId: string }): string {
  return `/api/report-calls/${of.callId}/submissions/${of.submissionId}/file`;
}

/** The largest file that is read, in bytes. */
export const REPORT_MAX_BYTES = 20 * 1024 * 1024;
