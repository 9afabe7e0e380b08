import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { day, done, id, line, optionalLine } from '../../platform/http/shapes.ts';
import { OUTDATED } from './outdated.ts';
import { WECHAT_LIMITS } from './wechat-limits.ts';

const version = z.number().int().min(1);
const count = z.number().int();
const issueParams = z.object({ issueId: id });
/** States of an issue, in the order in which it goes through them. */
export const ISSUE_STATES = [
  'draft',
  'approved',
  'submitting',
  'publishing',
  'live',
  'failed',
  'deleting',
  'deleted',
] as const;

const article = z.object({
  documentId: id,
  title: line(WECHAT_LIMITS.title, '标题'),
  digest: optionalLine(WECHAT_LIMITS.digest, '摘要'),
  coverId: id.nullable(),
});

/** An issue as the desk shows it. */
export const issueView = z.object({
  id,
  connectionId: id,
  issue: z.string(),
  state: z.enum(ISSUE_STATES),
  fault: z.string(),
  /** Nobody knows whether it was published: it is looked for at the platform. */
  sought: z.boolean(),
  madeBy: z.string(),
  approvedBy: z.string(),
  liveOn: day.nullable(),
  version,
  articles: z.array(
    z.object({
      position: count,
      documentId: id,
      documentTitle: z.string(),
      title: z.string(),
      digest: z.string(),
      coverId: id.nullable(),
      url: z.string(),
      deleted: z.boolean(),
      /** The portal shows a newer edition, or none any more. */
      outdated: z.enum(OUTDATED).nullable(),
    }),
  ),
  may: z.object({
    edit: z.boolean(),
    approve: z.boolean(),
    drop: z.boolean(),
    remove: z.boolean(),
  }),
});

/** Interface of what goes out by WeChat. */
export const wechatApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/channels/wechat',
    summary: '公众号图文：各期的内容和发布情况，逐月期数和篇数',
    access: 'signed-in',
    query: z.object({ agencyId: id, year: z.coerce.number().int().min(2000).max(2100) }),
    response: z.object({
      items: z.array(issueView),
      /** Counted from the register that the annual report is counted from. */
      months: z.array(z.object({ month: count, issues: count, posts: count })),
      suggested: z.string(),
      may: z.object({ keep: z.boolean() }),
    }),
  }),
  save: endpoint({
    method: 'POST',
    path: '/api/channels/wechat',
    summary: '编辑一期图文；改动后须重新审定',
    access: 'signed-in',
    body: z.object({
      connectionId: id,
      issueId: id.nullable(),
      version: z.number().int().min(0),
      issue: line(40, '期号'),
      articles: z.array(article).min(1, '请至少选择一篇').max(WECHAT_LIMITS.articles, '一期最多 8 篇'),
    }),
    response: z.object({ issueId: id }),
  }),
  preview: endpoint({
    method: 'GET',
    path: '/api/channels/wechat/:issueId/preview',
    summary: '预览一期图文在公众号里的样子',
    access: 'signed-in',
    params: issueParams,
    response: z.object({
      articles: z.array(
        z.object({
          title: z.string(),
          digest: z.string(),
          html: z.string(),
          sourceUrl: z.string(),
          hints: z.array(z.string()),
        }),
      ),
    }),
  }),
  approve: endpoint({
    method: 'POST',
    path: '/api/channels/wechat/:issueId/approval',
    summary: '审定一期图文，随后自动提交公众平台',
    access: 'signed-in',
    params: issueParams,
    body: z.object({ version }),
    response: done,
  }),
  drop: endpoint({
    method: 'POST',
    path: '/api/channels/wechat/:issueId/dropping',
    summary: '删除还没有提交的图文',
    access: 'signed-in',
    params: issueParams,
    body: z.object({ version }),
    response: done,
  }),
  remove: endpoint({
    method: 'POST',
    path: '/api/channels/wechat/:issueId/removal',
    summary: '从公众号删除已发布的文章，不可恢复',
    access: 'signed-in',
    params: issueParams,
    body: z.object({ version, reason: line(500, '理由') }),
    response: done,
  }),
};
