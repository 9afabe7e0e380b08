import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { TEST_NOW } from '../../../test/database.ts';
import type { Role } from '../../platform/actor.ts';
import { buildServer } from '../../server.ts';
import { actorOfAccount } from './accounts.queries.ts';
import { ADMIN_ROLES } from './accounts.rules.ts';
import { createAccount, grantRole } from './accounts.usecases.ts';
import { openOffice, PASSWORD, type Office } from './test/office.ts';

const HOME = 'https://www.example.gov.cn';

let office: Office;
/** The account of the test at hand. */
let own: { id: string; username: string };

beforeAll(async () => {
  office = await openOffice();
});
afterAll(async () => office.close());
beforeEach(async () => {
  office.world.clock.set(TEST_NOW);
  own = await office.person();
});

describe('requests that another site has forged', () => {
  const signOut = { method: 'DELETE', url: '/api/session' } as const;

  test('are refused without the token, with a wrong one and with another session’s', async () => {
    const session = await office.begin(own.username);
    const other = await office.begin((await office.person()).username);
    for (const csrf of [undefined, '', 'wrong', other.csrf]) {
      const answer = await office.change(
        { token: session.token, ...(csrf !== undefined && { csrf }) },
        signOut,
      );
      expect([answer.statusCode, answer.json().error.code]).toEqual([403, 'session.forged']);
    }
    expect((await office.ask(session.token)).statusCode).toBe(200);
  });

  test.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['an opaque origin', { origin: 'null' }],
    ['a neighbour of the domain', { 'sec-fetch-site': 'same-site' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
  ])('are refused from %s even with the token', async (_name, headers) => {
    const session = await office.begin(own.username);
    const answer = await office.change(session, { ...signOut, headers });
    expect([answer.statusCode, answer.json().error.code]).toEqual([403, 'session.forged']);
  });

  test('nobody is signed in by another site', async () => {
    const answer = await office.signIn({
      username: own.username,
      headers: { origin: 'https://evil.example' },
    });
    expect([answer.statusCode, answer.cookies]).toEqual([403, []]);
  });

  test('the desk’s own request is taken', async () => {
    const session = await office.begin(own.username);
    const headers = { origin: HOME, 'sec-fetch-site': 'same-origin' };
    expect((await office.change(session, { ...signOut, headers })).statusCode).toBe(200);
  });
});

describe('三员分立', () => {
  test.each([
    ['systemAdmin', 'securityAdmin', '三员分立'],
    ['securityAdmin', 'auditAdmin', '三员分立'],
    ['auditAdmin', 'systemAdmin', '三员分立'],
    ['clerk', 'systemAdmin', '管理员不兼任业务角色'],
    ['auditAdmin', 'publisher', '管理员不兼任业务角色'],
  ] as const)('%s is refused as %s too', async (held, added, why) => {
    const guard = await office.person();
    await grantRole(office.world.system, {
      accountId: guard.id,
      role: 'securityAdmin',
      agencyId: office.agencyId,
    });
    const session = await office.begin(guard.username);
    const grant = async (role: string) =>
      office.change(session, {
        method: 'POST',
        url: `/api/accounts/${own.id}/grants`,
        payload: { role, agencyId: office.agencyId },
      });
    expect((await grant(held)).statusCode).toBe(200);
    const refused = await grant(added);
    expect([refused.statusCode, refused.json().error.code]).toEqual([409, 'accounts.cannot_grant']);
    expect(refused.json().error.message).toContain(why);
  });

  test('the system administrator gives no rights, the security administrator makes no accounts', async () => {
    const [system, security] = [await office.person(), await office.person()];
    await grantRole(office.world.system, {
      accountId: system.id,
      role: 'systemAdmin',
      agencyId: office.agencyId,
    });
    await grantRole(office.world.system, {
      accountId: security.id,
      role: 'securityAdmin',
      agencyId: office.agencyId,
    });
    const asSystem = office.world.as(await actorOfAccount(office.world.db, system.id, { ip: null }));
    const asSecurity = office.world.as(await actorOfAccount(office.world.db, security.id, { ip: null }));
    await expect(
      grantRole(asSystem, { accountId: own.id, role: 'clerk', agencyId: office.agencyId }),
    ).rejects.toMatchObject({
      status: 403,
    });
    await expect(
      grantRole(asSecurity, { accountId: security.id, role: 'clerk', agencyId: office.agencyId }),
    ).rejects.toMatchObject({
      status: 403,
    });
    const made = { username: 'someone.new', displayName: '新人', agencyId: office.agencyId };
    await expect(createAccount(asSecurity, made)).rejects.toMatchObject({ status: 403 });
    expect((await createAccount(asSystem, made)).initialPassword).toHaveLength(14);
  });
});

describe('nobody comes to an administrator’s account by its first password', () => {
  let guard: { token: string; csrf: string };
  beforeEach(async () => {
    const { id, username } = await office.person();
    await grantRole(office.world.system, {
      accountId: id,
      role: 'securityAdmin',
      agencyId: office.agencyId,
    });
    guard = await office.begin(username);
  });
  const grant = async (id: string, role: Role) =>
    office.change(guard, {
      method: 'POST',
      url: `/api/accounts/${id}/grants`,
      payload: { role, agencyId: office.agencyId },
    });

  test.each(ADMIN_ROLES)('%s: its password is not for the security administrator to reset', async (role) => {
    await grantRole(office.world.system, { accountId: own.id, role, agencyId: office.agencyId });
    const url = `/api/accounts/${own.id}/reset-password`;
    const refused = await office.change(guard, { method: 'POST', url, payload: { reason: '忘记密码' } });
    expect(refused.statusCode).toBe(403);
    expect(refused.json().error.message).toContain('gongkai account reset-password');
    const { may } = (await office.ask(guard.token, `/api/accounts/${own.id}`)).json();
    expect(may).toMatchObject({ unlock: true, resetPassword: false });
    expect((await office.signIn({ username: own.username })).statusCode).toBe(200);
  });

  test.each(ADMIN_ROLES)('%s is granted only once the owner has changed the first one', async (role) => {
    const fresh = await office.person(true);
    const refused = await grant(fresh.id, role);
    expect([refused.statusCode, refused.json().error.code]).toEqual([409, 'accounts.cannot_grant']);
    expect(refused.json().error.message).toContain('还没有修改初始密码');
    const session = await office.begin(fresh.username);
    const payload = { current: PASSWORD, next: 'Xin-mima-2025' };
    await office.change(session, { method: 'PUT', url: '/api/session/password', payload });
    expect((await grant(fresh.id, role)).statusCode).toBe(200);
  });

  test('other roles may be granted before, and the program itself may grant any', async () => {
    const [clerk, admin] = [await office.person(true), await office.person(true)];
    expect((await grant(clerk.id, 'clerk')).statusCode).toBe(200);
    const wanted = { accountId: admin.id, role: 'auditAdmin', agencyId: office.agencyId } as const;
    expect(await grantRole(office.world.system, wanted)).toHaveProperty('id');
  });
});

describe('too many attempts', () => {
  test('for one name are put off, whether it exists or not', async () => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 16; attempt += 1) {
      statuses.push((await office.signIn({ username: 'somebody.else', password: 'x' })).statusCode);
    }
    expect(statuses).toEqual([...Array.from({ length: 15 }, () => 403), 429]);
    const answer = await office.signIn({ username: ' Somebody.Else ', password: 'x' });
    expect(answer.json().error).toMatchObject({ code: 'common.too_many' });
    expect(answer.json().error.message).toMatch(/^登录尝试过于频繁，请 \d+ 分钟后再试。$/);
  });

  test('from one address are put off', async () => {
    const strict = await buildServer({ ctx: office.world.system, rateLimits: { signInPerAddress: 2 } });
    const attempt = async () =>
      strict.inject({ method: 'POST', url: '/api/session', payload: { username: 'a' } });
    expect([(await attempt()).statusCode, (await attempt()).statusCode]).toEqual([422, 422]);
    const third = await attempt();
    expect(third.statusCode).toBe(429);
    expect(third.json().error.message).toMatch(/^操作过于频繁，请 \d+ 秒后再试。$/);
    await strict.close();
  });
});
