import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { id, moment } from '../../platform/http/shapes.ts';
import { postingView } from './boards.api.ts';
import { accountView } from './media-accounts.api.ts';
import { issueView } from './wechat.api.ts';

const count = z.number().int();
/** Channels beyond the portal. */
export const RECORDED_CHANNELS = ['cms', 'wechat', 'board', 'archive', 'library'] as const;
/** How an item stands on a channel. */
export const RECORD_STATES = ['waiting', 'live', 'failed', 'takenDown', 'void'] as const;

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
  address: z.string(),
  receipt: z.string(),
  fault: z.string(),
  since: moment.nullable(),
  takenDownAt: moment.nullable(),
  changedAt: moment,
  history: z.array(z.object({ event: z.string(), what: z.string(), by: z.string(), at: moment })),
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
  todo: endpoint({
    method: 'GET',
    path: '/api/channels/todo',
    summary: '渠道待办：该撤下的张贴、久未更新的账号、没有成功的推送和图文',
    access: 'signed-in',
    response: z.object({
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
