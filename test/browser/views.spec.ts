import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { BUREAU, signIn, TOWN } from './people.ts';
import { expect, test } from './program-test.ts';

/*
 * Every main page of portal and desk as the demo shows it: axe finds nothing, nothing is wider than the screen. With
 * GONGKAI_MANUAL=write the pictures of docs/manual are taken anew.
 */
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
    const { page, context } = await signIn(browser, who);
    for (const view of DESK.filter((each) => each.who === who)) {
      await page.goto(view.path);
      await view.shows(page);
      await settle(page, view.name, DESKTOP);
    }
    await context.close();
  });
}

test('a document and a report at the desk', async ({ browser }) => {
  const { page, context } = await signIn(browser, TOWN.clerk);
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
  await page.getByRole('tab', { name: '文字' }).click();
  await settle(page, 'desk-report-text', DESKTOP);
  await page.getByRole('tab', { name: /检查/ }).click();
  await settle(page, 'desk-report-checks', DESKTOP);
  await context.close();
});

test('the door of the desk', async ({ page }) => {
  await page.setViewportSize(DESKTOP);
  await page.goto('/desk/');
  await expect(page.getByLabel('用户名')).toBeVisible();
  await settle(page, 'desk-sign-in', DESKTOP);
});

async function settle(page: Page, name: string, screen: { width: number }): Promise<void> {
  await page.waitForLoadState('networkidle');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`),
    name,
  ).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${name} at ${screen.width}`).toBeLessThanOrEqual(0);
  if (!WRITE) return;
  mkdirSync(IMAGES, { recursive: true });
  const suffix = screen.width === PHONE.width ? '-phone' : '';
  await page.screenshot({ path: join(IMAGES, `${name}${suffix}.png`) });
}
