import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';

/** The password of all demo accounts. */
export const PASSWORD = 'Gongkai-2024';

/** People of the demo's township, by what they do. */
export const TOWN = {
  clerk: 'chenmingyuan',
  firstReviewer: 'liushuyi',
  secondReviewer: 'heyutong',
  finalReviewer: 'zhouliqun',
  secrecyReviewer: 'xujianping',
  publisher: 'wuxiaoman',
} as const;

/** People of the demo's bureau. */
export const BUREAU = {
  clerk: 'jiangyifan',
  firstReviewer: 'fanhaitao',
  secondReviewer: 'shenruolan',
  finalReviewer: 'gaozhixin',
  secrecyReviewer: 'yaolihua',
  publisher: 'shenruolan',
} as const;

/** A person at a browser of their own, signed in to the desk. */
export interface Person {
  readonly page: Page;
  readonly context: BrowserContext;
}

/** Signs a person in at a new browser, by the form. */
export async function signIn(browser: Browser, username: string): Promise<Person> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto('/desk/');
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: /登\s*录/ }).click();
  await expect(page.getByRole('navigation', { name: '主菜单' })).toBeVisible();
  return { page, context };
}

// A worker has one program. Its people sign in once and stay at their browsers, as at work: a new browser for each thing that
// somebody does takes longer than the thing.
const atWork = new Map<string, BrowserContext>();

/** A new page at the browser of a person who is signed in. Nothing is shown on it yet. */
export async function pageOf(browser: Browser, username: string): Promise<Page> {
  const there = atWork.get(username);
  if (there !== undefined) return there.newPage();
  const { page, context } = await signIn(browser, username);
  atWork.set(username, context);
  return page;
}

/** Does something as a person, on a page of its own. */
export async function as<T>(
  browser: Browser,
  username: string,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const page = await pageOf(browser, username);
  // On a failure the page stays open, so that its picture is taken.
  const done = await work(page);
  await page.close();
  return done;
}
