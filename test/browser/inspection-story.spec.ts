import { readAny } from '../../src/files/readers/read-any.ts';
import { PHONE } from './fit.ts';
import { faultsOf } from './axe.ts';
import { as, TOWN } from './people.ts';
import { expect, test } from './program-test.ts';
import { spaced } from './writing.ts';
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';

test('what the program can’t measure is looked at by hand: it is recorded, decides the conclusion, is corrected, and stands in the sheet', async ({
  browser,
}) => {
  await as(browser, TOWN.clerk, async (page) => {
    await page.goto('/desk/inspection');
    await page.getByRole('button', { name: '现在检查' }).click();
    const result = page.getByRole('region', { name: '检查结果' });
    // The demo's own inspection is shown until the new one is there: in that one somebody has looked at this already.
    const open = result.getByRole('button', { name: '填写人工检查结果：服务不实用' });
    await expect(open).toBeVisible();
    const before = await awaitingOf(page);
    await expect(result.getByRole('alert')).not.toContainText('服务不实用，人工检查发现');

    await page.setViewportSize(PHONE);
    await open.press('Enter');
    const form = page.getByRole('dialog', { name: '人工检查：服务不实用' });
    await form.getByRole('button', { name: spaced('保存') }).click();
    await expect(form.getByText('请选择检查结果')).toBeVisible();
    await form.getByRole('radio', { name: '发现问题', exact: true }).check();
    await form.getByRole('button', { name: spaced('保存') }).click();
    await expect(form.getByText('请写明发现了什么问题')).toBeVisible();
    await form
      .getByRole('textbox', { name: '发现了什么问题' })
      .fill('办事指南缺少设定依据、申请条件等四类要素');
    await form.getByRole('textbox', { name: /^网址/ }).fill('www.example.gov.cn');
    await expect(form.getByText(/网址应以 http/)).toBeVisible();
    await form.getByRole('textbox', { name: /^网址/ }).fill('/sanjiao/');
    await form.getByRole('spinbutton', { name: '几处' }).fill('5');
    await form.getByRole('textbox', { name: '检查人' }).fill('王芳');
    await expect(form.getByText(/网址应以 http/)).toHaveCount(0);
    expect(await faultsOf(page)).toEqual([]);

    await page.keyboard.press('Escape');
    const question = page.getByRole('dialog', { name: '放弃填写的内容？' });
    await question.getByRole('button', { name: '继续填写' }).click();
    await form.getByRole('button', { name: spaced('保存') }).click();
    await expect(form).toHaveCount(0);
    await expect(result.getByRole('alert')).toContainText('服务不实用，人工检查发现');
    await expect(result.getByRole('alert')).toContainText('不合格');
    expect(await awaitingOf(page)).toBe(before - 1);
    const button = result.getByRole('button', { name: '更正人工检查结果：服务不实用' });
    await expect(button).toBeFocused();
    expect(await faultsOf(page)).toEqual([]);

    await button.press('Enter');
    await form.getByRole('radio', { name: '不适用' }).check();
    await form.getByRole('textbox', { name: '为什么不适用' }).fill('办事服务由区政府门户网站统一提供');
    await form.getByRole('textbox', { name: '更正的理由' }).fill('本镇网页没有自己的办事指南');
    await form.getByRole('button', { name: spaced('保存') }).click();
    await expect(result.getByRole('alert')).not.toContainText('服务不实用，人工检查发现');

    await page.setViewportSize({ width: 1_440, height: 900 });
    const words = await sheetOf(page);
    for (const said of [
      '王芳',
      '缺少设定依据',
      '已更正，见后',
      '由区政府门户网站统一提供',
      '本镇网页没有自己的办事指南',
    ])
      expect(words).toContain(said);

    await page.goto('/desk/');
    await expect(page.getByRole('region', { name: '网站检查' })).toContainText(
      `还有 ${before - 1} 项需要人工检查`,
    );
  });
});

async function awaitingOf(page: Page): Promise<number> {
  const said = await page.getByRole('region', { name: '检查结果' }).getByRole('status').textContent();
  return Number(/还有 (\d+) 项/.exec(said ?? '')?.[1]);
}

/** The words of the sheet as a Word file. */
async function sheetOf(page: Page): Promise<string> {
  const loading = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出检查表（Word）' }).click();
  const bytes = await readFile(await (await loading).path());
  return JSON.stringify((await readAny({ name: '检查表.docx', bytes })).blocks);
}
