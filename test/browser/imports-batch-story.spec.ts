import { strToU8, zipSync } from 'fflate';
import type { Page } from '@playwright/test';
import { faultsOf } from './axe.ts';
import { as, TOWN } from './people.ts';
import { expect, test } from './program-test.ts';
import { spaced } from './writing.ts';

const SOURCE = '镇原门户网站';
/** As they stood on the old site, the newest first. */
const PAGES = [
  { title: '关于开展渡口安全检查的通知', on: '2021-06-01' },
  { title: '关于开展山塘巡查工作的通知', on: '2019-05-06' },
  { title: '关于开展农房安全排查的通知', on: '2017-03-02' },
] as const;

function oldSite(): Buffer {
  const page = ({ title, on }: (typeof PAGES)[number], index: number): [string, Uint8Array] => [
    `art/${index}.html`,
    strToU8(`<!doctype html><html><head><meta charset="utf-8"><title>${title}_旧站</title>
<meta name="ArticleTitle" content="${title}"><meta name="PubDate" content="${on} 09:29">
<meta name="ColumnName" content="工作动态"><meta name="Url" content="http://www.old.example/art/${index}.html"></head>
<body><h1>${title}</h1><div id="zoom"><p>各村（社区）：</p><p>请按照要求做好相关工作，及时报告情况。</p><p>${Number(on.slice(0, 4))}年${Number(on.slice(5, 7))}月1日</p></div></body></html>`),
  ];
  return Buffer.from(zipSync(Object.fromEntries(PAGES.map(page))));
}

test('what was public on an old site goes through review together, and is public in the order in which it was', async ({
  browser,
  page: visitor,
}) => {
  await as(browser, TOWN.clerk, async (page) => {
    await page.goto('/desk/documents/imports');
    const file = { name: '旧站.zip', mimeType: 'application/zip', buffer: oldSite() };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('textbox', { name: '来源名称' }).fill(SOURCE);
    await page.getByRole('button', { name: '上传并预览' }).click();
    await page.getByRole('button', { name: '导入 3 份' }).click();
    await page.getByRole('button', { name: '送审 3 份草稿' }).click();
    await page.getByRole('button', { name: spaced('送审') }).click();
    await expect(page.getByText('已送审 3 份', { exact: true })).toBeVisible();
    await expect(page.getByRole('region', { name: '成批办理' })).toHaveCount(0);
  });
  for (const who of [TOWN.firstReviewer, TOWN.secondReviewer, TOWN.finalReviewer])
    await as(browser, who, async (page) => {
      await openBatch(page, '3 份待我审核');
      await page.getByRole('button', { name: '审核通过（已选 3 份）' }).click();
      const dialog = page.getByRole('dialog', { name: '审核通过 3 份' });
      await dialog.getByLabel('审核意见').fill('与原网页一致');
      expect(await faultsOf(page)).toEqual([]);
      await dialog.getByRole('button', { name: spaced('审核通过') }).click();
      await expect(page.getByText('已审核通过 3 份')).toBeVisible();
    });
  await as(browser, TOWN.secrecyReviewer, async (page) => {
    await openBatch(page, '3 份待保密审查');
    await page.getByRole('button', { name: '保密审查（已选 3 份）' }).click();
    const dialog = page.getByRole('dialog', { name: '政府信息公开保密审查：3 份' });
    await dialog.getByRole('button', { name: '签署 3 份' }).click();
    await expect(dialog.getByText('请填写审查依据')).toBeVisible();
    await dialog.getByLabel('审查依据').fill('条例第19条，原已公开，不涉及国家秘密');
    expect(await faultsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: '签署 3 份' }).click();
    await expect(page.getByText('已签署保密审查 3 份')).toBeVisible();
    await page.getByRole('region', { name: '逐份情况' }).getByRole('link', { name: PAGES[0].title }).click();
    await page.getByRole('button', { name: /^审查表：/ }).click();
    const record = page.getByRole('dialog', { name: '政府信息公开保密审查表' });
    await expect(record).toContainText(`原公开日期${PAGES[0].on}`);
    await expect(record).toContainText('原网址http://www.old.example/art/0.html');
  });
  await as(browser, TOWN.publisher, async (page) => {
    await openBatch(page, '3 份待发布');
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: '发布（已选 3 份）' }).click();
    await page
      .getByRole('dialog', { name: '发布 3 份到公开网站' })
      .getByRole('button', { name: spaced('发布') })
      .click();
    await expect(page.getByText('已发布 3 份')).toBeVisible();
  });
  await visitor.goto(`/search?q=${encodeURIComponent(PAGES[2].title)}`);
  await visitor.getByRole('link', { name: PAGES[2].title }).click();
  await expect(visitor.getByRole('heading', { name: PAGES[2].title, level: 1 })).toBeVisible();
  await expect(visitor.getByText(`首次公开：${PAGES[2].on}`)).toBeVisible();
  const numbers = await Promise.all(
    PAGES.map(async ({ title }) => {
      const found = await visitor.request.get(`/api/search?q=${encodeURIComponent(title)}`);
      return Number(/\/doc\/\d{4}\/(\d+)\.html/.exec(await found.text())?.[1]);
    }),
  );
  // Public numbers are given in the order of publication: the newest has the highest.
  expect(numbers.every((number) => number > 0)).toBe(true);
  expect(numbers).toEqual(numbers.toSorted((one, other) => other - one));
});

/** From the to-do to the import, all of its page ticked; the oldest stands first. */
async function openBatch(page: Page, waiting: string): Promise<void> {
  await page.goto('/desk/');
  await page.getByRole('link', { name: `导入“${SOURCE}”：${waiting}` }).click();
  const batch = page.getByRole('region', { name: '成批办理' });
  await expect(batch.getByRole('link', { name: /^关于/ })).toHaveText(
    PAGES.map(({ title }) => title).toReversed(),
  );
  await batch.getByRole('button', { name: '全选本页' }).click();
}
