import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { as, TOWN } from './people.ts';
import { expect, test } from './program-test.ts';
import { spaced } from './writing.ts';

test.use({ actionTimeout: 20_000 });

const WORK = '青竹沟河道整治征地';
const YEAR = String(new Date().getFullYear());

test('work moves through its stages: each makes its disclosure due, and the map follows', async ({
  browser,
}) => {
  test.slow();
  await as(browser, TOWN.clerk, async (page) => {
    await page.goto('/desk/obligations?view=work');
    await page.getByRole('button', { name: '建立工作事项' }).click();
    const opening = page.getByRole('dialog', { name: '建立工作事项' });
    await opening.getByLabel('工作类别').click();
    await page.getByTitle(/^农村集体土地征收/).click();
    await opening.getByLabel('工作事项名称').fill(WORK);
    await opening.getByRole('button', { name: spaced('建立') }).click();
    await expect(cardOf(page)).toBeVisible();
    await accessible(page);

    await enterStage(page, '征收土地预公告');
    await enterStage(page, '补偿安置方案');
    await expect(cardOf(page).getByRole('button', { name: /：土地现状调查$/ })).toHaveCount(0);

    await page.getByRole('tab', { name: '登记册' }).click();
    const notice = page.getByRole('row', { name: /征收范围、征收目的、土地现状调查安排/ });
    await expect(notice).toContainText('今天到期');
    await expect(notice).toContainText('公示不少于10个工作日');
    await notice.getByRole('button', { name: /^报\s*无/ }).click();
    const nil = page.getByRole('dialog', { name: '签报没有需要公开的信息' });
    await nil.getByLabel('情况说明').fill('预公告由区政府统一发布。');
    await nil.getByRole('button', { name: spaced('签报') }).click();
    await expect(page.getByText('已签报')).toBeVisible();
    await expect(notice).toHaveCount(0);
    await accessible(page);

    const plan = page.getByRole('row', { name: /征地补偿安置方案/ });
    await plan.getByRole('button', { name: /^指明文稿/ }).click();
    const naming = page.getByRole('dialog', { name: '指明履行义务的文稿' });
    await naming.getByLabel('文稿').click();
    await page.locator('.ant-select-item-option').first().click();
    await naming.getByRole('button', { name: spaced('确定') }).click();
    await expect(page.getByText(/文稿已公开，义务已履行|已指明，文稿发布时算作履行/)).toBeVisible();

    await page.getByRole('tab', { name: '分布图' }).click();
    const map = page.getByRole('table', { name: new RegExp(`${YEAR}年各月到期的公开义务`) });
    await expect(map.getByRole('row', { name: new RegExp(WORK) })).toContainText(
      /今天到期|无此类信息|按期公开/,
    );
    await accessible(page);
    await page.getByRole('tab', { name: '标准目录' }).click();
    await expect(page.getByRole('row', { name: /行政规范性文件/ }).first()).toBeVisible();
    await accessible(page);

    await page.goto('/desk/');
    await expect(page.getByRole('region', { name: '公开义务' })).toBeVisible();
  });
});

async function enterStage(page: Page, stage: string): Promise<void> {
  await cardOf(page)
    .getByRole('button', { name: new RegExp(`进入这个阶段\\s*：${stage}$`) })
    .click();
  const dialog = page.getByRole('dialog', { name: `“${WORK}”进入“${stage}”` });
  await dialog.getByRole('button', { name: spaced('登记') }).click();
  await expect(dialog).toBeHidden();
}

function cardOf(page: Page): Locator {
  return page.locator('.ant-card').filter({ hasText: WORK });
}

async function accessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
}
