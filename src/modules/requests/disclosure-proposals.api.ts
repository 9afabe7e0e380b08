import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { day, done, id, line, moment } from '../../platform/http/shapes.ts';
import { APPLICANT_KINDS } from '../../law/annual-report/form.ts';

const proposalId = z.object({ proposalId: id });
const states = ['open', 'accepted', 'refused'] as const;
const origins = ['recurring', 'applicant', 'handler'] as const;

/** Chinese names of how a proposal came about. */
export const PROPOSAL_ORIGINS: Readonly<Record<(typeof origins)[number], string>> = {
  recurring: '多次申请',
  applicant: '申请人建议',
  handler: '办理人建议',
};

/** Chinese names of what became of a proposal. */
export const PROPOSAL_STATES: Readonly<Record<(typeof states)[number], string>> = {
  open: '待处理',
  accepted: '采纳',
  refused: '不采纳',
};

/** A proposal to publish what was asked for (条例第44条). */
export const disclosureProposal = z.object({
  id,
  request: z.object({ id, number: z.string() }).nullable(),
  /** Only for whoever handles requests. */
  subject: z.string().nullable(),
  explanation: z.string(),
  origin: z.enum(origins),
  state: z.enum(states),
  reason: z.string(),
  document: z.object({ id, title: z.string() }).nullable(),
  createdAt: moment,
  decidedAt: moment.nullable(),
  decidedBy: z.string().nullable(),
});

/** Which proposals are wanted; the same for the list and its export. */
export const proposalFilter = z.object({
  agencyId: id,
  state: z.enum(states).optional(),
  origin: z.enum(origins).optional(),
  text: z.string().trim().max(100).optional(),
});

/** Interface of the register of proposals, and of taking up old registered requests. */
export const disclosureProposalsApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/disclosure-proposals',
    summary: '转为主动公开的建议，新的在前',
    access: 'signed-in',
    query: proposalFilter.extend({
      page: z.coerce.number().int().min(1).max(100_000).default(1),
      size: z.coerce.number().int().min(1).max(200).default(20),
    }),
    response: z.object({
      items: z.array(disclosureProposal),
      total: z.number().int(),
      may: z.object({ handle: z.boolean() }),
    }),
  }),
  propose: endpoint({
    method: 'POST',
    path: '/api/disclosure-proposals',
    summary: '提出转为主动公开的建议',
    access: 'signed-in',
    body: z.object({
      agencyId: id,
      caseId: id.nullable().default(null),
      subject: line(1_000, '建议公开的信息'),
      explanation: line(2_000, '理由'),
      origin: z.enum(['applicant', 'handler'], { error: '请选择由谁建议' }),
    }),
    response: proposalId,
  }),
  decide: endpoint({
    method: 'POST',
    path: '/api/disclosure-proposals/:proposalId/decision',
    summary: '采纳或者不采纳建议，须写明理由',
    access: 'signed-in',
    params: proposalId,
    body: z.object({
      accept: z.boolean(),
      reason: line(1_000, '理由'),
      documentId: id.nullable().default(null),
    }),
    response: done,
  }),
  link: endpoint({
    method: 'POST',
    path: '/api/disclosure-proposals/:proposalId/document',
    summary: '关联已经发布的文稿',
    access: 'signed-in',
    params: proposalId,
    body: z.object({ documentId: id }),
    response: done,
  }),
  takeUp: endpoint({
    method: 'POST',
    path: '/api/requests/take-up',
    summary: '接续办理历史登记的申请；编号和收到日期不变',
    access: 'signed-in',
    body: z.object({
      recordId: id,
      phone: z.string().trim().max(40).default(''),
      address: z.string().trim().max(200).default(''),
      email: z.string().trim().max(100).default(''),
    }),
    response: z.object({
      caseId: id,
      number: z.string(),
      queryCode: z.string(),
      receivedOn: day,
      applicantKind: z.enum(APPLICANT_KINDS),
    }),
  }),
};

/** Where the register is downloaded, with its query. */
export function proposalsExportPath(query: Readonly<Record<string, string>>): string {
  return `/api/disclosure-proposals/export.xlsx?${new URLSearchParams(query).toString()}`;
}
