import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { day, done, id, line, moment, optionalLine } from '../../platform/http/shapes.ts';
import { DEEDS, MATTERS } from '../../law/upkeep/deeds.ts';
import { decisionSchema, draftPlace, termsSchema } from './upkeep.content.ts';

const count = z.number().int();
const reason = line(500, '理由');
const matter = z.enum(MATTERS);
const seen = z.object({ caseId: id, version: z.number().int().min(1) });
const some = z.array(seen).min(1, '请选择要办理的事项').max(100, '一次最多办理 100 项');
const yearQuery = z.coerce.number().int().min(2000).max(2100);

/** Something under review, as lists show it. */
export const caseItem = z.object({
  id,
  version: count,
  matter,
  subject: z.object({ kind: z.enum(['document', 'normative', 'decisions', 'requests']), id }),
  title: z.string(),
  grounds: z.array(z.object({ label: z.string(), detail: z.string(), law: z.string(), since: day })),
  /** What the law asks for as a rule; null where it leaves it to the office. */
  advice: z.enum(DEEDS).nullable(),
  dueOn: day,
  /** Days to `dueOn`; negative once it has passed. */
  daysLeft: count,
  /** Of a validity that ends: the alarm that has been reached. */
  alarm: count.nullable(),
  state: z.enum(['open', 'decided', 'approved', 'closed']),
  decision: decisionSchema.nullable(),
  /** The document that the decision names as what repeals, amends or replaces; null for what the person may not read. */
  changedBy: z.object({ id, title: z.string() }).nullable(),
  reason: z.string(),
  decidedBy: z.string(),
  decidedAt: moment.nullable(),
  approvedBy: z.string(),
  approvedAt: moment.nullable(),
  draftId: id.nullable(),
  outcome: z.enum(['carriedOut', 'stays', 'dropped']).nullable(),
  closedOn: day.nullable(),
  nextReviewOn: day.nullable(),
  /** What the person who asks may do with it now. */
  may: z.object({
    decide: z.boolean(),
    approve: z.boolean(),
    takeBack: z.boolean(),
    carryOut: z.boolean(),
    begin: z.boolean(),
  }),
});

/** A step in the history of a case. */
export const caseStep = z.object({
  step: z.string(),
  deed: z.enum(DEEDS).nullable(),
  reason: z.string(),
  by: z.string(),
  at: moment,
});

/** How the interpretation of a document stands. */
export const interpretationItem = z.object({
  documentId: id,
  title: z.string(),
  documentNumber: z.string(),
  publishedOn: day,
  /** Null while a holiday notice is missing. */
  dueOn: day.nullable(),
  standing: z.enum(['inTime', 'late', 'waiting', 'overdue', 'exempt']),
  interpretations: z.array(z.object({ id, title: z.string(), publishedOn: day.nullable() })),
  exemption: z.object({ reason: z.string(), by: z.string() }).nullable(),
});

/** Which cases are wanted. */
export const caseFilter = z.object({
  agencyId: id,
  matter,
  which: z.enum(['due', 'open', 'decided', 'approved', 'closed']).default('due'),
  /** Stands in its title. */
  text: z.string().trim().max(100).default(''),
});

const caseParams = z.object({ caseId: id });
const documentParams = z.object({ documentId: id });

/** Interface of 动态调整, 政策解读 and 规范性文件 that expire. */
export const upkeepApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/upkeep/cases',
    summary: '动态调整队列：不公开信息定期审查、已公开信息清理、规范性文件到期',
    access: 'signed-in',
    query: caseFilter.extend({
      page: z.coerce.number().int().min(1).max(100_000).default(1),
      size: z.coerce.number().int().min(1).max(200).default(20),
    }),
    response: z.object({
      items: z.array(caseItem),
      total: count,
      counts: z.object({ due: count, open: count, decided: count, approved: count }),
    }),
  }),
  history: endpoint({
    method: 'GET',
    path: '/api/upkeep/cases/:caseId/history',
    summary: '一件审查事项的经过',
    access: 'signed-in',
    params: caseParams,
    response: z.object({ steps: z.array(caseStep), unread: z.array(z.string()) }),
  }),
  todo: endpoint({
    method: 'GET',
    path: '/api/upkeep/todo',
    summary: '待提出意见、待批准和待办理的动态调整事项',
    access: 'signed-in',
    response: z.object({
      items: z.array(caseItem.extend({ agencyId: id, agencyName: z.string(), what: z.string() })),
      total: count,
      /** Documents whose interpretation is late, where the actor drafts. */
      interpretations: count,
      /** Registered normative documents that are to be put on file, the first due first, where the actor keeps the register. */
      unfiled: z.array(
        z.object({
          recordId: id,
          agencyId: id,
          agencyName: z.string(),
          title: z.string(),
          dueOn: day,
          daysLeft: count,
        }),
      ),
    }),
  }),
  raise: endpoint({
    method: 'POST',
    path: '/api/upkeep/cases',
    summary: '对正在公开的文稿提出清理建议',
    access: 'signed-in',
    body: z.object({ documentId: id, reason }),
    response: z.object({ caseId: id }),
  }),
  decide: endpoint({
    method: 'POST',
    path: '/api/upkeep/decisions',
    summary: '对若干事项提出同一处理意见',
    access: 'signed-in',
    body: z.object({ cases: some, decision: decisionSchema, reason }),
    response: done,
  }),
  approve: endpoint({
    method: 'POST',
    path: '/api/upkeep/approvals',
    summary: '批准若干事项的处理意见；有权办理的随即办理',
    access: 'signed-in',
    body: z.object({ cases: some, comment: optionalLine(500, '批准意见') }),
    response: z.object({ carriedOut: count, waiting: count }),
  }),
  takeBack: endpoint({
    method: 'POST',
    path: '/api/upkeep/cases/:caseId/return',
    summary: '退回或者收回处理意见',
    access: 'signed-in',
    params: caseParams,
    body: z.object({ version: count, reason }),
    response: done,
  }),
  carryOut: endpoint({
    method: 'POST',
    path: '/api/upkeep/cases/:caseId/carry-out',
    summary: '按批准的意见在公开网站上办理',
    access: 'signed-in',
    params: caseParams,
    body: z.object({ version: count }),
    response: done,
  }),
  begin: endpoint({
    method: 'POST',
    path: '/api/upkeep/cases/:caseId/draft',
    summary: '按批准的意见起草文稿或者新版次',
    access: 'signed-in',
    params: caseParams,
    body: z.object({ version: count, place: draftPlace.nullable() }),
    response: z.object({ documentId: id }),
  }),
  terms: endpoint({
    method: 'GET',
    path: '/api/upkeep/terms',
    summary: '审查间隔、到期提醒、解读期限、备案期限和名单公开期限',
    access: 'signed-in',
    query: z.object({ agencyId: id }),
    response: z.object({ terms: termsSchema, own: z.boolean(), version: count, may: z.boolean() }),
  }),
  setTerms: endpoint({
    method: 'PUT',
    path: '/api/upkeep/terms',
    summary: '设定本机构的审查间隔、到期提醒、解读期限、备案期限和名单公开期限',
    access: 'signed-in',
    body: z.object({ agencyId: id, version: z.number().int().min(0), terms: termsSchema }),
    response: done,
  }),
  interpretations: endpoint({
    method: 'GET',
    path: '/api/upkeep/interpretations',
    summary: '一年中公开的政策文件及其解读情况',
    access: 'signed-in',
    query: z.object({ agencyId: id, year: yearQuery }),
    response: z.object({
      items: z.array(interpretationItem),
      counts: z.object({ inTime: count, late: count, waiting: count, overdue: count, exempt: count }),
      may: z.object({ exempt: z.boolean() }),
    }),
  }),
  exempt: endpoint({
    method: 'POST',
    path: '/api/upkeep/interpretations/:documentId/exemption',
    summary: '决定一份政策文件不作解读',
    access: 'signed-in',
    params: documentParams,
    body: z.object({ reason }),
    response: done,
  }),
  demand: endpoint({
    method: 'DELETE',
    path: '/api/upkeep/interpretations/:documentId/exemption',
    summary: '恢复对一份政策文件的解读要求',
    access: 'signed-in',
    params: documentParams,
    response: done,
  }),
  figures: endpoint({
    method: 'GET',
    path: '/api/upkeep/figures',
    summary: '一年中动态调整的办理数量',
    access: 'signed-in',
    query: z.object({ agencyId: id, year: yearQuery }),
    response: z.object({
      rows: z.array(
        z.object({
          matter,
          deed: z.enum(DEEDS).nullable(),
          outcome: z.enum(['carriedOut', 'stays', 'dropped']),
          count,
        }),
      ),
    }),
  }),
};

/** Where the 清理目录 of an agency's normative documents is fetched. */
export function normativeListPath(agencyId: string): string {
  return `/api/upkeep/normative.xlsx?${new URLSearchParams({ agencyId }).toString()}`;
}
