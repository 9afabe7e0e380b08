import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import { openOffice, type TestOffice } from '../../../test/office.ts';
import { DISCLOSURE_RULES, type DisclosureRule } from '../../law/obligations/special-limits.ts';
import { standardItems } from '../../law/obligations/standard-items.ts';
import { nodeByKey } from '../catalogue/catalogue.queries.ts';
import { bringUpToDate } from './bring-up-to-date.ts';
import { coverageMap } from './coverage-map.ts';
import { exportItems } from './export-items.ts';
import { listItems } from './item-list.ts';
import type { ItemFields } from './item-rows.ts';
import { adoptItems } from './adopt-items.ts';
import { addItem, changeItem, retireItem } from './item-usecases.ts';
import { listObligations } from './obligation-list.ts';
import { obligationTodo } from './obligation-todo.ts';

let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  world = await createWorld();
  today('2026-01-05');
  office = await openOffice(world);
});
afterAll(async () => world.close());

function today(day: string): void {
  world.clock.set(new Date(`${day}T02:00:00Z`));
}

const MONTHLY: DisclosureRule = {
  ...DISCLOSURE_RULES.villageAccounts,
  limit: { kind: 'rhythm', every: 'month', grace: { count: 5, unit: 'workday' } },
  standing: 'guidance',
};

function fields(over: Partial<ItemFields> = {}): ItemFields {
  return {
    field: 'social-assistance',
    category: '临时救助',
    name: '临时救助对象名单',
    content: '救助对象姓名、救助金额',
    basis: '社会救助暂行办法',
    limitText: '每月终了5个工作日内',
    rule: MONTHLY,
    discloser: '测试镇人民政府',
    channels: ['website', 'noticeBoard'],
    audience: { kind: 'everyone' },
    mode: 'proactive',
    levels: ['township'],
    nodeId: null,
    unitId: null,
    responsibleId: null,
    ...over,
  };
}

async function add(key: string, over: Partial<ItemFields> = {}, of = office): Promise<string> {
  const { itemId } = await addItem(of.as('publisher'), {
    agencyId: of.agencyId,
    key,
    fields: fields(over),
  });
  return itemId;
}

async function item(itemId: string) {
  const { items } = await listItems(office.as('clerk'), { agencyId: office.agencyId });
  const found = items.find(({ id }) => id === itemId);
  if (found === undefined) throw new Error('no such item');
  return found;
}

async function periods(itemId: string) {
  const { items } = await listObligations(office.as('clerk'), {
    agencyId: office.agencyId,
    which: 'all',
    itemId,
    page: 1,
    size: 200,
  });
  return items
    .toSorted((a, b) => (a.triggeredOn < b.triggeredOn ? -1 : 1))
    .map(({ period, dueOn, status }) => [period, dueOn, status]);
}

describe('the 标准目录 of an agency', () => {
  test('begins with the items of its kind, each in the column of its field, once', async () => {
    const fresh = await openOffice(world, 'fresh');
    const { agencyId } = fresh;
    const adopted = await adoptItems(fresh.as('systemAdmin'), { agencyId, profile: 'township' });
    const { items } = await listItems(fresh.as('clerk'), { agencyId });
    expect(adopted.items).toBe(standardItems('township').length);
    expect(items.map(({ key }) => key)).toEqual(standardItems('township').map(({ key }) => key));
    const column = await nodeByKey(world.db, agencyId, 'statutory.key-areas.farm-subsidies');
    const subsidies = items.filter(({ field }) => field === 'farm-subsidies');
    expect(subsidies.length).toBeGreaterThan(0);
    expect(new Set(subsidies.map(({ nodeId }) => nodeId))).toEqual(new Set([column.id]));
    await expect(adoptItems(fresh.as('publisher'), { agencyId, profile: 'street' })).rejects.toThrow(
      '已经有标准目录',
    );
    await expect(adoptItems(fresh.as('clerk'), { agencyId, profile: 'street' })).rejects.toThrow(
      '发布员或者系统管理员',
    );
  });

  test('is read, too, by those who keep it without having to do with what is due', async () => {
    const { agencyId } = office;
    const { may } = await listItems(office.as('systemAdmin'), { agencyId });
    expect(may).toMatchObject({ edit: true, raise: false });
    const { fileName } = await exportItems(office.as('systemAdmin'), { agencyId, format: 'csv' });
    expect(fileName).toContain('标准目录');
    await expect(
      listObligations(office.as('systemAdmin'), { agencyId, which: 'all', page: 1, size: 20 }),
    ).rejects.toThrow('公开义务由本机构的工作人员');
    await expect(listItems(office.as('auditAdmin'), { agencyId })).rejects.toThrow(
      '标准目录由本机构的工作人员',
    );
  });

  test('may be exchanged as a whole until something was done because of it', async () => {
    const fresh = await openOffice(world, 'switched');
    const { agencyId } = fresh;
    const as = fresh.as('publisher');
    await adoptItems(as, { agencyId });
    await bringUpToDate(world.system);
    const exchange = {
      agencyId,
      profile: 'street',
      fields: ['statutory', 'farm-subsidies'],
      instead: true,
    } as const;
    const { items: taken } = await adoptItems(as, exchange);
    const { items, may } = await listItems(as, { agencyId });
    expect([taken, new Set(items.map(({ field }) => field))]).toEqual([
      items.length,
      new Set(['statutory', 'farm-subsidies']),
    ]);
    expect(may).toMatchObject({ edit: true, exchange: true });
    const [first] = items;
    await retireItem(as, { itemId: first?.id ?? '', version: 1, reason: '无此职能' });
    await expect(adoptItems(as, exchange)).rejects.toThrow('标准目录已经启用');
  });

  test('takes items of its own, and tells what it can’t take', async () => {
    const id = await add('own.one');
    expect(await item(id)).toMatchObject({
      key: 'own.one',
      fieldName: '社会救助',
      rule: MONTHLY,
      version: 1,
    });
    await expect(add('own.one')).rejects.toThrow('请勿重复增加');
    const other = await openOffice(world, 'other');
    const column = await nodeByKey(world.db, other.agencyId, 'dynamic.news');
    await expect(add('own.two', { nodeId: column.id })).rejects.toThrow('公开栏目应当是本机构的栏目');
  });

  test('can make a limit of the law stricter, and not laxer', async () => {
    const id = await add('own.lawful', { rule: DISCLOSURE_RULES.governmentBudget });
    const to = (limit: DisclosureRule['limit'], version: number) =>
      changeItem(office.as('publisher'), {
        itemId: id,
        version,
        fields: fields({ rule: { ...DISCLOSURE_RULES.governmentBudget, limit } }),
      });
    await to({ kind: 'within', span: { count: 10, unit: 'day' } }, 1);
    await expect(to({ kind: 'within', span: { count: 20, unit: 'workday' } }, 2)).rejects.toThrow(
      '由预算法第14条第一款规定，可以缩短，不能延长',
    );
    const uncounted = { itemId: id, version: 2, fields: fields({ rule: null }) };
    await expect(changeItem(office.as('publisher'), uncounted)).rejects.toThrow('不能延长或者不计算');
  });

  test('can post longer than the law asks, not shorter, and lets nothing else set a limit running', async () => {
    const change = (itemId: string, rule: DisclosureRule, version = 1) =>
      changeItem(office.as('publisher'), { itemId, version, fields: fields({ rule }) });
    const { consultation, governmentBudget, general } = DISCLOSURE_RULES;
    const posted = await add('own.posted', { rule: consultation });
    await change(posted, { ...consultation, posting: { count: 40, unit: 'day' } });
    await expect(change(posted, { ...consultation, posting: { count: 1, unit: 'day' } }, 2)).rejects.toThrow(
      '这个事项的公示时间由重大行政决策程序暂行条例第15条规定，可以延长，不能少于现在的40日',
    );
    await expect(change(posted, { ...consultation, posting: null }, 2)).rejects.toThrow(
      '不能少于现在的40日或者不设',
    );
    const budget = await add('own.budget', { rule: governmentBudget });
    await expect(change(budget, { ...governmentBudget, trigger: 'adopted' })).rejects.toThrow(
      '自批准之日起算，不能改为从其他时间起算',
    );
    const formed = await add('own.formed', { rule: general });
    await expect(change(formed, { ...general, trigger: 'happened' })).rejects.toThrow(
      '由条例第26条规定，自信息形成或者变更之日起算',
    );
  });

  test('doesn’t leave to applicants what a law discloses', async () => {
    const refused = '规定主动公开，不能改为依申请公开';
    const fresh = await openOffice(world, 'proactive');
    await adoptItems(fresh.as('publisher'), { agencyId: fresh.agencyId, profile: 'township' });
    const { items } = await listItems(fresh.as('clerk'), { agencyId: fresh.agencyId });
    const given = items.find(({ key }) => key === 'statutory.art21-homestead');
    const change = async (itemId: string, own: ItemFields, as = office.as('publisher')) =>
      changeItem(as, { itemId, version: 1, fields: { ...own, mode: 'onRequest' } });
    if (given === undefined) throw new Error('no such item');
    await expect(change(given.id, given, fresh.as('publisher'))).rejects.toMatchObject({
      message: expect.stringContaining(`由政府信息公开条例第21条${refused}`),
      details: { issues: [{ field: 'fields.mode' }] },
    });
    const rule = DISCLOSURE_RULES.governmentBudget;
    await expect(change(await add('own.disclosed', { rule }), fields({ rule }))).rejects.toThrow(
      `由预算法第14条第一款${refused}`,
    );
    await expect(add('own.never', { rule, mode: 'onRequest' })).rejects.toThrow(refused);
    const free = await add('own.free', { rule: DISCLOSURE_RULES.general });
    await change(free, fields({ rule: DISCLOSURE_RULES.general }));
    expect(await item(free)).toMatchObject({ mode: 'onRequest' });
  });

  test('is changed and put out of force by those who saw it as it is', async () => {
    const id = await add('own.changing');
    const change = { itemId: id, version: 1, fields: fields({ name: '临时救助公示' }) };
    await changeItem(office.as('publisher'), change);
    expect(await item(id)).toMatchObject({ name: '临时救助公示', version: 2 });
    await expect(changeItem(office.as('publisher'), change)).rejects.toThrow('刚刚被他人改动过');
    await retireItem(office.as('publisher'), { itemId: id, version: 2, reason: '职能已划转' });
    expect(await item(id)).toMatchObject({ retiredOn: '2026-01-05' });
    await expect(changeItem(office.as('publisher'), { ...change, version: 3 })).rejects.toThrow('已经停用');
  });
});

describe('an item that goes by months', () => {
  test('is due for each month once, however long nobody looked', async () => {
    const id = await add('monthly.watched');
    await bringUpToDate(world.system);
    await bringUpToDate(world.system);
    expect(await periods(id)).toEqual([['2026年1月', '2026-02-06', 'open']]);
    today('2026-04-02');
    await bringUpToDate(world.system);
    // 1–5 May aren't worked, Saturday 9 May is.
    expect(await periods(id)).toEqual([
      ['2026年1月', '2026-02-06', 'overdue'],
      ['2026年2月', '2026-03-06', 'overdue'],
      ['2026年3月', '2026-04-08', 'soon'],
      ['2026年4月', '2026-05-11', 'open'],
    ]);
  });

  test('keeps the limit under which its months came up when the office changes it', async () => {
    const id = await add('monthly.changed');
    await bringUpToDate(world.system);
    const looser = { kind: 'rhythm', every: 'month', grace: { count: 10, unit: 'day' } } as const;
    await changeItem(office.as('publisher'), {
      itemId: id,
      version: 1,
      fields: fields({ rule: { ...MONTHLY, limit: looser } }),
    });
    today('2026-05-06');
    await bringUpToDate(world.system);
    expect((await periods(id)).map(([period, dueOn]) => [period, dueOn])).toEqual([
      ['2026年4月', '2026-05-11'],
      ['2026年5月', '2026-06-10'],
    ]);
  });

  test('has no day while the notice of a year is missing, and gets one afterwards', async () => {
    today('2026-12-20');
    const id = await add('monthly.undated');
    await bringUpToDate(world.system);
    expect(await periods(id)).toEqual([['2026年12月', null, 'undated']]);
  });
});

test('an agency where it fails holds up no other', async () => {
  const offices = [await openOffice(world, 'one'), await openOffice(world, 'two')] as const;
  const [one, two] = offices.toSorted((a, b) => (a.agencyId < b.agencyId ? -1 : 1));
  if (one === undefined || two === undefined) throw new Error('no offices');
  const ids = [await add('monthly.fails', {}, one), await add('monthly.comes', {}, two)];
  const setRule = async (rule: unknown): Promise<void> => {
    await world.db
      .updateTable('standard_items')
      .set({ rule: JSON.stringify(rule) })
      .where('id', '=', ids[0] ?? '')
      .execute();
  };
  await setRule({ limit: MONTHLY.limit });
  const troubled: unknown[] = [];
  const log = {
    ...world.system.log,
    error: (_message: string, data?: Readonly<Record<string, unknown>>) =>
      void troubled.push(data?.['agencyId']),
  };
  const entered = async () => {
    const rows = await world.db
      .selectFrom('obligations')
      .select('item_id')
      .where('item_id', 'in', ids)
      .execute();
    return rows.map((row) => row.item_id);
  };
  await bringUpToDate({ ...world.system, log });
  expect(troubled).toEqual([one.agencyId]);
  expect(await entered()).toEqual([ids[1]]);
  await setRule(MONTHLY);
  await bringUpToDate(world.system);
  expect(new Set(await entered())).toEqual(new Set(ids));
});

describe('what is late', () => {
  test('is told to whom it belongs, then to the publisher, a week later above', async () => {
    const late = await openOffice(world, 'late');
    const me = late.cast.as(late.agencyId, 'firstReviewer').actor;
    today('2026-03-02');
    const responsibleId = me.kind === 'account' ? me.accountId : null;
    const rule: DisclosureRule = {
      ...MONTHLY,
      limit: { kind: 'rhythm', every: 'week', grace: { count: 0, unit: 'day' } },
    };
    await add('weekly.late', { rule, responsibleId }, late);
    await bringUpToDate(world.system);
    const told = async () => {
      const roles = ['firstReviewer', 'clerk', 'publisher', 'supervisor', 'secondReviewer'] as const;
      const found = await Promise.all(
        roles.map(async (role) => (await obligationTodo(late.as(role))).items.length),
      );
      return Object.fromEntries(roles.map((role, index) => [role, found[index]]));
    };
    const nobody = { firstReviewer: 0, clerk: 0, publisher: 0, supervisor: 0, secondReviewer: 0 };
    expect(await told()).toEqual({ ...nobody, firstReviewer: 1, clerk: 1 });
    today('2026-03-09');
    expect(await told()).toEqual({ ...nobody, firstReviewer: 1, clerk: 1, publisher: 1 });
    today('2026-03-16');
    expect(await told()).toEqual({ ...nobody, firstReviewer: 1, clerk: 1, publisher: 1, supervisor: 1 });
  });

  test('is counted and shown on the map of the year', async () => {
    const mapped = await openOffice(world, 'mapped');
    today('2026-01-05');
    await add('monthly.mapped', {}, mapped);
    today('2026-03-10');
    await bringUpToDate(world.system);
    const { agencyId } = mapped;
    const map = await coverageMap(mapped.as('clerk'), { agencyId, year: 2026, by: 'source' });
    expect(map.rows).toHaveLength(1);
    const shown = map.rows[0]?.months.map(({ month, status, count }) => ({ month, status, count }));
    expect(map.months.slice(1, 4).map(({ timeliness }) => timeliness.missing)).toEqual([1, 1, 0]);
    expect(shown?.slice(0, 5)).toEqual([
      { month: 1, status: null, count: 0 },
      { month: 2, status: 'overdue', count: 1 },
      { month: 3, status: 'overdue', count: 1 },
      { month: 4, status: 'open', count: 1 },
      { month: 5, status: null, count: 0 },
    ]);
    expect(map.total).toEqual({ due: 2, onTime: 0, late: 0, missing: 2, rate: 0 });
    const byUnit = await coverageMap(mapped.as('clerk'), { agencyId, year: 2026, by: 'unit' });
    expect(byUnit.rows.map(({ name }) => name)).toEqual(['未指定科室']);
    const byField = await coverageMap(mapped.as('clerk'), { agencyId, year: 2026, by: 'field', unitId: '' });
    expect(byField.rows.map(({ name, timeliness }) => [name, timeliness.missing])).toEqual([['社会救助', 2]]);
    const byAgency = await coverageMap(mapped.as('supervisor'), { agencyId, year: 2026, by: 'agency' });
    expect(byAgency.rows.map(({ id }) => id)).toEqual([agencyId]);
  });
});

test('after a pause of sixty years every week is entered', async () => {
  const paused = await openOffice(world, 'paused');
  today('2026-01-05');
  const limit = { kind: 'rhythm', every: 'week', grace: { count: 5, unit: 'workday' } } as const;
  const itemId = await add('weekly.paused', { rule: { ...MONTHLY, limit } }, paused);
  today('2086-01-07');
  await bringUpToDate(world.system);
  const { count } = await world.db
    .selectFrom('obligations')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('item_id', '=', itemId)
    .executeTakeFirstOrThrow();
  expect(count).toBeGreaterThan(3_100);
});
