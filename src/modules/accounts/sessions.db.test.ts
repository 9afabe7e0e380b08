import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createWorld, TEST_NOW, type TestWorld } from '../../../test/database.ts';
import { buildServer } from '../../server.ts';
import { createAgency } from '../agencies/agencies.usecases.ts';
import { agencyFields } from '../agencies/agencies.api.ts';
import { actorOfAccount } from './accounts.queries.ts';
import { LOCK_RULES, SESSION_HOURS } from './accounts.rules.ts';
import { createAccount, disableAccount, grantRole, resetPassword } from './accounts.usecases.ts';

const PASSWORD = 'Liang-shi-2024';
const NEXT = 'Xin-mima-2025';
const HOME = 'https://www.example.gov.cn';

let world: TestWorld;
let app: FastifyInstance;
let agencyId: string;
let count = 0;
/** The account of the test at hand. */
let own: { id: string; username: string };

beforeAll(async () => {
  world = await createWorld();
  app = await buildServer({ ctx: world.system, rateLimits: { signInPerAddress: 100_000 } });
  const fields = agencyFields.parse({
    kind: 'township',
    name: '三角镇人民政府',
    shortName: '三角镇',
    selfName: '我镇',
    slug: 'sanjiao',
    uscc: '',
    areaCode: '',
  });
  agencyId = (await createAgency(world.system, { ...fields, parentId: null })).id;
});
afterAll(async () => {
  await app.close();
  await world.close();
});
beforeEach(async () => {
  world.clock.set(TEST_NOW);
  own = await person();
});

async function person(mustChange = false): Promise<{ id: string; username: string }> {
  const username = `person${(count += 1)}`;
  const { id } = await createAccount(world.system, {
    username,
    displayName: `人员${count}`,
    agencyId,
    password: { text: PASSWORD, mustChange },
  });
  return { id, username };
}

async function signIn(
  input: { username?: string; password?: string; token?: string; headers?: Record<string, string> } = {},
): Promise<LightMyRequestResponse> {
  return app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { username: input.username ?? own.username, password: input.password ?? PASSWORD },
    ...(input.token !== undefined && { cookies: { gongkai_session: input.token } }),
    ...(input.headers && { headers: input.headers }),
  });
}

/** Signs in and keeps what a browser would keep. */
async function begin(username = own.username, password = PASSWORD): Promise<{ token: string; csrf: string }> {
  const answer = await signIn({ username, password });
  expect(answer.statusCode, answer.body).toBe(200);
  return { token: tokenOf(answer), csrf: answer.json().csrfToken };
}

function tokenOf(answer: LightMyRequestResponse): string {
  const sent = answer.cookies.find((one) => one.name === 'gongkai_session');
  expect(sent?.value).toMatch(/^[\w-]{43}$/);
  return sent?.value ?? '';
}

async function ask(token: string, url = '/api/session'): Promise<LightMyRequestResponse> {
  return app.inject({ url, cookies: { gongkai_session: token } });
}

async function change(
  session: { token: string; csrf?: string },
  input: {
    method: 'POST' | 'PUT' | 'DELETE';
    url: string;
    payload?: object;
    headers?: Record<string, string>;
  },
): Promise<LightMyRequestResponse> {
  return app.inject({
    ...input,
    cookies: { gongkai_session: session.token },
    headers: { ...(session.csrf !== undefined && { 'x-csrf-token': session.csrf }), ...input.headers },
  });
}

function minutesLater(minutes: number): void {
  world.clock.set(new Date(world.clock.now().getTime() + minutes * 60_000));
}

async function recorded(accountId: string): Promise<{ type: string; data: unknown }[]> {
  const rows = await world.db.selectFrom('audit_events').select(['type', 'data']).orderBy('seq').execute();
  return rows.filter((row) => JSON.stringify(row.data).includes(accountId));
}

describe('signing in', () => {
  test('tells who one is and keeps the token where scripts and other sites don’t reach it', async () => {
    const answer = await signIn({ username: `  ${own.username.toUpperCase()} ` });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      account: { id: own.id, agencyName: '三角镇人民政府' },
      grants: [],
      mustChangePassword: null,
      idleMinutes: 30,
    });
    expect(answer.body).not.toContain('scrypt');
    const cookie = String(answer.headers['set-cookie']);
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/api']) expect(cookie).toContain(part);
    expect((await ask(tokenOf(answer))).json().account.id).toBe(own.id);
    expect((await recorded(own.id)).at(-1)?.type).toBe('session.signed_in');
  });

  test('over HTTPS the cookie travels encrypted only', async () => {
    const config = { ...world.system.config, trustProxy: true };
    const behind = await buildServer({ ctx: { ...world.system, config } });
    const answer = await behind.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'x-forwarded-proto': 'https' },
      payload: { username: own.username, password: PASSWORD },
    });
    expect(answer.cookies[0]?.secure).toBe(true);
    await behind.close();
  });

  test('says the same for a wrong name, a wrong password and a disabled account', async () => {
    const gone = await person();
    await disableAccount(world.system, { id: gone.id, reason: '调离' });
    const answers = [
      await signIn({ username: 'nobody.here' }),
      await signIn({ password: 'Wrong-password-1' }),
      await signIn({ username: gone.username }),
    ];
    expect(answers.map((answer) => answer.statusCode)).toEqual([403, 403, 403]);
    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
    expect(answers[0]?.json().error.code).toBe('session.refused');
    expect(answers.flatMap((answer) => answer.cookies)).toEqual([]);
  });

  test('a typed name that no account has is not written down', async () => {
    await signIn({ username: 'My-secret-password-typed-here' });
    const rows = await world.db.selectFrom('audit_events').select('data').execute();
    expect(JSON.stringify(rows).toLowerCase()).not.toContain('my-secret');
  });

  test('a new token is given every time, and the one that was there before ends', async () => {
    const planted = 'A'.repeat(43);
    const first = tokenOf(await signIn({ token: planted }));
    expect(first).not.toBe(planted);
    expect((await ask(planted)).statusCode).toBe(401);
    const second = tokenOf(await signIn({ token: first }));
    expect(second).not.toBe(first);
    expect((await ask(first)).statusCode).toBe(401);
    expect((await ask(second)).statusCode).toBe(200);
  });

  test('the database holds no token', async () => {
    const { token } = await begin();
    const rows = await world.db.selectFrom('sessions').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe('the lock', () => {
  test(`after ${LOCK_RULES.failures} failures even the right password is refused, until ${LOCK_RULES.minutes} minutes passed`, async () => {
    for (let failure = 1; failure < LOCK_RULES.failures; failure += 1)
      await signIn({ password: 'Wrong-1-wrong' });
    expect((await signIn()).statusCode).toBe(200);
    for (let failure = 1; failure <= LOCK_RULES.failures; failure += 1)
      await signIn({ password: 'Wrong-1-wrong' });
    const locked = await signIn();
    expect([locked.statusCode, locked.json().error.code]).toEqual([403, 'session.refused']);
    expect((await recorded(own.id)).map(({ type }) => type)).toContain('session.locked');
    minutesLater(LOCK_RULES.minutes - 1);
    expect((await signIn()).statusCode).toBe(403);
    minutesLater(1);
    expect((await signIn()).statusCode).toBe(200);
  });

  test('attempts side by side are all counted', async () => {
    await Promise.all(
      Array.from({ length: LOCK_RULES.failures }, async () => signIn({ password: 'Wrong-1-wrong' })),
    );
    expect((await signIn()).statusCode).toBe(403);
  });

  test('whoever is at work stays at work while others guess', async () => {
    const { token } = await begin();
    for (let failure = 1; failure <= LOCK_RULES.failures; failure += 1)
      await signIn({ password: 'Wrong-1-wrong' });
    expect((await ask(token)).statusCode).toBe(200);
  });
});

describe('a session', () => {
  test('ends after the idle time, and not before', async () => {
    const { token } = await begin();
    minutesLater(29);
    expect((await ask(token)).statusCode).toBe(200);
    minutesLater(29);
    expect((await ask(token)).statusCode).toBe(200);
    minutesLater(30);
    const late = await ask(token);
    expect([late.statusCode, late.json().error.code]).toEqual([401, 'session.required']);
  });

  test(`ends after ${SESSION_HOURS} hours, however busy`, async () => {
    const { token } = await begin();
    for (let passed = 0; passed < SESSION_HOURS * 60 - 20; passed += 20) {
      minutesLater(20);
      expect((await ask(token)).statusCode).toBe(200);
    }
    minutesLater(20);
    expect((await ask(token)).statusCode).toBe(401);
  });

  test('ends on the server when one signs out', async () => {
    const session = await begin();
    const out = await change(session, { method: 'DELETE', url: '/api/session' });
    expect([out.statusCode, out.json()]).toEqual([200, { ok: true }]);
    expect(out.cookies[0]).toMatchObject({ name: 'gongkai_session', value: '' });
    expect((await ask(session.token)).statusCode).toBe(401);
    expect((await recorded(own.id)).at(-1)?.type).toBe('session.signed_out');
  });

  test('ends at once when the account is disabled', async () => {
    const { token } = await begin();
    await disableAccount(world.system, { id: own.id, reason: '调离' });
    expect((await ask(token)).statusCode).toBe(401);
  });

  test('a role that is granted while one works counts from the next request on', async () => {
    const { token } = await begin();
    expect((await ask(token, '/api/accounts')).statusCode).toBe(403);
    await grantRole(world.system, { accountId: own.id, role: 'systemAdmin', agencyId });
    expect((await ask(token, '/api/accounts')).statusCode).toBe(200);
  });
});

describe('passwords', () => {
  test('the first one must be changed before anything else', async () => {
    const fresh = await person(true);
    const session = await begin(fresh.username);
    expect((await ask(session.token)).json().mustChangePassword).toBe('first');
    const refused = await ask(session.token, '/api/agencies');
    expect([refused.statusCode, refused.json().error.code]).toEqual([
      403,
      'session.password_change_required',
    ]);
    const payload = { current: PASSWORD, next: NEXT };
    const changed = await change(session, { method: 'PUT', url: '/api/session/password', payload });
    expect(changed.json()).toMatchObject({ mustChangePassword: null });
    expect(tokenOf(changed)).not.toBe(session.token);
    expect((await ask(session.token)).statusCode).toBe(401);
    expect((await ask(tokenOf(changed), '/api/agencies')).statusCode).toBe(200);
    expect((await signIn({ username: fresh.username })).statusCode).toBe(403);
  });

  test('one that is 90 days old must be changed', async () => {
    minutesLater(90 * 24 * 60);
    const { token } = await begin();
    expect((await ask(token)).json().mustChangePassword).toBe('expired');
    expect((await ask(token, '/api/agencies')).statusCode).toBe(403);
  });

  test.each([
    ['Duan-1', '密码至少 10 个字符。'],
    ['onlylowercaseletters', '密码应包含大写字母、小写字母、数字、符号中的至少三种。'],
    [PASSWORD, '新密码不能与最近 5 次用过的密码相同。'],
  ])('%s is not taken', async (next, complaint) => {
    const session = await begin();
    const payload = { current: PASSWORD, next };
    const answer = await change(session, { method: 'PUT', url: '/api/session/password', payload });
    expect(answer.statusCode).toBe(422);
    expect(answer.json().error.details.issues).toContainEqual({ field: 'next', message: complaint });
    expect((await ask(session.token)).statusCode).toBe(200);
  });

  test('the name of the account is no part of it', async () => {
    const session = await begin();
    const payload = { current: PASSWORD, next: `Wo-shi-${own.username}-1` };
    const answer = await change(session, { method: 'PUT', url: '/api/session/password', payload });
    expect(answer.json().error.message).toContain('密码不能包含用户名。');
  });

  test('guessing the old one from inside a session locks the account and ends the session', async () => {
    const session = await begin();
    for (let failure = 1; failure <= LOCK_RULES.failures; failure += 1) {
      const payload = { current: 'Wrong-1-wrong', next: NEXT };
      const answer = await change(session, { method: 'PUT', url: '/api/session/password', payload });
      expect(answer.json().error.code).toBe('accounts.wrong_password');
    }
    expect((await ask(session.token)).statusCode).toBe(401);
  });

  test('a reset ends all sessions and gives a first password', async () => {
    const { token } = await begin();
    const { initialPassword } = await resetPassword(world.system, { id: own.id, reason: '忘记密码' });
    expect((await ask(token)).statusCode).toBe(401);
    expect((await signIn({ password: initialPassword })).json().mustChangePassword).toBe('first');
    expect(JSON.stringify(await recorded(own.id))).not.toContain(initialPassword);
  });
});

describe('requests that another site has forged', () => {
  const signOut = { method: 'DELETE', url: '/api/session' } as const;

  test('are refused without the token, with a wrong one and with another session’s', async () => {
    const session = await begin();
    const other = await begin((await person()).username);
    for (const csrf of [undefined, '', 'wrong', other.csrf]) {
      const answer = await change({ token: session.token, ...(csrf !== undefined && { csrf }) }, signOut);
      expect([answer.statusCode, answer.json().error.code]).toEqual([403, 'session.forged']);
    }
    expect((await ask(session.token)).statusCode).toBe(200);
  });

  test.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['an opaque origin', { origin: 'null' }],
    ['a neighbour of the domain', { 'sec-fetch-site': 'same-site' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
  ])('are refused from %s even with the token', async (_name, headers) => {
    const session = await begin();
    const answer = await change(session, { ...signOut, headers });
    expect([answer.statusCode, answer.json().error.code]).toEqual([403, 'session.forged']);
  });

  test('nobody is signed in by another site', async () => {
    const answer = await signIn({ headers: { origin: 'https://evil.example' } });
    expect([answer.statusCode, answer.cookies]).toEqual([403, []]);
  });

  test('the desk’s own request is taken', async () => {
    const session = await begin();
    const headers = { origin: HOME, 'sec-fetch-site': 'same-origin' };
    expect((await change(session, { ...signOut, headers })).statusCode).toBe(200);
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
    const guard = await person();
    await grantRole(world.system, { accountId: guard.id, role: 'securityAdmin', agencyId });
    const session = await begin(guard.username);
    const grant = async (role: string) =>
      change(session, { method: 'POST', url: `/api/accounts/${own.id}/grants`, payload: { role, agencyId } });
    expect((await grant(held)).statusCode).toBe(200);
    const refused = await grant(added);
    expect([refused.statusCode, refused.json().error.code]).toEqual([409, 'accounts.cannot_grant']);
    expect(refused.json().error.message).toContain(why);
  });

  test('the system administrator gives no rights, the security administrator makes no accounts', async () => {
    const [system, security] = [await person(), await person()];
    await grantRole(world.system, { accountId: system.id, role: 'systemAdmin', agencyId });
    await grantRole(world.system, { accountId: security.id, role: 'securityAdmin', agencyId });
    const asSystem = world.as(await actorOfAccount(world.db, system.id, { ip: null }));
    const asSecurity = world.as(await actorOfAccount(world.db, security.id, { ip: null }));
    await expect(grantRole(asSystem, { accountId: own.id, role: 'clerk', agencyId })).rejects.toMatchObject({
      status: 403,
    });
    await expect(
      grantRole(asSecurity, { accountId: security.id, role: 'clerk', agencyId }),
    ).rejects.toMatchObject({
      status: 403,
    });
    const made = { username: 'someone.new', displayName: '新人', agencyId };
    await expect(createAccount(asSecurity, made)).rejects.toMatchObject({ status: 403 });
    expect((await createAccount(asSystem, made)).initialPassword).toHaveLength(14);
  });
});

describe('too many attempts', () => {
  test('for one name are put off, whether it exists or not', async () => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 16; attempt += 1) {
      statuses.push((await signIn({ username: 'somebody.else', password: 'x' })).statusCode);
    }
    expect(statuses).toEqual([...Array.from({ length: 15 }, () => 403), 429]);
    const answer = await signIn({ username: ' Somebody.Else ', password: 'x' });
    expect(answer.json().error).toMatchObject({ code: 'common.too_many' });
    expect(answer.json().error.message).toMatch(/^登录尝试过于频繁，请 \d+ 分钟后再试。$/);
  });

  test('from one address are put off', async () => {
    const strict = await buildServer({ ctx: world.system, rateLimits: { signInPerAddress: 2 } });
    const attempt = async () =>
      strict.inject({ method: 'POST', url: '/api/session', payload: { username: 'a' } });
    expect([(await attempt()).statusCode, (await attempt()).statusCode]).toEqual([422, 422]);
    const third = await attempt();
    expect(third.statusCode).toBe(429);
    expect(third.json().error.message).toMatch(/^操作过于频繁，请 \d+ 秒后再试。$/);
    await strict.close();
  });
});
