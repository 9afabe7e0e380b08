import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import { nodesOf } from '../catalogue/catalogue.queries.ts';
import { publicReportsOf } from './report-lists.ts';

let world: TestWorld;
let office: TestOffice;
beforeAll(async () => {
  ({ world, office } = await createTown());
});
afterAll(async () => world.close());

async function published(title: string, text: string): Promise<string> {
  const node = (await nodesOf(world.db, office.agencyId)).find(({ kind }) => kind === 'annualReport');
  const { path } = await office.published(node?.key ?? '', { title, bodyHtml: `<p>${text}</p>` });
  return path;
}

const listed = async (year: number) =>
  (await publicReportsOf(world.db, { agencyIds: [office.agencyId], year })).get(office.agencyId);

test('a report is listed under the year of its figures, and a title that says another is told', async () => {
  const title = '测试镇2021年政府信息公开工作年度报告';
  const href = await published(title, '数据统计期限为2022年1月1日至2022年12月31日。');
  expect(await listed(2022)).toMatchObject({ href, title, titleYear: 2021 });
  expect(await listed(2021)).toBeUndefined();
});

test('one whose text names no period is listed under the year of its title', async () => {
  const href = await published('测试镇2023年政府信息公开工作年度报告', '报告全文见附件。');
  expect(await listed(2023)).toMatchObject({ href, titleYear: null });
});

test.each(['2019年年报解读', '关于做好2019年政府信息公开工作年度报告公布工作的通知'])(
  '“%s” in the column isn’t the report of the year',
  async (title) => {
    await published(title, '数据统计期限为2019年1月1日至2019年12月31日。');
    expect(await listed(2019)).toBeUndefined();
  },
);
