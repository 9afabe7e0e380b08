import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { FILE_KINDS } from '../../src/files/file-kinds.ts';
import { ownTemplate, paragraph } from '../../src/files/test/own-template.ts';
import { faultsOf } from './axe.ts';
import { holdRequests } from './held-requests.ts';
import { BUREAU, pageOf, TOWN } from './people.ts';
import { expect, test } from './program-test.ts';
import { openTab } from './report-desk.ts';

/*
 * Every main page of portal and desk as the demo shows it: axe finds nothing, nothing is wider than the screen. With
 * GONGKAI_MANUAL=write the pictures of docs/manual are taken anew.
 */
// Nothing of it builds on another: the workers share the tests.
test.describe.configure({ mode: 'parallel' });

const IMAGES = join(import.meta.dirname, '../../docs/manual/images');
const WRITE = process.env['GONGKAI_MANUAL'] === 'write';
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

interface View {
  readonly name: string;
  readonly path: string;
  /** What must be there before the page counts as shown. */
  readonly shows: (page: Page) => Promise<void>;
}

const heading =
  (name: string | RegExp) =>
  async (page: Page): Promise<void> =>
    expect(page.getByRole('heading', { name }).first()).toBeVisible();

const PORTAL: readonly View[] = [
  { name: 'portal-home', path: '/', shows: heading(/公开/) },
  { name: 'portal-agency', path: '/sanjiao/', shows: heading(/三角镇/) },
  { name: 'portal-search', path: '/search?q=社会救助', shows: heading(/搜索|检索/) },
];

const DESK: readonly (View & { readonly who: string })[] = [
  { who: TOWN.clerk, name: 'desk-todo', path: '/desk/', shows: heading('待办') },
  {
    who: TOWN.clerk,
    name: 'desk-documents',
    path: '/desk/documents',
    shows: async (page) => expect(page.getByRole('row').nth(5)).toBeVisible(),
  },
  { who: TOWN.clerk, name: 'desk-imports', path: '/desk/documents/imports', shows: heading('新的导入') },
  {
    who: TOWN.clerk,
    name: 'desk-catalogue',
    path: '/desk/catalogue',
    shows: async (page) => expect(page.getByText('法定主动公开内容').first()).toBeVisible(),
  },
  { who: TOWN.clerk, name: 'desk-registers', path: '/desk/registers', shows: heading('登记簿') },
  {
    who: BUREAU.clerk,
    name: 'desk-register',
    path: '/desk/registers/requests',
    shows: async (page) => expect(page.getByRole('row').nth(5)).toBeVisible(),
  },
  {
    who: BUREAU.clerk,
    name: 'desk-letters',
    path: '/desk/letters',
    shows: async (page) => expect(page.getByRole('button', { name: '延期答复告知书' })).toBeVisible(),
  },
  {
    who: BUREAU.clerk,
    name: 'desk-fees',
    path: '/desk/requests/fees',
    shows: async (page) => expect(page.getByText('收取金额')).toBeVisible(),
  },
  {
    who: BUREAU.clerk,
    name: 'desk-requests',
    path: '/desk/requests',
    shows: async (page) => expect(page.getByRole('tab', { name: /在办/ })).toBeVisible(),
  },
  {
    who: BUREAU.clerk,
    name: 'desk-requests-calendar',
    path: '/desk/requests?view=calendar',
    shows: heading(/到期的申请/),
  },
  {
    who: BUREAU.clerk,
    name: 'desk-requests-figures',
    path: '/desk/requests?view=statistics',
    shows: heading('办理情况统计'),
  },
  {
    who: BUREAU.clerk,
    name: 'desk-request-new',
    path: '/desk/requests/new',
    shows: async (page) => expect(page.getByLabel('申请内容（照录申请表，一行一项）')).toBeVisible(),
  },
  {
    who: BUREAU.clerk,
    name: 'desk-request-settings',
    path: '/desk/requests/settings',
    shows: heading(/放假安排/),
  },
  { who: TOWN.clerk, name: 'desk-reports', path: '/desk/reports', shows: heading('年度报告') },
  { who: 'sysadmin', name: 'desk-agencies', path: '/desk/agencies', shows: heading('机构') },
  { who: 'sysadmin', name: 'desk-people', path: '/desk/people', shows: heading(/人员/) },
  { who: TOWN.publisher, name: 'desk-site', path: '/desk/site', shows: heading('公开网站') },
  {
    who: 'auditadmin',
    name: 'desk-audit',
    path: '/desk/audit',
    shows: async (page) => expect(page.getByRole('row').nth(5)).toBeVisible(),
  },
];

test('the main pages of the portal, at a desk and on a phone', async ({ page }) => {
  for (const screen of [DESKTOP, PHONE]) {
    await page.setViewportSize(screen);
    for (const view of PORTAL) {
      await page.goto(view.path);
      await view.shows(page);
      await settle(page, view.name, screen);
    }
  }
});

test('documents and lists of the demo on the portal', async ({ page }) => {
  await page.setViewportSize(DESKTOP);
  await page.goto('/sanjiao/');
  await page
    .getByRole('link', { name: /2024年政府信息公开工作年度报告/ })
    .first()
    .click();
  await heading(/2024年政府信息公开工作年度报告/)(page);
  await settle(page, 'portal-report', DESKTOP);
  await page.setViewportSize(PHONE);
  await settle(page, 'portal-report', PHONE);
});

for (const who of new Set(DESK.map((view) => view.who))) {
  test(`the desk of ${who}`, async ({ browser }) => {
    const page = await pageOf(browser, who);
    for (const view of DESK.filter((each) => each.who === who)) {
      await page.goto(view.path);
      await view.shows(page);
      await settle(page, view.name, DESKTOP);
    }
    await page.close();
  });
}

test('a document and a report at the desk', async ({ browser }) => {
  const page = await pageOf(browser, TOWN.clerk);
  await page.goto('/desk/documents');
  await page.getByRole('row').nth(3).getByRole('link').first().click();
  await expect(page.getByRole('region', { name: '正文' })).toBeVisible();
  await settle(page, 'desk-document', DESKTOP);
  await page.goto('/desk/reports');
  await page
    .getByRole('link', { name: /2024 年/ })
    .first()
    .click();
  await heading(/2024 年度报告/)(page);
  await settle(page, 'desk-report', DESKTOP);
  await openTab(page, '文字');
  await settle(page, 'desk-report-text', DESKTOP);
  await openTab(page, /检查/);
  await settle(page, 'desk-report-checks', DESKTOP);
  await openTab(page, '定稿记录');
  await expect(page.getByRole('heading', { name: '第 1 次定稿' })).toBeVisible();
  await settle(page, 'desk-report-versions', DESKTOP);
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
    await settle(page, 'desk-letter-faults', screen);
    await text.fill(before.replace('{{协办事项}}', '{{协办事项}}\n请予支持。'));
    await expect(page.getByLabel(/^预览：/)).toContainText('请予支持。');
    await settle(page, 'desk-letter', screen);
    await page.getByRole('button', { name: '保存并启用' }).click();
    await expect(page.getByText(/正在使用：本单位第\d版（文字）/)).toBeVisible();
    await settle(page, 'desk-letter-versions', screen);
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
  await settle(page, 'desk-letter-word', DESKTOP);
  await page.close();
});

test('the door of the desk', async ({ page }) => {
  await page.setViewportSize(DESKTOP);
  await page.goto('/desk/');
  await expect(page.getByLabel('用户名')).toBeVisible();
  await settle(page, 'desk-sign-in', DESKTOP);
});

async function settle(page: Page, name: string, screen: { width: number }): Promise<void> {
  await page.waitForLoadState('networkidle');
  expect(await faultsOf(page), `${name} at ${screen.width}`).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${name} at ${screen.width}`).toBeLessThanOrEqual(0);
  if (!WRITE) return;
  mkdirSync(IMAGES, { recursive: true });
  const suffix = screen.width === PHONE.width ? '-phone' : '';
  await page.screenshot({ path: join(IMAGES, `${name}${suffix}.png`) });
}
