import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import { openOffice, type TestOffice } from '../../../test/office.ts';
import { addDays, type PlainDate } from '../../law/dates.ts';
import { DISCLOSURE_RULES, type DisclosureRuleId } from '../../law/obligations/special-limits.ts';
import type { WorkKindName } from '../../law/obligations/work-items.ts';
import { bringUpToDate } from './bring-up-to-date.ts';
import { coverageMap } from './coverage-map.ts';
import { addItem } from './item-usecases.ts';
import { listObligations, type ObligationItem } from './obligation-list.ts';
import { raiseObligation } from './raise-obligation.ts';
import { nameDocument } from './name-document.ts';
import { listWork } from './work-list.ts';
import { enterStage, openWorkItem } from './work-usecases.ts';

const FIRST = '2025-01-02';
const LAST = '2025-12-31';

let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  world = await createWorld();
  go(FIRST);
  office = await openOffice(world);
});
afterAll(async () => world.close());

function go(day: PlainDate): void {
  world.clock.set(new Date(`${day}T02:00:00Z`));
}

async function item(id: DisclosureRuleId): Promise<string> {
  const { itemId } = await addItem(office.as('publisher'), {
    agencyId: office.agencyId,
    key: `year.${id.toLowerCase()}`,
    fields: {
      field: 'statutory',
      category: '全年',
      name: id,
      content: id,
      basis: '',
      limitText: DISCLOSURE_RULES[id].article,
      rule: DISCLOSURE_RULES[id],
      discloser: '测试镇人民政府',
      channels: ['website'],
      audience: { kind: 'everyone' },
      mode: 'proactive',
      levels: ['township'],
      nodeId: null,
      unitId: null,
      responsibleId: null,
    },
  });
  return itemId;
}

async function work(kind: WorkKindName): Promise<string> {
  const fields = { title: kind, unitId: null, responsibleId: null, nodeId: null };
  const { agencyId } = office;
  return (await openWorkItem(office.as('clerk'), { agencyId, kind, ...fields })).workItemId;
}

async function enter(workItemId: string, stage: string, on: PlainDate): Promise<void> {
  const { items } = await listWork(office.as('clerk'), { agencyId: office.agencyId });
  const version = items.find(({ id }) => id === workItemId)?.version ?? 0;
  await enterStage(office.as('clerk'), { workItemId, version, stage, on, note: '' });
}

async function register(): Promise<ObligationItem[]> {
  const { items } = await listObligations(office.as('clerk'), {
    agencyId: office.agencyId,
    which: 'all',
    page: 1,
    size: 200,
  });
  return items;
}

/** What happens at the town in the year, by day. */
async function events(): Promise<ReadonlyMap<PlainDate, () => Promise<unknown>>> {
  const [penalty, major] = [await item('penaltyRevoked'), await item('villageMajor')];
  const [general, department] = [await item('general'), await item('departmentBudget')];
  await item('villageAffairs');
  await item('villageAccounts');
  const [budget, land, decision] = [await work('budget'), await work('landLevy'), await work('decision')];
  const raise = (itemId: string, on: PlainDate, what: string) => async () =>
    raiseObligation(office.as('clerk'), { itemId, on, what });
  const stage = (workItemId: string, key: string, on: PlainDate) => async () => enter(workItemId, key, on);
  return new Map<PlainDate, () => Promise<unknown>>([
    ['2025-01-20', stage(budget, 'approved', '2025-01-20')],
    ['2025-01-26', raise(general, '2025-01-24', '春节假期前形成的文件')],
    ['2025-02-20', raise(department, '2025-02-20', '部门预算批复')],
    ['2025-03-03', stage(land, 'preNotice', '2025-03-03')],
    ['2025-04-14', stage(land, 'plan', '2025-04-14')],
    ['2025-04-30', raise(penalty, '2025-04-30', '一项处罚决定被撤销')],
    ['2025-05-06', stage(decision, 'consultation', '2025-05-06')],
    ['2025-07-04', raise(major, '2025-07-04', '村民会议决定的事项')],
    ['2025-09-19', stage(land, 'levy', '2025-09-19')],
    ['2025-09-28', stage(decision, 'adopted', '2025-09-28')],
    ['2025-10-20', stage(budget, 'adjusted', '2025-10-20')],
  ]);
}

test('a township’s year: every limit of the law falls on its day, and the map tells what was kept', async () => {
  const happens = await events();
  for (let day: PlainDate = FIRST; day <= LAST; day = addDays(day, 1)) {
    go(day);
    await happens.get(day)?.();
    // Looked at once a week only: what falls due in between isn't lost.
    if (day.endsWith('1') || day === LAST) await bringUpToDate(world.system);
  }
  const found = await register();
  const due = (article: string) =>
    found
      .filter((each) => each.article === article && each.source.kind !== 'item')
      .concat(found.filter((each) => each.article === article && each.source.kind === 'item'))
      .map(({ dueOn }) => dueOn)
      .toSorted();
  expect(due('预算法第14条第一款')).toEqual(['2025-02-09', '2025-11-09']);
  expect(due('预算法第14条第二款')).toEqual(['2025-03-12']);
  // Twenty working days from 24 January, over 春节: 26 January and 8 February are worked.
  expect(due('条例第26条')).toEqual(['2025-02-27', '2025-10-31']);
  expect(due('行政处罚法第48条第二款、第85条')).toEqual(['2025-05-08']);
  expect(due('土地管理法实施条例第26条')).toEqual(['2025-03-03']);
  expect(due('土地管理法实施条例第28条')).toEqual(['2025-04-14']);
  expect(due('土地管理法实施条例第31条')).toEqual(['2025-10-16']);
  expect(due('重大行政决策程序暂行条例第15条')).toEqual(['2025-05-06']);
  expect(due('国办发〔2016〕80号')).toEqual(['2025-10-09']);
  const village = due('村民委员会组织法第30条');
  expect(village).toHaveLength(12 + 4 + 1);
  expect(village).toContain('2025-07-09');
  expect(village.filter((day) => day?.endsWith('-31') === true)).toHaveLength(7 + 2);
  expect(found.every(({ status }) => status === 'overdue' || status === 'today')).toBe(true);
});

test('what was posted may come down on its day, and the map follows what is published', async () => {
  const consultation = (await register()).find(({ article }) => article === '重大行政决策程序暂行条例第15条');
  if (consultation === undefined) throw new Error('no consultation');
  const { documentId } = await office.published('dynamic.notices');
  const { id: obligationId, version } = consultation;
  await nameDocument(office.as('clerk'), { obligationId, version, documentId });
  const met = (await register()).find(({ id }) => id === obligationId);
  expect(met).toMatchObject({ status: 'publishedLate', posting: '30日', postedUntil: '2026-01-31' });
  const { agencyId } = office;
  const map = await coverageMap(office.as('clerk'), { agencyId, year: 2025, by: 'source' });
  const decision = map.rows.find(({ name }) => name === 'decision');
  expect(decision?.months.flatMap(({ month, status }) => (status === null ? [] : [[month, status]]))).toEqual(
    [
      [5, 'publishedLate'],
      [10, 'overdue'],
    ],
  );
  expect(decision?.timeliness).toEqual({ due: 3, onTime: 0, late: 1, missing: 2, rate: 0 });
});
