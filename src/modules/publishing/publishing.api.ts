import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { done, id, line, moment } from '../../platform/http/shapes.ts';
import { siteSettings } from './site-settings.ts';

const editionRef = z.object({
  /** The edition's version as the person saw it; another one means that somebody was faster. */
  editionVersion: z.number().int().positive(),
});

const published = z.object({
  /** Address on the public site, from the root. */
  path: z.string(),
  indexNumber: z.string(),
  publishedAt: moment,
  /** Still flagged until the review is through. */
  pendingApproval: z.boolean(),
});

/** One page of the public site and whether its file says what the database says. */
const siteFault = z.object({ path: z.string(), message: z.string() });

/** What makes a document public or takes it back, and the public site as a whole: settings, verification, rebuilding. */
export const publishingApi = {
  publish: endpoint({
    method: 'POST',
    path: '/api/documents/:documentId/publish',
    summary: '发布已通过审核和保密审查的文稿',
    access: 'signed-in',
    params: z.object({ documentId: id }),
    body: editionRef,
    response: published,
  }),
  publishUrgently: endpoint({
    method: 'POST',
    path: '/api/documents/:documentId/publish-urgently',
    summary: '应急先发后审：先发布，审核继续进行，通过前一直标记',
    access: 'signed-in',
    params: z.object({ documentId: id }),
    body: editionRef.extend({ reason: line(500, '应急发布的理由') }),
    response: published,
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/api/documents/:documentId/withdraw',
    summary: '撤下已发布的文稿，原网址保留撤下说明',
    access: 'signed-in',
    params: z.object({ documentId: id }),
    body: editionRef.extend({
      reason: line(500, '撤下的理由'),
      /** What the public reads on the page that stays; the reason itself may be internal. */
      publicNotice: line(300, '对外说明'),
      /** 标题不宜公开: the page that stays doesn't name it. */
      hideTitle: z.boolean().default(false),
    }),
    response: done,
  }),
  restore: endpoint({
    method: 'POST',
    path: '/api/documents/:documentId/restore',
    summary: '恢复发布已撤下的文稿',
    access: 'signed-in',
    params: z.object({ documentId: id }),
    body: editionRef.extend({ reason: line(500, '恢复发布的理由') }),
    response: published,
  }),
  publicPage: endpoint({
    method: 'GET',
    path: '/api/documents/:documentId/public-page',
    summary: '文稿在公开网站上的网址；从未公开的为空',
    access: 'signed-in',
    params: z.object({ documentId: id }),
    response: z.object({
      page: z.object({ path: z.string(), state: z.enum(['public', 'withdrawn']) }).nullable(),
    }),
  }),
  settings: endpoint({
    method: 'GET',
    path: '/api/site/settings',
    summary: '公开网站的名称、标识和联系方式',
    access: 'signed-in',
    response: z.object({ settings: siteSettings, version: z.number().int() }),
  }),
  saveSettings: endpoint({
    method: 'PUT',
    path: '/api/site/settings',
    summary: '修改公开网站的名称、标识和联系方式，并重建网页',
    access: 'signed-in',
    body: z.object({ settings: siteSettings, version: z.number().int().nonnegative() }),
    response: done,
  }),
  verify: endpoint({
    method: 'POST',
    path: '/api/site/verify',
    summary: '核对公开网站的文件与数据库是否一致',
    access: 'signed-in',
    response: z.object({ pages: z.number().int(), faults: z.array(siteFault) }),
  }),
  rebuild: endpoint({
    method: 'POST',
    path: '/api/site/rebuild',
    summary: '在后台重建全部公开网页',
    access: 'signed-in',
    response: done,
  }),
};
