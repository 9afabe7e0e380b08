import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import { readSheet } from '../../files/sheet-reader.ts';
import { DISCLOSURE_RULES, type DisclosureRule } from '../../law/obligations/special-limits.ts';
import { nodeByKey } from '../catalogue/catalogue.queries.ts';
import { enterHolidayNotice } from '../requests/holiday-notices.ts';
import { bringUpToDate } from './bring-up-to-date.ts';
import type { CoverageBy } from './coverage.api.ts';
import { coverageMap } from './coverage-map.ts';
import { exportCoverage } from './export-coverage.ts';
import { addItem, retireItem } from './item-usecases.ts';
import { listObligations } from './obligation-list.ts';
import { raiseObligation } from './raise-obligation.ts';
import { reportNil } from './settle-obligation.ts';

let world: TestWorld;
let office: TestOffice;
const ids = new Map<string, string>();

const DAYS: DisclosureRule = {
  ...DISCLOSURE_RULES.villageAccounts,
  limit: { kind: 'rhythm', every: 'month', grace: { count: 5, unit: 'day' } },
  standing: 'guidance',
};
const YEARLY: DisclosureRule = {
  ...DAYS,
  limit: { kind: 'rhythm', every: 'year', grace: { count: 90, unit: 'day' } },
};
const WORKDAYS: DisclosureRule = {
  ...DAYS,
  limit: { kind: 'rhythm', every: 'quarter', grace: { count: 5, unit: 'workday' } },
};

beforeAll(async () => {
  ({ world, office } = await createTown());
  today('2026-10-08');
  await add('丙：按月', { rule: DAYS });
  await add('乙：从未', { rule: DISCLOSURE_RULES.general, column: 'dynamic.notices' });
  await add('甲：按年', { rule: YEARLY });
  await add('丁：按季', { rule: WORKDAYS });
  await add('己：不计', { rule: null });
  await add('戊：依申请', { rule: DAYS, mode: 'onRequest' });
  await add('庚：停用', { rule: DISCLOSURE_RULES.general });
  await office.published('dynamic.notices');
  await retireItem(office.as('publisher'), { itemId: of('庚：停用'), version: 1, reason: '不再适用' });
  today('2026-12-20');
  await bringUpToDate(world.system);
});
afterAll(async () => world.close());

function today(day: string): void {
  world.clock.set(new Date(`${day}T02:00:00Z`));
}

function of(name: string): string {
  return ids.get(name) ?? '';
}

async function add(
  named: string,
  over: { rule: DisclosureRule | null; mode?: 'onRequest'; column?: string },
): Promise<void> {
  const { agencyId } = office;
  const [category = '', name = ''] = named.split('：');
  const node = over.column === undefined ? null : await nodeByKey(world.db, agencyId, over.column);
  const { itemId } = await addItem(office.as('publisher'), {
    agencyId,
    key: `map.${ids.size}`,
    fields: {
      field: 'social-assistance',
      category,
      name,
      content: '内容',
      basis: '',
      limitText: '及时',
      rule: over.rule,
      discloser: '测试镇人民政府',
      channels: ['website'],
      audience: { kind: 'everyone' },
      mode: over.mode ?? 'proactive',
      levels: ['township'],
      nodeId: node?.id ?? null,
      unitId: null,
      responsibleId: null,
    },
  });
  ids.set(named, itemId);
}

async function map(year: number, by: CoverageBy = 'source') {
  return coverageMap(office.as('clerk'), { agencyId: office.agencyId, year, by });
}

async function row(named: string, year = 2026) {
  return (await map(year)).rows.find(({ id }) => id === of(named));
}

describe('the map of a year', () => {
  test('has each item in force in the order of the 标准目录, whether anything was due or not', async () => {
    expect((await map(2026)).rows.map(({ name }) => name)).toEqual([
      '丙：按月',
      '乙：从未',
      '甲：按年',
      '丁：按季',
      '己：不计',
      '戊：依申请',
    ]);
    expect((await map(2025)).rows).toEqual([]);
  });

  test('tells of what nothing was ever due for, with the documents in its column', async () => {
    expect((await row('乙：从未'))?.absence).toEqual({ why: 'never', lastOn: null, documents: 1 });
    expect((await row('己：不计'))?.absence).toEqual({ why: 'notCounted', lastOn: null, documents: null });
    expect((await row('丙：按月'))?.absence).toBeNull();
    expect((await map(2026)).items).toEqual({ inForce: 6, neverRaised: 1 });
  });

  test('names the period of what is due, and has what the year brings and a later one is due in beside the months', async () => {
    const monthly = await row('丙：按月');
    expect(monthly?.months[10]).toMatchObject({ count: 1, periods: ['2026年10月'], status: 'overdue' });
    expect(monthly?.nextYear).toMatchObject({ periods: ['2026年12月'], dueOn: '2027-01-05' });
    const yearly = await row('甲：按年');
    expect(yearly?.months.every(({ count }) => count === 0)).toBe(true);
    expect(yearly?.nextYear).toMatchObject({ count: 1, periods: ['2026年'], dueOn: '2027-03-31' });
    expect(yearly?.absence).toBeNull();
    expect((await row('甲：按年', 2027))?.months[2]).toMatchObject({ count: 1, periods: ['2026年'] });
  });

  test('has what waits for a holiday notice in a field of its own', async () => {
    const quarterly = await row('丁：按季');
    expect(quarterly?.undated).toMatchObject({ status: 'undated', count: 1, periods: ['2026年第四季度'] });
    expect(quarterly?.absence).toBeNull();
    expect((await row('丁：按季', 2027))?.undated.count).toBe(0);
  });

  test('counts each duty in the year of its day alone', async () => {
    const monthly = await row('丙：按月');
    expect(monthly?.timeliness).toMatchObject({ due: 2, missing: 2 });
    today('2027-01-06');
    expect((await row('丙：按月'))?.timeliness).toMatchObject({ due: 2, missing: 2 });
    expect((await row('丙：按月'))?.nextYear.status).toBe('overdue');
    expect((await row('丙：按月', 2027))?.timeliness).toMatchObject({ due: 1, missing: 1 });
    today('2026-12-20');
  });

  test('counts items that nothing was ever due for by field, section and agency, too', async () => {
    for (const by of ['field', 'unit', 'agency'] as const)
      expect((await map(2026, by)).rows.map(({ items, absence }) => [items, absence])).toEqual([
        [{ inForce: 6, neverRaised: 1 }, null],
      ]);
  });

  test('can be taken out as it is shown, by whoever may read it, which the audit tells', async () => {
    const filter = { agencyId: office.agencyId, year: 2026, by: 'source' } as const;
    await expect(exportCoverage(office.as('systemAdmin'), filter)).rejects.toMatchObject({ status: 403 });
    const { bytes, fileName } = await exportCoverage(office.as('clerk'), filter);
    expect(fileName).toBe('测试镇2026年公开情况分布图.xlsx');
    const rows = readSheet(bytes, 'workbook').map(({ cells }) => cells.map(String));
    const [heading = [], monthly = [], never = [], yearly = []] = rows;
    const at = (cells: string[], name: string) => cells[heading.indexOf(name)];
    expect(rows).toHaveLength(7);
    expect([at(monthly, '11月'), at(monthly, '未公开')]).toEqual(['已逾期 2026年10月', '2']);
    expect(at(never, '没有义务的事项')).toBe('没有登记过；公开栏目中有 1 篇');
    expect(at(yearly, '次年到期')).toBe('未到期 2026年 2027-03-31');
    const { data } = await world.db
      .selectFrom('audit_events')
      .select('data')
      .where('type', '=', 'obligation.coverage_exported')
      .executeTakeFirstOrThrow();
    expect(data).toMatchObject({ after: { year: 2026, by: 'source', rows: 6 } });
  });

  test('tells when something last came up where it has nothing of the year', async () => {
    today('2026-12-20');
    await raiseObligation(office.as('clerk'), { itemId: of('乙：从未'), on: '2026-10-09', what: '一份文件' });
    expect((await row('乙：从未', 2027))?.absence).toEqual({
      why: 'notThisYear',
      lastOn: '2026-10-09',
      documents: 1,
    });
    expect((await row('乙：从未'))?.absence).toBeNull();
  });

  test('gives what was settled while its day was unknown its day, too, once the notice is entered', async () => {
    today('2026-12-31');
    const { items } = await listObligations(office.as('clerk'), {
      agencyId: office.agencyId,
      which: 'open',
      itemId: of('丁：按季'),
      page: 1,
      size: 5,
    });
    const [{ id: obligationId, version } = { id: '', version: 0 }] = items;
    await reportNil(office.as('clerk'), { obligationId, version, reason: '本季度没有变动。' });
    await enterHolidayNotice(office.as('systemAdmin'), {
      calendar: {
        year: 2027,
        notice: '国务院办公厅关于2027年部分节假日安排的通知（测试用）',
        off: [
          ['2027-01-01', '2027-01-03'],
          ['2027-02-06', '2027-02-12'],
          ['2027-04-05', '2027-04-05'],
          ['2027-05-01', '2027-05-05'],
          ['2027-06-09', '2027-06-09'],
          ['2027-09-15', '2027-09-15'],
          ['2027-10-01', '2027-10-07'],
        ],
        work: [],
      },
    });
    await bringUpToDate(world.system);
    expect((await row('丁：按季'))?.nextYear).toMatchObject({ status: 'nil', dueOn: '2027-01-08' });
    expect((await row('丁：按季', 2027))?.timeliness).toMatchObject({ due: 1, onTime: 1 });
  });
});
