import type { Page } from '@playwright/test';
import { faultsOf } from './axe.ts';
import { as, TOWN } from './people.ts';
import { expect, test } from './program-test.ts';
import { spaced } from './writing.ts';

/** Its 公示期 ended in the demo year. */
const TITLE = '三角镇2024年度文明院落推荐对象公示';
const NOTICE = '公示期已满，公示内容已经撤下。';

test('what is public too long: one person decides, another approves, and the page is gone', async ({
  browser,
  page: visitor,
}) => {
  let address = '';
  await as(browser, TOWN.clerk, async (page) => {
    address = await addressOf(page);
    await visitor.goto(address);
    await expect(visitor.getByRole('heading', { name: TITLE })).toBeVisible();
    await page.goto('/desk/upkeep?view=ceasing');
    const row = await rowOf(page);
    await expect(row).toContainText('公示截止日期为2024-09-04');
    await accessible(page);
    await row.getByRole('button', { name: /^提出意见/ }).click();
    const dialog = page.getByRole('dialog', { name: '提出处理意见' });
    await expect(dialog.getByRole('radio', { name: '撤下', exact: true })).toBeChecked();
    await dialog.getByRole('textbox', { name: /对外说明/ }).fill(NOTICE);
    await dialog.getByRole('textbox', { name: /理由/ }).fill('没有收到异议。');
    await accessible(page);
    await dialog.getByRole('button', { name: spaced('提出') }).click();
    await expect(page.getByText('意见已提出，等待另一人批准')).toBeVisible();
    await expect(page.getByRole('row', { name: TITLE })).toHaveCount(0);
  });
  await as(browser, TOWN.publisher, async (page) => {
    await page.goto('/desk/');
    await expect(page.getByRole('region', { name: '动态调整' })).toContainText(TITLE);
    await page.goto('/desk/upkeep?view=ceasing&which=decided');
    const row = await rowOf(page);
    await row.getByRole('button', { name: /^批准/ }).click();
    const dialog = page.getByRole('dialog', { name: '批准处理意见' });
    await dialog.getByRole('button', { name: spaced('批准') }).click();
    await expect(page.getByText('已批准并办理 1 项')).toBeVisible();
  });
  // A browser may show a page that it has for a minute: asked past its memory, then looked at anew.
  await expect.poll(async () => (await visitor.request.get(address)).text()).toContain(NOTICE);
  await visitor.reload();
  await expect(visitor.getByText(NOTICE)).toBeVisible();
});

/** Its row, looked for by the title: there is more to clean up than stands on one page. */
async function rowOf(page: Page) {
  await page.getByRole('searchbox', { name: '标题中的词' }).fill(TITLE);
  await page.getByRole('searchbox', { name: '标题中的词' }).press('Enter');
  const row = page.getByRole('row', { name: TITLE });
  await expect(row).toBeVisible();
  return row;
}

async function addressOf(page: Page): Promise<string> {
  const list = await page.request.get(`/api/documents?live=true&text=${encodeURIComponent(TITLE)}`);
  const { items } = (await list.json()) as { items: { id: string }[] };
  const answer = await page.request.get(`/api/documents/${items[0]?.id ?? ''}/public-page`);
  const { page: known } = (await answer.json()) as { page: { path: string } };
  return known.path;
}

async function accessible(page: Page): Promise<void> {
  expect(await faultsOf(page)).toEqual([]);
}
