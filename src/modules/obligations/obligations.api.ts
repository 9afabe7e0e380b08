import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { day, done, id, line, optionalLine } from '../../platform/http/shapes.ts';
import { CATALOGUE_PROFILES } from '../../law/catalogue/profiles.ts';
import { OBLIGATION_STATUSES } from '../../law/obligations/obligation-status.ts';
import {
  CHANNELS,
  ITEM_LENGTHS,
  ITEM_LEVELS,
  type Channel,
  type ItemLevel,
} from '../../law/obligations/standard-item.ts';
import { WORK_KINDS, type WorkKindName } from '../../law/obligations/work-items.ts';
import { boardView } from './board-duties.api.ts';
import { coverageEndpoint } from './coverage.api.ts';
import { disclosureRule } from './disclosure-rule.ts';
import { nilBeforeView } from './nil-before.api.ts';
import { responsiblePerson } from './responsible.api.ts';
import { stageChange } from './stages.api.ts';

const channels = Object.keys(CHANNELS) as Channel[];
const levels = Object.keys(ITEM_LEVELS) as ItemLevel[];
const workKinds = Object.keys(WORK_KINDS) as WorkKindName[];
const count = z.number().int();
const version = z.number().int().min(1);
const status = z.enum(OBLIGATION_STATUSES);
const reason = line(500, '理由');
const olderReason = optionalLine(500, '理由');
const reference = z.object({ id, name: z.string() }).nullable();

/** What is filled in about an item of the 标准目录. */
export const itemFields = z.object({
  field: z
    .string()
    .trim()
    .regex(/^[a-z0-9-]{1,60}$/, '请选择领域'),
  category: line(ITEM_LENGTHS.category, '一级事项'),
  name: line(ITEM_LENGTHS.name, '二级事项'),
  content: line(ITEM_LENGTHS.content, '公开内容'),
  basis: optionalLine(ITEM_LENGTHS.basis, '公开依据'),
  limitText: line(ITEM_LENGTHS.limitText, '公开时限'),
  rule: disclosureRule.nullable(),
  discloser: line(ITEM_LENGTHS.discloser, '公开主体'),
  channels: z.array(z.enum(channels)).min(1, '请至少选择一种公开渠道'),
  audience: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('everyone') }),
    z.object({ kind: z.literal('group'), group: line(ITEM_LENGTHS.group, '特定群体') }),
  ]),
  mode: z.enum(['proactive', 'onRequest']),
  levels: z.array(z.enum(levels)).min(1, '请选择公开层级'),
  nodeId: id.nullable(),
  unitId: id.nullable(),
  responsibleId: id.nullable(),
});

/** An item of an agency's 标准目录. */
export const standardItemView = itemFields.extend({
  id,
  key: z.string(),
  fieldName: z.string(),
  unit: reference,
  responsible: responsiblePerson.nullable(),
  takenUpOn: day,
  retiredOn: day.nullable(),
  version,
});

/** An obligation as lists show it. */
export const obligationItem = z.object({
  id,
  version,
  what: z.string(),
  article: z.string(),
  standing: z.enum(['set', 'guidance']),
  /** Whether a public decision is to be taken back, not something to be published. */
  takesBack: z.boolean(),
  source: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('item'), id }),
    z.object({ kind: z.literal('work'), id, stage: z.string() }),
  ]),
  /** 2026年第一季度; empty for what is due once. */
  period: z.string(),
  triggeredOn: day,
  dueOn: day.nullable(),
  status,
  unit: reference,
  responsible: responsiblePerson.nullable(),
  node: reference,
  /** How long it stays posted at least, as people read it; empty where it is not only posted. */
  posting: z.string(),
  /** The first day on which what is posted may be taken down; null while it isn't published. */
  postedUntil: day.nullable(),
  settled: z
    .object({
      kind: z.enum(['published', 'posted', 'nil', 'waived', 'takenBack']),
      on: day,
      by: z.string(),
      reason: z.string(),
      documentId: id.nullable(),
    })
    .nullable(),
  /** The first day on which it can be signed that there is nothing to publish; null where it can be by now. */
  nilFrom: day.nullable(),
  /** That it was signed so before a document met it; null where it wasn't. */
  nilBefore: nilBeforeView.nullable(),
  /** Documents named for it, the one that met it included. */
  documents: z.array(z.object({ id, title: z.string(), public: z.boolean() })),
  /** How far sheets have met it; null where it goes further than boards. */
  board: boardView.nullable(),
});

const workFields = z.object({
  title: line(200, '工作事项名称'),
  unitId: id.nullable(),
  responsibleId: id.nullable(),
  nodeId: id.nullable(),
});

/** A piece of work with its stages. */
export const workItemView = workFields.extend({
  id,
  kind: z.string(),
  kindName: z.string(),
  version,
  closedOn: day.nullable(),
  closingNote: z.string(),
  stages: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      begins: z.string(),
      duties: z.array(z.string()),
      enteredOn: day.nullable(),
      note: z.string(),
      by: z.string(),
      /** Whether the work may enter it now. */
      open: z.boolean(),
      /** Corrections of its day, and when it was taken back, in order. */
      changes: z.array(stageChange),
    }),
  ),
  counts: z.object({ open: count, overdue: count, settled: count }),
});

/** Which obligations are wanted. */
export const obligationFilter = z.object({
  agencyId: id,
  which: z.enum(['open', 'overdue', 'settled', 'all']).default('open'),
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  itemId: id.optional(),
  workItemId: id.optional(),
  unitId: id.optional(),
  nodeId: id.optional(),
  documentId: id.optional(),
  responsibleId: id.optional(),
});

const agencyQuery = z.object({ agencyId: id });
const obligationParams = z.object({ obligationId: id });
const workParams = z.object({ workItemId: id });
const itemParams = z.object({ itemId: id });

/** Interface of 标准目录, 工作事项 and 公开义务. */
export const obligationsApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/obligations',
    summary: '公开义务登记册；未办结的按期限排列',
    access: 'signed-in',
    query: obligationFilter.extend({
      page: z.coerce.number().int().min(1).max(100_000).default(1),
      size: z.coerce.number().int().min(1).max(200).default(20),
    }),
    response: z.object({
      items: z.array(obligationItem),
      total: count,
      /** Who is responsible for anything in the register, to choose from. */
      people: z.array(responsiblePerson),
      may: z.object({ handle: z.boolean(), waive: z.boolean() }),
    }),
  }),
  todo: endpoint({
    method: 'GET',
    path: '/api/obligations/todo',
    summary: '临期和逾期的公开义务：先提醒责任人，逾期后提醒发布员，再提醒监督员；以及将满公开期限的文稿',
    access: 'signed-in',
    response: z.object({
      items: z.array(obligationItem.extend({ agencyName: z.string(), remindedOn: day.nullable() })),
      /** On their way to the public, the day of their duty or their own (条例第26条) near or over, where no obligation here tells of them. */
      documents: z.array(
        z.object({
          documentId: id,
          title: z.string(),
          agencyName: z.string(),
          stateName: z.string(),
          lastDay: day,
          /** Whose day it is: of the duty that the document is named for, or by its 成文日期. */
          by: z.enum(['duty', 'written']),
          urgency: z.enum(['over', 'today', 'soon', 'open']),
          daysLate: count,
        }),
      ),
      /** Agencies whose 标准目录 the actor keeps and has items without a column: `lacksColumn`. */
      withoutColumn: z.array(z.object({ agencyId: id, agencyName: z.string(), items: count })),
      total: count,
    }),
  }),
  coverage: coverageEndpoint,
  raise: endpoint({
    method: 'POST',
    path: '/api/standard-items/:itemId/occasions',
    summary: '登记应当公开的事项发生，期限自发生之日起计算',
    access: 'signed-in',
    params: itemParams,
    body: z.object({
      on: day,
      what: line(200, '具体事项'),
      documentId: id.nullable().default(null),
      reason: olderReason,
    }),
    response: z.object({ obligationId: id, dueOn: day.nullable(), met: z.boolean() }),
  }),
  name: endpoint({
    method: 'POST',
    path: '/api/obligations/:obligationId/documents',
    summary: '指明由哪份文稿履行这项义务；已公开的文稿立即算作履行，公开在义务起算之前的须写明理由',
    access: 'signed-in',
    params: obligationParams,
    body: z.object({ version, documentId: id, reason: olderReason }),
    response: z.object({ met: z.boolean() }),
  }),
  takeBack: endpoint({
    method: 'POST',
    path: '/api/obligations/:obligationId/documents/remove',
    summary: '取消文稿与这项义务的关联',
    access: 'signed-in',
    params: obligationParams,
    body: z.object({ version, documentId: id }),
    response: done,
  }),
  nil: endpoint({
    method: 'POST',
    path: '/api/obligations/:obligationId/nil',
    summary: '签报没有需要公开的信息',
    access: 'signed-in',
    params: obligationParams,
    body: z.object({ version, reason }),
    response: done,
  }),
  waive: endpoint({
    method: 'POST',
    path: '/api/obligations/:obligationId/waiver',
    summary: '免除这项义务',
    access: 'signed-in',
    params: obligationParams,
    body: z.object({ version, reason }),
    response: done,
  }),
  reopen: endpoint({
    method: 'POST',
    path: '/api/obligations/:obligationId/reopening',
    summary: '撤销结果，重新待办',
    access: 'signed-in',
    params: obligationParams,
    body: z.object({ version, reason }),
    response: done,
  }),
  items: endpoint({
    method: 'GET',
    path: '/api/standard-items',
    summary: '机构的标准目录',
    access: 'signed-in',
    query: agencyQuery,
    response: z.object({
      items: z.array(standardItemView),
      /** The profile of the agency's kind. */
      profile: z.enum(CATALOGUE_PROFILES),
      may: z.object({ edit: z.boolean(), raise: z.boolean(), exchange: z.boolean() }),
    }),
  }),
  adopt: endpoint({
    method: 'POST',
    path: '/api/standard-items/adoption',
    summary: '采用一类机构的标准目录；尚未启用的可以整套换用',
    access: 'signed-in',
    body: z.object({
      agencyId: id,
      profile: z.enum(CATALOGUE_PROFILES).optional(),
      fields: z
        .array(z.string().regex(/^[a-z0-9-]{1,60}$/))
        .min(1, '请至少选择一个领域')
        .max(60)
        .optional(),
      instead: z.boolean().optional(),
    }),
    response: z.object({ items: count }),
  }),
  addItem: endpoint({
    method: 'POST',
    path: '/api/standard-items',
    summary: '增加公开事项',
    access: 'signed-in',
    body: z.object({
      agencyId: id,
      key: z
        .string()
        .trim()
        .regex(/^[a-z0-9][a-z0-9.-]{0,99}$/, '事项标识只能用小写字母、数字、点和连字符'),
      fields: itemFields,
    }),
    response: z.object({ itemId: id }),
  }),
  changeItem: endpoint({
    method: 'POST',
    path: '/api/standard-items/:itemId',
    summary: '修改公开事项；已经产生的义务期限不变，未办结的随事项改到新的栏目、转给新的责任人',
    access: 'signed-in',
    params: itemParams,
    body: z.object({ version, fields: itemFields }),
    response: done,
  }),
  retireItem: endpoint({
    method: 'POST',
    path: '/api/standard-items/:itemId/retirement',
    summary: '停用公开事项',
    access: 'signed-in',
    params: itemParams,
    body: z.object({ version, reason }),
    response: z.object({ retiredOn: day }),
  }),
  work: endpoint({
    method: 'GET',
    path: '/api/work-items',
    summary: '工作事项和它们的阶段',
    access: 'signed-in',
    query: agencyQuery,
    response: z.object({ items: z.array(workItemView), may: z.object({ handle: z.boolean() }) }),
  }),
  openWork: endpoint({
    method: 'POST',
    path: '/api/work-items',
    summary: '建立工作事项',
    access: 'signed-in',
    body: workFields.extend({ agencyId: id, kind: z.enum(workKinds, { error: '请选择工作类别' }) }),
    response: z.object({ workItemId: id }),
  }),
  changeWork: endpoint({
    method: 'POST',
    path: '/api/work-items/:workItemId',
    summary: '修改工作事项',
    access: 'signed-in',
    params: workParams,
    body: workFields.extend({ version }),
    response: done,
  }),
  enterStage: endpoint({
    method: 'POST',
    path: '/api/work-items/:workItemId/stages',
    summary: '进入一个阶段，这个阶段应当公开的信息随即产生期限',
    access: 'signed-in',
    params: workParams,
    body: z.object({ version, stage: z.string().max(60), on: day, note: optionalLine(500, '说明') }),
    response: z.object({ obligations: count }),
  }),
  closeWork: endpoint({
    method: 'POST',
    path: '/api/work-items/:workItemId/closing',
    summary: '办结工作事项',
    access: 'signed-in',
    params: workParams,
    body: z.object({ version, on: day, note: line(500, '办结说明') }),
    response: done,
  }),
};
