import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, openOffice, type TestOffice } from '../../../test/office.ts';
import { accountIdOf, type Role } from '../../platform/actor.ts';
import { DISCLOSURE_RULES } from '../../law/obligations/special-limits.ts';
import { actorOfAccount } from '../accounts/accounts.queries.ts';
import { createAccount, disableAccount, enableAccount, grantRole } from '../accounts/accounts.usecases.ts';
import { agencyFields } from '../agencies/agencies.api.ts';
import { createAgency } from '../agencies/agencies.usecases.ts';
import { coverageMap } from './coverage-map.ts';
import { listItems } from './item-list.ts';
import type { ItemFields } from './item-rows.ts';
import { addItem, changeItem } from './item-usecases.ts';
import { listObligations, type ObligationFilter } from './obligation-list.ts';
import { obligationTodo } from './obligation-todo.ts';
import { raiseObligation } from './raise-obligation.ts';
import { responsiblePeople } from './responsible-people.ts';
import { reopen, reportNil } from './settle-obligation.ts';
import { changeWorkItem, enterStage, openWorkItem } from './work-usecases.ts';

let world: TestWorld;
let office: TestOffice;
let count = 0;

beforeAll(async () => {
  ({ world, office } = await createTown());
});
beforeEach(() => world.clock.set(new Date('2026-03-02T02:00:00Z')));
afterAll(async () => world.close());

function idOf(role: Role, of = office): string {
  return accountIdOf(of.as(role).actor) ?? '';
}

function fields(over: Partial<ItemFields> = {}): ItemFields {
  return {
    field: 'social-assistance',
    category: '临时救助',
    name: `临时救助对象名单${count}`,
    content: '救助对象姓名、救助金额',
    basis: '',
    limitText: '信息形成之日起5个工作日内',
    rule: { ...DISCLOSURE_RULES.general, limit: { kind: 'within', span: { count: 5, unit: 'workday' } } },
    discloser: '测试镇人民政府',
    channels: ['website'],
    audience: { kind: 'everyone' },
    mode: 'proactive',
    levels: ['township'],
    nodeId: null,
    unitId: null,
    responsibleId: null,
    ...over,
  };
}

async function add(over: Partial<ItemFields> = {}): Promise<string> {
  count += 1;
  const { agencyId } = office;
  const key = `own.item-${count}`;
  return (await addItem(office.as('publisher'), { agencyId, key, fields: fields(over) })).itemId;
}

async function item(itemId: string) {
  const { items } = await listItems(office.as('clerk'), { agencyId: office.agencyId });
  const found = items.find(({ id }) => id === itemId);
  if (found === undefined) throw new Error('no such item');
  return found;
}

async function nameAs(itemId: string, responsibleId: string | null, over: Partial<ItemFields> = {}) {
  const { version, name, unitId } = await item(itemId);
  await changeItem(office.as('publisher'), {
    itemId,
    version,
    fields: fields({ name, unitId, responsibleId, ...over }),
  });
}

async function register(filter: Partial<ObligationFilter>) {
  const { agencyId } = office;
  return listObligations(office.as('clerk'), { agencyId, which: 'all', page: 1, size: 200, ...filter });
}

async function raise(itemId: string, what: string): Promise<string> {
  const raised = await raiseObligation(office.as('clerk'), { itemId, on: '2026-03-02', what });
  return raised.obligationId;
}

async function person(
  username: string,
  at: { readonly agencyId: string; readonly role: Role },
): Promise<string> {
  const { id } = await createAccount(world.system, {
    username,
    displayName: username,
    agencyId: at.agencyId,
  });
  await grantRole(world.system, { accountId: id, ...at });
  return id;
}

async function section(slug: string): Promise<string> {
  const { id } = await createAgency(world.system, {
    ...agencyFields.parse({
      kind: 'section',
      name: `${slug}办公室`,
      shortName: `${slug}办`,
      selfName: '我办',
      slug,
      publishes: false,
      uscc: null,
      areaCode: '500110',
      phone: '',
    }),
    parentId: office.agencyId,
  });
  return id;
}

describe('who can be responsible for an item', () => {
  test('is told to those who edit it: names and roles of its office, and nothing else', async () => {
    const itemId = await add();
    const { agencyId } = office;
    const gone = await person('gone.clerk', { agencyId, role: 'clerk' });
    await disableAccount(world.system, { id: gone, reason: '调离' });
    const other = await openOffice(world, 'elsewhere');
    await grantRole(world.system, {
      accountId: idOf('finalReviewer', other),
      role: 'supervisor',
      agencyId,
    });
    const { items } = await responsiblePeople(office.as('publisher'), { itemId });
    expect(new Map(items.map(({ id, ...rest }) => [id, rest]))).toEqual(
      new Map([
        [idOf('clerk'), { name: 'clerk甲', roles: '信息员', from: '' }],
        [idOf('firstReviewer'), { name: 'firstReviewer甲', roles: '初审人', from: '' }],
        [idOf('secondReviewer'), { name: 'secondReviewer甲', roles: '复审人', from: '' }],
        [idOf('finalReviewer'), { name: 'finalReviewer甲', roles: '终审人', from: '' }],
        [idOf('secrecyReviewer'), { name: 'secrecyReviewer甲', roles: '保密审查员', from: '' }],
        [idOf('publisher'), { name: 'publisher甲', roles: '发布员', from: '' }],
        [idOf('requestHandler'), { name: 'requestHandler甲', roles: '申请办理人', from: '' }],
        [idOf('supervisor'), { name: 'supervisor甲', roles: '监督员', from: '' }],
        [idOf('finalReviewer', other), { name: 'finalReviewer甲', roles: '监督员', from: 'elsewhere镇' }],
      ]),
    );
    expect(await responsiblePeople(office.as('systemAdmin'), { itemId })).toEqual({ items });
    for (const role of ['clerk', 'supervisor'] as const)
      await expect(responsiblePeople(office.as(role), { itemId })).rejects.toThrow(
        '标准目录由本机构的发布员或者系统管理员维护',
      );
    await expect(responsiblePeople(other.as('publisher'), { itemId })).rejects.toThrow('由本机构的发布员');
  });

  test('is told of the section that is to do the work before it does, and of no other agency', async () => {
    const unitId = await section('jiansheban');
    const own = await person('jianshe.clerk', { agencyId: unitId, role: 'clerk' });
    const itemId = await add();
    const told = async (of: string | undefined, by = itemId) =>
      (await responsiblePeople(office.as('publisher'), { itemId: by, unitId: of })).items.map(({ id }) => id);
    expect(await told(undefined)).not.toContain(own);
    expect(await told(unitId)).toContain(own);
    const there = await add({ unitId });
    expect(await told(undefined, there)).toContain(own);
    expect(await told('', there)).not.toContain(own);
    const other = await openOffice(world, 'stranger');
    await expect(told(other.agencyId)).rejects.toMatchObject({
      details: { issues: [{ field: 'unitId', message: '责任科室应当是本机构的内设机构、村或者社区。' }] },
    });
  });

  test('is refused at the field where it is nobody of the office', async () => {
    const itemId = await add();
    const { agencyId } = office;
    const disabled = await person('disabled.clerk', { agencyId, role: 'clerk' });
    await disableAccount(world.system, { id: disabled, reason: '调离' });
    const other = await openOffice(world, 'foreign');
    for (const responsibleId of [disabled, idOf('clerk', other), idOf('auditAdmin')])
      await expect(nameAs(itemId, responsibleId)).rejects.toMatchObject({
        details: {
          issues: [{ field: 'responsibleId', message: expect.stringContaining('并且账号没有停用，请另选') }],
        },
      });
    expect(await item(itemId)).toMatchObject({ responsible: null, version: 1 });
  });

  test('may be of the section that does the work, who is then told of what is due', async () => {
    const unitId = await section('minzheng');
    const own = await person('minzheng.clerk', { agencyId: unitId, role: 'clerk' });
    const itemId = await add({ unitId });
    const { items } = await responsiblePeople(office.as('publisher'), { itemId });
    expect(items.find(({ id }) => id === own)).toMatchObject({ roles: '信息员', from: 'minzheng办' });
    expect((await item(itemId)).unit).toEqual({ id: unitId, name: 'minzheng办公室' });
    await nameAs(itemId, own);
    const obligationId = await raise(itemId, '三月');
    const todo = await obligationTodo(world.as(await actorOfAccount(world.db, own, { ip: null })));
    expect(todo.items.map(({ id, responsible }) => [id, responsible])).toEqual([
      [obligationId, { id: own, name: 'minzheng.clerk', left: false }],
    ]);
    await expect(nameAs(itemId, own, { unitId: null })).rejects.toThrow('请另选');
  });
});

describe('whoever is responsible for an item', () => {
  test('has its open duties; what is settled goes to them when it is open again', async () => {
    const [before, after] = [idOf('firstReviewer'), idOf('secondReviewer')];
    const itemId = await add({ responsibleId: before });
    const open = await raise(itemId, '一月');
    const nil = await raise(itemId, '二月');
    await reportNil(office.as('clerk'), { obligationId: nil, version: 1, reason: '没有' });
    const whose = async () => {
      const { items } = await register({ itemId });
      return Object.fromEntries(items.map(({ id, responsible }) => [id, responsible?.id ?? null]));
    };
    await nameAs(itemId, after);
    expect(await whose()).toEqual({ [open]: after, [nil]: before });
    await reopen(office.as('publisher'), { obligationId: nil, version: 2, reason: '有救助对象。' });
    expect(await whose()).toEqual({ [open]: after, [nil]: after });
    await nameAs(itemId, null);
    expect(await whose()).toEqual({ [open]: null, [nil]: null });
    const events = await world.db
      .selectFrom('audit_events')
      .select('data')
      .where('type', '=', 'obligation.item_changed')
      .where(sql`data #>> '{subject,id}'`, '=', itemId)
      .orderBy('seq')
      .execute();
    expect(events.map(({ data }) => data)).toMatchObject([
      { before: { responsibleId: before }, after: { responsibleId: after, handedOn: 1 } },
      { before: { responsibleId: after }, after: { responsibleId: null, handedOn: 2 } },
    ]);
  });

  test('has them at another section, too: what was open, and what is open again', async () => {
    const [from, to] = [await section('nongye'), await section('caizheng')];
    const before = await person('nongye.clerk', { agencyId: from, role: 'clerk' });
    const after = await person('caizheng.clerk', { agencyId: to, role: 'clerk' });
    const itemId = await add({ unitId: from, responsibleId: before });
    const open = await raise(itemId, '一月');
    const nil = await raise(itemId, '二月');
    await reportNil(office.as('clerk'), { obligationId: nil, version: 1, reason: '没有' });
    await nameAs(itemId, after, { unitId: to });
    await reopen(office.as('publisher'), { obligationId: nil, version: 2, reason: '有救助对象。' });
    const { items } = await register({ itemId });
    const named = { id: after, name: 'caizheng.clerk', left: false };
    expect(Object.fromEntries(items.map(({ id, responsible }) => [id, responsible]))).toEqual({
      [open]: named,
      [nil]: named,
    });
    const todoOf = async (id: string) =>
      (await obligationTodo(world.as(await actorOfAccount(world.db, id, { ip: null })))).items.map(
        (one) => one.id,
      );
    expect((await todoOf(after)).toSorted()).toEqual([open, nil].toSorted());
    expect(await todoOf(before)).toEqual([]);
    const event = await world.db
      .selectFrom('audit_events')
      .select('data')
      .where('type', '=', 'obligation.item_changed')
      .where(sql`data #>> '{subject,id}'`, '=', itemId)
      .executeTakeFirst();
    expect(event?.data).toMatchObject({ before: { unitId: from }, after: { unitId: to, handedOn: 1 } });
  });

  test('has those of a piece of work as well, when it is handed on', async () => {
    const [from, to] = [await section('xiangmu'), await section('zhaotou')];
    const before = await person('xiangmu.clerk', { agencyId: from, role: 'clerk' });
    const after = await person('zhaotou.clerk', { agencyId: to, role: 'clerk' });
    const { agencyId } = office;
    const work = { title: '修路', nodeId: null };
    const clerk = office.as('clerk');
    const { workItemId } = await openWorkItem(clerk, {
      ...work,
      agencyId,
      kind: 'decision',
      unitId: from,
      responsibleId: before,
    });
    const stage = { stage: 'adopted', on: '2026-03-02', note: '' };
    await enterStage(clerk, { workItemId, version: 1, ...stage });
    const [first, second] = (await register({ workItemId })).items.map(({ id }) => id);
    if (first === undefined || second === undefined) throw new Error('not two duties');
    await reportNil(clerk, { obligationId: first, version: 1, reason: '没有' });
    const whose = async () => {
      const { items } = await register({ workItemId });
      return Object.fromEntries(items.map(({ id, responsible }) => [id, responsible?.id]));
    };
    await changeWorkItem(clerk, { ...work, workItemId, version: 2, unitId: to, responsibleId: after });
    expect(await whose()).toEqual({ [first]: before, [second]: after });
    await reopen(office.as('publisher'), { obligationId: first, version: 2, reason: '有信息。' });
    expect(await whose()).toEqual({ [first]: after, [second]: after });
    const todo = await obligationTodo(world.as(await actorOfAccount(world.db, after, { ip: null })));
    expect(todo.items.map(({ dueOn, responsible }) => [dueOn, responsible])).toEqual([
      ['2026-03-05', { id: after, name: 'zhaotou.clerk', left: false }],
    ]);
    const event = await world.db
      .selectFrom('audit_events')
      .select('data')
      .where('type', '=', 'obligation.work_changed')
      .where(sql`data #>> '{subject,id}'`, '=', workItemId)
      .executeTakeFirst();
    expect(event?.data).toMatchObject({ before: { unitId: from }, after: { unitId: to, handedOn: 1 } });
  });

  test('is still named where they have left, as that, and stands in the way of no other change', async () => {
    const { agencyId } = office;
    const leaving = await person('leaving.clerk', { agencyId, role: 'clerk' });
    const itemId = await add({ responsibleId: leaving });
    await raise(itemId, '三月');
    const shown = async () => {
      const { items } = await register({ itemId });
      return [(await item(itemId)).responsible, items[0]?.responsible];
    };
    const named = { id: leaving, name: 'leaving.clerk' };
    const [there, left] = [
      { ...named, left: false },
      { ...named, left: true },
    ];
    expect(await shown()).toEqual([there, there]);
    await disableAccount(world.system, { id: leaving, reason: '调离' });
    expect(await shown()).toEqual([left, left]);
    await enableAccount(world.system, { id: leaving, reason: '调回' });
    expect(await shown()).toEqual([there, there]);
    await world.db
      .updateTable('account_grants')
      .set({ revoked_at: world.clock.now() })
      .where('account_id', '=', leaving)
      .execute();
    expect(await shown()).toEqual([left, left]);
    await nameAs(itemId, leaving, { content: '救助对象、金额' });
    expect(await item(itemId)).toMatchObject({ content: '救助对象、金额', responsible: left });
    await nameAs(itemId, idOf('clerk'));
    await expect(nameAs(itemId, leaving)).rejects.toThrow('请另选');
  });

  test('can be asked for in the register, among those who are named in it', async () => {
    const responsibleId = idOf('secrecyReviewer');
    const mine = await raise(await add({ responsibleId }), '三月');
    await raise(await add(), '三月');
    const { items, total, people } = await register({ responsibleId });
    expect([items.map(({ id }) => id), total]).toEqual([[mine], 1]);
    expect(people).toContainEqual({ id: responsibleId, name: 'secrecyReviewer甲', left: false });
    expect(people.map(({ id }) => id)).not.toContain(idOf('auditAdmin'));
    expect(new Set(people.map(({ id }) => id)).size).toBe(people.length);
  });
});

test('the map of a section doesn’t say that nothing came up of an item whose duties another section settled', async () => {
  const [before, after] = [await section('wenhua'), await section('tiyu')];
  const itemId = await add({ unitId: before });
  const obligationId = await raise(itemId, '三月');
  await reportNil(office.as('clerk'), { obligationId, version: 1, reason: '没有' });
  await nameAs(itemId, null, { unitId: after });
  const { agencyId } = office;
  const absent = async (year: number) =>
    (await coverageMap(office.as('clerk'), { agencyId, year, by: 'source', unitId: after })).rows.map(
      ({ absence }) => absence?.why,
    );
  expect(await absent(2026)).toEqual(['otherSection']);
  expect(await absent(2027)).toEqual(['notThisYear']);
});
