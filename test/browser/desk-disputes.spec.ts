import type { Page } from '@playwright/test';
import { expect, test } from './program-test.ts';
import { faultsOf } from './axe.ts';
import { as } from './people.ts';
import { spaced } from './writing.ts';

const HANDLER = 'dengzhiqiang';
const TODAY = new Date().toISOString().slice(0, 10);

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
    expect(await faultsOf(page)).toEqual([]);
    await page.goto('/desk/disputes');
    await expect(page.getByRole('row', { name: /测复〔2026〕77号/ })).toContainText('待提交答复和证据');
    expect(await faultsOf(page)).toEqual([]);
    await page.goto('/desk/proposals');
    await expect(page.getByRole('heading', { name: '转主动公开建议' })).toBeVisible();
  });
});

test('a registered request is taken up, proposed for publishing, and has its reviews', async ({
  browser,
}) => {
  test.slow();
  await as(browser, HANDLER, async (page) => {
    await page.goto('/desk/registers/requests');
    await register(page, '旧依申〔2026〕9号');
    await page.getByRole('button', { name: '旧依申〔2026〕9号' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '接续办理' }).click();
    const contact = page.getByRole('dialog', { name: '接续办理“旧依申〔2026〕9号”' });
    await contact.getByLabel('申请人的通信地址').fill('测试路9号');
    await contact.getByRole('button', { name: '接续办理' }).click();
    await expect(page.getByText(/查询码：\S+。查询码只在这里显示一次/)).toBeVisible();
    await page.getByRole('button', { name: '打开这件申请' }).click();
    await expect(page.getByRole('heading', { name: '旧依申〔2026〕9号' })).toBeVisible();

    await page.getByRole('tab', { name: /^文书/ }).click();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: /^DOCX.*登记表/ }).click();
    expect((await saved).suggestedFilename()).toMatch(/登记表.*\.docx$/);

    await page.getByRole('tab', { name: /^相关申请/ }).click();
    await page.getByRole('button', { name: '建议主动公开' }).click();
    const proposal = page.getByRole('dialog', { name: '建议主动公开' });
    await proposal.getByLabel('理由').fill('沿线居民都关心');
    await proposal.getByRole('button', { name: '提出建议' }).click();
    await expect(page.getByText('建议已经提出')).toBeVisible();

    await page.getByRole('tab', { name: '复议诉讼' }).click();
    await page.getByRole('button', { name: '登记复议、诉讼或者投诉' }).click();
    const form = page.getByRole('dialog', { name: /登记复议/ });
    await form.getByLabel('案号').fill('测复〔2026〕78号');
    await form.getByLabel('行政复议机关').fill('测试区人民政府');
    await form.getByRole('button', { name: spaced('登记') }).click();
    await expect(page.getByRole('link', { name: '旧依申〔2026〕9号' })).toBeVisible();
    await page.getByRole('button', { name: '更正日期' }).click();
    const correction = page.getByRole('dialog', { name: '更正日期' });
    await correction.getByLabel('哪条记录').click();
    await page.getByTitle(/^第1条：立案登记/).click();
    await correction.getByLabel('正确的日期').fill(TODAY);
    await page.keyboard.press('Enter');
    await correction.getByLabel('更正理由').fill('登记有误');
    await correction.getByRole('button', { name: spaced('登记') }).click();
    await expect(page.getByText(`第1条的日期更正为${TODAY}`)).toBeVisible();

    await page.getByRole('link', { name: '旧依申〔2026〕9号' }).click();
    await page.getByRole('tab', { name: '复议诉讼' }).click();
    await expect(page.getByRole('link', { name: /测复〔2026〕78号/ })).toBeVisible();
    expect(await faultsOf(page)).toEqual([]);
    await page.goto('/desk/');
    const waiting = page.getByRole('region', { name: '复议、诉讼与更正' });
    await expect(waiting.getByRole('link', { name: /测复〔2026〕78号/ })).toBeVisible();
  });
});

/** Enters a request that came in today into the register, as it was done before the program handled requests. */
async function register(page: Page, number: string): Promise<void> {
  await page.getByRole('button', { name: '登记', exact: true }).click();
  const form = page.getByRole('dialog', { name: /登记/ });
  await form.getByLabel('申请编号').fill(number);
  await form.getByLabel('收到日期').fill(TODAY);
  await page.keyboard.press('Enter');
  await form.getByLabel('提出方式').click();
  await page.getByTitle('当面').click();
  await form.getByLabel('申请人类别').click();
  await page.getByTitle('自然人').click();
  await form.getByLabel('申请人', { exact: true }).fill('秦某丙');
  await form.getByLabel('申请内容').fill('某路段养护合同');
  await form.getByRole('button', { name: '登记', exact: true }).click();
  await expect(form).toBeHidden();
}
