import { expect, type Browser, type Page } from '@playwright/test';

/** What proves to an applicant that the request came in. */
export interface PublicReceipt {
  readonly number: string;
  readonly code: string;
}

/** Longer than the shortest time in which a person fills in a form. */
const HASTE_MS = 4_000;
const DIGITS = '零一二三四五六七八九';
const DAYS = '一二三四五六日';

/** Answers the question against machines as somebody who reads it. */
export function answerTo(question: string): string {
  const sum = /([一二三四五六七八九])加([一二三四五六七八九])等于几/u.exec(question);
  if (sum !== null) return String(DIGITS.indexOf(sum[1] ?? '') + DIGITS.indexOf(sum[2] ?? ''));
  const larger = /(\d+)和(\d+)，哪个数大/u.exec(question);
  if (larger !== null) return String(Math.max(Number(larger[1]), Number(larger[2])));
  const day = /星期([一二三四五六日])的后一天/u.exec(question);
  if (day !== null) return `星期${DAYS[(DAYS.indexOf(day[1] ?? '') + 1) % 7] ?? ''}`;
  const word = /“([^”]+)”，其中第([一二三四五六七八九])个字/u.exec(question);
  if (word !== null) return (word[1] ?? '').split('、')[DIGITS.indexOf(word[2] ?? '') - 1] ?? '';
  throw new Error(`no such question: ${question}`);
}

/** Fills in the answer to the question on the page, where it asks one. */
export async function answerQuestion(page: Page): Promise<void> {
  const field = page.getByLabel(/^请回答/);
  if ((await field.count()) === 0) return;
  const id = await field.getAttribute('id');
  await field.fill(answerTo((await page.locator(`label[for="${id ?? ''}"]`).textContent()) ?? ''));
}

/** A smallest picture, as a phone would send of an identity card. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Applies online without a script, and keeps the receipt. */
export async function applyOnline(
  browser: Browser,
  input: { slug: string; title: string; features: string; name: string; delivery: string },
): Promise<PublicReceipt> {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  });
  const page = await context.newPage();
  await page.goto(`/${input.slug}/apply/online`);
  await page.getByRole('radio', { name: '个人' }).check();
  await page.locator('[name="title"]').fill(input.title);
  await page.locator('[name="features"]').fill(input.features);
  await page.getByRole('radio', { name: '纸质' }).check();
  await page.getByRole('radio', { name: input.delivery }).check();
  await page.getByRole('button', { name: '下一步' }).click();
  await page.locator('[name="name"]').fill(input.name);
  await page.locator('[name="idNumber"]').fill('11010519491231002X');
  await page
    .locator('[name="proof"]')
    .setInputFiles({ name: '证件.png', mimeType: 'image/png', buffer: PICTURE });
  await page.locator('[name="phone"]').fill('13000000000');
  await page.locator('[name="address"]').fill('演示路1号');
  // Nobody fills in a form within a second: the guard asks once more, and everything typed is still there.
  await page.waitForTimeout(HASTE_MS);
  await answerQuestion(page);
  await page.getByRole('button', { name: /提交申请/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: '申请已提交' })).toBeVisible();
  const [number = '', code = ''] = await page.locator('.receipt dd').allTextContents();
  await context.close();
  return { number, code };
}

/** Looks at a request with number and code, without a script. */
export async function lookUp(browser: Browser, receipt: PublicReceipt): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/apply/status');
  await page.locator('[name="number"]').fill(receipt.number);
  await page.locator('[name="code"]').fill(receipt.code);
  await answerQuestion(page);
  await page.getByRole('button', { name: '查询' }).click();
  await expect(page.getByText(receipt.number).first()).toBeVisible();
  return page;
}
