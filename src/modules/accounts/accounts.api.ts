import { z } from 'zod';
import { ROLES } from '../../platform/actor.ts';
import { endpoint } from '../../platform/http/endpoint.ts';
import { done, id, line, moment, page, pageQuery } from '../../platform/http/shapes.ts';

/** Header in which the desk sends the token that `me` gave, with every request that isn't a GET. */
export const CSRF_HEADER = 'x-csrf-token';

const role = z.enum(ROLES, { error: '请选择角色' });
const username = z
  .string({ error: '请填写用户名' })
  .trim()
  .toLowerCase()
  .regex(
    /^[a-z][a-z0-9._-]{2,31}$/,
    '用户名以字母开头，只用小写字母、数字、点、下划线和连字符，3 到 32 个字符',
  );
// Longer than anybody types, short enough to be no burden.
const secret = (what: string) =>
  z
    .string({ error: `请填写${what}` })
    .min(1, `请填写${what}`)
    .max(256, `${what}过长`);

/** A role held at an agency, with what a page shows of it. */
export const shownGrant = z.object({
  id,
  role,
  agencyId: id,
  agencyName: z.string(),
  /** From the top of the tree down, itself last. */
  agencyPath: z.array(id),
  agencyKind: z.string(),
  grantedAt: moment,
});

/** Who is signed in. */
export const me = z.object({
  account: z.object({
    id,
    username: z.string(),
    displayName: z.string(),
    agencyId: id,
    agencyName: z.string(),
  }),
  grants: z.array(shownGrant),
  /** Until the password is changed only `me`, `current`, `changePassword` and `signOut` answer; others say `session.password_change_required`. */
  mustChangePassword: z.enum(['first', 'expired']).nullable(),
  csrfToken: z.string(),
  idleMinutes: z.number().int(),
  /** The session ends then, whatever is done. */
  endsAt: moment,
  serverTime: moment,
});

/** States of an account in lists. A lock passes by itself. */
export const ACCOUNT_STATES = ['active', 'locked', 'disabled'] as const;

/** An account in a list. */
export const accountSummary = z.object({
  id,
  username: z.string(),
  displayName: z.string(),
  agencyId: id,
  agencyName: z.string(),
  state: z.enum(ACCOUNT_STATES),
  lockedUntil: moment.nullable(),
  mustChangePassword: z.boolean(),
  grants: z.array(shownGrant),
});

/** An account with everything about it but its password. */
export const account = accountSummary.extend({
  passwordChangedAt: moment,
  createdAt: moment,
  lastSeenAt: moment.nullable(),
  version: z.number().int(),
  /** What the person who asks may do with it. */
  may: z.object({
    manage: z.boolean(),
    resetPassword: z.boolean(),
    unlock: z.boolean(),
    grant: z.boolean(),
  }),
});

/** An initial password, shown this once. */
export const initialPassword = z.object({ id, initialPassword: z.string() });

const one = z.object({ id });
const version = z.number().int().min(1);

/** Interface of signing in and out. */
export const sessionApi = {
  signIn: endpoint({
    method: 'POST',
    path: '/api/session',
    summary: '登录',
    access: 'public',
    body: z.object({
      username: z.string({ error: '请填写用户名' }).trim().min(1, '请填写用户名').max(256, '用户名过长'),
      password: secret('密码'),
    }),
    response: me,
  }),
  me: endpoint({
    method: 'GET',
    path: '/api/session',
    summary: '当前登录人、角色和防伪令牌',
    access: 'signed-in',
    response: me,
  }),
  /** The same for a desk that can't know yet whether anybody is: before signing in nothing has gone wrong. */
  current: endpoint({
    method: 'GET',
    path: '/api/session/current',
    summary: '当前登录人、角色和防伪令牌；尚未登录的为空',
    access: 'public',
    response: z.object({ me: me.nullable() }),
  }),
  signOut: endpoint({
    method: 'DELETE',
    path: '/api/session',
    summary: '退出登录',
    access: 'signed-in',
    response: done,
  }),
  changePassword: endpoint({
    method: 'PUT',
    path: '/api/session/password',
    summary: '修改自己的密码；其他地方的登录随之失效，返回新的防伪令牌',
    access: 'signed-in',
    body: z.object({ current: secret('原密码'), next: secret('新密码') }),
    response: me,
  }),
};

/** Interface of accounts and their roles. */
export const accountsApi = {
  roles: endpoint({
    method: 'GET',
    path: '/api/roles',
    summary: '列出角色及其含义',
    access: 'signed-in',
    response: z.object({
      items: z.array(
        z.object({
          role,
          label: z.string(),
          description: z.string(),
          /** 三员之一：不与其他角色同时担任。 */
          admin: z.boolean(),
          /** Reaches all agencies below the one it is held at. */
          reachesDown: z.boolean(),
        }),
      ),
    }),
  }),
  list: endpoint({
    method: 'GET',
    path: '/api/accounts',
    summary: '列出账号，按用户名排序',
    access: 'signed-in',
    query: pageQuery.extend({
      /** With all agencies below it. */
      agencyId: id.optional(),
      role: role.optional(),
      state: z.enum(ACCOUNT_STATES).optional(),
      /** Part of the username or of the name. */
      text: z.string().trim().max(50).optional(),
    }),
    response: page(accountSummary),
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/accounts/:id',
    summary: '查看一个账号',
    access: 'signed-in',
    params: one,
    response: account,
  }),
  create: endpoint({
    method: 'POST',
    path: '/api/accounts',
    summary: '新建账号；初始密码只显示这一次，首次登录必须修改',
    access: 'signed-in',
    body: z.object({ username, displayName: line(30, '姓名'), agencyId: id }),
    response: initialPassword,
  }),
  change: endpoint({
    method: 'PUT',
    path: '/api/accounts/:id',
    summary: '修改账号的姓名和所属机构',
    access: 'signed-in',
    params: one,
    body: z.object({ displayName: line(30, '姓名'), agencyId: id, version }),
    response: z.object({ version }),
  }),
  disable: endpoint({
    method: 'POST',
    path: '/api/accounts/:id/disable',
    summary: '停用账号，其登录立即失效',
    access: 'signed-in',
    params: one,
    body: z.object({ reason: line(200, '停用原因') }),
    response: done,
  }),
  enable: endpoint({
    method: 'POST',
    path: '/api/accounts/:id/enable',
    summary: '重新启用账号',
    access: 'signed-in',
    params: one,
    body: z.object({ reason: line(200, '启用原因') }),
    response: done,
  }),
  resetPassword: endpoint({
    method: 'POST',
    path: '/api/accounts/:id/reset-password',
    summary: '重置密码；新的初始密码只显示这一次，其登录立即失效',
    access: 'signed-in',
    params: one,
    body: z.object({ reason: line(200, '重置原因') }),
    response: initialPassword,
  }),
  unlock: endpoint({
    method: 'POST',
    path: '/api/accounts/:id/unlock',
    summary: '解除锁定',
    access: 'signed-in',
    params: one,
    body: z.object({ reason: line(200, '解锁原因') }),
    response: done,
  }),
  grant: endpoint({
    method: 'POST',
    path: '/api/accounts/:id/grants',
    summary: '授予角色',
    access: 'signed-in',
    params: one,
    body: z.object({ role, agencyId: id }),
    response: z.object({ id }),
  }),
  revoke: endpoint({
    method: 'POST',
    path: '/api/accounts/:id/grants/:grantId/revoke',
    summary: '收回角色',
    access: 'signed-in',
    params: z.object({ id, grantId: id }),
    body: z.object({ reason: line(200, '收回原因') }),
    response: done,
  }),
};
