import type { Page } from '@playwright/test';
import { expect, test } from './program-test.ts';

/*
 * The forms that anybody may fill in without an account: 网页纠错, its answers and 文字检查, in a browser that runs no script. What is
 * wrong is said in words, and nothing that was typed is lost over it.
 */
test.use({ javaScriptEnabled: false });

const PHONE = { width: 390, height: 844 };
const LONG = '这一段文字很长，要检查的地方很多。';

async function sent(page: Page, button: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: button }).click();
}

test('网页纠错 keeps what was typed until everything is right, then tells number and code', async ({
  page,
}) => {
  await page.setViewportSize(PHONE);
  await page.goto('/sanjiao/');
  await page.getByRole('link', { name: '网页纠错' }).click();
  await expect(page.getByLabel('有问题的网页')).toHaveValue('/sanjiao/');
  await page.getByLabel('有问题的文字').fill('错'.repeat(260));
  await page.getByLabel('问题', { exact: true }).fill(LONG.repeat(10));
  await sent(page, '提交');
  await expect(page.getByRole('alert')).toContainText('请选择问题的类型');
  await expect(page.getByRole('alert')).toContainText('最多 200 个字，现在有 260 个字');
  await expect(page.getByLabel('问题', { exact: true })).toHaveValue(LONG.repeat(10));
  await page.getByLabel('有问题的文字').fill('错');
  await page.getByLabel('错别字、标点错误').check();
  await sent(page, '提交');
  // Nobody answered the question: a new one is asked, the rest stays.
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByLabel('错别字、标点错误')).toBeChecked();
  await expect(page.getByLabel('有问题的文字')).toHaveValue('错');
});

test('the answers to 网页纠错 are behind number and code', async ({ page }) => {
  await page.goto('/feedback/status');
  await page.getByLabel('编号').fill('JC20240603-9999');
  await page.getByLabel('查询码').fill('0000-0000-0000-0000');
  await sent(page, '查看');
  await expect(page.getByRole('alert')).toContainText('编号或者查询码不正确');
  await expect(page.getByLabel('编号')).toHaveValue('JC20240603-9999');
});

test('文字检查 shows each finding at its place, keeps words that were too many, and prints what matters', async ({
  page,
}) => {
  await page.goto('/text-check');
  await page.getByLabel('要检查的文字').fill(`\n  ${LONG.repeat(3_000)}`);
  await sent(page, '检查');
  await expect(page.getByRole('alert')).toContainText('超过 50000 个的上限');
  await expect(page.getByLabel('要检查的文字')).toHaveValue(`\n  ${LONG.repeat(3_000)}`);
  await page.getByLabel('要检查的文字').fill('全年收到申请12件。。\n截止2024年底，共办理20件。');
  await sent(page, '检查');
  await expect(page.getByRole('heading', { name: /必须核对 \d+ 处/ })).toBeVisible();
  const first = page.getByRole('listitem').filter({ hasText: '几个点号连在一起' });
  await first.getByRole('link').click();
  await expect(page).toHaveURL(/#w1$/);
  await expect(page.locator('#w1')).toHaveText('。。');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { name: '再检查一段' })).toBeHidden();
  const line = await page.locator('#w1').evaluate((mark) => getComputedStyle(mark).borderBottomStyle);
  expect(line).toBe('solid');
});
