import { toChinese } from '../../src/law/dates.ts';
import { addWorkdays } from '../../src/law/workdays.ts';
import { CALENDAR, enterNextYear } from './next-year.ts';
import { expect, test } from './program-test.ts';
import { lookUp } from './request-public.ts';
import { take } from './request-desk.ts';
import {
  addedTo,
  answerOf,
  apply,
  archive,
  confirm,
  found,
  HANDLER,
  openAs,
  reportOf,
  sign,
  TODAY,
} from './request-steps.ts';

test.describe.configure({ mode: 'serial' });
test.setTimeout(240_000);
let before: Readonly<Record<string, unknown>> = {};

test('granted at once: from the public form to the archive', async ({ browser }) => {
  await enterNextYear(browser);
  const receipt = await apply(browser, '滨河步道照明改造工程中标通知书');
  const { page, id } = await openAs(browser, HANDLER, receipt);
  before = await reportOf(page);
  await confirm(page);
  await found(page);
  await take(page, '登记研判结论', { 结论: { choose: '予以公开（提供信息或告知获取方式、途径和时间）' } });
  await take(page, '拟稿送审');
  await sign(browser, id);
  await page.reload();
  await take(page, '登记送达', { 送达凭证: 'EMS 1000000000001' });
  await expect(
    page
      .getByText(toChinese(addWorkdays(TODAY, 20, CALENDAR)))
      .or(page.getByText(addWorkdays(TODAY, 20, CALENDAR)))
      .first(),
  ).toBeVisible();
  const answer = await answerOf(page, id);
  for (const text of [answer.docx, answer.pdf]) {
    expect(text).toContain('第三十六条第（二）项');
    expect(text).toContain(receipt.number);
    expect(text).toContain('6个月内');
    expect(text).not.toContain('先向');
  }
  await take(page, '归档', { 卷号: '2026-依申-01' });
  await expect(page.getByText('已归档').first()).toBeVisible();
  const seen = await lookUp(browser, receipt);
  await expect(seen.getByText('已办结').first()).toBeVisible();
  await seen.context().close();
  await page.close();
});

test('clarified from the status page, then disclosed in part', async ({ browser }) => {
  const receipt = await apply(browser, '口袋公园建设的全部材料');
  const { page, id } = await openAs(browser, HANDLER, receipt);
  await confirm(page);
  await take(page, '告知补正', { 需要补正的内容: '请写明是哪一处口袋公园、哪一年的材料。' });
  const applicant = await lookUp(browser, receipt);
  await applicant.locator('[name="clarify-text"]').fill('东门口袋公园，2024年。');
  await applicant.getByRole('button', { name: '提交补正' }).click();
  await expect(applicant.getByText('正在审查').first()).toBeVisible();
  await applicant.context().close();
  await page.reload();
  await found(page);
  await take(page, '登记研判结论', {
    结论: { choose: '部分公开（区分处理）' },
    理由: '材料中有第三方个人信息，作区分处理。',
    '写明：可以公开与不予公开内容的区分处理记录（删去了什么、依据是什么）':
      '删去住户姓名和电话，依据第十五条。',
  });
  await take(page, '拟稿送审', {
    公开内容: '东门口袋公园2024年的设计方案和验收报告。',
    不予公开内容: '意见征集表中的住户姓名和电话。',
    不予公开理由: '依据《中华人民共和国政府信息公开条例》第十五条的规定，公开会损害第三方的合法权益。',
  });
  await sign(browser, id);
  await page.reload();
  await take(page, '登记送达', { 送达凭证: 'EMS 1000000000002' });
  const answer = await answerOf(page, id);
  for (const text of [answer.docx, answer.pdf]) {
    expect(text).toContain('第三十七条');
    expect(text).toContain('先向重庆市綦江区人民政府申请行政复议');
    expect(text).toContain('第十五条');
  }
  await archive(page);
  expect(addedTo(before, await reportOf(page))).toMatchObject({
    't3.new.natural': 2,
    't3.open.natural': 1,
    't3.partial.natural': 1,
    't3.total.total': 2,
  });
  await page.close();
});
