import { expect, test } from './program-test.ts';
import { holdAnswers } from './held-requests.ts';
import { as, BUREAU } from './people.ts';
import { confirmFacts, explainWarnings, freeze, openTab } from './report-desk.ts';
import { act, clearSecrecy, openTodo, publish, spaced } from './writing.ts';

// The bureau's year after the demo year: requests and a review are carried over from it.
const YEAR = 2025;
const TITLE = new RegExp(`${YEAR}年政府信息公开工作年度报告`);

test.describe.configure({ mode: 'serial' });

test('a clerk begins the report, opens figures and writes its text', async ({ browser }) => {
  await as(browser, BUREAU.clerk, async (page) => {
    await page.goto('/desk/reports');
    await page.getByRole('button', { name: '编制年度报告' }).click();
    const dialog = page.getByRole('dialog', { name: '编制年度报告' });
    await dialog.getByLabel('年份').fill(String(YEAR));
    await dialog.getByRole('button', { name: spaced('建立') }).click();
    const carried = page.getByRole('button', { name: /上年结转政府信息公开申请数量”的“总计”：\d+/ });
    await expect(carried).toBeVisible();
    const count = Number((await carried.textContent())?.trim());
    expect(count).toBeGreaterThan(0);
    await carried.click();
    const drawer = page.getByRole('dialog');
    await expect(drawer.getByRole('heading', { name: new RegExp(`\\b${count} 条`) })).toBeVisible();
    await expect(drawer.getByRole('row')).toHaveCount(count + 1);
  });
});

test('facts must be confirmed and warnings explained before 定稿', async ({ browser }) => {
  await as(browser, BUREAU.clerk, async (page) => {
    await page.goto('/desk/reports');
    await page.getByRole('link', { name: new RegExp(`${YEAR} 年`) }).click();
    const button = page.getByRole('button', { name: spaced('定稿') });
    await expect(button).toBeDisabled();
    await expect(button).toHaveAttribute('title', /检查还有 \d+ 项待处理/);
    await openTab(page, '文字');
    const report = await holdAnswers(page, '**/api/reports/*');
    await confirmFacts(page);
    // The report is read anew while the hand is on the next tab: what is pressed stays where it is.
    const unsaved = page.getByRole('tab', { name: /文字.*未保存/ });
    await expect(unsaved).toBeVisible();
    const checks = page.getByRole('tab', { name: /检查/ });
    await checks.hover();
    await page.mouse.down();
    report.letGo();
    await expect(unsaved).toHaveCount(0);
    await page.mouse.up();
    await expect(checks).toHaveAttribute('aria-selected', 'true');
    await explainWarnings(page);
    await freeze(page);
    await page.getByRole('link', { name: '打开文稿' }).click();
    await act(page, '送审', { ok: '送审' });
  });
});

test('the report is reviewed, cleared and published like any document', async ({ browser }) => {
  for (const [role, step] of [
    ['firstReviewer', '初审'],
    ['secondReviewer', '复审'],
    ['finalReviewer', '终审'],
  ] as const) {
    await as(browser, BUREAU[role], async (page) => {
      await openTodo(page, '等我审核', `${YEAR}年政府信息公开工作年度报告`);
      await act(page, `${step}通过`, { ok: '通过' });
    });
  }
  await as(browser, BUREAU.secrecyReviewer, async (page) => {
    await openTodo(page, '等我保密审查', `${YEAR}年政府信息公开工作年度报告`);
    await clearSecrecy(page);
  });
  await as(browser, BUREAU.publisher, async (page) => {
    await openTodo(page, '审核通过，等我发布', `${YEAR}年政府信息公开工作年度报告`);
    await publish(page);
  });
});

test('the public reads its three tables and takes the files, without JavaScript', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`/search?q=${YEAR}年政府信息公开工作年度报告`);
  await page.getByRole('link', { name: TITLE }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
  await expect(
    page.getByRole('cell', { name: '结转' }).or(page.getByText('结转下年度继续办理')).first(),
  ).toBeVisible();
  for (const format of ['docx', 'pdf']) {
    const href = await page.locator(`a[href$=".${format}"]`).first().getAttribute('href');
    const file = await page.request.get(href ?? '');
    expect(file.status()).toBe(200);
    expect((await file.body()).length).toBeGreaterThan(5_000);
  }
  await context.close();
});
