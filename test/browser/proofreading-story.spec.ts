import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { plantedDocx } from '../../src/files/masking/test/planted-docx.ts';
import { verifyMasked } from '../../src/files/verify-masked.ts';
import { as, TOWN } from './people.ts';
import { expect, test } from './program-test.ts';
import { act, begin, clearSecrecy, editorOf, openTodo, publish, save, spaced } from './writing.ts';

const TITLE = '关于三角镇森林防火责任落实情况的公示';
const MOBILE = '13812345678';
/** May stand: its owner agreed. */
const AGREED = '13987654321';
const DELETED = '原定补助三万元';
const ATTACHMENT = '责任人名单.docx';
/** The program's day: it uses the machine's clock. */
const TODAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());

test.describe.configure({ mode: 'serial' });

let address = '';

function findings(page: Page): Locator {
  return page.getByRole('region', { name: '文字核对' });
}

function finding(page: Page, words: string | RegExp): Locator {
  return findings(page).getByRole('listitem').filter({ hasText: words }).first();
}

/** Puts the caret before the first word of a line, once the editor has taken it there. */
async function toBeginningOf(page: Page, words: string): Promise<void> {
  await expect
    .poll(async () => {
      await editorOf(page).getByText(words).click();
      await page.keyboard.press('Home');
      return page.evaluate(async () => {
        // The editor hears of a moved caret a moment after the page has moved it, and until then deletes where it was.
        await new Promise((resolve) => {
          requestAnimationFrame(() => setTimeout(resolve));
        });
        const caret = getSelection();
        const line = caret?.anchorNode?.parentElement?.closest('p');
        return caret?.anchorOffset === 0 ? line?.textContent.slice(0, 8) : undefined;
      });
    })
    .toBe(words);
}

test('a clerk sees what is wrong beside the text, mends it and masks a number', async ({ browser }) => {
  await as(browser, TOWN.clerk, async (page) => {
    await begin(page, { column: '公示公告', title: TITLE });
    address = new URL(page.url()).pathname;
    await page.getByLabel('内容概述').fill('公示森林防火责任落实情况，接受群众监督。');
    await page.getByLabel('成文日期').fill(TODAY);
    await page.keyboard.press('Enter');
    await editorOf(page).click();
    await page.keyboard.type('各村认真贯切落实森林防火责任。');
    await page.keyboard.press('Enter');
    await page.keyboard.type(`申请人李建国手机${MOBILE}。`);
    await page.keyboard.press('Enter');
    await page.keyboard.type(`申请人王卫东手机${AGREED}，本人书面同意公示。`);
    await finding(page, '贯切落实').getByRole('button', { name: '采纳建议' }).click();
    await expect(editorOf(page)).toContainText('各村认真贯彻落实森林防火责任。');
    await finding(page, MOBILE)
      .getByRole('button', { name: spaced('遮盖') })
      .click();
    const dialog = page.getByRole('dialog', { name: '遮盖个人信息' });
    await expect(dialog.locator('del')).toHaveText(MOBILE);
    await expect(dialog.locator('ins')).toHaveText('138****5678');
    await dialog.getByRole('button', { name: spaced('遮盖') }).click();
    await expect(dialog).toBeHidden();
    await expect(editorOf(page)).toContainText('申请人李建国手机138****5678。');
    // Undone and done again, like anything that was typed.
    await editorOf(page).click();
    await page.keyboard.press('Control+z');
    await expect(editorOf(page)).toContainText(MOBILE);
    await page.keyboard.press('Control+Shift+z');
    await expect(editorOf(page)).not.toContainText(MOBILE);
    await save(page);
  });
});

test('the attachment is stripped and masked into a copy that takes its place', async ({ browser }) => {
  await as(browser, TOWN.clerk, async (page) => {
    await page.goto(address);
    await page.locator('input[name=file]').setInputFiles({
      name: ATTACHMENT,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(
        plantedDocx({ body: `申请人李建国手机${MOBILE}`, deleted: DELETED, comment: '补助标准待定' }),
      ),
    });
    await expect(page.getByRole('region', { name: '附件' }).getByText(ATTACHMENT)).toBeVisible();
    await save(page);
    await expect(finding(page, '修订')).toBeVisible({ timeout: 60_000 });
    await finding(page, '修订').getByRole('button', { name: '去除文件信息' }).click();
    const strip = page.getByRole('dialog', { name: '去除文件信息' });
    await strip.getByRole('button', { name: spaced('去除') }).click();
    await expect(strip.getByText('已经处理并核对')).toBeVisible({ timeout: 60_000 });
    await strip.getByRole('button', { name: '知道了' }).click();
    await save(page);
    const inFile = finding(page, /责任人名单.*手机号码/s);
    await expect(inFile).toBeVisible({ timeout: 60_000 });
    await expect(findings(page).getByRole('listitem').filter({ hasText: '修订' })).toHaveCount(0);
    await inFile.getByRole('button', { name: spaced('遮盖') }).click();
    const mask = page.getByRole('dialog', { name: '遮盖附件中的个人信息' });
    await mask.getByLabel('另外要遮盖的内容').fill('李建国');
    await mask.getByRole('button', { name: spaced('遮盖') }).click();
    await expect(mask.getByText('已经处理并核对')).toBeVisible({ timeout: 60_000 });
    await mask.getByRole('button', { name: '知道了' }).click();
    await save(page);
  });
});

test('what was masked may stand nowhere in the text any more, and a number may with a reason', async ({
  browser,
}) => {
  await as(browser, TOWN.clerk, async (page) => {
    await page.goto(address);
    // The name that was masked in the attachment still stands in the text.
    await expect(finding(page, '已经决定遮盖的内容')).toBeVisible({ timeout: 60_000 });
    await toBeginningOf(page, '申请人李建国手机');
    for (let each = 0; each < '申请人李建国'.length; each += 1) await page.keyboard.press('Delete');
    await page.keyboard.type('申请人李某');
    await save(page);
    await expect(finding(page, AGREED)).toBeVisible({ timeout: 60_000 });
    await expect(finding(page, AGREED).getByRole('button', { name: '核对无误' })).toHaveCount(0);
  });
  await as(browser, TOWN.firstReviewer, async (page) => {
    await page.goto(address);
    await finding(page, AGREED).getByRole('button', { name: '核对无误' }).click();
    const dialog = page.getByRole('dialog', { name: '核对无误' });
    await dialog.getByLabel('理由').fill('本人书面同意公示，同意书在卷。');
    await dialog.getByRole('button', { name: spaced('确定') }).click();
    await expect(dialog).toBeHidden();
    await expect(findings(page).getByText('都已核对')).toBeVisible();
  });
});

/** Opens the list of what was masked. Findings that arrive meanwhile move it away from under the pointer. */
async function openMasked(page: Page): Promise<void> {
  const list = page.getByRole('group').filter({ hasText: '遮盖过的内容' });
  await expect(async () => {
    if ((await list.getAttribute('open')) === null) await list.getByText('遮盖过的内容').click();
    await expect(list.getByRole('listitem').first()).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

test('what was masked is listed as it stands in the file, and a reviewer ends one with a reason', async ({
  browser,
}) => {
  await as(browser, TOWN.clerk, async (page) => {
    await page.goto(address);
    await openMasked(page);
    await expect(page.getByRole('listitem').filter({ hasText: /^第\d+项\s\*{3}\s/ })).toBeVisible();
    await expect(page.getByRole('button', { name: '不再查找' })).toHaveCount(0);
  });
  await as(browser, TOWN.firstReviewer, async (page) => {
    await page.goto(address);
    await openMasked(page);
    await page.getByRole('button', { name: /^不再查找第\d+项，\*{3}$/ }).click();
    const dialog = page.getByRole('dialog', { name: '不再查找' });
    await dialog.getByLabel('理由').fill('姓名依法公示。');
    await dialog.getByRole('button', { name: spaced('确定') }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('button', { name: /^不再查找第\d+项，\*{3}$/ })).toHaveCount(0);
  });
});

test('it is reviewed and published', async ({ browser }) => {
  await as(browser, TOWN.clerk, async (page) => {
    await page.goto(address);
    await act(page, '送审', { ok: '送审' });
  });
  for (const [role, step] of [
    ['firstReviewer', '初审'],
    ['secondReviewer', '复审'],
    ['finalReviewer', '终审'],
  ] as const)
    await as(browser, TOWN[role], async (page) => {
      await openTodo(page, '等我审核', TITLE);
      await act(page, `${step}通过`, { ok: '通过' });
    });
  await as(browser, TOWN.secrecyReviewer, async (page) => {
    await openTodo(page, '等我保密审查', TITLE);
    await clearSecrecy(page);
  });
  await as(browser, TOWN.publisher, async (page) => {
    await openTodo(page, '审核通过，等我发布', TITLE);
    await publish(page);
  });
});

test('none of what was masked is in the bytes that became public', async ({ browser, program }) => {
  const page = await browser.newPage();
  await page.goto('/search?q=森林防火责任落实');
  await page.getByRole('link', { name: TITLE }).first().click();
  await expect(page.getByText('申请人李某手机138****5678。')).toBeVisible();
  await expect(page.getByText(AGREED)).toBeVisible();
  const link = page.getByRole('link', { name: /责任人名单/ });
  const file = new URL((await link.getAttribute('href')) ?? '', page.url());
  const given = await page.request.get(file.href);
  const bytes = await given.body();
  const values = [MOBILE, '李建国', DELETED, '补助标准待定'];
  expect(await verifyMasked({ bytes, name: ATTACHMENT, values })).toEqual({ ok: true });
  const path = decodeURIComponent(new URL(page.url()).pathname);
  for (const each of [path, path.replace(/\.html$/, '.json')]) {
    const written = await readFile(join(program.dataDir, 'site', each), 'utf8');
    for (const value of [MOBILE, '李建国']) expect(written).not.toContain(value);
  }
  // Nothing of the originals lies beside it either.
  const folder = join(program.dataDir, 'site', decodeURIComponent(file.pathname), '..');
  expect(await readdir(folder)).toHaveLength(1);
  await page.close();
});
