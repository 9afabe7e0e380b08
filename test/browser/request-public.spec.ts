import type { Page } from '@playwright/test';
import { expect, test } from './program-test.ts';
import { answerQuestion } from './request-public.ts';

// The applicant's side alone: a telephone of old without scripts, and a desk with a keyboard.
const PICTURE = {
  name: '证件.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
};
/** Nobody fills in a form faster than the guard of forms believes. */
const HASTE_MS = 2_500;

async function fits(page: Page, name: string): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, name).toBeLessThanOrEqual(0);
}

async function describeIt(page: Page, title: string): Promise<void> {
  await page.goto('/sanjiao/apply/');
  await page
    .getByRole('main')
    .getByRole('link', { name: /在线申请/ })
    .first()
    .click();
  await page.locator('[name="title"]').fill(title);
  await page.getByRole('button', { name: '下一步' }).click();
}

async function submit(page: Page): Promise<void> {
  await page.waitForTimeout(HASTE_MS);
  await answerQuestion(page);
  await page.locator('button[value="submit"]').click();
}

test.describe('without scripts, 360 wide', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

  test('somebody applies, keeps the receipt, follows the request, writes and withdraws it', async ({
    page,
  }) => {
    await describeIt(page, '青竹沟水库除险加固工程的验收报告');
    await fits(page, 'applicant');
    await page.locator('[name="name"]').fill('甄某甲');
    await page.locator('[name="idNumber"]').fill('11010519491231002X');
    await page.locator('[name="proof"]').setInputFiles(PICTURE);
    await submit(page);
    await expect(page.locator('#phone-error')).toContainText('联系方式');
    await expect(page.locator('.kept')).toContainText('证件.png');
    await fits(page, 'refused');
    await page.locator('[name="phone"]').fill('13000000001');
    await submit(page);
    await expect(page.getByRole('heading', { name: '申请已提交' })).toBeVisible();
    await fits(page, 'receipt');
    const [number = '', code = ''] = await page.locator('.receipt .code').allTextContents();
    await page.reload();
    await expect(page.locator('.receipt .code').first()).toHaveText(number);

    await page.getByRole('link', { name: '查询申请进度' }).first().click();
    await page.locator('[name="number"]').fill(number);
    await page.locator('[name="code"]').fill('0000000000000000');
    await page.getByRole('button', { name: '查询', exact: true }).click();
    await expect(page.locator('.error-summary')).toContainText('编号或者查询码不正确');
    await page.locator('[name="code"]').fill(code.toLowerCase());
    await page.getByRole('button', { name: '查询', exact: true }).click();
    await expect(page.locator('.status-now')).toContainText('等待与您确认收到');
    await fits(page, 'status');

    await page.getByText('有话要对承办人说').click();
    await page.locator('[name="message-text"]').fill('是2023年的那一次验收。');
    await page.getByRole('button', { name: '发送' }).click();
    await expect(page.getByRole('status')).toContainText('已经发给承办人');
    await page.getByText('不想继续申请了').click();
    await page.getByRole('button', { name: '确认撤回申请' }).click();
    await expect(page.locator('.status-now')).toContainText('已经撤回');
    await fits(page, 'withdrawn');
    await page.getByRole('button', { name: '离开，不再显示' }).click();
    await page.goto('/apply/status/view');
    await expect(page.getByRole('status')).toContainText('30分钟');
  });
});

test('what is public already is suggested; Enter in a field applies and presses nothing else', async ({
  page,
}) => {
  await page.goto('/sanjiao/');
  const title = (await page.locator('main a[href*="/doc/"]').first().textContent()) ?? '';
  await describeIt(page, title.trim());
  await expect(page.locator('.suggestions h3').first()).toBeVisible();
  await fits(page, 'suggestions');
  await page.locator('[name="name"]').fill('甄某乙');
  await page.locator('[name="name"]').press('Enter');
  await expect(page.locator('.error-summary')).toBeVisible();
  await expect(page.locator('[name="name"]')).toHaveValue('甄某乙');
  await page
    .getByRole('button', { name: /这正是我要的信息/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: '您要的信息已经公开' })).toBeVisible();
});
