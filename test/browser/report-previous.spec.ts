import type { Page } from '@playwright/test';
import { annualReportDocument } from '../../src/files/annual-report-document.ts';
import { writeHtmlPage } from '../../src/files/html-writer.ts';
import { buildTables } from '../../src/law/annual-report/tables.ts';
import { send, whoAmI } from './desk-sender.ts';
import { BUREAU, pageOf } from './people.ts';
import { expectFit } from './fit.ts';
import { expect, test } from './program-test.ts';
import { confirmFacts, explainWarnings, freeze, openTab } from './report-desk.ts';

// A year of the bureau before the demo year: of the one before it nothing was written here.
const YEAR = 2023;

test('a clerk reads last year’s report from a file, sees how the years follow, and freezes this one', async ({
  browser,
}) => {
  const page = await pageOf(browser, BUREAU.clerk);
  await page.goto('/desk/');
  const { agencyId } = await whoAmI(page);
  const { id } = await send<{ id: string }>(page, '/api/reports', { agencyId, year: YEAR });
  await page.goto(`/desk/reports/${id}`);
  await openTab(page, '与上年对照');
  await expect(page.getByText(`系统里没有 ${YEAR - 1} 年的年报`)).toBeVisible();
  await page.getByRole('link', { name: '上传上年年报' }).click();

  const buffer = await lastYear(page, id);
  const name = `${YEAR - 1}年年报.html`;
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/html', buffer });
  await expect(page.getByText(name)).toBeVisible();
  await expect(page.getByText('还没有确认，现在不用于对照')).toBeVisible();
  // Two cells of the file hold no number: they wait, whatever else was read.
  const fields = page.getByRole('textbox', { name: /读出的数$/ });
  await expect(fields).toHaveCount(2);
  await expect(page.getByText('这一格写的是“—”，不是数字，请填写。')).toBeVisible();
  await expect(page.getByText('这一格是空白。空白不一定是 0，请填写。')).toBeVisible();
  await expectFit(page, 'desk-report-previous');
  const confirm = page.getByRole('button', { name: '核对无误，确认' });
  await expect(confirm).toBeDisabled();
  await fields.first().focus();
  await page.keyboard.type('1');
  await fields.nth(1).focus();
  await page.keyboard.type('0');
  await page.getByText('全部 200 项').click();
  await expect(fields).toHaveCount(200);
  // The name of the demo's bureau ends in words that no agency's name has.
  const seen = page.getByRole('checkbox', { name: '已经看过，确认是这份年报' });
  if (await seen.isVisible()) await seen.check();
  await confirm.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('已确认，本年年报开始与它对照')).toBeVisible();

  await openTab(page, '与上年对照');
  await expect(page.getByText(`上年数据由文件“${name}”读出`)).toBeVisible();
  const line = page
    .getByRole('list', { name: '两年的衔接' })
    .getByRole('listitem')
    .filter({ hasText: '行政规范性文件现行有效' });
  await expect(line).toContainText('不符');
  await expect(line).toContainText('上年现行有效');
  await expectFit(page, 'desk-report-compare');
  await line.getByRole('button', { name: '去说明' }).click();
  await expect(page.getByText('AR-X-VALID')).toBeVisible();

  await openTab(page, '文字');
  await expect(page.getByText(/第一部分现有 \d+ 字/)).toBeVisible();
  await takeOutAndPutBack(page);
  await confirmFacts(page);
  await openTab(page, /检查/);
  await explainWarnings(page);
  await freeze(page);
  await openTab(page, '定稿记录');
  await expect(page.getByRole('heading', { name: '第 1 次定稿' })).toBeVisible();
  await expectFit(page, 'versions');
  await page.close();
});

/** A sentence that the form asks for: deleted it is missed at once, and can be put in again. */
async function takeOutAndPutBack(page: Page): Promise<void> {
  const missing = page.getByRole('region', { name: '还缺的内容' });
  await expect(missing).toBeHidden();
  const sentence = page.locator('textarea').filter({ hasText: '信息处理费' }).first();
  const text = await sentence.inputValue();
  await sentence.fill('没有其他费用。');
  await expect(missing).toContainText('信息处理费');
  await expectFit(page, 'what is missing');
  await missing.getByRole('button', { name: /^插入/ }).click();
  await expect(missing).toBeHidden();
  await expect(page.locator('textarea').filter({ hasText: text })).toHaveCount(1);
}

/** The report of the year before: its figures lead to this year's but for documents in force; two cells hold no number. */
async function lastYear(page: Page, reportId: string): Promise<Buffer> {
  const answer = await page.request.get(`/api/reports/${reportId}`);
  const { cells, agencyName } = (await answer.json()) as {
    cells: Record<string, number>;
    agencyName: string;
  };
  const count = (name: string): number => Number(cells[name] ?? 0);
  const tables = buildTables((name) => {
    const [table, row, column] = name.split('.');
    if (table === 't3' && (row === 'carryOut' || row === 'new')) return count(`t3.carryIn.${column}`);
    if (name === 't2.docs.valid')
      return count('t2.docs.valid') - count('t2.docs.made') + count('t2.docs.repealed') + 3;
    return 0;
  });
  const document = annualReportDocument({
    agencyName,
    year: YEAR - 1,
    tables,
    narrative: [
      { part: 1, kind: 'paragraph', text: '一年来公开工作动态三条。' },
      { part: 5, kind: 'paragraph', text: '解读材料偏少。下一步将补齐。' },
    ],
    signedOn: `${YEAR}-01-20`,
  });
  const html = writeHtmlPage(document)
    .replace(/(<td[^>]*data-cell="t2\.permit\.decisions"[^>]*>)0(<\/td>)/u, '$1—$2')
    .replace(/(<td[^>]*data-cell="t4\.review\.other"[^>]*>)0(<\/td>)/u, '$1$2');
  return Buffer.from(html);
}
