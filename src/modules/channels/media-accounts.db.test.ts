import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTown, type TestOffice } from '../../../test/office.ts';
import type { TestWorld } from '../../../test/database.ts';
import { readSheet } from '../../files/sheet-reader.ts';
import { inTransaction } from '../../platform/context.ts';
import { must } from '../../platform/errors.ts';
import { listRegister } from '../registers/registers.usecases.ts';
import { channelTodo } from './channel-todo.ts';
import { exportAccounts, listAccounts } from './media-account-list.ts';
import {
  closeAccount,
  noteUpdate,
  openAccount,
  reopenAccount,
  updateAccountByHand,
} from './media-accounts.ts';
import { findAccount } from './media-accounts.repository.ts';
import { voidAccountUpdate } from './void-account-update.ts';

let world: TestWorld;
let office: TestOffice;
let accountId = '';
let count = 0;

beforeAll(async () => {
  ({ world, office } = await createTown());
});
afterAll(async () => world.close());
beforeEach(async () => {
  today('2026-04-01');
  count += 1;
  accountId = await opened(`第${count}号`);
});

function today(day: string): void {
  world.clock.set(new Date(`${day}T02:00:00Z`));
}

function opening(name: string) {
  const fields = {
    name,
    platformId: '',
    sponsor: '测试镇人民政府',
    operator: '',
    verifiedAs: '',
    filingNumber: '',
    responsible: '王五',
    followers: null,
  };
  const { agencyId } = office;
  const said = { on: '2026-03-01', updatedOn: '2026-04-01', reason: '便民', approval: '区政府办' };
  return { agencyId, platform: 'weibo' as const, fields, ...said, another: true };
}

async function opened(name: string): Promise<string> {
  return (await openAccount(office.as('clerk'), opening(name))).accountId;
}

async function account() {
  const { items } = await listAccounts(office.as('clerk'), { agencyId: office.agencyId });
  return must(
    items.find(({ id }) => id === accountId),
    'account',
  );
}

async function seen() {
  return { accountId, version: (await account()).version };
}

async function updated(on: string, what = '转载通知'): Promise<number> {
  await updateAccountByHand(office.as('clerk'), { ...(await seen()), on, what });
  return must((await account()).events.at(-1), 'event').seq;
}

async function standing(): Promise<string> {
  const { accounts } = await channelTodo(office.as('clerk'));
  return accounts.find(({ id }) => id === accountId)?.standing ?? 'fresh';
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
  );
}

const decided = { reason: '关停登记错了账号', approval: '镇长' };

async function closed(): Promise<void> {
  const why = { reason: '清理整合', approval: '区政府办' };
  await closeAccount(office.as('clerk'), { ...(await seen()), on: '2026-04-05', ...why });
}

test('an update that was registered by mistake is struck out with a reason: the alarms are back, and nothing is erased', async () => {
  today('2026-04-13');
  const seq = await updated('2026-04-13', '其实是另一个账号的');
  today('2026-04-14');
  expect(await standing()).toBe('fresh');
  const input = { ...(await seen()), seq, reason: '登记错了账号' };
  expect(await codeOf(voidAccountUpdate(office.as('secrecyReviewer'), input))).toBe('common.forbidden');
  await voidAccountUpdate(office.as('clerk'), input);
  expect(await standing()).toBe('urgent');
  const { updatedOn, events } = await account();
  expect(updatedOn).toBe('2026-04-01');
  expect(
    events.map(({ event, on, reason, voided, mayVoid }) => [event, on, reason, voided, mayVoid]),
  ).toEqual([
    ['opened', '2026-03-01', '便民', false, false],
    ['updated', '2026-04-13', '其实是另一个账号的', true, false],
    ['voided', '2026-04-14', '登记错了账号', false, false],
  ]);
  expect(await codeOf(voidAccountUpdate(office.as('clerk'), { ...input, ...(await seen()) }))).toBe(
    'channels.void',
  );
  const audited = await world.db
    .selectFrom('audit_events')
    .select('data')
    .where('type', '=', 'channel.account_update_voided')
    .execute();
  expect(audited).toMatchObject([{ data: { reason: '登记错了账号', after: { updatedOn: '2026-04-01' } } }]);
});

test('without the one that is struck out the latest of the others holds', async () => {
  today('2026-04-14');
  await updated('2026-04-06');
  const wrong = await updated('2026-04-12');
  const early = await updated('2026-04-09');
  await voidAccountUpdate(office.as('clerk'), { ...(await seen()), seq: early, reason: '没有发布' });
  expect((await account()).updatedOn).toBe('2026-04-12');
  await voidAccountUpdate(office.as('clerk'), { ...(await seen()), seq: wrong, reason: '没有发布' });
  expect((await account()).updatedOn).toBe('2026-04-06');
});

test('only an update is struck out, and none that the program sent itself', async () => {
  const clerk = office.as('clerk');
  await inTransaction(world.system, async (tx) => {
    const row = must(await findAccount(tx.db, accountId, { lock: true }), 'account');
    await noteUpdate(tx, row, { on: '2026-04-01', what: '2026年第1期，2 篇' });
  });
  const [first, sent] = (await account()).events;
  expect(sent).toMatchObject({ event: 'updated', mayVoid: false });
  const reason = '试试';
  const input = { ...(await seen()), reason };
  expect(await codeOf(voidAccountUpdate(clerk, { ...input, seq: must(sent, 'sent').seq }))).toBe(
    'channels.sent_by_program',
  );
  expect(await codeOf(voidAccountUpdate(clerk, { ...input, seq: must(first, 'first').seq }))).toBe(
    'common.not_found',
  );
  expect(await codeOf(voidAccountUpdate(clerk, { ...input, seq: 99 }))).toBe('common.not_found');
});

test('an account that was closed by mistake is reopened by a record of its own, and its closing stays in the history', async () => {
  today('2026-04-05');
  await closed();
  const { name } = await account();
  expect(await codeOf(openAccount(office.as('clerk'), opening(name)))).toBe('channels.account_closed');
  today('2026-04-20');
  const input = { ...(await seen()), on: '2026-04-20', ...decided, another: true };
  expect(await codeOf(reopenAccount(office.as('secrecyReviewer'), input))).toBe('common.forbidden');
  for (const on of ['2026-04-21', '2026-04-04'])
    expect(await codeOf(reopenAccount(office.as('clerk'), { ...input, on }))).toBe('common.invalid_input');
  await reopenAccount(office.as('clerk'), input);
  expect(await codeOf(reopenAccount(office.as('clerk'), { ...input, ...(await seen()) }))).toBe(
    'channels.account_in_use',
  );
  expect(await standing()).toBe('asleep');
  expect(await account()).toMatchObject({ closedOn: null, standing: 'asleep' });
  expect((await account()).events.map(({ event, on, reason }) => [event, on, reason])).toEqual([
    ['opened', '2026-03-01', '便民'],
    ['closed', '2026-04-05', '清理整合'],
    ['reopened', '2026-04-20', '关停登记错了账号'],
  ]);
  const { agencyId } = office;
  const page = { page: 1, size: 100, removed: false };
  const register = await listRegister(office.as('clerk'), { register: 'channels', agencyId, ...page });
  expect(register.items.find(({ id }) => id === accountId)?.values['closedOn']).toBeNull();
  const sheet = readSheet((await exportAccounts(office.as('clerk'), { agencyId })).bytes, 'workbook');
  expect(JSON.stringify(sheet)).toContain('2026-04-20恢复：关停登记错了账号（批准：镇长）');
  // It is kept as before.
  await updated('2026-04-20');
  expect(await standing()).toBe('fresh');
});

test('an account isn’t reopened beside another in use on its platform unless that is wanted', async () => {
  today('2026-04-05');
  await closed();
  const input = { ...(await seen()), on: '2026-04-05', ...decided, another: false };
  await opened('另一个在用的');
  expect(await codeOf(reopenAccount(office.as('clerk'), input))).toBe('channels.account_there');
  await reopenAccount(office.as('clerk'), { ...input, another: true });
  expect((await account()).closedOn).toBeNull();
});
