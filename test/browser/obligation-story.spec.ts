import type { Locator, Page } from '@playwright/test';
import { faultsOf } from './axe.ts';
import { as, TOWN } from './people.ts';
import { expect, test } from './program-test.ts';
import { spaced } from './writing.ts';

const WORK = '青竹沟河道整治征地';
/** Public long before the work began. */
const OLDER = '三角镇部署新年第一周重点工作';
const YEAR = String(new Date().getFullYear());

test('work moves through its stages: each makes its disclosure due, and the map follows', async ({
  browser,
}) => {
  test.slow();
  await as(browser, TOWN.clerk, async (page) => {
    await page.goto('/desk/obligations?view=work');
    await page.getByRole('button', { name: '建立工作事项' }).click();
    const opening = page.getByRole('dialog', { name: '建立工作事项' });
    await opening.getByLabel('工作类别').click();
    await page.getByTitle(/^农村集体土地征收/).click();
    await opening.getByLabel('工作事项名称').fill(WORK);
    await opening.getByRole('button', { name: spaced('建立') }).click();
    await expect(cardOf(page)).toBeVisible();
    await accessible(page);

    await enterStage(page, '征收土地预公告');
    await enterStage(page, '补偿安置方案');
    await expect(cardOf(page).getByRole('button', { name: /：土地现状调查$/ })).toHaveCount(0);

    await cardOf(page)
      .getByRole('button', { name: /^更正日期\s*：征收土地预公告$/ })
      .click();
    const correcting = page.getByRole('dialog', { name: `更正“${WORK}”的“征收土地预公告”的日期` });
    await correcting.getByLabel('更正的理由').fill('看错了日期');
    await correcting.getByRole('button', { name: spaced('更正') }).click();
    await expect(correcting.getByText('日期没有改变，请选择正确的日期。').first()).toBeVisible();
    await correcting.getByRole('button', { name: spaced('取消') }).click();
    await enterStage(page, '补偿支付');
    await takeBack(page, '补偿支付');
    await accessible(page);

    await page.getByRole('tab', { name: '登记册' }).click();
    const notice = page.getByRole('row', { name: /征收范围、征收目的、土地现状调查安排/ });
    await expect(notice).toContainText('今天到期');
    await expect(notice).toContainText('公示不少于10个工作日');
    await notice.getByRole('button', { name: /^报\s*无/ }).click();
    const nil = page.getByRole('dialog', { name: '签报没有需要公开的信息' });
    await nil.getByLabel('情况说明').fill('预公告由区政府统一发布。');
    await nil.getByRole('button', { name: spaced('签报') }).click();
    await expect(page.getByText('已签报')).toBeVisible();
    await expect(notice).toHaveCount(0);
    await accessible(page);

    const plan = page.getByRole('row', { name: /征地补偿安置方案/ });
    await plan.getByRole('button', { name: /^指明文稿/ }).click();
    const naming = page.getByRole('dialog', { name: '指明履行义务的文稿' });
    await naming.getByLabel('文稿').fill(OLDER);
    await page.locator('.ant-select-item-option', { hasText: OLDER }).first().click();
    await naming.getByRole('button', { name: spaced('确定') }).click();
    await expect(naming.getByText(/已经公开，早于义务起算的.*请写明理由/)).toBeVisible();
    await accessible(page);
    await naming.getByLabel('由这份文稿履行的理由').fill('方案与年初公布的一致。');
    await naming.getByRole('button', { name: spaced('确定') }).click();
    await expect(page.getByText('文稿已公开，义务已履行')).toBeVisible();

    await page.getByRole('tab', { name: '分布图' }).click();
    const map = page.getByRole('table', { name: new RegExp(`${YEAR}年各月到期的公开义务`) });
    await expect(map.getByRole('row', { name: new RegExp(WORK) })).toContainText(
      /今天到期|无此类信息|按期公开/,
    );
    await accessible(page);
    await page.getByRole('tab', { name: '标准目录' }).click();
    await expect(page.getByRole('row', { name: /行政规范性文件/ }).first()).toBeVisible();
    await accessible(page);

    await page.goto('/desk/');
    await expect(page.getByRole('region', { name: '公开义务' })).toBeVisible();
  });
});

test('a table of a county is looked at before it changes the 标准目录, and is taken over once', async ({
  browser,
}) => {
  await as(browser, TOWN.publisher, async (page) => {
    await page.goto('/desk/obligations?view=items');
    await page.locator('input[type=file]').setInputFiles({
      name: '救灾领域标准目录.html',
      mimeType: 'text/html',
      buffer: Buffer.from(COUNTY_TABLE),
    });
    const preview = page.getByRole('region', { name: '导入预览' });
    await expect(preview.getByRole('row', { name: /款物发放情况/ })).toContainText('新增');
    const unclear = preview.getByRole('row', { name: /捐赠款物情况/ });
    await expect(unclear).toContainText('“视情况公开”不能换算成日期');
    await accessible(page);
    await unclear.getByLabel('“捐赠款物情况”怎样处理').click();
    await page.getByTitle('按20个工作日计算').click();
    await page.getByRole('button', { name: '写入标准目录：新增 2 项，修改 0 项' }).click();
    await expect(page.getByText('已写入：新增 2 项')).toBeVisible();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: /导出$/ }).click();
    await page.getByRole('menuitem', { name: 'Word 文件' }).click();
    expect((await download).suggestedFilename()).toMatch(/基层政务公开标准目录\.docx$/);
    await page.getByRole('tab', { name: '提醒' }).click();
    await expect(page.getByText(/到期前5、1个工作日和到期当日提醒责任人/)).toBeVisible();
    await accessible(page);
  });
});

test('what is for the villagers alone is met by sheets on their boards, without a document', async ({
  browser,
}) => {
  await as(browser, TOWN.clerk, async (page) => {
    await page.goto('/desk/obligations');
    const duty = page.getByRole('row', { name: /村务公开：一般村务/ });
    await expect(duty).toContainText('还有 2 个村没有登记：三角镇桐垭村、三角镇青杠坪村');
    await duty.getByRole('button', { name: /^登记张贴/ }).click();
    const dialog = page.getByRole('dialog', { name: '登记张贴' });
    await dialog.getByRole('button', { name: '登记张贴' }).click();
    await expect(dialog.getByText('请选择公开栏', { exact: true })).toBeVisible();
    await dialog.getByLabel('张贴的内容').fill('本季度村务公开表');
    await dialog.getByLabel('公开栏').click();
    await page.locator('.ant-select-item-option', { hasText: '桐垭村公开栏' }).click();
    await dialog.getByLabel('公开栏').press('Escape');
    await accessible(page);
    await dialog.getByRole('button', { name: '登记张贴' }).click();
    await expect(page.getByText('已登记张贴，还有 1 个村没有登记')).toBeVisible();
    await expect(duty).toContainText(/张贴在三角镇桐垭村公开栏.*还有 1 个村没有登记：三角镇青杠坪村/);
    await accessible(page);
    await page.goto('/desk/channels?view=postings');
    const sheet = page.getByRole('row', { name: /本季度村务公开表/ });
    await expect(sheet).toContainText('只在公示栏公开');
    await expect(sheet.getByRole('button', { name: /^登记撤下/ })).toBeVisible();
    await expect(sheet.getByRole('button', { name: /照片/ })).toHaveCount(0);
    await expect(sheet.getByRole('link')).toHaveCount(0);
    await accessible(page);
  });
});

test('an item is somebody’s: what it makes due is told to be theirs, and goes to whom it is given', async ({
  browser,
}) => {
  await as(browser, TOWN.publisher, async (page) => {
    await page.goto('/desk/obligations?view=items');
    await giveItem(page, '陈明远', '陈明远（信息员）');
    await giveToSection(page, '经济发展办公室');
    await itemRow(page)
      .getByRole('button', { name: /^登记发生/ })
      .click();
    const raising = page.getByRole('dialog', { name: `登记发生：${ITEM}` });
    await raising.getByLabel('具体事项').fill(OCCASION);
    await raising.getByRole('button', { name: spaced('登记') }).click();
    await expect(raising).toBeHidden();
    await page.getByRole('tab', { name: '登记册' }).click();
    await expect(dutyRow(page)).toContainText(/经济发展办公室.*陈明远/);
    await page.getByRole('combobox', { name: '责任人' }).click();
    await page.getByTitle('我的', { exact: true }).click();
    await expect(dutyRow(page)).toHaveCount(0);
    await accessible(page);
    await page.getByRole('tab', { name: '标准目录' }).click();
    await giveItem(page, '吴晓曼', '吴晓曼（发布员）');
    await page.getByRole('tab', { name: '登记册' }).click();
    await expect(dutyRow(page)).toContainText('吴晓曼');
    await page.getByRole('combobox', { name: '责任人' }).click();
    await page.getByTitle('我的', { exact: true }).click();
    await expect(page).toHaveURL(/responsible=/);
    await expect(dutyRow(page)).toBeVisible();
    await expect(page.getByText('未指定')).toHaveCount(0);
  });
});

test('an item without a column is pointed out, and leads to choosing one', async ({ browser }) => {
  await as(browser, TOWN.publisher, async (page) => {
    await page.goto('/desk/');
    await page.getByRole('link', { name: /标准目录有 \d+ 个事项没有对应栏目/ }).click();
    await expect(page).toHaveURL(/column=none/);
    const row = page.getByRole('row', { name: /本级政府预算和决算/ });
    await expect(row).toContainText('没有对应栏目');
    await accessible(page);
    await row.getByRole('button', { name: /^选择栏目/ }).click();
    const dialog = page.getByRole('dialog', { name: '修改公开事项' });
    await expect(dialog.getByLabel('公开栏目')).toBeFocused();
    await dialog.getByLabel('公开栏目').fill('财政预算');
    await page.getByTitle('财政预算', { exact: true }).click();
    await dialog.getByRole('button', { name: spaced('保存') }).click();
    await expect(dialog).toBeHidden();
    await expect(row).toHaveCount(0);
  });
});

const ITEM = '统计信息';
const OCCASION = '二季度统计公报';

/** Names the person who is responsible for the item. */
async function giveItem(page: Page, name: string, choice: string): Promise<void> {
  await itemRow(page).getByRole('button', { name: /^修改/ }).click();
  const dialog = page.getByRole('dialog', { name: '修改公开事项' });
  await dialog.getByLabel('责任人').fill(name);
  await page.getByTitle(choice, { exact: true }).click();
  await accessible(page);
  await dialog.getByRole('button', { name: spaced('保存') }).click();
  await expect(dialog).toBeHidden();
  await expect(itemRow(page)).toContainText(name);
}

/** Says which section does the work of the item. */
async function giveToSection(page: Page, name: string): Promise<void> {
  await itemRow(page).getByRole('button', { name: /^修改/ }).click();
  const dialog = page.getByRole('dialog', { name: '修改公开事项' });
  const section = dialog.getByLabel('责任科室');
  await section.fill(name);
  await page.getByTitle(name, { exact: true }).click();
  // A list that is just closing is half faded.
  await expect(section).toHaveAttribute('aria-expanded', 'false');
  await accessible(page);
  await dialog.getByRole('button', { name: spaced('保存') }).click();
  await expect(dialog).toBeHidden();
  await expect(itemRow(page)).toContainText(name);
}

function itemRow(page: Page): Locator {
  return page.getByRole('row', { name: new RegExp(`规划和统计：${ITEM}`) });
}

function dutyRow(page: Page): Locator {
  return page.getByRole('row', { name: new RegExp(`${ITEM}（${OCCASION}）`) });
}

const COUNTY_TABLE = `<html><body><main><h1>标准目录</h1><h2>救灾领域</h2><table>
<tr><th>序号</th><th>一级事项</th><th>二级事项</th><th>公开内容</th><th>公开时限</th><th>公开主体</th><th>公开渠道和载体</th><th>公开层级</th></tr>
<tr><td>1</td><td rowspan="2">灾后救助</td><td>款物发放情况</td><td>名单、数量</td><td>公示不少于7个工作日</td><td>镇人民政府</td><td>■政府网站</td><td>乡级</td></tr>
<tr><td>2</td><td>捐赠款物情况</td><td>接收和使用</td><td>视情况公开</td><td>镇人民政府</td><td>■政府网站</td><td>乡级</td></tr>
</table></main></body></html>`;

async function enterStage(page: Page, stage: string): Promise<void> {
  await cardOf(page)
    .getByRole('button', { name: new RegExp(`进入这个阶段\\s*：${stage}$`) })
    .click();
  const dialog = page.getByRole('dialog', { name: `“${WORK}”进入“${stage}”` });
  await dialog.getByRole('button', { name: spaced('登记') }).click();
  await expect(dialog).toBeHidden();
}

async function takeBack(page: Page, stage: string): Promise<void> {
  await cardOf(page)
    .getByRole('button', { name: new RegExp(`^撤回这个阶段\\s*：${stage}$`) })
    .click();
  const dialog = page.getByRole('dialog', { name: `撤回“${WORK}”的“${stage}”` });
  await dialog.getByLabel('撤回的理由').fill('款项还没有支付。');
  await dialog.getByRole('button', { name: spaced('撤回') }).click();
  await expect(page.getByText('已撤回，撤销 1 项公开义务')).toBeVisible();
  await expect(cardOf(page).getByText(/撤回了 .* 的登记：款项还没有支付。/)).toBeVisible();
}

function cardOf(page: Page): Locator {
  return page.locator('.ant-card').filter({ hasText: WORK });
}

async function accessible(page: Page): Promise<void> {
  expect(await faultsOf(page)).toEqual([]);
}
