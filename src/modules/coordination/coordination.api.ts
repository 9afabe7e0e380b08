import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { day, done, id, line, moment, optionalDay, optionalLine } from '../../platform/http/shapes.ts';
import {
  COORDINATION_ANSWERS,
  COORDINATION_KINDS,
  COORDINATION_STATES,
} from '../../law/upkeep/coordination-states.ts';

const count = z.number().int();
const version = z.number().int().min(1);
const paper = optionalLine(100, '文号');
const words = line(1_000, '意见');
const kind = z.enum(COORDINATION_KINDS, { error: '请选择协调事项' });
const answer = z.enum(COORDINATION_ANSWERS, { error: '请选择答复意见' });

/** A coordination, as lists show it. */
export const coordinationItem = z.object({
  id,
  version: count,
  kind,
  document: z.object({ id, title: z.string() }),
  agencyId: id,
  agencyName: z.string(),
  other: z.object({ agencyId: id.nullable(), name: z.string() }),
  question: z.string(),
  paper: z.string(),
  askedOn: day,
  dueOn: day,
  overdue: z.boolean(),
  blocking: z.boolean(),
  state: z.enum(COORDINATION_STATES),
  answer: answer.nullable(),
  answeredOn: day.nullable(),
  superior: z.object({ agencyId: id.nullable(), name: z.string() }).nullable(),
  /** Whether an answer is still waited for, or another answer than was given. */
  open: z.boolean(),
  /** The text has been changed since it was asked about. */
  textChanged: z.boolean(),
  /** Why the text as it is now isn't published and what to do; '' where this doesn't hold it up. */
  obstacle: z.string(),
  may: z.object({
    answer: z.boolean(),
    escalate: z.boolean(),
    rule: z.boolean(),
    settle: z.boolean(),
    withdraw: z.boolean(),
  }),
});

/** Something that was said or done in a coordination. */
export const coordinationEvent = z.object({
  event: z.string(),
  answer: answer.nullable(),
  text: z.string(),
  paper: z.string(),
  by: z.string(),
  byAgency: z.string(),
  at: moment,
});

const one = z.object({ coordinationId: id });
const said = z.object({ version, text: words, paper });

/** Interface of 信息发布协调. */
export const coordinationApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/coordinations',
    summary: '本机构发起、被征求意见和由本机构决定的信息发布协调',
    access: 'signed-in',
    query: z.object({
      agencyId: id,
      documentId: id.optional(),
      which: z.enum(['open', 'all']).default('open'),
      page: z.coerce.number().int().min(1).max(100_000).default(1),
      size: z.coerce.number().int().min(1).max(200).default(20),
    }),
    response: z.object({
      items: z.array(coordinationItem),
      total: count,
      may: z.object({ ask: z.boolean(), set: z.boolean() }),
    }),
  }),
  open: endpoint({
    method: 'GET',
    path: '/api/coordinations/:coordinationId',
    summary: '一件信息发布协调：征求意见的文本和经过',
    access: 'signed-in',
    params: one,
    response: z.object({
      item: coordinationItem,
      text: z.object({
        title: z.string(),
        summary: z.string(),
        bodyHtml: z.string(),
        documentNumber: z.string(),
        attachments: z.array(z.string()),
      }),
      events: z.array(coordinationEvent),
    }),
  }),
  others: endpoint({
    method: 'GET',
    path: '/api/coordinations/agencies',
    summary: '可以征求意见的本系统机构',
    access: 'signed-in',
    query: z.object({ agencyId: id }),
    response: z.object({ items: z.array(z.object({ id, name: z.string() })) }),
  }),
  todo: endpoint({
    method: 'GET',
    path: '/api/coordinations/todo',
    summary: '等待答复、决定和办结的信息发布协调',
    access: 'signed-in',
    response: z.object({
      items: z.array(coordinationItem.extend({ what: z.string() })),
      total: count,
    }),
  }),
  ask: endpoint({
    method: 'POST',
    path: '/api/coordinations',
    summary: '就一份文稿向其他机关征求发布意见',
    access: 'signed-in',
    body: z.object({
      documentId: id,
      kind,
      other: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('inside'), agencyId: id }),
        z.object({ kind: z.literal('outside'), name: line(100, '机关名称'), paper: line(100, '发函文号') }),
      ]),
      question: line(1_000, '需要确认的内容'),
      /** Left out: as many working days as the office has set. */
      dueOn: optionalDay,
      blocking: z.boolean().default(false),
    }),
    response: z.object({ coordinationId: id }),
  }),
  answer: endpoint({
    method: 'POST',
    path: '/api/coordinations/:coordinationId/answer',
    summary: '答复协调意见；外部机关的复函由发起机构登记',
    access: 'signed-in',
    params: one,
    body: said.extend({ answer, answeredOn: optionalDay }),
    response: done,
  }),
  escalate: endpoint({
    method: 'POST',
    path: '/api/coordinations/:coordinationId/escalate',
    summary: '意见不一致或者逾期未答复的，报请共同上级决定',
    access: 'signed-in',
    params: one,
    body: said.extend({ superiorName: optionalLine(100, '上级机关名称') }),
    response: done,
  }),
  rule: endpoint({
    method: 'POST',
    path: '/api/coordinations/:coordinationId/ruling',
    summary: '共同上级作出决定',
    access: 'signed-in',
    params: one,
    body: said.extend({ answer }),
    response: done,
  }),
  settle: endpoint({
    method: 'POST',
    path: '/api/coordinations/:coordinationId/settle',
    summary: '办结信息发布协调',
    access: 'signed-in',
    params: one,
    body: said,
    response: done,
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/api/coordinations/:coordinationId/withdraw',
    summary: '撤回信息发布协调',
    access: 'signed-in',
    params: one,
    body: said,
    response: done,
  }),
  settings: endpoint({
    method: 'GET',
    path: '/api/coordination-settings',
    summary: '信息发布协调的答复期限，以及是否暂缓发布',
    access: 'signed-in',
    query: z.object({ agencyId: id }),
    response: z.object({ answerDays: count, confirmBlocks: z.boolean() }),
  }),
  setSettings: endpoint({
    method: 'PUT',
    path: '/api/coordination-settings',
    summary: '设定信息发布协调的答复期限，以及是否暂缓发布',
    access: 'signed-in',
    body: z.object({
      agencyId: id,
      answerDays: z.number().int().min(1, '期限至少 1 个工作日').max(60, '期限最多 60 个工作日'),
      confirmBlocks: z.boolean(),
    }),
    response: done,
  }),
};
