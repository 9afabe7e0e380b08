import type { Locator, Page } from '@playwright/test';
import { faultsOf } from './axe.ts';
import { holdRequests } from './held-requests.ts';
import { TOWN, pageOf } from './people.ts';
import { expect, test } from './program-test.ts';

/*
 * Whoever works with the keyboard finds the focus in a dialog where the work begins, and afterwards where it was before. A fair sample:
 * dialogs in the middle and at the side, forms, files to read, questions.
 */

/** A dialog: who opens it, on which page, with which button, and where it begins. */
type Row = readonly [
  title: string,
  who: string,
  path: string,
  button: string,
  begins: (dialog: Locator) => Locator,
  tab?: string,
];

const DIALOGS: readonly Row[] = [
  ['新建文稿', TOWN.clerk, '/documents', '新建文稿', (dialog) => dialog.getByLabel('栏目')],
  ['签报没有需要公开的信息', TOWN.clerk, '/obligations', '报无', (dialog) => dialog.getByLabel('情况说明')],
  ['增加公开栏', TOWN.publisher, '/channels', '增加公开栏', (dialog) => dialog.getByLabel('种类'), '公开栏'],
  ['修改栏目', TOWN.publisher, '/catalogue', '修改', (dialog) => dialog.getByLabel('栏目名称')],
  [
    '按法定目录补全栏目？',
    TOWN.publisher,
    '/catalogue',
    '补全法定目录',
    (dialog) => dialog.getByRole('button', { name: '取消' }),
  ],
  ['公开职责人员', 'sysadmin', '/agencies', '登记', (dialog) => dialog.getByLabel('职责')],
  ['增加网站', 'sysadmin', '/site', '增加网站', (dialog) => dialog.getByLabel('网站名称')],
  ['接收回执', 'sysadmin', '/letters', '接收回执', (dialog) => dialog],
  ['发起年报征集', 'tangwenjing', '/report-calls', '发起征集', (dialog) => dialog.getByLabel('年份')],
];

for (const [title, who, path, button, begins, tab] of DIALOGS)
  test(`the dialog ${title} begins where the work does and gives the focus back`, async ({ browser }) => {
    const page = await pageOf(browser, who);
    await page.goto(`/desk${path}`);
    if (tab !== undefined) await page.getByRole('tab', { name: tab, exact: true }).click();
    const opener = page.locator('main').getByRole('button', { name: button }).first();
    await opener.press('Enter');
    const dialog = page.getByRole('dialog', { name: title });
    await expect(begins(dialog)).toBeFocused();
    expect(await faultsOf(page)).toEqual([]);
    await closeToward(page, opener);
    await page.close();
  });

test('a first field whose choices are still on their way has the focus once they are there', async ({
  browser,
}) => {
  const page = await pageOf(browser, TOWN.clerk);
  const { letGo } = await holdRequests(page, '**/api/agencies/*/catalogue');
  await page.goto('/desk/documents');
  await page.getByRole('button', { name: '新建文稿' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: '新建文稿' });
  await expect(dialog).toBeFocused();
  letGo();
  await expect(dialog.getByLabel('栏目')).toBeFocused();
  await page.close();
});

test('taking a document down begins with how, and what is missing is gone to', async ({ browser }) => {
  const page = await pageOf(browser, TOWN.publisher);
  await page.goto('/desk/documents?state=published');
  await page.getByRole('link', { name: '耕地地力保护补贴对象公示' }).press('Enter');
  const opener = page.getByRole('button', { name: '撤下', exact: true });
  await opener.press('Enter');
  const dialog = page.getByRole('dialog', { name: '撤下' });
  await expect(dialog.getByLabel('保留撤下说明')).toBeFocused();
  await dialog.getByRole('button', { name: '撤下' }).press('Enter');
  await expect(dialog.getByText('请填写撤下的理由', { exact: true })).toBeVisible();
  await expect(dialog.getByRole('textbox', { name: '对外说明' })).toBeFocused();
  expect(await faultsOf(page)).toEqual([]);
  await closeToward(page, opener);
  const timed = page.getByRole('button', { name: '设定撤下时间' });
  await timed.press('Enter');
  await expect(page.getByRole('dialog').getByLabel('时间', { exact: true })).toBeFocused();
  await closeToward(page, timed);
  await page.close();
});

test('dialogs upon dialogs give the focus back one by one', async ({ browser }) => {
  const page = await pageOf(browser, 'secadmin');
  await page.goto('/desk/people');
  const row = page.getByRole('button', { name: '陈明远' });
  await row.press('Enter');
  const account = page.getByRole('dialog', { name: '陈明远' });
  const revoke = account.getByRole('button', { name: /^收回/ }).first();
  await revoke.press('Enter');
  await expect(page.getByLabel('收回原因')).toBeFocused();
  await closeToward(page, revoke);
  await closeToward(page, row);
  await page.close();
});

test('from a menu the focus goes back to the button that opened the menu', async ({ browser }) => {
  const page = await pageOf(browser, 'dengzhiqiang');
  await page.goto('/desk/requests');
  await page.getByRole('row').nth(1).getByRole('link').first().press('Enter');
  const more = page.getByRole('button', { name: '更多', exact: true });
  await more.press('Enter');
  await page.getByRole('menu').last().getByRole('menuitem').first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await closeToward(page, more);
  await page.close();
});

test('where the row is gone, the focus goes to the heading of its list', async ({ browser }) => {
  const page = await pageOf(browser, 'sysadmin');
  await page.goto('/desk/site');
  await page.getByRole('button', { name: '增加网站' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: '增加网站' });
  await dialog.getByLabel('网站名称').fill('暂设的网站');
  await dialog.getByLabel('标识').fill('short-lived');
  await dialog.getByLabel('网址').fill('https://short-lived.example');
  await dialog.getByRole('button', { name: '增加' }).press('Enter');
  const row = page.getByRole('row', { name: /暂设的网站/ });
  await row.getByRole('button', { name: /删除/ }).press('Enter');
  const question = page.getByRole('dialog', { name: '删除网站“暂设的网站”？' });
  await expect(question.getByRole('button', { name: '取消' })).toBeFocused();
  await question.getByRole('button', { name: '删除' }).press('Enter');
  await expect(row).toBeHidden();
  await expect(page.getByRole('heading', { name: '网站', exact: true })).toBeFocused();
  await page.close();
});

async function closeToward(page: Page, opener: Locator): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(opener).toBeFocused();
}
