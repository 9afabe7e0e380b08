import { FILE_KINDS } from '../../src/files/file-kinds.ts';
import { ownTemplate, paragraph } from '../../src/files/test/own-template.ts';
import { faultsOf } from './axe.ts';
import { DESKTOP, expectFit, PHONE } from './fit.ts';
import { holdRequests } from './held-requests.ts';
import { BUREAU, pageOf, TOWN } from './people.ts';
import { expect, test } from './program-test.ts';
import { openTab } from './report-desk.ts';
import { DESK_VIEWS, heading, PORTAL_VIEWS } from './views.ts';

/*
 * Every main page of portal and desk as the demo shows it: axe finds nothing, nothing is wider than the screen. With
 * GONGKAI_MANUAL=write the pictures of docs/manual are taken anew (`fit.ts`).
 */
// Nothing of it builds on another: the workers share the tests.
test.describe.configure({ mode: 'parallel' });

test('the main pages of the portal, at a desk and on a phone', async ({ page }) => {
  for (const view of PORTAL_VIEWS) {
    await page.goto(view.path);
    await view.shows(page);
    await expectFit(page, view.name);
  }
});

test('documents and lists of the demo on the portal', async ({ page }) => {
  await page.goto('/sanjiao/');
  await page
    .getByRole('link', { name: /2024年政府信息公开工作年度报告/ })
    .first()
    .click();
  await heading(/2024年政府信息公开工作年度报告/)(page);
  await expectFit(page, 'portal-report');
});

for (const who of new Set(DESK_VIEWS.map((view) => view.who))) {
  test(`the desk of ${who}`, async ({ browser }) => {
    // Dozens of views, each looked at on two screens.
    test.slow();
    const page = await pageOf(browser, who);
    for (const view of DESK_VIEWS.filter((each) => each.who === who)) {
      await page.goto(view.path);
      await view.shows(page);
      await expectFit(page, view.name);
    }
    await page.close();
  });
}

test('a document and a report at the desk', async ({ browser }) => {
  const page = await pageOf(browser, TOWN.clerk);
  await page.goto('/desk/documents');
  await page.getByRole('row').nth(3).getByRole('link').first().click();
  await expect(page.getByRole('region', { name: '正文' })).toBeVisible();
  await expectFit(page, 'desk-document');
  await page.goto('/desk/reports');
  await page
    .getByRole('link', { name: /2024 年/ })
    .first()
    .click();
  await heading(/2024 年度报告/)(page);
  await expectFit(page, 'desk-report');
  await openTab(page, '文字');
  await expectFit(page, 'desk-report-text');
  await openTab(page, /检查/);
  await expectFit(page, 'desk-report-checks');
  await openTab(page, '定稿记录');
  await expect(page.getByRole('heading', { name: '第 1 次定稿' })).toBeVisible();
  await expectFit(page, 'desk-report-versions');
  await page.close();
});

test('what is on its way is told to readers once it takes a while, and shows no fault', async ({
  browser,
}) => {
  const page = await pageOf(browser, TOWN.clerk);
  const { letGo } = await holdRequests(page, '**/api/documents/*/attachments');
  // One without attachments: those that it has are known with the document.
  await page.goto('/desk/documents?state=published');
  await page.getByRole('link', { name: '村级公共服务设施管护办法' }).click();
  const told = page.getByRole('status').filter({ hasText: '正在加载' });
  await expect(told).toHaveCount(1);
  expect(await faultsOf(page)).toEqual([]);
  letGo();
  await expect(told).toHaveCount(0);
  await page.close();
});

test('a template of a letter, written, refused, tried out, kept and used', async ({ browser }) => {
  const page = await pageOf(browser, BUREAU.clerk);
  for (const screen of [DESKTOP, PHONE]) {
    await page.setViewportSize(screen);
    await page.goto('/desk/letters');
    await page.getByRole('button', { name: '协办函' }).click();
    const text = page.getByLabel('模板的文字');
    const before = await text.inputValue();
    await text.fill(before.replace('{{协办事项}}', '{{协办事}}'));
    await expect(page.getByText('模板中没有“{{协办事项}}”')).toBeVisible();
    await expect(page.getByRole('button', { name: '保存并启用' })).toBeDisabled();
    await expectFit(page, 'desk-letter-faults', [screen]);
    await text.fill(before.replace('{{协办事项}}', '{{协办事项}}\n请予支持。'));
    await expect(page.getByLabel(/^预览：/)).toContainText('请予支持。');
    await expectFit(page, 'desk-letter', [screen]);
    await page.getByRole('button', { name: '保存并启用' }).click();
    await expect(page.getByText(/正在使用：本单位第\d版（文字）/)).toBeVisible();
    await expectFit(page, 'desk-letter-versions', [screen]);
    await page.getByRole('button', { name: '恢复使用 系统自带' }).click();
    await expect(page.getByText('正在使用：系统自带')).toBeVisible();
  }
  await page.close();
});

test('a Word file that can’t be a template is refused, with every fault of it', async ({ browser }) => {
  const page = await pageOf(browser, BUREAU.clerk);
  await page.goto('/desk/letters');
  await page.getByRole('button', { name: '延期答复告知书' }).click();
  await page.getByRole('tab', { name: 'Word 文件' }).click();
  const buffer = Buffer.from(ownTemplate({ body: paragraph(['{{申请人姓名}}']) }));
  const mimeType = FILE_KINDS.docx.mediaType;
  await page.locator('input[type=file]').setInputFiles({ name: '延期.docx', mimeType, buffer });
  await expect(page.getByText(/“延期\.docx”有 \d+ 处需要改正，没有保存/)).toBeVisible();
  await expect(page.getByText('“{{申请人姓名}}”不是延期答复告知书的占位符。')).toBeVisible();
  await expect(page.getByText('模板中没有“{{延期理由}}”')).toBeVisible();
  await expectFit(page, 'desk-letter-word');
  await page.close();
});

test('the door of the desk', async ({ page }) => {
  await page.goto('/desk/');
  await expect(page.getByLabel('用户名')).toBeVisible();
  await expectFit(page, 'desk-sign-in');
});
