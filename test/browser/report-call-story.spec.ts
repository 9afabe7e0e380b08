import type { Page } from '@playwright/test';
import { expectFit } from './fit.ts';
import { expect, test } from './program-test.ts';
import { as, TOWN } from './people.ts';
import { explainWarnings } from './report-desk.ts';
import { spaced } from './writing.ts';

// The year after the demo year: its call is opened here, the demo's own one is over.
const YEAR = 2025;
const SUPERVISOR = 'tangwenjing';
const TOWN_NAME = /三角镇人民政府/;
const REASON = '总体情况没有写明社会评议的结果，请补充后再报送。';

/** The town’s report of the year as another system would hand it out. */
let report = '';

test.describe.configure({ mode: 'serial' });

/** The published report of the demo year, put a year later. */
async function nextReport(page: Page): Promise<string> {
  const list = await page.request.get('/api/reports');
  const { items } = (await list.json()) as { items: { id: string; year: number }[] };
  const id = items.find(({ year }) => year === YEAR - 1)?.id ?? '';
  const html = await (await page.request.get(`/api/reports/${id}/export/html`)).text();
  return html.replaceAll(String(YEAR), String(YEAR + 1)).replaceAll(String(YEAR - 1), String(YEAR));
}

async function sendReport(page: Page, html: string): Promise<void> {
  const file = { name: '三角镇年报.html', mimeType: 'text/html', buffer: Buffer.from(html) };
  await page.getByRole('region', { name: '准备报送' }).locator('input[type=file]').setInputFiles(file);
  await expect(page.getByText('文件：三角镇年报.html').first()).toBeVisible();
}

async function openCall(page: Page): Promise<void> {
  await page.goto('/desk/report-calls');
  await page.getByRole('link', { name: new RegExp(`綦江区人民政府 ${YEAR} 年`) }).click();
  await expect(page.getByRole('heading', { name: `${YEAR} 年年报征集` })).toBeVisible();
}

/** The town’s part in the call, from the supervisor’s board. */
async function openTown(page: Page): Promise<void> {
  await openCall(page);
  await page.getByRole('link', { name: TOWN_NAME }).click();
  await expect(page.getByRole('heading', { name: `${YEAR} 年年报报送` })).toBeVisible();
}

test('the district calls for the reports of a year; a day later than the law’s is refused', async ({
  browser,
}) => {
  await as(browser, SUPERVISOR, async (page) => {
    await page.goto('/desk/report-calls');
    await page.getByRole('button', { name: '发起征集' }).click();
    const dialog = page.getByRole('dialog', { name: '发起年报征集' });
    await dialog.getByLabel('年份').fill(String(YEAR));
    const town = dialog.getByRole('group', { name: /^乡镇/ });
    await town.getByLabel('公布截止').fill(`${YEAR + 1}-02-01`);
    await dialog.getByRole('button', { name: spaced('发起') }).click();
    await expect(dialog.getByText(`不能晚于${YEAR + 1}年1月31日`)).toBeVisible();
    await town.getByLabel('公布截止').fill(`${YEAR + 1}-01-28`);
    await dialog.getByRole('button', { name: spaced('发起') }).click();
    await expect(page.getByRole('heading', { name: `${YEAR} 年年报征集` })).toBeVisible();
    await expect(page.getByText(`${YEAR + 1}-01-28 前公布`)).toBeVisible();
    await expectFit(page, 'desk-report-call');
  });
});

test('an agency finds it among the things to do; a faulty report is blocked until it is mended', async ({
  browser,
}) => {
  await as(browser, TOWN.clerk, async (page) => {
    report = await nextReport(page);
    await page.goto('/desk/');
    const todo = page.getByRole('region', { name: '年报征集' });
    await expect(todo.getByText('待报送')).toBeVisible();
    await todo.getByRole('link', { name: `${YEAR} 年年度报告` }).click();
    const faulty = report.replace('data-cell="t3.new.natural">0<', 'data-cell="t3.new.natural">3<');
    expect(faulty).not.toBe(report);
    await sendReport(page, faulty);
    await expect(page.getByText('必须改正').first()).toBeVisible();
    await expect(page.getByRole('button', { name: spaced('报送') })).toBeDisabled();
    await expectFit(page, 'desk-report-submission');

    await sendReport(page, report);
    await explainWarnings(page);
    await page.getByRole('button', { name: spaced('报送') }).click();
    await expect(page.getByText('已报送，等待审核')).toBeVisible();
    await expect(page.getByRole('heading', { name: '第 1 次报送' })).toBeVisible();
  });
});

test('the district returns it with a reason, which its agency sees and answers with a second one', async ({
  browser,
}) => {
  await as(browser, SUPERVISOR, async (page) => {
    await openTown(page);
    await page.getByRole('button', { name: spaced('退回') }).click();
    const dialog = page.getByRole('dialog', { name: '退回年报' });
    await dialog.getByLabel('退回的理由').fill(REASON);
    await dialog.getByRole('button', { name: spaced('退回') }).click();
    await expect(page.getByText('已退回，报送单位会在待办中看到理由')).toBeVisible();
  });
  await as(browser, TOWN.clerk, async (page) => {
    await page.goto('/desk/');
    const todo = page.getByRole('region', { name: '年报征集' });
    await expect(todo.getByText(REASON)).toBeVisible();
    await todo.getByRole('link', { name: `${YEAR} 年年度报告` }).click();
    await sendReport(page, report);
    // What was explained the first time holds for the same findings.
    await page.getByRole('button', { name: spaced('报送') }).click();
    await expect(page.getByRole('heading', { name: '第 2 次报送' })).toBeVisible();
    await expect(page.getByRole('heading', { name: '第 1 次报送' })).toBeVisible();
  });
});

test('the district approves it, adds up and sees where its own report differs', async ({ browser }) => {
  await as(browser, SUPERVISOR, async (page) => {
    await openTown(page);
    await page.getByRole('button', { name: spaced('通过') }).click();
    await expect(page.getByText('已通过').first()).toBeVisible();
    await page.getByRole('link', { name: '返回征集' }).click();
    await page.getByRole('tab', { name: '雷同' }).click();
    await expect(page.getByText('没有发现雷同')).toBeVisible();
    await page.getByRole('tab', { name: '汇总' }).click();
    await expect(page.getByText('还有 1 个单位没有通过')).toBeVisible();
    const own = report
      .replaceAll(/重庆市綦江区三角镇人民政府/g, '重庆市綦江区人民政府')
      .replace('data-cell="t2.permit.decisions">0<', 'data-cell="t2.permit.decisions">7<');
    const file = { name: '区年报.html', mimeType: 'text/html', buffer: Buffer.from(own) };
    await page.locator('input[type=file]').nth(1).setInputFiles(file);
    const table = page.getByRole('table').filter({ hasText: '合计的来源' });
    await expect(table.getByRole('row', { name: /行政许可.*7/ })).toBeVisible();
    await expectFit(page, 'desk-report-roll-up');
    const [sheet] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出汇总表' }).click(),
    ]);
    expect(sheet.suggestedFilename()).toMatch(/2025年年度报告汇总\.xlsx$/);
  });
});

test('the district’s list is public and names who is still missing', async ({ browser }) => {
  await as(browser, SUPERVISOR, async (page) => {
    await openCall(page);
    await page.getByRole('button', { name: '公布名单' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: spaced('公布') })
      .click();
    await expect(page.getByRole('link', { name: '查看公开网页' })).toBeVisible();
    await expect(async () => {
      await page.goto(`/qijiang/annual-reports/all-${YEAR}.html`);
      await expect(page.getByRole('heading', { name: /尚未公布的单位/ })).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await expect(page.getByText(TOWN_NAME).first()).toBeVisible();
    await expectFit(page, 'portal-report-list');
  });
});
