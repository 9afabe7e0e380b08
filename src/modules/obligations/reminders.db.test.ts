import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import { openOffice, type TestOffice } from '../../../test/office.ts';
import { accountIdOf, type Role } from '../../platform/actor.ts';
import { DISCLOSURE_RULES } from '../../law/obligations/special-limits.ts';
import { disableAccount } from '../accounts/accounts.usecases.ts';
import { bringUpToDate } from './bring-up-to-date.ts';
import { addItem, changeItem } from './item-usecases.ts';
import { listObligations } from './obligation-list.ts';
import { obligationTodo } from './obligation-todo.ts';
import { raiseObligation } from './raise-obligation.ts';
import { listReminders, setReminderPlan } from './reminder-list.ts';
import { reportNil } from './settle-obligation.ts';

let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  world = await createWorld();
  today('2026-03-02');
  office = await openOffice(world);
});
afterAll(async () => world.close());

function today(day: string): void {
  world.clock.set(new Date(`${day}T02:00:00Z`));
}

/** Something due on Friday, 20 March 2026: fourteen working days after 2 March. */
async function raise(key: string, responsibleId: string | null = null): Promise<string> {
  const { agencyId } = office;
  const { itemId } = await addItem(office.as('publisher'), {
    agencyId,
    key,
    fields: fields(key, responsibleId),
  });
  await raiseObligation(office.as('clerk'), { itemId, on: '2026-03-02', what: '三月' });
  return itemId;
}

function fields(name: string, responsibleId: string | null) {
  return {
    field: 'social-assistance',
    category: '临时救助',
    name,
    content: '名单',
    basis: '',
    limitText: '信息形成之日起14个工作日内',
    rule: { ...DISCLOSURE_RULES.general, limit: { kind: 'within', span: { count: 14, unit: 'workday' } } },
    discloser: '测试镇人民政府',
    channels: ['website'],
    audience: { kind: 'everyone' },
    mode: 'proactive',
    levels: ['township'],
    nodeId: null,
    unitId: null,
    responsibleId,
  } as const;
}

function idOf(role: Role): string {
  return accountIdOf(office.as(role).actor) ?? '';
}

async function given(about = ''): Promise<string[]> {
  const { items } = await listReminders(office.as('clerk'), {
    agencyId: office.agencyId,
    page: 1,
    size: 200,
  });
  return items
    .filter(({ what }) => what.includes(about))
    .map(({ words, toName, toRole, on }) => `${on} ${toName}，${toRole} ${words}`)
    .toReversed();
}

test('each is reminded once of what is near and late, also when nobody looked for days', async () => {
  const reviewer = office.as('firstReviewer').actor;
  await raise('named', reviewer.kind === 'account' ? reviewer.accountId : null);
  const look = async (day: string): Promise<number> => {
    today(day);
    return (await bringUpToDate(world.system)).reminded;
  };
  expect(await look('2026-03-12')).toBe(0);
  expect(await look('2026-03-13')).toBe(1);
  expect(await look('2026-03-13')).toBe(0);
  expect(await look('2026-03-16')).toBe(0);
  // Thursday's reminder was missed: on the day itself it would tell nothing.
  expect(await look('2026-03-20')).toBe(1);
  expect(await look('2026-03-30')).toBe(3);
  expect(await look('2026-04-30')).toBe(0);
  expect(await given()).toEqual([
    '2026-03-13 firstReviewer甲，责任人 到期前5个工作日提醒',
    '2026-03-20 firstReviewer甲，责任人 到期当日提醒',
    '2026-03-30 firstReviewer甲，责任人 逾期提醒',
    '2026-03-30 publisher甲，发布员 逾期提醒发布员',
    '2026-03-30 supervisor甲，监督员 逾期提请监督员督办',
  ]);
  const { items } = await obligationTodo(office.as('supervisor'));
  expect(items.map(({ what, remindedOn }) => [what, remindedOn])).toEqual([
    ['临时救助：named（三月）', '2026-03-30'],
  ]);
  await expect(world.db.deleteFrom('obligation_reminders').execute()).rejects.toThrow('append-only');
});

test('what is nobody’s is told to whoever drafts, by the office’s own times; what is settled isn’t', async () => {
  const { agencyId } = office;
  today('2026-03-02');
  await raise('nobodys');
  await setReminderPlan(office.as('publisher'), {
    agencyId,
    version: 0,
    plan: { before: [10], publisherAfter: 3, supervisorAfter: 4 },
  });
  const before = await given();
  const fresh = async () => (await given()).filter((line) => !before.includes(line));
  today('2026-03-06');
  await bringUpToDate(world.system);
  expect(await fresh()).toContain('2026-03-06 clerk甲，信息员（未指定责任人） 到期前10个工作日提醒');
  const { items } = await listObligations(office.as('clerk'), { agencyId, which: 'open', page: 1, size: 20 });
  const open = items.find(({ what }) => what.includes('nobodys'));
  await reportNil(office.as('clerk'), {
    obligationId: open?.id ?? '',
    version: open?.version ?? 0,
    reason: '没有',
  });
  today('2026-06-06');
  await bringUpToDate(world.system);
  expect((await fresh()).filter((line) => line.includes('clerk'))).toHaveLength(1);
});

test('what was somebody’s who has left is told to whoever drafts, as that', async () => {
  const { agencyId } = office;
  const { actor } = office.as('finalReviewer');
  const accountId = actor.kind === 'account' ? actor.accountId : '';
  today('2026-03-02');
  await raise('left', accountId);
  await world.db
    .updateTable('account_grants')
    .set({ revoked_at: new Date('2026-03-03T00:00:00Z') })
    .where('account_id', '=', accountId)
    .where('agency_id', '=', agencyId)
    .execute();
  const before = await given();
  today('2026-03-06');
  await bringUpToDate(world.system);
  expect((await given()).filter((line) => !before.includes(line))).toContain(
    '2026-03-06 clerk甲，信息员（责任人已离任） 到期前10个工作日提醒',
  );
});

test('what is another’s by now is told to them and no more to whoever had it; to whoever drafts when they are disabled', async () => {
  const [first, second] = [idOf('secondReviewer'), idOf('secrecyReviewer')];
  today('2026-03-02');
  const itemId = await raise('handed', first);
  const look = async (day: string): Promise<string[]> => {
    today(day);
    await bringUpToDate(world.system);
    return given('handed');
  };
  const told = async (role: Role) =>
    (await obligationTodo(office.as(role))).items.some(({ what }) => what.includes('handed'));
  const early = ' 到期前10个工作日提醒';
  expect(await look('2026-03-06')).toEqual([`2026-03-06 secondReviewer甲，责任人${early}`]);
  expect([await told('secondReviewer'), await told('secrecyReviewer')]).toEqual([true, false]);
  const change = { itemId, version: 1, fields: fields('handed', second) };
  await changeItem(office.as('publisher'), change);
  await look('2026-03-09');
  expect(await look('2026-03-09')).toEqual([
    `2026-03-06 secondReviewer甲，责任人${early}`,
    `2026-03-09 secrecyReviewer甲，责任人${early}`,
  ]);
  expect([await told('secondReviewer'), await told('secrecyReviewer')]).toEqual([false, true]);
  await disableAccount(world.system, { id: second, reason: '调离' });
  await look('2026-03-10');
  expect((await look('2026-03-11')).slice(2)).toEqual([`2026-03-10 clerk甲，信息员（责任人已离任）${early}`]);
  expect((await look('2026-03-24')).slice(3).toSorted()).toEqual([
    '2026-03-24 clerk甲，信息员（责任人已离任） 逾期提醒',
    '2026-03-24 publisher甲，发布员 逾期提醒发布员',
    '2026-03-24 supervisor甲，监督员 逾期提请监督员督办',
  ]);
});
