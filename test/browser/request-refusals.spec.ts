import type { Page } from '@playwright/test';
import { readPdf } from '../../src/files/test/read-pdf.ts';
import { workdaysBefore } from '../../src/law/clock/milestones.ts';
import { toChinese } from '../../src/law/dates.ts';
import { addWorkdays } from '../../src/law/workdays.ts';
import { send, whoAmI } from './desk-sender.ts';
import { CALENDAR, enterNextYear } from './next-year.ts';
import { expect, test } from './program-test.ts';
import { take } from './request-desk.ts';
import {
  addedTo,
  answerOf,
  apply,
  archive,
  attach,
  confirm,
  earlier,
  found,
  HANDLER,
  late,
  lettersOf,
  openAs,
  reportOf,
  sign,
  textOf,
  TODAY,
} from './request-steps.ts';

test.describe.configure({ mode: 'serial' });
test.setTimeout(240_000);
let before: Readonly<Record<string, unknown>> = {};

test('a third party refuses, the public interest prevails; the clock stood still in between', async ({
  browser,
}) => {
  await enterNextYear(browser);
  const receipt = await apply(browser, '城南广场改造工程施工组织设计');
  const { page, id } = await openAs(browser, HANDLER, receipt);
  before = await reportOf(page);
  const received = workdaysBefore(TODAY, 12);
  const sent = workdaysBefore(TODAY, 9);
  const told = workdaysBefore(TODAY, 8);
  const replied = workdaysBefore(TODAY, 3);
  await confirm(page);
  await earlier(page, received);
  await found(page, received);
  await take(
    page,
    '征求意见',
    { 被征求意见方: '某建筑工程有限公司（示例）', 征求意见的内容: '可能含有你方的技术信息。' },
    late(sent),
  );
  await take(
    page,
    '登记意见书送达',
    { 被征求意见方: { choose: '某建筑工程有限公司（示例）' }, 送达凭证: 'EMS 1000000000003' },
    late(told),
  );
  await take(
    page,
    '登记收到的意见',
    {
      被征求意见方: { choose: '某建筑工程有限公司（示例）' },
      意见: { pick: '不同意' },
      意见和理由: '含有施工工法。',
    },
    late(replied),
  );
  // Three days used before the letter, so seventeen are left after the reply.
  await expect(page.getByText(addWorkdays(replied, 17, CALENDAR)).first()).toBeVisible();
  const pdf = await page.request.get(`/api/requests/${id}/certificate.pdf`);
  const certificate = textOf(await readPdf(await pdf.body()));
  expect(certificate).toContain(toChinese(addWorkdays(replied, 17, CALENDAR)));
  expect(certificate).toContain('第三方');
  // What went out on paper then isn't told in words: its scan belongs into the file.
  await attach(page, id, { evidence: 'thirdPartyLetter', file: '征求第三方意见书.png' });
  await page.reload();
  await take(page, '登记研判结论', {
    结论: { choose: '予以公开（提供信息或告知获取方式、途径和时间）' },
    '写明：不公开可能对公共利益造成重大影响的理由（书面论证或集体研究记录）':
      '工程曾发生路面塌陷，关系沿线居民安全。',
  });
  await take(page, '拟稿送审');
  await sign(browser, id);
  await page.reload();
  await take(page, '登记送达', { 送达凭证: 'EMS 1000000000005' });
  const { docx } = await answerOf(page, id);
  expect(docx).toContain('征求意见');
  await archive(page);
  await page.close();
});

test('a fee isn’t paid: the request ends after twenty working days', async ({ browser }) => {
  const receipt = await apply(browser, '2015年以来全部养护合同复制件');
  const { page, id } = await openAs(browser, HANDLER, receipt);
  const received = workdaysBefore(TODAY, 40);
  const asked = workdaysBefore(TODAY, 30);
  await confirm(page);
  await earlier(page, received);
  await found(page, received);
  await take(page, '收费通知', { 按量: { pick: '按量（页）计收' }, '页数（A4单面）': '45' }, late(asked));
  await take(page, '登记收费通知送达', { 凭证: 'EMS 1000000000006' }, late(workdaysBefore(TODAY, 28)));
  await take(page, '逾期未缴费', { 逾期未缴费的情况: '经与财政部门核对，没有缴费记录。' });
  // The notice went out on paper, and the answer doesn't stand without it.
  await attach(page, id, { evidence: 'feeNotice', file: '收费通知书.png' });
  await page.reload();
  await take(page, '拟稿送审');
  await sign(browser, id);
  await page.reload();
  await take(page, '登记送达', { 送达凭证: 'EMS 1000000000007' });
  expect((await lettersOf(page, id)).map(({ kind }) => kind)).toEqual(['answer.other.noFee']);
  const answer = await answerOf(page, id);
  for (const text of [answer.docx, answer.pdf]) expect(text).toContain('150元');
  await expect(page.getByText('逾期未按收费通知').first()).toBeVisible();
  await archive(page);
  await page.close();
});

test('refused; a review orders it to be handled anew; the report counts both', async ({ browser }) => {
  const receipt = await apply(browser, '执法队员轮班安排表');
  const { page, id } = await openAs(browser, HANDLER, receipt);
  await confirm(page);
  await found(page);
  await take(page, '登记研判结论', {
    结论: { choose: '不予公开：内部事务信息' },
    理由: '轮班安排属于内部工作流程。',
    '写明：该信息属于人事管理、后勤管理或者内部工作流程的证明材料': '内部管理制度第3条。',
    为什么这样处理: '公开会妨碍正常值守。',
  });
  await take(page, '拟稿送审');
  await sign(browser, id);
  await page.reload();
  await take(page, '登记送达', { 送达凭证: 'EMS 1000000000008' });
  const refusal = await answerOf(page, id);
  for (const text of [refusal.docx, refusal.pdf]) {
    expect(text).toContain('第十六条第一款');
    expect(text).toContain('先向重庆市綦江区人民政府申请行政复议');
    expect(text).not.toContain('6个月内');
  }
  await reviewed(page, id);
  await page.reload();
  await expect(page.getByText('研判', { exact: true }).first()).toBeVisible();
  await take(page, '登记研判结论', { 结论: { choose: '予以公开（提供信息或告知获取方式、途径和时间）' } });
  await take(page, '拟稿送审');
  await sign(browser, id);
  await page.reload();
  await take(page, '登记送达', { 送达凭证: 'EMS 1000000000009' });
  expect((await answerOf(page, id)).docx).toContain('第三十六条第（二）项');
  await archive(page);
  const cells = await reportOf(page);
  expect(addedTo(before, cells)).toMatchObject({
    't3.new.natural': 3,
    't3.open.natural': 1,
    't3.deny.internal.natural': 1,
    't3.other.noFee.natural': 1,
    't3.total.total': 3,
    't4.review.corrected': 1,
    't4.review.total': 1,
  });
  // Two of the demo's that nobody has answered since 2024.
  expect(cells).toMatchObject({ 't3.carryIn.total': 2, 't3.carryOut.total': 2 });
  await page.close();
});

/** The review of a refusal, from its acceptance to a decision that orders an answer anew. */
async function reviewed(page: Page, requestId: string): Promise<void> {
  const { agencyId } = await whoAmI(page);
  const { disputeId: id } = await send<{ disputeId: string }>(page, '/api/disputes', {
    agencyId,
    kind: 'review',
    requestId,
    number: '綦江府复（示例）〔2026〕1号',
    authority: '重庆市綦江区人民政府',
    demand: '请求撤销不予公开决定。',
    filedOn: TODAY,
    originalActor: true,
  });
  const act = async (action: unknown): Promise<void> => {
    const { state } = (await (await page.request.get(`/api/disputes/${id}`)).json()) as {
      state: { seq: number };
    };
    await send(page, `/api/disputes/${id}/actions`, { seq: state.seq, action });
  };
  await act({ kind: 'copyReceived', detail: { procedure: 'simple', proof: '答复通知书' } });
  await act({ kind: 'replied', detail: { evidence: '卷宗全部材料', proof: '当面提交' } });
  await act({
    kind: 'closed',
    detail: {
      outcome: 'corrected',
      words: '撤销，责令重新答复。',
      document: '綦江府复决（示例）〔2026〕1号',
      order: {
        kind: 'answerAnew',
        text: '自收到决定之日起重新答复',
        runsFrom: TODAY,
        dueOn: addWorkdays(TODAY, 15, CALENDAR),
      },
    },
  });
}
