import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { day, done, id, line, optionalLine } from '../../platform/http/shapes.ts';
import { MEDIA_PLATFORMS, type MediaPlatform } from '../../law/channels/media-accounts.ts';

const platforms = Object.keys(MEDIA_PLATFORMS) as MediaPlatform[];
const version = z.number().int().min(1);
const accountParams = z.object({ accountId: id });
const platform = z.enum(platforms, { error: '请选择平台' });

/** What is registered of an account of new media. */
export const accountFields = z.object({
  name: line(100, '账号名称'),
  platformId: optionalLine(100, '平台账号'),
  sponsor: line(100, '主办单位'),
  operator: optionalLine(100, '运维单位'),
  verifiedAs: optionalLine(100, '认证信息'),
  filingNumber: optionalLine(60, '备案号'),
  responsible: line(60, '责任人'),
  followers: z.number().int().min(0).max(2_000_000_000).nullable(),
});

/** What every opening, change and closing is recorded with. */
const recorded = z.object({
  on: day,
  reason: line(500, '理由'),
  approval: line(200, '批准人或者批准文号'),
});

/** What is recorded of an account, as people call it. */
export const ACCOUNT_EVENTS = {
  opened: '开设',
  changed: '变更',
  updated: '更新',
  closed: '关停',
  reopened: '恢复',
  voided: '作废更新',
} as const;

/** What is recorded of an account. */
export type AccountEvent = keyof typeof ACCOUNT_EVENTS;

const accountEvents = Object.keys(ACCOUNT_EVENTS) as AccountEvent[];
/** There is another account on the platform, and this one is needed all the same. */
const another = z.boolean().default(false);

/** An account as the desk shows it. */
export const accountView = accountFields.extend({
  id,
  platform,
  openedOn: day,
  closedOn: day.nullable(),
  updatedOn: day,
  standing: z.enum(['fresh', 'soon', 'urgent', 'asleep', 'closed']),
  /** Days since the last update. */
  age: z.number().int(),
  version,
  events: z.array(
    z.object({
      seq: z.number().int(),
      event: z.enum(accountEvents),
      on: day,
      reason: z.string(),
      approval: z.string(),
      by: z.string(),
      /** It was struck out by another one. */
      voided: z.boolean(),
      /** It may be struck out by who keeps accounts. */
      mayVoid: z.boolean(),
    }),
  ),
});

/** Interface of the register of new-media accounts. */
export const mediaAccountsApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/channels/accounts',
    summary: '政务新媒体账号登记册，含开设、变更、关停和更新记录',
    access: 'signed-in',
    query: z.object({ agencyId: id }),
    response: z.object({ items: z.array(accountView), may: z.object({ keep: z.boolean() }) }),
  }),
  choices: endpoint({
    method: 'GET',
    path: '/api/channels/accounts/choices',
    summary: '可以连接的政务新媒体账号',
    access: 'signed-in',
    query: z.object({ agencyId: id }),
    response: z.object({ items: z.array(z.object({ id, platform, name: z.string() })) }),
  }),
  open: endpoint({
    method: 'POST',
    path: '/api/channels/accounts',
    summary: '登记开设政务新媒体账号',
    access: 'signed-in',
    body: recorded.extend({
      agencyId: id,
      platform,
      fields: accountFields,
      updatedOn: day,
      another,
    }),
    response: z.object({ accountId: id }),
  }),
  change: endpoint({
    method: 'POST',
    path: '/api/channels/accounts/:accountId',
    summary: '登记变更账号',
    access: 'signed-in',
    params: accountParams,
    body: recorded.extend({ version, fields: accountFields }),
    response: done,
  }),
  update: endpoint({
    method: 'POST',
    path: '/api/channels/accounts/:accountId/updates',
    summary: '登记账号最近一次更新的日期和内容',
    access: 'signed-in',
    params: accountParams,
    body: z.object({ version, on: day, what: line(300, '更新内容') }),
    response: done,
  }),
  voidUpdate: endpoint({
    method: 'POST',
    path: '/api/channels/accounts/:accountId/updates/:seq/voiding',
    summary: '作废登记错了的更新记录；记录保留',
    access: 'signed-in',
    params: accountParams.extend({ seq: z.coerce.number().int().min(1) }),
    body: z.object({ version, reason: line(500, '作废理由') }),
    response: done,
  }),
  reopen: endpoint({
    method: 'POST',
    path: '/api/channels/accounts/:accountId/reopening',
    summary: '登记恢复已关停的账号（关停登记错了，或者重新启用）',
    access: 'signed-in',
    params: accountParams,
    body: recorded.extend({ version, another }),
    response: done,
  }),
  close: endpoint({
    method: 'POST',
    path: '/api/channels/accounts/:accountId/closing',
    summary: '登记关停账号',
    access: 'signed-in',
    params: accountParams,
    body: recorded.extend({ version }),
    response: done,
  }),
};
