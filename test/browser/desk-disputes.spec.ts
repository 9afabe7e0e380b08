import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './program-test.ts';
import { as } from './people.ts';
import { spaced } from './writing.ts';

test.use({ actionTimeout: 20_000 });

const HANDLER = 'dengzhiqiang';

test('a review is entered, its copy received, and its reply due in working days', async ({ browser }) => {
  test.slow();
  await as(browser, HANDLER, async (page) => {
    await page.goto('/desk/disputes');
    await page.getByRole('button', { name: spaced('登记') }).click();
    const form = page.getByRole('dialog', { name: /登记复议/ });
    await form.getByLabel('案号').fill('测复〔2026〕77号');
    await form.getByLabel('行政复议机关').fill('测试区人民政府');
    await form.getByRole('button', { name: spaced('登记') }).click();
    await expect(page.getByRole('heading', { name: /测复〔2026〕77号/ })).toBeVisible();
    await page.getByRole('button', { name: '收到副本和通知' }).click();
    const copy = page.getByRole('dialog', { name: '收到副本和通知' });
    await copy.getByLabel('审理程序').click();
    await page.getByTitle('简易程序').click();
    await copy.getByLabel('收到的凭据').fill('答复通知书');
    await copy.getByRole('button', { name: spaced('登记') }).click();
    await expect(page.getByText(/前提交书面答复、证据和依据（行政复议法第54条、第88条）/)).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations).toEqual([]);
    await page.goto('/desk/disputes');
    await expect(page.getByRole('row', { name: /测复〔2026〕77号/ })).toContainText('待提交答复和证据');
    const list = await new AxeBuilder({ page }).analyze();
    expect(list.violations).toEqual([]);
    await page.goto('/desk/proposals');
    await expect(page.getByRole('heading', { name: '转主动公开建议' })).toBeVisible();
  });
});
