import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import { openOffice, type TestOffice } from '../../../test/office.ts';
import { DISCLOSURE_RULES } from '../../law/obligations/special-limits.ts';
import { bringUpToDate } from './bring-up-to-date.ts';
import { addItem } from './item-usecases.ts';
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
async function raise(key: string, responsibleId: string | null = null): Promise<void> {
  const { itemId } = await addItem(office.as('publisher'), {
    agencyId: office.agencyId,
    key,
    fields: {
      field: 'social-assistance',
      category: '临时救助',
      name: key,
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
    },
  });
  await raiseObligation(office.as('clerk'), { itemId, on: '2026-03-02', what: '三月' });
}

async function given(): Promise<string[]> {
  const { items } = await listReminders(office.as('clerk'), {
    agencyId: office.agencyId,
    page: 1,
    size: 200,
  });
  return items.map(({ words, toName, toRole, on }) => `${on} ${toName}，${toRole} ${words}`).toReversed();
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
    '2026-03-06 clerk甲，信息员（责任人已不在本机构） 到期前10个工作日提醒',
  );
});
