import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { day, done, id, line, moment, optionalLine } from '../../platform/http/shapes.ts';
import { postingView } from './boards.api.ts';
import { accountView } from './media-accounts.api.ts';
import { OUTDATED } from './outdated.ts';
import { issueView } from './wechat.api.ts';

const count = z.number().int();
/** Channels beyond the portal. */
export const RECORDED_CHANNELS = ['cms', 'wechat', 'board', 'archive', 'library'] as const;
/** How an item stands on a channel; `sent` was handed over and is to be looked at on the other side. */
export const RECORD_STATES = ['waiting', 'sent', 'live', 'failed', 'takenDown', 'void'] as const;

/** What became of an item on a channel. */
export const recordView = z.object({
  id,
  version: count,
  /** Null where no document hangs; `title` says in words what does. */
  documentId: id.nullable(),
  title: z.string(),
  channel: z.enum(['portal', ...RECORDED_CHANNELS]),
  target: z.string(),
  state: z.enum(RECORD_STATES),
  /** What stands there is withdrawn here, or an older edition; null where it is as it is here. */
  outdated: z.enum(OUTDATED).nullable(),
  address: z.string(),
  receipt: z.string(),
  fault: z.string(),
  since: moment.nullable(),
  takenDownAt: moment.nullable(),
  changedAt: moment,
  history: z.array(z.object({ event: z.string(), what: z.string(), by: z.string(), at: moment })),
});

/** What stands on a channel otherwise than it is public here. The title is left out where not even the name may be told. */
export const outdatedView = recordView.omit({ history: true, channel: true, outdated: true }).extend({
  channel: z.enum(RECORDED_CHANNELS),
  targetId: id,
  outdated: z.enum(OUTDATED),
  /** The withdrawal was handed over already, and is to be looked at on the other side. */
  reported: z.boolean(),
  /** Whether a person says when it is done. */
  byHand: z.boolean(),
});

/** Interface of records that all channels share. */
export const channelsApi = {
  records: endpoint({
    method: 'GET',
    path: '/api/channels/records',
    summary: '文稿在各渠道的记录，最近变化的在前',
    access: 'signed-in',
    query: z.object({
      agencyId: id,
      channel: z.enum(RECORDED_CHANNELS).optional(),
      state: z.enum(RECORD_STATES).optional(),
      page: z.coerce.number().int().min(1).max(10_000).default(1),
      size: z.coerce.number().int().min(1).max(100).default(20),
    }),
    response: z.object({ items: z.array(recordView), total: count, may: z.object({ keep: z.boolean() }) }),
  }),
  document: endpoint({
    method: 'GET',
    path: '/api/documents/:documentId/channels',
    summary: '一份文稿在公开网站和其他渠道的全部记录',
    access: 'signed-in',
    params: z.object({ documentId: id }),
    response: z.object({ items: z.array(recordView) }),
  }),
  outdated: endpoint({
    method: 'GET',
    path: '/api/channels/outdated',
    summary: '各渠道中网站已经撤下、已有新版次的内容；撤下的在前',
    access: 'signed-in',
    query: z.object({ agencyId: id }),
    response: z.object({ items: z.array(outdatedView), may: z.object({ keep: z.boolean() }) }),
  }),
  settle: endpoint({
    method: 'POST',
    path: '/api/channels/outdated/settlement',
    summary: '登记渠道中的旧内容已经撤下、收回、告知或者更换',
    access: 'signed-in',
    body: z.object({
      records: z
        .array(z.object({ recordId: id, version: count.min(1) }))
        .min(1, '请选择要登记的内容')
        .max(200, '一次最多登记 200 件'),
      on: day,
      by: line(60, '办理人'),
      note: optionalLine(200, '说明'),
    }),
    response: done,
  }),
  todo: endpoint({
    method: 'GET',
    path: '/api/channels/todo',
    summary: '渠道待办：各渠道中该撤下、该更换的内容，到期的张贴，久未更新的账号，没有成功的推送和图文',
    access: 'signed-in',
    response: z.object({
      outdated: z.array(outdatedView.extend({ agencyName: z.string() })),
      postings: z.array(postingView.extend({ agencyName: z.string() })),
      accounts: z.array(accountView.omit({ events: true }).extend({ agencyName: z.string() })),
      failed: z.array(recordView.omit({ history: true }).extend({ agencyName: z.string() })),
      issues: z.array(
        issueView
          .pick({ id: true, issue: true, state: true, fault: true })
          .extend({ agencyName: z.string(), what: z.enum(['approve', 'failed']) }),
      ),
      total: count,
    }),
  }),
};
