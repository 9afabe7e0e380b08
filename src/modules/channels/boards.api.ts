import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { day, done, id, line, optionalDay, optionalLine } from '../../platform/http/shapes.ts';
import { OUTDATED } from './outdated.ts';

const version = z.number().int().min(1);
const count = z.number().int();
const boardFields = z.object({
  kind: z.enum(['village', 'hall'], { error: '请选择公开栏种类' }),
  villageId: id.nullable(),
  name: line(100, '公开栏名称'),
  spot: line(200, '具体位置'),
  responsible: line(60, '责任人'),
});
/** How long something must hang. */
export const stay = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['days', 'workdays']),
    count: z.number().int().min(1, '公示期至少 1 天').max(366, '公示期不能超过 366 天'),
  }),
  z.object({ kind: z.literal('until'), day }),
  z.object({ kind: z.literal('none') }),
]);
const recordParams = z.object({ recordId: id });

/** A board as the desk shows it. */
export const boardView = boardFields.extend({
  id,
  villageName: z.string(),
  closedOn: day.nullable(),
  version,
});

/** What hangs or hung somewhere. */
export const postingView = z.object({
  recordId: id,
  version,
  /** Null where no document hangs; `title` says in words what does. */
  documentId: id.nullable(),
  title: z.string(),
  note: z.string(),
  boardId: id,
  boardName: z.string(),
  spot: z.string(),
  postedOn: day,
  postedBy: z.string(),
  stayUntil: day.nullable(),
  takeDownOn: day.nullable(),
  takeDownReason: z.string(),
  takenDownOn: day.nullable(),
  takenDownBy: z.string(),
  photo: z.boolean(),
  voidedOn: day.nullable(),
  voidReason: z.string(),
  standing: z.enum(['mustStay', 'mayStay', 'takeDown', 'down', 'void']),
  /** What hangs is withdrawn here, or an older edition. */
  outdated: z.enum(OUTDATED).nullable(),
});

/** Interface of 公开栏. */
export const boardsApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/channels/boards',
    summary: '本机构管理的公开栏',
    access: 'signed-in',
    query: z.object({ agencyId: id }),
    response: z.object({
      items: z.array(boardView),
      villages: z.array(z.object({ id, name: z.string() })),
      may: z.object({ keep: z.boolean() }),
    }),
  }),
  save: endpoint({
    method: 'POST',
    path: '/api/channels/boards',
    summary: '增加或者修改公开栏',
    access: 'signed-in',
    body: boardFields.extend({
      agencyId: id,
      boardId: id.nullable(),
      version: z.number().int().min(0),
      closedOn: optionalDay,
    }),
    response: z.object({ boardId: id }),
  }),
  postings: endpoint({
    method: 'GET',
    path: '/api/channels/postings',
    summary: '公开栏张贴记录',
    access: 'signed-in',
    query: z.object({
      agencyId: id,
      which: z.enum(['hanging', 'due', 'all']).default('hanging'),
      documentId: id.optional(),
      page: z.coerce.number().int().min(1).max(10_000).default(1),
      size: z.coerce.number().int().min(1).max(100).default(20),
    }),
    response: z.object({ items: z.array(postingView), total: count, may: z.object({ keep: z.boolean() }) }),
  }),
  post: endpoint({
    method: 'POST',
    path: '/api/channels/postings',
    summary: '登记张贴；一次可以登记多个公开栏',
    access: 'signed-in',
    body: z.object({
      documentId: id,
      boardIds: z.array(id).min(1, '请选择公开栏').max(200),
      postedOn: day,
      postedBy: line(60, '张贴人'),
      stay,
    }),
    response: z.object({ recordIds: z.array(id), stayUntil: day.nullable(), takeDownOn: day.nullable() }),
  }),
  takeDown: endpoint({
    method: 'POST',
    path: '/api/channels/postings/:recordId/taking-down',
    summary: '登记撤下；公示期未满的应当说明理由',
    access: 'signed-in',
    params: recordParams,
    body: z.object({ version, on: day, by: line(60, '撤下人'), reason: optionalLine(500, '理由') }),
    response: done,
  }),
  replace: endpoint({
    method: 'POST',
    path: '/api/channels/postings/:recordId/replacement',
    summary: '登记把公开栏上的旧版次换成新版次',
    access: 'signed-in',
    params: recordParams,
    body: z.object({ version, on: day, by: line(60, '更换人'), stayUntil: optionalDay }),
    response: z.object({ recordId: id }),
  }),
  void: endpoint({
    method: 'POST',
    path: '/api/channels/postings/:recordId/voiding',
    summary: '作废登记错了的张贴记录；记录保留，写明理由',
    access: 'signed-in',
    params: recordParams,
    body: z.object({ version, reason: line(500, '作废理由') }),
    response: done,
  }),
};

/** What comes back when a photograph was taken. */
export const photoTaken = z.object({ version });
