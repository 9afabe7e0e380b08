import { expect, test } from './program-test.ts';
import { holdAnswers, holdRequests } from './held-requests.ts';
import { as, PASSWORD, signIn } from './people.ts';
import { begin, editorOf, save } from './writing.ts';

// The district's clerk: signing in is limited by name, and the town's is busy in the stories.
const CLERK = 'lixiaozhou';
const COLUMN = '公示公告';
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('of two people at one text the second is told, sees what the other changed, and loses nothing', async ({
  browser,
}) => {
  // Two browsers at once.
  test.slow();
  const first = await signIn(browser, CLERK);
  await begin(first.page, { column: COLUMN, title: '两个人同时修改的公示' });
  const second = await signIn(browser, CLERK);
  await second.page.goto(first.page.url());
  await expect(editorOf(second.page)).toBeVisible();
  await first.page.getByLabel('内容概述').fill('先保存的概述');
  await save(first.page);

  await second.page.getByLabel('内容概述').fill('后保存的概述');
  await second.page.getByRole('button', { name: '保存', exact: true }).click();
  const told = second.page.getByRole('alert').filter({ hasText: '您的内容没有覆盖它' });
  await expect(told).toBeVisible();
  await told.getByRole('button', { name: '查看对方的改动' }).click();
  const changes = second.page.getByRole('dialog', { name: '对方的改动' });
  await expect(changes.locator('ins').filter({ hasText: '先保存的概述' })).toBeVisible();
  await changes.getByRole('button', { name: /Close|关闭/ }).click();
  await expect(second.page.getByLabel('内容概述')).toHaveValue('后保存的概述');
  await told.getByRole('button', { name: '以我的内容继续编写' }).click();
  await save(second.page);
  await second.page.reload();
  await expect(second.page.getByLabel('内容概述')).toHaveValue('后保存的概述');
  await first.context.close();
  await second.context.close();
});

test('a day is held as it is seen: pasted as people write it, told where it is half written, gone where it is cleared', async ({
  browser,
}) => {
  const { page, context } = await signIn(browser, CLERK);
  await begin(page, { column: COLUMN, title: '填写日期的公示' });
  const field = page.getByLabel('成文日期');
  await field.fill('2026-11-20');
  await field.evaluate((input) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', '２０２６年11月5日');
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(field).toHaveValue('2026-11-05');
  await save(page);
  await field.press('Backspace');
  await field.press('Tab');
  const told = page.getByRole('alert').filter({ hasText: '日期没有写完整' });
  await expect(told).toBeVisible();
  await save(page);
  await page.reload();
  await expect(field).toHaveValue('');
  await field.fill('2026-11-05');
  await expect(told).toHaveCount(0);
  await save(page);
  await page.reload();
  await expect(field).toHaveValue('2026-11-05');
  await context.close();
});

test('Enter in a day’s field sends no form: the banner would be on every page before its words are written', async ({
  browser,
}) => {
  await as(browser, 'sysadmin', async (page) => {
    await page.goto('/desk/site');
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET') sent.push(request.url());
    });
    await page.getByLabel('公告的最后一天').press('Enter');
    // Nothing tells that nothing is on its way.
    await page.waitForTimeout(500);
    expect(sent).toEqual([]);
    await page.getByLabel('公告的链接').press('Enter');
    await expect(page.getByText('已保存，全部网页一分钟内生效')).toBeVisible();
    expect(sent).toHaveLength(1);
  });
});

test('a file that is still on its way is saved with the text', async ({ browser }) => {
  const { page, context } = await signIn(browser, CLERK);
  await begin(page, { column: COLUMN, title: '附件还在上传时保存的公示' });
  await page.getByLabel('内容概述').fill('附件稍后到。');
  await save(page);
  const { letGo } = await holdRequests(page, '**/api/documents/*/attachments*', 'POST');
  await page
    .locator('input[name=file]')
    .setInputFiles({ name: '名单.txt', mimeType: 'text/plain', buffer: Buffer.from('各村名单') });
  await expect(page.getByRole('region', { name: '附件' }).getByText('名单.txt')).toBeVisible();
  const button = page.getByRole('button', { name: /保\s?存/ });
  await button.click();
  await expect(button).toBeDisabled();
  await expect(page.getByText(/第\s*1\s*版第\s*2\s*次修订/)).toBeVisible();
  letGo();
  await expect(page.getByText(/第\s*1\s*版第\s*3\s*次修订/)).toBeVisible();
  await page.reload();
  await expect(page.getByRole('region', { name: '附件' }).getByText('名单.txt')).toBeVisible();
  await expect(page.getByText('尚未存为修订')).toHaveCount(0);
  await context.close();
});

test('a file that gets stuck on its way holds the text up for a while only, and can be sent again', async ({
  browser,
}) => {
  const { page, context } = await signIn(browser, CLERK);
  await begin(page, { column: COLUMN, title: '附件传到一半的公示' });
  await page.getByLabel('内容概述').fill('附件传不上来。');
  await save(page);
  await page.clock.install();
  const { letGo } = await holdRequests(page, '**/api/documents/*/attachments*', 'POST');
  const files = page.getByRole('region', { name: '附件' });
  await page
    .locator('input[name=file]')
    .setInputFiles({ name: '名单.txt', mimeType: 'text/plain', buffer: Buffer.from('各村名单') });
  await expect(files.getByText('名单.txt')).toBeVisible();
  await page.getByLabel('内容概述').fill('附件稍后再传。');
  const button = page.getByRole('button', { name: /保\s?存/ });
  await button.click();
  await expect(button).toBeDisabled();
  await page.clock.fastForward('11:00');
  await expect(files.getByText('文件传到一半停住了')).toBeVisible();
  await expect(page.getByText(/第\s*1\s*版第\s*3\s*次修订/)).toBeVisible();
  letGo();
  await files.getByRole('button', { name: '重试 名单.txt' }).click();
  await expect(files.getByText('文件传到一半停住了')).toHaveCount(0);
  await expect(files.getByRole('button', { name: '移除 名单.txt' })).toBeVisible();
  await context.close();
});

test('a session that ends in the middle of writing takes no word', async ({ browser }) => {
  const { page, context } = await signIn(browser, CLERK);
  await begin(page, { column: COLUMN, title: '写到一半登录失效的公示' });
  await editorOf(page).click();
  await page.keyboard.type('登录失效以前写的。');
  await context.clearCookies();
  await page.keyboard.type('登录失效以后写的。');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '登录已失效' });
  await dialog.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await dialog.getByRole('button', { name: '登录' }).click();
  await expect(dialog).toBeHidden();
  await expect(editorOf(page)).toContainText('登录失效以前写的。登录失效以后写的。');
  await save(page);
  await page.reload();
  await expect(editorOf(page)).toContainText('登录失效以前写的。登录失效以后写的。');
  await context.close();
});

test('words that were never saved are offered again, and are in no revision before they are saved', async ({
  browser,
}) => {
  await as(browser, CLERK, async (page) => {
    await begin(page, { column: COLUMN, title: '没有保存就离开的公示' });
    await page.getByLabel('内容概述').fill('没有保存的概述');
    await page.getByRole('link', { name: '待办' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '离开' }).click();
    await expect(page.getByRole('heading', { name: '待办' })).toBeVisible();
    await page.goBack();
    await page.getByRole('button', { name: '恢复' }).click();
    await expect(page.getByLabel('内容概述')).toHaveValue('没有保存的概述');
    await save(page);
    await page.reload();
    await expect(page.getByLabel('内容概述')).toHaveValue('没有保存的概述');
  });
});

test('numbers stay text, raised letters and pictures survive saving', async ({ browser }) => {
  await as(browser, CLERK, async (page) => {
    await begin(page, { column: COLUMN, title: '带图片的公示' });
    await editorOf(page).click();
    await page.keyboard.type('1. 第一条');
    await editorOf(page).evaluate((element) => {
      const data = new DataTransfer();
      data.setData('text/html', '<p>面积12m<sup>2</sup></p>');
      element.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    });
    await expect(editorOf(page).locator('sup')).toHaveText('2');
    await page
      .getByLabel('选择图片')
      .setInputFiles({ name: '现场.png', mimeType: 'image/png', buffer: PICTURE });
    await expect(editorOf(page).getByRole('img', { name: '现场' })).toBeVisible();
    await save(page);
    await page.reload();
    const picture = editorOf(page).getByRole('img', { name: '现场' });
    await expect(picture).toHaveJSProperty('naturalWidth', 1);
    await expect(editorOf(page).getByText('1. 第一条')).toBeVisible();
    await expect(editorOf(page).locator('ol')).toHaveCount(0);
    await expect(editorOf(page).locator('sup')).toHaveText('2');
  });
});

test('files that may not be published are refused with the reason, and the others are kept', async ({
  browser,
}) => {
  await as(browser, CLERK, async (page) => {
    await begin(page, { column: COLUMN, title: '附件有问题的公示' });
    await page.locator('input[name=file]').setInputFiles([
      { name: '说明.txt', mimeType: 'text/plain', buffer: Buffer.from('养护说明') },
      { name: '程序.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') },
      { name: '空的.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) },
      { name: '假的.pdf', mimeType: 'application/pdf', buffer: Buffer.from('这不是 PDF') },
    ]);
    const attachments = page.getByRole('region', { name: '附件' });
    await expect(attachments.getByText('打开时会运行程序或脚本，不能上传')).toBeVisible();
    await expect(attachments.getByText('这是空文件')).toBeVisible();
    await expect(attachments.getByText(/内容却是/)).toBeVisible();
    await expect(attachments.getByRole('link', { name: '说明.txt' })).toBeVisible();
    await save(page);
    await page.reload();
    await expect(attachments.getByRole('link')).toHaveText(['说明.txt']);
  });
});

test('a file that was there before the list of files came is shown with it', async ({ browser }) => {
  await as(browser, CLERK, async (page) => {
    await begin(page, { column: COLUMN, title: '先传附件的公示' });
    const list = await holdAnswers(page, '**/api/documents/*/attachments');
    const asked = page.waitForRequest(/\/attachments$/);
    await page.reload();
    await asked;
    const taken = page.waitForResponse(
      (answer) => answer.request().method() === 'POST' && answer.url().endsWith('/attachments'),
    );
    await page.locator('input[name=file]').setInputFiles({
      name: '说明.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('养护说明'),
    });
    expect((await taken).ok()).toBe(true);
    list.letGo();
    await expect(page.getByText('单个不超过')).toBeVisible();
    await expect(page.getByRole('region', { name: '附件' }).getByRole('link')).toHaveText(['说明.txt']);
  });
});

test('a button pressed twice does it once', async ({ browser }) => {
  await as(browser, CLERK, async (page) => {
    await begin(page, { column: COLUMN, title: '连按两次保存的公示' });
    await page.getByLabel('内容概述').fill('连按两次');
    await page.getByRole('button', { name: '保存', exact: true }).dblclick();
    await expect(page.getByText('已保存', { exact: true }).first()).toBeVisible();
    await expect(page.getByText(/第 1 版第 2 次修订/)).toBeVisible();
    await page.reload();
    await expect(page.getByText(/第 1 版第 2 次修订/)).toBeVisible();
  });
});
