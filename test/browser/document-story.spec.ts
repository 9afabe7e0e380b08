import type { Page } from '@playwright/test';
import { zipSync, strToU8 } from 'fflate';
import { as, TOWN } from './people.ts';
import { expect, test } from './program-test.ts';
import {
  act,
  begin,
  clearSecrecy,
  editorOf,
  openTodo,
  paste,
  publish,
  save,
  spaced,
  WORD_FRAGMENT,
} from './writing.ts';

const COLUMN = '公示公告';
const TITLE = '关于三角镇农村公路养护情况的公示';
/** The program's day: it uses the machine's clock. */
const TODAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
const ATTACHMENT = '养护里程明细.docx';

test.describe.configure({ mode: 'serial' });

let address = '';
let attachmentAddress = '';

test('a clerk drafts with a piece of Word and an attachment, and submits', async ({ browser }) => {
  await as(browser, TOWN.clerk, async (page) => {
    await begin(page, { column: COLUMN, title: TITLE });
    await paste(editorOf(page), WORD_FRAGMENT, '');
    await expect(editorOf(page)).toContainText('惠及村民1260人');
    const html = await editorOf(page).innerHTML();
    expect(html).not.toMatch(/Mso|onclick|<script|file:|mso-|<o:p/i);
    await expect(editorOf(page).getByText('一、基本情况')).toBeVisible();
    await expect(editorOf(page).locator('td[colspan="2"], th[colspan="2"]')).toHaveCount(1);
    await page.getByLabel('内容概述').fill('公示2024年农村公路养护里程和资金，接受群众监督。');
    await page.getByLabel('成文日期').fill(TODAY);
    await page.keyboard.press('Enter');
    await page.locator('input[name=file]').setInputFiles({
      name: ATTACHMENT,
      mimeType: 'application/octet-stream',
      buffer: wordFile('路段一 1.2公里'),
    });
    await expect(page.getByText(ATTACHMENT)).toBeVisible();
    await save(page);
    await act(page, '送审', { ok: '送审', fields: { '送审说明（可不填）': '请审' } });
    await expect(page.getByText('审核中').first()).toBeVisible();
  });
});

test('the first reviewer returns it with a reason, without which it is not returned', async ({ browser }) => {
  await as(browser, TOWN.firstReviewer, async (page) => {
    await openTodo(page, '等我审核', TITLE);
    const review = page.getByRole('region', { name: '审核' });
    await review.getByRole('button', { name: spaced('退回') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: spaced('退回') }).click();
    await expect(dialog.getByText('请填写退回理由')).toBeVisible();
    await dialog.getByLabel('退回理由').fill('养护里程与附件不一致，请核对。');
    await dialog.getByRole('button', { name: spaced('退回') }).click();
    await expect(page.getByText('已完成').first()).toBeVisible();
  });
});

test('the clerk sees why, corrects it and submits it again', async ({ browser }) => {
  await as(browser, TOWN.clerk, async (page) => {
    await openTodo(page, '退回给我修改', TITLE);
    await expect(page.getByText('养护里程与附件不一致，请核对。').first()).toBeVisible();
    await editorOf(page).getByText('详见附件。').click();
    await page.keyboard.press('End');
    await page.keyboard.type('里程已与附件核对一致。');
    await save(page);
    await page.getByRole('tab', { name: '修订对比' }).click();
    await expect(page.locator('.diff ins').getByText('里程已与附件核对一致。')).toBeVisible();
    await act(page, '送审', { ok: '送审' });
  });
});

test('three reviewers approve it one after another', async ({ browser }) => {
  for (const [role, step] of [
    ['firstReviewer', '初审'],
    ['secondReviewer', '复审'],
    ['finalReviewer', '终审'],
  ] as const) {
    await as(browser, TOWN[role], async (page) => {
      await openTodo(page, '等我审核', TITLE);
      await act(page, `${step}通过`, { ok: '通过' });
    });
  }
});

test('it is not published before 保密审查, and then it is', async ({ browser }) => {
  await as(browser, TOWN.publisher, async (page) => {
    await openDocument(page);
    await expect(page.getByRole('region', { name: '审核' }).getByText('还不能发布')).toBeVisible();
  });
  await as(browser, TOWN.secrecyReviewer, async (page) => {
    await openTodo(page, '等我保密审查', TITLE);
    await clearSecrecy(page);
  });
  await as(browser, TOWN.publisher, async (page) => {
    await openTodo(page, '审核通过，等我发布', TITLE);
    await publish(page);
    await expect(page.getByText(new RegExp(`索引号 \\S+/${TODAY.slice(0, 4)}-\\d{5}`))).toBeVisible();
  });
});

test('the public sees it in its column, reads it and finds it, without JavaScript', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/search?q=农村公路养护');
  const hit = page.getByRole('link', { name: TITLE }).first();
  await expect(hit).toBeVisible();
  await hit.click();
  await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
  await expect(page.getByText('里程已与附件核对一致。')).toBeVisible();
  address = new URL(page.url()).pathname;
  const link = page.getByRole('link', { name: /养护里程明细/ });
  attachmentAddress = (await link.getAttribute('href')) ?? '';
  const file = await page.request.get(attachmentAddress);
  expect(file.status()).toBe(200);
  await page.getByRole('navigation', { name: '当前位置' }).getByRole('link', { name: COLUMN }).click();
  await expect(page.getByRole('link', { name: TITLE })).toBeVisible();
  await context.close();
});

test('withdrawn, it leaves a notice at its address and nothing else', async ({ browser }) => {
  await as(browser, TOWN.publisher, async (page) => {
    await openDocument(page);
    await act(page, '撤下', {
      ok: '撤下',
      fields: {
        '对外说明（显示在原网址上）': '公示内容有误，更正后另行公示。',
        '撤下的理由（内部记录）': '资金数有误',
      },
    });
  });
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  // A page that the browser took too early it would keep for its minute.
  await expect
    .poll(async () => (await page.request.get(address)).text())
    .toContain('公示内容有误，更正后另行公示。');
  await page.goto(address);
  await expect(page.getByText('公示内容有误，更正后另行公示。')).toBeVisible();
  await expect(page.getByText('惠及村民')).toHaveCount(0);
  expect((await page.request.get(attachmentAddress)).status()).toBe(404);
  await page.goto('/search?q=农村公路养护');
  await expect(page.getByRole('link', { name: TITLE })).toHaveCount(0);
  await context.close();
});

test('gone for good it is answered so, and what may leave no trace leaves none', async ({ browser }) => {
  const statusAt = async (page: Page): Promise<number> =>
    (await page.request.get(address, { maxRedirects: 0 })).status();
  await as(browser, TOWN.publisher, async (page) => {
    await openDocument(page);
    await page.getByRole('button', { name: '修改撤下方式' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('永久移除').click();
    await dialog.getByLabel('修改的理由（内部记录）').fill('不再更正');
    await dialog.getByRole('button', { name: spaced('修改') }).click();
    await expect(dialog).toBeHidden();
    await expect.poll(async () => statusAt(page)).toBe(410);
    await page.goto(address);
    await expect(page.getByText('这条信息已经永久移除，不再公开。')).toBeVisible();
  });
  await as(browser, TOWN.secrecyReviewer, async (page) => {
    await openDocument(page);
    await page.getByRole('button', { name: '彻底移除' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('依据').click();
    await page.getByTitle(/个人隐私或者个人信息/).click();
    await dialog.getByLabel('彻底移除的理由（内部记录）').fill('含有个人住址');
    await dialog.getByRole('button', { name: '彻底移除' }).click();
    await expect(page.getByText('已从公开网站彻底移除').first()).toBeVisible();
    await expect.poll(async () => statusAt(page)).toBe(404);
    expect(await (await page.request.get(address)).text()).not.toContain(TITLE);
  });
});

async function openDocument(page: Page): Promise<void> {
  await page.goto('/desk/documents');
  await page.getByRole('link', { name: TITLE }).first().click();
  await expect(page.getByRole('region', { name: '审核' })).toBeVisible();
}

/** The smallest file that Word opens. */
function wordFile(text: string): Buffer {
  const types = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
  const relations = `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;
  const document = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`;
  return Buffer.from(
    zipSync({
      '[Content_Types].xml': strToU8(types),
      '_rels/.rels': strToU8(relations),
      'word/document.xml': strToU8(document),
    }),
  );
}
