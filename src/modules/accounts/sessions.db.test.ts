import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { TEST_NOW } from '../../../test/database.ts';
import { buildServer } from '../../server.ts';
import { LOCK_RULES, SESSION_HOURS } from './accounts.rules.ts';
import { disableAccount, grantRole, resetPassword } from './accounts.usecases.ts';
import { openOffice, PASSWORD, tokenOf, type Office } from './test/office.ts';

const NEXT = 'Xin-mima-2025';

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

describe('signing in', () => {
  test('tells who one is and keeps the token where scripts and other sites don’t reach it', async () => {
    const answer = await office.signIn({ username: `  ${own.username.toUpperCase()} ` });
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
    expect((await office.ask(tokenOf(answer))).json().account.id).toBe(own.id);
    expect((await office.recorded(own.id)).at(-1)?.type).toBe('session.signed_in');
  });

  test('over HTTPS the cookie travels encrypted only', async () => {
    const config = { ...office.world.system.config, trustProxy: true };
    const behind = await buildServer({ ctx: { ...office.world.system, config } });
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
    const gone = await office.person();
    await disableAccount(office.world.system, { id: gone.id, reason: '调离' });
    const answers = [
      await office.signIn({ username: 'nobody.here' }),
      await office.signIn({ username: own.username, password: 'Wrong-password-1' }),
      await office.signIn({ username: gone.username }),
    ];
    expect(answers.map((answer) => answer.statusCode)).toEqual([403, 403, 403]);
    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
    expect(answers[0]?.json().error.code).toBe('session.refused');
    expect(answers.flatMap((answer) => answer.cookies)).toEqual([]);
  });

  test('a typed name that no account has is not written down', async () => {
    await office.signIn({ username: 'My-secret-password-typed-here' });
    const rows = await office.world.db.selectFrom('audit_events').select('data').execute();
    expect(JSON.stringify(rows).toLowerCase()).not.toContain('my-secret');
  });

  test('a new token is given every time, and the one that was there before ends', async () => {
    const planted = 'A'.repeat(43);
    const first = tokenOf(await office.signIn({ username: own.username, token: planted }));
    expect(first).not.toBe(planted);
    expect((await office.ask(planted)).statusCode).toBe(401);
    const second = tokenOf(await office.signIn({ username: own.username, token: first }));
    expect(second).not.toBe(first);
    expect((await office.ask(first)).statusCode).toBe(401);
    expect((await office.ask(second)).statusCode).toBe(200);
  });

  test('a desk learns who is signed in, and that nobody is, without an error', async () => {
    const current = async (token: string) => office.ask(token, '/api/session/current');
    for (const token of ['', 'A'.repeat(43)]) {
      const answer = await current(token);
      expect([answer.statusCode, answer.json()]).toEqual([200, { me: null }]);
    }
    const { token } = await office.begin(own.username);
    expect((await current(token)).json()).toMatchObject({ me: { account: { id: own.id } } });
    const fresh = await office.person(true);
    const first = await office.begin(fresh.username);
    expect((await current(first.token)).json()).toMatchObject({ me: { mustChangePassword: 'first' } });
  });

  test('the database holds no token', async () => {
    const { token } = await office.begin(own.username);
    const rows = await office.world.db.selectFrom('sessions').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe('the lock', () => {
  test(`after ${LOCK_RULES.failures} failures even the right password is refused, until ${LOCK_RULES.minutes} minutes passed`, async () => {
    for (let failure = 1; failure < LOCK_RULES.failures; failure += 1)
      await office.signIn({ username: own.username, password: 'Wrong-1-wrong' });
    expect((await office.signIn({ username: own.username })).statusCode).toBe(200);
    for (let failure = 1; failure <= LOCK_RULES.failures; failure += 1)
      await office.signIn({ username: own.username, password: 'Wrong-1-wrong' });
    const locked = await office.signIn({ username: own.username });
    expect([locked.statusCode, locked.json().error.code]).toEqual([403, 'session.refused']);
    expect((await office.recorded(own.id)).map(({ type }) => type)).toContain('session.locked');
    office.minutesLater(LOCK_RULES.minutes - 1);
    expect((await office.signIn({ username: own.username })).statusCode).toBe(403);
    office.minutesLater(1);
    expect((await office.signIn({ username: own.username })).statusCode).toBe(200);
  });

  test('attempts side by side are all counted', async () => {
    await Promise.all(
      Array.from({ length: LOCK_RULES.failures }, async () =>
        office.signIn({ username: own.username, password: 'Wrong-1-wrong' }),
      ),
    );
    expect((await office.signIn({ username: own.username })).statusCode).toBe(403);
  });

  test('whoever is at work stays at work while others guess', async () => {
    const { token } = await office.begin(own.username);
    for (let failure = 1; failure <= LOCK_RULES.failures; failure += 1)
      await office.signIn({ username: own.username, password: 'Wrong-1-wrong' });
    expect((await office.ask(token)).statusCode).toBe(200);
  });
});

describe('a session', () => {
  test('ends after the idle time, and not before', async () => {
    const { token } = await office.begin(own.username);
    office.minutesLater(29);
    expect((await office.ask(token)).statusCode).toBe(200);
    office.minutesLater(29);
    expect((await office.ask(token)).statusCode).toBe(200);
    office.minutesLater(30);
    const late = await office.ask(token);
    expect([late.statusCode, late.json().error.code]).toEqual([401, 'session.required']);
  });

  test(`ends after ${SESSION_HOURS} hours, however busy`, async () => {
    const { token } = await office.begin(own.username);
    for (let passed = 0; passed < SESSION_HOURS * 60 - 20; passed += 20) {
      office.minutesLater(20);
      expect((await office.ask(token)).statusCode).toBe(200);
    }
    office.minutesLater(20);
    expect((await office.ask(token)).statusCode).toBe(401);
  });

  test('ends on the server when one signs out', async () => {
    const session = await office.begin(own.username);
    const out = await office.change(session, { method: 'DELETE', url: '/api/session' });
    expect([out.statusCode, out.json()]).toEqual([200, { ok: true }]);
    expect(out.cookies[0]).toMatchObject({ name: 'gongkai_session', value: '' });
    expect((await office.ask(session.token)).statusCode).toBe(401);
    expect((await office.recorded(own.id)).at(-1)?.type).toBe('session.signed_out');
  });

  test('ends at once when the account is disabled', async () => {
    const { token } = await office.begin(own.username);
    await disableAccount(office.world.system, { id: own.id, reason: '调离' });
    expect((await office.ask(token)).statusCode).toBe(401);
  });

  test('a role that is granted while one works counts from the next request on', async () => {
    const { token } = await office.begin(own.username);
    expect((await office.ask(token, '/api/accounts')).statusCode).toBe(403);
    await grantRole(office.world.system, {
      accountId: own.id,
      role: 'systemAdmin',
      agencyId: office.agencyId,
    });
    expect((await office.ask(token, '/api/accounts')).statusCode).toBe(200);
  });
});

describe('passwords', () => {
  test('the first one must be changed before anything else', async () => {
    const fresh = await office.person(true);
    const session = await office.begin(fresh.username);
    expect((await office.ask(session.token)).json().mustChangePassword).toBe('first');
    const refused = await office.ask(session.token, '/api/agencies');
    expect([refused.statusCode, refused.json().error.code]).toEqual([
      403,
      'session.password_change_required',
    ]);
    const payload = { current: PASSWORD, next: NEXT };
    const changed = await office.change(session, { method: 'PUT', url: '/api/session/password', payload });
    expect(changed.json()).toMatchObject({ mustChangePassword: null });
    expect(tokenOf(changed)).not.toBe(session.token);
    expect((await office.ask(session.token)).statusCode).toBe(401);
    expect((await office.ask(tokenOf(changed), '/api/agencies')).statusCode).toBe(200);
    expect((await office.signIn({ username: fresh.username })).statusCode).toBe(403);
  });

  test('one that is 90 days old must be changed', async () => {
    office.minutesLater(90 * 24 * 60);
    const { token } = await office.begin(own.username);
    expect((await office.ask(token)).json().mustChangePassword).toBe('expired');
    expect((await office.ask(token, '/api/agencies')).statusCode).toBe(403);
  });

  test.each([
    ['Duan-1', '密码至少 10 个字符。'],
    ['onlylowercaseletters', '密码应包含大写字母、小写字母、数字、符号中的至少三种。'],
    [PASSWORD, '新密码不能与最近 5 次用过的密码相同。'],
  ])('%s is not taken', async (next, complaint) => {
    const session = await office.begin(own.username);
    const payload = { current: PASSWORD, next };
    const answer = await office.change(session, { method: 'PUT', url: '/api/session/password', payload });
    expect(answer.statusCode).toBe(422);
    expect(answer.json().error.details.issues).toContainEqual({ field: 'next', message: complaint });
    expect((await office.ask(session.token)).statusCode).toBe(200);
  });

  test('the name of the account is no part of it', async () => {
    const session = await office.begin(own.username);
    const payload = { current: PASSWORD, next: `Wo-shi-${own.username}-1` };
    const answer = await office.change(session, { method: 'PUT', url: '/api/session/password', payload });
    expect(answer.json().error.message).toContain('密码不能包含用户名。');
  });

  test('guessing the old one from inside a session locks the account and ends the session', async () => {
    const session = await office.begin(own.username);
    for (let failure = 1; failure <= LOCK_RULES.failures; failure += 1) {
      const payload = { current: 'Wrong-1-wrong', next: NEXT };
      const answer = await office.change(session, { method: 'PUT', url: '/api/session/password', payload });
      expect(answer.json().error.code).toBe('accounts.wrong_password');
    }
    expect((await office.ask(session.token)).statusCode).toBe(401);
  });

  test('an account that was locked from outside can’t change its password: its sessions end', async () => {
    const session = await office.begin(own.username);
    for (let failure = 1; failure <= LOCK_RULES.failures; failure += 1)
      await office.signIn({ username: own.username, password: 'Wrong-1-wrong' });
    const payload = { current: PASSWORD, next: NEXT };
    const answer = await office.change(session, { method: 'PUT', url: '/api/session/password', payload });
    expect([answer.statusCode, answer.json().error.code]).toEqual([403, 'session.refused']);
    expect((await office.ask(session.token)).statusCode).toBe(401);
    expect((await office.recorded(own.id)).at(-1)).toMatchObject({ type: 'session.refused' });
    office.minutesLater(LOCK_RULES.minutes);
    expect((await office.signIn({ username: own.username, password: NEXT })).statusCode).toBe(403);
    expect((await office.signIn({ username: own.username })).statusCode).toBe(200);
  });

  test('while an account is locked nobody learns from inside whether a guess was right', async () => {
    const sessions = [await office.begin(own.username), await office.begin(own.username)];
    for (let failure = 1; failure <= LOCK_RULES.failures; failure += 1)
      await office.signIn({ username: own.username, password: 'Wrong-1-wrong' });
    const answers: string[] = [];
    for (const [index, current] of [PASSWORD, 'Wrong-1-wrong'].entries()) {
      const session = sessions[index];
      if (session === undefined) throw new Error('no session');
      const payload = { current, next: NEXT };
      const url = '/api/session/password';
      answers.push((await office.change(session, { method: 'PUT', url, payload })).json().error.code);
    }
    // The first attempt ended both sessions.
    expect(answers).toEqual(['session.refused', 'session.required']);
  });

  test('a reset ends all sessions and gives a first password', async () => {
    const { token } = await office.begin(own.username);
    const { initialPassword } = await resetPassword(office.world.system, { id: own.id, reason: '忘记密码' });
    expect((await office.ask(token)).statusCode).toBe(401);
    expect(
      (await office.signIn({ username: own.username, password: initialPassword })).json().mustChangePassword,
    ).toBe('first');
    expect(JSON.stringify(await office.recorded(own.id))).not.toContain(initialPassword);
  });
});
