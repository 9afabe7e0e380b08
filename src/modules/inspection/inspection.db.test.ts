import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import { must } from '../../platform/errors.ts';
import { readAny } from '../../files/readers/read-any.ts';
import { setInspectionSettings } from './inspection-settings.ts';
import { inspectionReport, REPORT_FORMATS } from './inspection-report.ts';
import { listInspections, showInspection, showInspectionSettings } from './inspection-view.ts';
import { makeInspection } from './make-inspection.ts';
import { visitSites } from './visit-sites.ts';
import { inspectMonthly } from './watch-inspections.ts';

let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  ({ world, office } = await createTown());
  await office.published('dynamic.news', { title: '一条动态' });
});
afterAll(async () => world.close());

async function inspected(day: string) {
  world.clock.set(`${day}T02:00:00Z`);
  const { inspectionId } = await makeInspection(office.as('clerk'), { agencyId: office.agencyId });
  return showInspection(office.as('clerk'), { inspectionId });
}

type Shown = Awaited<ReturnType<typeof inspected>>;

function resultOf({ results }: Shown, id: string): Shown['results'][number] {
  return must(
    results.find((result) => result.id === id),
    id,
  );
}

test('a fresh site is inspected: its home is new, its blank columns are named, what isn’t measured is said', async () => {
  const shown = await inspected('2024-06-04');
  expect(resultOf(shown, 'home').state).toBe('fine');
  expect(resultOf(shown, 'blank').state).toBe('found');
  expect(resultOf(shown, 'blank').places.some(({ href }) => href.startsWith('/ceshi/'))).toBe(true);
  expect(resultOf(shown, 'access').state).toBe('unknown');
  expect(resultOf(shown, 'wording').state).toBe('unknown');
  expect(resultOf(shown, 'foot').deducted).toBeGreaterThan(0);
  expect(shown.conclusion).toBe('failed');
  expect(shown.verdict).toContain('单项否决');
});

test('two weeks without news are found on the day; the inspection of before says still what it said', async () => {
  const before = await inspected('2024-06-16');
  const after = await inspected('2024-06-17');
  expect(resultOf(before, 'home').state).toBe('fine');
  expect(resultOf(after, 'home').state).toBe('found');
  expect(await showInspection(office.as('clerk'), { inspectionId: before.id })).toEqual(before);
});

test('an office’s own numbers hold from then on, for who may set them', async () => {
  const settings = { home: { thresholds: { days: 30 } }, blank: { off: true } };
  const input = { agencyId: office.agencyId, settings };
  await expect(setInspectionSettings(office.as('publisher'), input)).rejects.toThrow('监督员');
  await setInspectionSettings(office.as('supervisor'), input);
  const shown = await inspected('2024-06-20');
  expect(resultOf(shown, 'home')).toMatchObject({ state: 'fine', sentence: '首页 30 天没有信息更新。' });
  expect(shown.results.some(({ id }) => id === 'blank')).toBe(false);
  const { items } = await showInspectionSettings(office.as('clerk'), { agencyId: office.agencyId });
  expect(items.find(({ id }) => id === 'home')?.thresholds).toEqual([
    { key: 'days', label: '天数', value: 30, usual: 14 },
  ]);
});

test('a week of visits every hour tells whether the site can be reached', async () => {
  let asked = 0;
  for (let hour = 0; hour < 24 * 7; hour += 1) {
    world.clock.set(new Date(Date.parse('2024-07-01T00:00:00Z') + hour * 3_600_000));
    await visitSites(world.system, async (address) => {
      expect(address).toBe('https://www.example.gov.cn/ceshi/');
      asked += 1;
      return asked % 15 === 0 ? null : 200;
    });
  }
  const shown = await inspected('2024-07-07');
  expect(resultOf(shown, 'access')).toMatchObject({ state: 'found' });
  expect(resultOf(shown, 'access').finding).toContain('打不开');
});

test('a visit that the end of the program broke off isn’t held against the site', async () => {
  world.clock.set('2024-07-09T00:30:00Z');
  const visits = async () => (await world.db.selectFrom('site_visits').select('at').execute()).length;
  const before = await visits();
  const ending = new AbortController();
  const visit = async () => {
    ending.abort();
    return null;
  };
  await visitSites(world.system, visit, ending.signal);
  expect(await visits()).toBe(before);
});

test('each month brings one inspection by itself', async () => {
  world.clock.set('2024-08-01T02:00:00Z');
  expect(await inspectMonthly(world.system)).toBe(1);
  expect(await inspectMonthly(world.system)).toBe(0);
  const { items, may } = await listInspections(office.as('clerk'), { agencyId: office.agencyId });
  expect(items[0]).toMatchObject({ day: '2024-08-01', by: '测试' });
  expect(may).toEqual({ make: true, set: false });
});

test('the report is a Word file, a workbook and a page, and says the same in all', async () => {
  const { items } = await listInspections(office.as('clerk'), { agencyId: office.agencyId });
  const { id: inspectionId } = must(items[0], 'inspection');
  for (const format of REPORT_FORMATS) {
    const { fileName, bytes } = await inspectionReport(office.as('clerk'), { inspectionId, format });
    expect(fileName).toBe(`测试区测试镇人民政府网站检查情况（2024-08-01）.${format}`);
    const read = await readAny({ name: fileName, bytes });
    const words = JSON.stringify(read.blocks);
    for (const said of ['首页不更新', '网页底部的标识不全', '网站标识码']) expect(words).toContain(said);
  }
});
