import { expect, type Page } from '@playwright/test';
import { spaced } from './writing.ts';

/** Ticks every statement of the text that a person must confirm, and saves. The tab 文字 must be open. */
export async function confirmFacts(page: Page): Promise<void> {
  const facts = page.getByRole('checkbox', { name: '所述属实' });
  for (let nth = 0; nth < (await facts.count()); nth += 1) await facts.nth(nth).check();
  await page.getByRole('button', { name: '保存文字' }).click();
  await expect(page.getByText('已保存').first()).toBeVisible();
}

/** Goes to one of the report's tabs. */
export async function openTab(page: Page, name: string | RegExp): Promise<void> {
  const tab = page.getByRole('tab', { name });
  await tab.click();
  await expect(tab).toHaveAttribute('aria-selected', 'true');
}

/** Answers every warning with a reason. The tab 检查 must be open, and nothing left that must be mended. */
export async function explainWarnings(page: Page): Promise<void> {
  await expect(page.getByText('必须改正')).toHaveCount(0);
  const explain = page.getByRole('button', { name: '说明理由' });
  while ((await explain.count()) > 0) {
    const left = await explain.count();
    await explain.first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('理由').fill('经核对登记簿，情况属实。');
    await dialog.getByRole('button', { name: '保存说明' }).click();
    await expect(dialog).toBeHidden();
    await expect(explain).toHaveCount(left - 1);
  }
}

/** 定稿 of the report that is open. */
export async function freeze(page: Page): Promise<void> {
  await page.getByRole('button', { name: spaced('定稿') }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: spaced('定稿') })
    .click();
  await expect(page.getByText('已定稿，请到文稿页面送审')).toBeVisible({ timeout: 30_000 });
}
