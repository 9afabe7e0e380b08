import { expect, test } from './program-test.ts';
import { faultsOf } from './axe.ts';
import { as } from './people.ts';
import { spaced } from './writing.ts';

// The district's clerk: signing in is limited by name, and the town's is busy in the stories.
const CLERK = 'lixiaozhou';
const HEAD = '类别,决定书文号,事项,决定日期,已公开\n';

test('a record is entered, corrected, struck out with a reason and restored', async ({ browser }) => {
  // Many steps one after another.
  test.slow();
  await as(browser, CLERK, async (page) => {
    await page.goto('/desk/registers/fees');
    await page.getByRole('button', { name: '登记', exact: true }).click();
    const form = page.getByRole('dialog', { name: /登记/ });
    await form.getByRole('button', { name: '登记', exact: true }).click();
    await expect(form.getByText('请填写收费项目')).toBeVisible();
    await form.getByLabel('收费项目').fill('占道费');
    await form.getByLabel('收取日期').fill('2026-03-05');
    await page.keyboard.press('Enter');
    await form.getByLabel('金额（万元）').fill('一点二');
    await form.getByRole('button', { name: '登记', exact: true }).click();
    await expect(form.getByText(/应为不小于 0 的数/).first()).toBeVisible();
    await form.getByLabel('金额（万元）').fill('1.25');
    await form.getByRole('button', { name: '登记', exact: true }).click();
    await expect(form).toBeHidden();
    expect(await faultsOf(page)).toEqual([]);

    await page.getByRole('button', { name: '占道费' }).click();
    const record = page.getByRole('dialog', { name: '占道费' });
    await record.getByLabel('金额（万元）').fill('1.3');
    await record.getByRole('button', { name: '保存更正' }).click();
    await expect(record).toBeHidden();
    await expect(page.getByRole('row', { name: /占道费/ })).toContainText('1.3');

    await page.getByRole('button', { name: '占道费' }).click();
    await record.getByRole('button', { name: spaced('注销') }).click();
    const why = page.getByRole('dialog', { name: /注销“占道费”/ });
    await why.getByRole('button', { name: spaced('注销') }).click();
    await expect(why.getByText('请填写注销理由')).toBeVisible();
    await why.getByLabel('注销理由').fill('重复登记');
    await why.getByRole('button', { name: spaced('注销') }).click();
    await expect(page.getByText('还没有登记')).toBeVisible();

    await page.getByRole('combobox', { name: '范围' }).click();
    await page.getByTitle('已注销').click();
    await page.getByRole('button', { name: spaced('查询') }).click();
    await page.getByRole('button', { name: '占道费' }).click();
    await expect(record.getByText(/理由：重复登记/)).toBeVisible();
    await record.getByRole('button', { name: spaced('恢复') }).click();
    const back = page.getByRole('dialog', { name: /恢复“占道费”/ });
    await back.getByLabel('恢复理由').fill('误注销');
    await back.getByRole('button', { name: spaced('恢复') }).click();
    await page.getByRole('button', { name: '清空' }).click();
    await expect(page.getByRole('row', { name: /占道费/ })).toBeVisible();
  });
});

test('a sheet with faults is reported row by row and changes nothing; put right, it is taken whole', async ({
  browser,
}) => {
  await as(browser, CLERK, async (page) => {
    await page.goto('/desk/registers/decisions');
    await page.getByRole('button', { name: spaced('导入') }).click();
    const dialog = page.getByRole('dialog', { name: /导入/ });
    const choose = dialog.locator('input[type=file]');
    await choose.setInputFiles({
      name: '决定.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        `${HEAD}行政许可,许2026-1,开办超市,2026-13-01,是\n行政,许2026-2,开办餐馆,2026-01-02,也许\n`,
      ),
    });
    await expect(dialog.getByText('2 行中有 2 行需要改正，尚未导入任何内容')).toBeVisible();
    await expect(dialog.getByRole('row', { name: /^2 决定日期/ })).toContainText('不是有效日期');
    await expect(dialog.getByRole('row', { name: /^3 类别/ })).toContainText('不在可选范围内');
    await expect(dialog.getByRole('button', { name: spaced('导入') })).toBeDisabled();
    expect(await faultsOf(page)).toEqual([]);

    await choose.setInputFiles({
      name: '决定.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        `${HEAD}行政许可,许2026-1,开办超市,2026-01-01,是\n行政许可,许2026-2,开办餐馆,2026-01-02,否\n`,
      ),
    });
    await expect(dialog.getByText('2 行都没有问题')).toBeVisible();
    await dialog.getByRole('button', { name: '导入 2 条' }).click();
    await expect(dialog.getByText('已导入 2 条')).toBeVisible();
    await dialog.getByRole('button', { name: spaced('完成') }).click();
    await expect(page.getByRole('row', { name: /许2026-1/ })).toBeVisible();

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: spaced('导出') }).click();
    await page.getByRole('menuitem', { name: /XLSX/ }).click();
    expect((await download).suggestedFilename()).toMatch(/许可、处罚、强制决定.*\.xlsx$/);
  });
});
