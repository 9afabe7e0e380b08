import { strToU8, zipSync } from 'fflate';
import type { Browser, Page } from '@playwright/test';
import { faultsOf } from './axe.ts';
import { as, TOWN } from './people.ts';
import { expect, test } from './program-test.ts';
import { openTodo, spaced } from './writing.ts';

const TITLE = '关于做好山洪灾害避险演练的通知';
const ADMINISTRATOR = 'sysadmin';
const BUREAU_HOME = '/gonggongkongjian/';
const NEW_SITE = { name: '公共空间局网站', slug: 'bureau', url: 'https://gk.kongjian.example' };

/** An export of a site before this one: a page with its attachment, and the page that lists it. */
function oldSite(): Buffer {
  const page = `<!doctype html><html><head><meta charset="utf-8"><title>${TITLE}_旧站</title>
<meta name="ArticleTitle" content="${TITLE}"><meta name="PubDate" content="2019-03-05 09:29">
<meta name="ColumnName" content="工作动态"><meta name="Url" content="http://www.old.example/art/2019/7.html"></head>
<body><div class="nav"><a href="/">首页</a></div><h1>${TITLE}</h1><div id="zoom"><p>各村（社区）：</p>
<p>请于汛期前组织一次避险演练，路线见附件。</p><p><a href="../files/route.csv">避险路线</a></p><p>2019年3月4日</p></div></body></html>`;
  const files = {
    'art/7.html': strToU8(page),
    'index.html': strToU8('<html><body><ul><li><a href="art/7.html">通知</a></li></ul></body></html>'),
    'files/route.csv': strToU8('村,集合点\n甲村,村委会\n'),
  };
  return Buffer.from(zipSync(files));
}

test('an old site’s export becomes drafts after it was looked at, and goes to review', async ({
  browser,
}) => {
  const address = await as(browser, TOWN.clerk, async (page) => {
    await page.goto('/desk/documents/imports');
    const file = { name: '旧站.zip', mimeType: 'application/zip', buffer: oldSite() };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('textbox', { name: '来源名称' }).fill('旧网站');
    await page.getByRole('button', { name: '上传并预览' }).click();
    await expect(page.getByRole('heading', { name: '批量导入：旧网站' })).toBeVisible();
    const start = page.getByRole('button', { name: '导入 1 份' });
    await expect(start).toBeVisible();
    await expect(page.getByText(/还没有确认的，自动结束，上传的文件和读出的内容一并清除/)).toBeVisible();
    const row = page.getByRole('row', { name: TITLE });
    await expect(row).toContainText('新建草稿');
    await expect(row).toContainText('避险路线.csv');
    expect(await faultsOf(page)).toEqual([]);
    await start.click();
    await expect(page.getByText('已经清除，保留每一份的处理情况')).toBeVisible();
    await expect(row).toContainText('已导入');
    await page.getByRole('button', { name: '送审 1 份草稿' }).click();
    await page.getByRole('button', { name: spaced('送审') }).click();
    await expect(page.getByText('已送审 1 份', { exact: true })).toBeVisible();
    return page.url();
  });
  await as(browser, TOWN.publisher, async (page) => {
    await page.goto(address);
    const box = page.getByRole('checkbox', { name: /旧网址自动转到新网页（1 个旧网址）/ });
    // Not `check`: it looks in the same moment, and the box follows the request that it sends.
    await box.click();
    await expect(box).toBeChecked();
    await expect(page.getByText(/已允许。取消后，已经设置的跳转不变/)).toBeVisible();
    expect(await faultsOf(page)).toEqual([]);
  });
  await as(browser, TOWN.firstReviewer, async (page) => openTodo(page, '等我审核', TITLE));
});

test('an agency moves to a site of its own and back: its addresses lead where it is', async ({
  browser,
  page: visitor,
}) => {
  const shown = async (host?: string): Promise<string> => {
    const headers = host === undefined ? {} : { headers: { host } };
    const answer = await visitor.request.get(BUREAU_HOME, { ...headers, maxRedirects: 0 });
    return answer.headers()['location'] ?? String(answer.status());
  };
  expect(await shown()).toBe('200');
  await as(browser, ADMINISTRATOR, async (page) => {
    await page.goto('/desk/site');
    const check = page.getByRole('region', { name: '网页检查' });
    await check.getByRole('button', { name: spaced('检查') }).click();
    await expect(check.getByText(/由系统管理员.*检查，共/)).toBeVisible();
    await page.getByRole('button', { name: '增加网站' }).click();
    const adding = page.getByRole('dialog', { name: '增加网站' });
    await adding.getByRole('textbox', { name: '网站名称' }).fill(NEW_SITE.name);
    await adding.getByRole('textbox', { name: '标识' }).fill(NEW_SITE.slug);
    await adding.getByRole('textbox', { name: '网址' }).fill(NEW_SITE.url);
    await adding.getByRole('button', { name: spaced('增加') }).click();
    await expect(adding).toBeHidden();
    expect(await faultsOf(page)).toEqual([]);
    await move(page, NEW_SITE.name);
  });
  await expect.poll(async () => shown()).toBe(`${NEW_SITE.url}${BUREAU_HOME}`);
  expect(await shown(new URL(NEW_SITE.url).host)).toBe('200');
  await comesBack(browser);
  await expect.poll(async () => shown()).toBe('200');
});

/** Others use the same program: everything is as it was at the end. */
async function comesBack(browser: Browser): Promise<void> {
  await as(browser, ADMINISTRATOR, async (page) => {
    await page.goto('/desk/site');
    const row = page.getByRole('row', { name: NEW_SITE.name });
    await expect(row).toContainText('公共空间');
    await move(page, '綦江');
    await expect(row).toContainText('还没有');
    await row.getByRole('button', { name: spaced('删除') }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: spaced('删除') })
      .click();
    await expect(row).toHaveCount(0);
  });
}

/** Moves the bureau to the site whose name begins so. */
async function move(page: Page, site: string): Promise<void> {
  await page.getByRole('button', { name: '移动机关' }).click();
  const dialog = page.getByRole('dialog', { name: '移动机关' });
  await choose(page, dialog.getByRole('combobox', { name: '机关' }), '公共空间');
  await choose(page, dialog.getByRole('combobox', { name: '移到' }), site);
  await dialog.getByRole('button', { name: spaced('移动') }).click();
  await expect(page.getByText('已移动，网页正在更新')).toBeVisible();
  await expect(dialog).toBeHidden();
}

async function choose(page: Page, box: ReturnType<Page['getByRole']>, words: string): Promise<void> {
  await box.click();
  await page.locator('.ant-select-dropdown:visible').getByText(words).first().click();
}
