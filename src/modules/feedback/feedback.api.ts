import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { day, done, id, line, moment } from '../../platform/http/shapes.ts';
import {
  FEEDBACK_KINDS,
  FEEDBACK_OUTCOMES,
  LEAST_KEPT_MONTHS,
  MOST_ANSWER_DAYS,
  MOST_KEPT_MONTHS,
} from '../../law/feedback.ts';

const count = z.number().int();
const version = z.number().int().min(1);
const one = z.object({ ticketId: id });

/** What a visitor reported, as the office sees it. */
export const feedbackTicket = z.object({
  id,
  version: count,
  number: z.string(),
  agencyId: id,
  agencyName: z.string(),
  documentId: id.nullable(),
  page: z.string(),
  kind: z.enum(FEEDBACK_KINDS),
  quote: z.string(),
  problem: z.string(),
  receivedAt: moment,
  dueOn: day,
  latestOn: day,
  overdue: z.boolean(),
  outcome: z.enum(FEEDBACK_OUTCOMES).nullable(),
  answer: z.string(),
  answeredBy: z.string(),
  answeredOn: day.nullable(),
  /** Its words are no longer kept. */
  forgotten: z.boolean(),
  may: z.object({ answer: z.boolean(), handOn: z.boolean() }),
});

/** Reports of a month of one kind. */
export const feedbackCount = z.object({
  month: z.string(),
  kind: z.enum(FEEDBACK_KINDS),
  received: count,
  answered: count,
  mended: count,
  onTime: count,
  late: count,
});

/** What visitors report of the pages. */
export const feedbackApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/feedback',
    summary: '网页纠错：本机构及其下级机构的，未答复的按期限排列',
    access: 'signed-in',
    query: z.object({
      agencyId: id,
      which: z.enum(['open', 'all']).default('open'),
      page: z.coerce.number().int().min(1).default(1),
      size: z.coerce.number().int().min(1).max(100).default(20),
    }),
    response: z.object({
      items: z.array(feedbackTicket),
      total: count,
      answerDays: count,
      keptMonths: count,
      may: z.object({ set: z.boolean() }),
    }),
  }),
  figures: endpoint({
    method: 'GET',
    path: '/api/feedback/figures',
    summary: '网页纠错的件数：按月、按类型，按期答复和逾期的',
    access: 'signed-in',
    query: z.object({ agencyId: id, year: z.coerce.number().int().min(2000).max(2100) }),
    response: z.object({ items: z.array(feedbackCount) }),
  }),
  todo: endpoint({
    method: 'GET',
    path: '/api/feedback/todo',
    summary: '等待当前用户答复的网页纠错',
    access: 'signed-in',
    response: z.object({ items: z.array(feedbackTicket), total: count }),
  }),
  answer: endpoint({
    method: 'POST',
    path: '/api/feedback/:ticketId/answer',
    summary: '答复网页纠错；答复以后不能再改',
    access: 'signed-in',
    params: one,
    body: z.object({
      version,
      outcome: z.enum(FEEDBACK_OUTCOMES, { error: '请选择处理结果' }),
      answer: line(1_000, '答复'),
    }),
    response: done,
  }),
  handOn: endpoint({
    method: 'POST',
    path: '/api/feedback/:ticketId/hand-on',
    summary: '把网页纠错转给有关机关，期限不变',
    access: 'signed-in',
    params: one,
    body: z.object({ version, agencyId: id, reason: line(300, '转办的理由') }),
    response: done,
  }),
  changeSettings: endpoint({
    method: 'PUT',
    path: '/api/feedback/settings',
    summary: '设定网页纠错的答复期限（工作日）和答复以后保留内容的月数',
    access: 'signed-in',
    body: z.object({
      agencyId: id,
      answerDays: z
        .number()
        .int()
        .min(1, '期限至少 1 个工作日')
        .max(MOST_ANSWER_DAYS, `期限最多 ${MOST_ANSWER_DAYS} 个工作日`),
      keptMonths: z
        .number()
        .int()
        .min(LEAST_KEPT_MONTHS, `至少保留 ${LEAST_KEPT_MONTHS} 个月`)
        .max(MOST_KEPT_MONTHS, `最多保留 ${MOST_KEPT_MONTHS} 个月`),
    }),
    response: done,
  }),
};
