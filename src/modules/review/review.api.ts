import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { day, id, line, moment, optionalLine } from '../../platform/http/shapes.ts';
import { ROLES } from '../../platform/actor.ts';
import { DOCUMENT_KINDS } from '../../law/document-kinds.ts';
import { EDITION_EVENTS, EDITION_STATES } from '../documents/documents.states.ts';
import { SECRECY_RESULTS } from '../../law/secrecy-review.ts';
import { secrecyForm } from './review.secrecy.ts';

const documentId = z.object({ documentId: id });
const state = z.enum(EDITION_STATES);
const role = z.enum(ROLES);
const person = z.object({ id: id.nullable(), name: z.string() });
const secrecyResult = z.enum(SECRECY_RESULTS, { error: '请选择审查结论' });

const decision = z.object({
  step: z.number().int(),
  stepName: z.string(),
  verdict: z.enum(['approve', 'return']),
  comment: z.string(),
  by: person,
  at: moment,
});

/** One passage through the steps. A return, a recall or an edit ends it; the next submission starts another. */
const round = z.object({
  id,
  editionId: id,
  revisionId: id,
  steps: z.array(z.object({ name: z.string(), role })),
  /** Index of the step it waits at; equal to the number of steps when approved. */
  step: z.number().int(),
  outcome: z.enum(['open', 'approved', 'returned', 'recalled', 'voided']),
  startedBy: person,
  startedAt: moment,
  closedAt: moment.nullable(),
  decisions: z.array(decision),
});

/** The form as it was signed: what the reviewer filled in, and what it was about. */
export const signedForm = z.looseObject({
  title: z.string(),
  documentNumber: z.string(),
  agencyName: z.string(),
  attachments: z.array(z.object({ name: z.string(), sha256: z.string() })),
  authorityOpinion: z.string().default(''),
  /** 原公开日期 and old address (may be empty) of what was signed together with others. */
  publicBefore: day.optional(),
  oldAddress: z.string().optional(),
});

const secrecyRecord = z.object({
  id,
  revisionId: id,
  /** It was made for the content as it is now; only such a one counts. */
  current: z.boolean(),
  result: secrecyResult,
  basis: z.string(),
  opinion: z.string(),
  form: signedForm,
  by: person,
  at: moment,
});

/** An action of the caller on the document: allowed, or the Chinese reason why not. */
const action = z.object({
  event: z.enum([...EDITION_EVENTS, 'secrecyReview']),
  label: z.string(),
  allowed: z.boolean(),
  reason: z.string().nullable(),
});

/** Where a document stands in its review, and what the caller can do. */
export const reviewView = z.object({
  documentId: id,
  editionId: id,
  state,
  editionVersion: z.number().int(),
  revisionId: id,
  pendingApproval: z.boolean(),
  /** The running or latest round of this edition. */
  round: round.nullable(),
  earlierRounds: z.array(round),
  secrecy: z.array(secrecyRecord),
  /** Whether 保密审查 lets this very content become public. */
  secrecyCleared: z.boolean(),
  /** Who edited this edition: none of them may approve it. */
  authors: z.array(person),
  /** What stands in the way of publication, as Chinese sentences. */
  obstacles: z.array(z.string()),
  /** What stands in the way of urgent publication. */
  urgentObstacles: z.array(z.string()),
  /** What stands in the way of making a withdrawn document public again. */
  restoreObstacles: z.array(z.string()),
  /** Only what the state admits; `allowed` says whether this person may do it now. */
  actions: z.array(action),
});

const moved = z.object({ state, editionVersion: z.number().int(), pendingApproval: z.boolean() });

const todoItem = z.object({
  documentId: id,
  title: z.string(),
  kind: z.enum(DOCUMENT_KINDS),
  state,
  agencyId: id,
  agencyName: z.string(),
  nodeName: z.string(),
  /** What is to be done: 复审, 保密审查, 按意见修改 … */
  what: z.string(),
  /** Reason of a return or of an urgent publication; else empty. */
  note: z.string(),
  /** Name of whoever submitted it, returned it or approved it. */
  from: z.string(),
  since: moment,
});

const todoGroup = z.object({ count: z.number().int(), items: z.array(todoItem) });

/** An entry of a document's history. */
const timelineEntry = z.object({
  id: z.string(),
  at: moment,
  by: z.string(),
  kind: z.enum(['revision', 'status', 'decision', 'secrecy', 'validity']),
  /** 一审通过、发布、保存修订 … */
  title: z.string(),
  /** Reason, opinion, note. */
  text: z.string(),
  editionNumber: z.number().int().nullable(),
  revisionId: id.nullable(),
  state: state.nullable(),
});

/** Review: steps, 保密审查, to-do, timeline. Publishing itself is in publishing.api.ts. */
export const reviewApi = {
  todo: endpoint({
    method: 'GET',
    path: '/api/review/todo',
    summary: '等我处理的事项：退回修改、到我这一步的审核、保密审查、待发布、应急发布待补审',
    access: 'signed-in',
    query: z.object({ limit: z.coerce.number().int().min(1).max(100).default(20) }),
    response: z.object({
      total: z.number().int(),
      returned: todoGroup,
      reviews: todoGroup,
      secrecy: todoGroup,
      toPublish: todoGroup,
      urgent: todoGroup,
    }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/review/documents/:documentId',
    summary: '文稿的审核情况、保密审查记录和本人可进行的操作',
    access: 'signed-in',
    params: documentId,
    response: reviewView,
  }),
  submit: endpoint({
    method: 'POST',
    path: '/api/review/documents/:documentId/submit',
    summary: '送审',
    access: 'signed-in',
    params: documentId,
    body: z.object({
      /** The revision that the person saw; another current one refuses. */
      revisionId: id,
      note: optionalLine(500, '送审说明'),
    }),
    response: moved,
  }),
  approveStep: endpoint({
    method: 'POST',
    path: '/api/review/documents/:documentId/approve',
    summary: '通过当前审核步骤',
    access: 'signed-in',
    params: documentId,
    body: z.object({
      roundId: id,
      /** Index of the step as the person saw it; a step already decided answers 409. */
      step: z.number().int().min(0).max(4),
      comment: optionalLine(1_000, '审核意见'),
    }),
    response: moved,
  }),
  returnDocument: endpoint({
    method: 'POST',
    path: '/api/review/documents/:documentId/return',
    summary: '退回修改，须写明理由',
    access: 'signed-in',
    params: documentId,
    body: z.object({ roundId: id, reason: line(1_000, '退回理由') }),
    response: moved,
  }),
  recall: endpoint({
    method: 'POST',
    path: '/api/review/documents/:documentId/recall',
    summary: '撤回送审，文稿回到草稿',
    access: 'signed-in',
    params: documentId,
    body: z.object({ reason: optionalLine(500, '撤回原因') }),
    response: moved,
  }),
  recordSecrecyReview: endpoint({
    method: 'POST',
    path: '/api/review/documents/:documentId/secrecy-reviews',
    summary: '登记保密审查结论；针对当前内容，签署后不可修改',
    access: 'signed-in',
    params: documentId,
    body: z.object({
      /** The revision that the reviewer read. */
      revisionId: id,
      form: secrecyForm,
      result: secrecyResult,
      basis: line(1_000, '审查依据'),
      opinion: optionalLine(1_000, '审查意见'),
    }),
    response: z.object({ id, result: secrecyResult }),
  }),
  timeline: endpoint({
    method: 'GET',
    path: '/api/documents/:documentId/timeline',
    summary: '文稿的全部经过：修订、审核、保密审查、发布、有效性',
    access: 'signed-in',
    params: documentId,
    response: z.object({ items: z.array(timelineEntry) }),
  }),
};
