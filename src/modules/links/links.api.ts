import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { done, id, line, moment } from '../../platform/http/shapes.ts';
import { LINK_CLASS_NAMES } from './link-classes.ts';
import { LINK_STATES } from './link-standing.ts';

const count = z.number().int();
const reason = line(500, '理由');
const ofAgency = z.object({ agencyId: id });
const linkParams = z.object({ linkId: id });
const standing = z.enum(['good', 'notice', 'unsure', 'fault', 'danger']);

/** Which links are wanted. */
export const linkFilter = z.enum(['faulty', 'suspect', 'unsure', 'notice', 'ignored', 'all']);

/** A link of public pages, as lists show it. */
export const linkItem = z.object({
  id,
  url: z.string(),
  state: z.enum(LINK_STATES),
  /** Null until it was looked at. */
  class: z.enum(LINK_CLASS_NAMES).nullable(),
  label: z.string(),
  standing,
  evidence: z.string(),
  remedy: z.string(),
  suggestion: z.string().nullable(),
  /** Works now and then. */
  flapping: z.boolean(),
  failures: count,
  checkedAt: moment.nullable(),
  nextCheckAt: moment.nullable(),
  since: moment,
  /** On how many pages it stands; `places` are the first of them. */
  pages: count,
  places: z.array(
    z.object({
      path: z.string(),
      title: z.string(),
      kind: z.enum(['home', 'column', 'article']),
      documentId: id.nullable(),
      words: z.string(),
    }),
  ),
  ignored: z.object({ reason: z.string(), by: z.string(), at: moment }).nullable(),
});

/** Interface of the link checker. */
export const linksApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/links',
    summary: '公开网页中的链接及其检查情况，问题重的在前',
    access: 'signed-in',
    query: ofAgency.extend({
      which: linkFilter.default('faulty'),
      page: z.coerce.number().int().min(1).max(100_000).default(1),
      size: z.coerce.number().int().min(1).max(200).default(20),
    }),
    response: z.object({
      items: z.array(linkItem),
      total: count,
      counts: z.record(linkFilter, count),
      may: z.object({ recheck: z.boolean(), decide: z.boolean() }),
    }),
  }),
  todo: endpoint({
    method: 'GET',
    path: '/api/links/todo',
    summary: '等发布员改正的有问题的链接，按机构',
    access: 'signed-in',
    response: z.object({
      items: z.array(z.object({ agencyId: id, agencyName: z.string(), count })),
      total: count,
    }),
  }),
  history: endpoint({
    method: 'GET',
    path: '/api/links/:linkId/history',
    summary: '一个链接检查结果的变化',
    access: 'signed-in',
    params: linkParams,
    query: ofAgency,
    response: z.object({
      items: z.array(
        z.object({ at: moment, state: z.enum(LINK_STATES), label: z.string(), evidence: z.string() }),
      ),
    }),
  }),
  ofDocument: endpoint({
    method: 'GET',
    path: '/api/links/documents/:documentId',
    summary: '一份文稿正文中有问题的链接（发布前，不访问网络）',
    access: 'signed-in',
    params: z.object({ documentId: id }),
    response: z.object({
      items: z.array(
        z.object({
          written: z.string(),
          words: z.string(),
          class: z.enum(LINK_CLASS_NAMES),
          label: z.string(),
          standing,
          evidence: z.string(),
          remedy: z.string(),
          suggestion: z.string().nullable(),
        }),
      ),
    }),
  }),
  recheck: endpoint({
    method: 'POST',
    path: '/api/links/recheck',
    summary: '要求重新检查链接；不写明是哪些的，检查本机构网页中的全部链接',
    access: 'signed-in',
    body: ofAgency.extend({ linkIds: z.array(id).max(200).optional() }),
    response: z.object({ links: count }),
  }),
  ignore: endpoint({
    method: 'POST',
    path: '/api/links/:linkId/ignore',
    summary: '说明理由，不再提示一个链接的问题',
    access: 'signed-in',
    params: linkParams,
    body: ofAgency.extend({ reason }),
    response: done,
  }),
  heed: endpoint({
    method: 'POST',
    path: '/api/links/:linkId/heed',
    summary: '恢复对一个链接的提示',
    access: 'signed-in',
    params: linkParams,
    body: ofAgency,
    response: done,
  }),
  hosts: endpoint({
    method: 'GET',
    path: '/api/links/hosts',
    summary: '可信网站名单',
    access: 'signed-in',
    query: ofAgency,
    response: z.object({
      items: z.array(
        z.object({ host: z.string(), reason: z.string(), by: z.string(), at: moment, own: z.boolean() }),
      ),
      may: z.boolean(),
    }),
  }),
  trust: endpoint({
    method: 'POST',
    path: '/api/links/hosts',
    summary: '把一个网站加入可信网站名单',
    access: 'signed-in',
    body: ofAgency.extend({ host: line(300, '域名'), reason }),
    response: done,
  }),
  untrust: endpoint({
    method: 'POST',
    path: '/api/links/hosts/remove',
    summary: '把一个网站移出可信网站名单',
    access: 'signed-in',
    body: ofAgency.extend({ host: z.string().max(300) }),
    response: done,
  }),
} as const;
