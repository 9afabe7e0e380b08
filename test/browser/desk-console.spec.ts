import { TOWN, pageOf } from './people.ts';
import { expect, test } from './program-test.ts';

/*
 * Nothing on the desk asks for what its policy refuses: a console that complains of every page hides the complaint that matters,
 * and a style that was refused is missing.
 */
const PAGES = [
  '/',
  '/documents',
  '/obligations',
  '/upkeep',
  '/inspection',
  '/feedback',
  '/quality',
  '/channels',
  '/site',
];

test('the console stays clean before anybody has signed in', async ({ browser }) => {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto('/desk/');
  await expect(page.getByLabel('用户名')).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(complaints).toEqual([]);
  await page.close();
});

test('the console stays clean on the main pages of the desk, with an editor and a dialog open', async ({
  browser,
}) => {
  const page = await pageOf(browser, TOWN.publisher);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  for (const path of PAGES) {
    await page.goto(`/desk${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect(complaints, path).toEqual([]);
  }
  await page.close();
  const clerk = await pageOf(browser, TOWN.clerk);
  clerk.on('console', (message) => complaints.push(message.text()));
  await clerk.goto('/desk/documents');
  await clerk.getByRole('button', { name: '新建文稿' }).click();
  await expect(clerk.getByRole('dialog')).toBeVisible();
  await clerk.keyboard.press('Escape');
  await expect(clerk.getByRole('button', { name: '新建文稿' })).toBeFocused();
  await clerk.getByRole('row').nth(3).getByRole('link').first().click();
  await expect(clerk.getByRole('region', { name: '正文' })).toBeVisible();
  await clerk.waitForLoadState('networkidle');
  expect(complaints).toEqual([]);
  await clerk.close();
});
