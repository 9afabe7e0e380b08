import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { runGongkai } from '../../test/browser/running-program.ts';
import { LOCK_RULES } from '../modules/accounts/accounts.rules.ts';
import { disableAccount, grantRole } from '../modules/accounts/accounts.usecases.ts';
import { openOffice, PASSWORD, type Office } from '../modules/accounts/test/office.ts';

// The commands run in processes of their own, as people run them, on the database of the office.
let office: Office;
/** The account of the test at hand: an administrator, whom nobody in the desk could help. */
let own: { id: string; username: string };

beforeAll(async () => {
  office = await openOffice();
});
afterAll(async () => office.close());
beforeEach(async () => {
  // Commands have the real time.
  office.world.clock.set(new Date());
  own = await office.person();
  await grantRole(office.world.system, {
    accountId: own.id,
    role: 'securityAdmin',
    agencyId: office.agencyId,
  });
});

async function account(...words: string[]) {
  const { databaseUrl, dataDir } = office.world;
  return runGongkai(['account', ...words], {
    ...process.env,
    DATABASE_URL: databaseUrl,
    GONGKAI_DATA: dataDir,
  });
}

async function lockOut(): Promise<void> {
  for (let failure = 1; failure <= LOCK_RULES.failures; failure += 1)
    await office.signIn({ username: own.username, password: 'Wrong-1-wrong' });
}

test('a locked administrator is let in again', async () => {
  await lockOut();
  expect((await office.signIn({ username: own.username })).statusCode).toBe(403);
  const unlocked = await account('unlock', ` ${own.username.toUpperCase()} `);
  expect(unlocked).toMatchObject({ code: 0, printed: expect.stringContaining('已解除锁定') });
  expect((await office.signIn({ username: own.username })).statusCode).toBe(200);
  const rows = await office.world.db
    .selectFrom('audit_events')
    .select(['type', 'actor_kind'])
    .where('type', '=', 'account.unlocked')
    .execute();
  expect(rows).toEqual([{ type: 'account.unlocked', actor_kind: 'system' }]);
  expect(await account('unlock', own.username)).toMatchObject({
    code: 2,
    printed: '',
    told: expect.stringContaining('这个账号没有被锁定'),
  });
});

test('a new first password is shown once, lets in, must be changed, and lifts the lock', async () => {
  const session = await office.begin(own.username);
  await lockOut();
  const reset = await account('reset-password', own.username);
  expect(reset.code).toBe(0);
  const [, password = ''] = new RegExp(`^  ${own.username} +(\\S{12,}) `, 'm').exec(reset.printed) ?? [];
  expect((await office.ask(session.token)).statusCode).toBe(401);
  expect((await office.signIn({ username: own.username, password: PASSWORD })).statusCode).toBe(403);
  const begun = await office.signIn({ username: own.username, password });
  expect(begun.json()).toMatchObject({ mustChangePassword: 'first' });
  const recorded = await office.recorded(own.id);
  expect(recorded.map(({ type }) => type)).toContain('account.password_reset');
  expect(JSON.stringify(recorded)).not.toContain(password);
});

test.each([
  ['unlock', '没有被锁定'],
  ['reset-password', '已经停用'],
])('%s says that there is no such account, or why it can’t', async (name, why) => {
  const missing = await account(name, 'nobody.here');
  expect(missing).toMatchObject({ code: 2, printed: '', told: expect.stringContaining('nobody.here') });
  await disableAccount(office.world.system, { id: own.id, reason: '调离' });
  const disabled = await account(name, own.username);
  expect(disabled).toMatchObject({ code: 2, printed: '', told: expect.stringContaining(why) });
});
