import type { Page } from '@playwright/test';
import { faultsOf } from './axe.ts';
import { as, BUREAU } from './people.ts';
import { expect, test } from './program-test.ts';
import { spaced } from './writing.ts';

/** The demo’s bureau replaced the first by the second; the third is another of its documents. */
const OLD = '綦江区临时占用公共空间管理暂行规定（示例）';
const NEXT = '綦江区临时占用公共空间管理规定（示例）';
const OTHER = '綦江区公共空间设施管护规定（示例）';

test('what was repealed leads to what is in its place, and back; the publisher says by which it was', async ({
  browser,
  page: visitor,
}) => {
  let desk = '';
  await as(browser, BUREAU.publisher, async (page) => {
    const { id, path } = await documentCalled(page, OLD);
    desk = `/desk/documents/${id}`;
    await visitor.goto(path);
  });
  await follow(visitor, '.notice', NEXT);
  await expect(visitor.getByRole('region', { name: '本文件修改、废止或者代替的文件' })).toContainText(
    '已废止',
  );
  await follow(visitor, 'section[aria-labelledby="changes"]', OLD);
  await as(browser, BUREAU.publisher, async (page) => {
    await page.goto(desk);
    await expect(page.getByText('改废依据', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: '修改有效性' }).click();
    const dialog = page.getByRole('dialog', { name: '修改有效性' });
    await expect(dialog.getByRole('textbox', { name: '自何日起' })).toHaveValue('2024-08-01');
    await expect(dialog).toContainText(`${NEXT}（空间规〔2024〕1号）`);
    await dialog.getByRole('combobox', { name: /代替它的文件/ }).fill('设施管护');
    await page.locator('.ant-select-dropdown:visible').getByTitle(OTHER).click();
    await expect(dialog).toContainText(OTHER);
    expect(await faultsOf(page)).toEqual([]);
    await dialog.getByRole('textbox', { name: '修改原因' }).fill('更正废止的依据。');
    await dialog.getByRole('button', { name: spaced('修改') }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('link', { name: OTHER })).toBeVisible();
  });
  // A browser may show a page that it has for a minute: asked past its memory.
  const notice = async (): Promise<string> => (await visitor.request.get(visitor.url())).text();
  await expect.poll(notice).toContain(`代替本文件的文件：<a href=`);
  await expect.poll(notice).toContain(`>${OTHER}</a>`);
});

async function documentCalled(page: Page, title: string): Promise<{ id: string; path: string }> {
  const list = await page.request.get(`/api/documents?live=true&text=${encodeURIComponent(title)}`);
  const { items } = (await list.json()) as { items: { id: string }[] };
  const id = items[0]?.id ?? '';
  const answer = await page.request.get(`/api/documents/${id}/public-page`);
  const { page: known } = (await answer.json()) as { page: { path: string } };
  return { id, path: known.path };
}

async function follow(visitor: Page, from: string, title: string): Promise<void> {
  await visitor.locator(from).getByRole('link', { name: title }).click();
  await expect(visitor.getByRole('heading', { level: 1, name: title })).toBeVisible();
  expect(await faultsOf(visitor)).toEqual([]);
}
