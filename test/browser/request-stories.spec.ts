import type { Browser, Page } from '@playwright/test';
import { readDocx } from '../../src/files/test/read-docx.ts';
import { readPdf } from '../../src/files/test/read-pdf.ts';
import { uploadPath } from '../../src/modules/requests/requests.api.ts';
import { PICTURE } from '../../src/modules/requests/test/public-visitor.ts';
import { workdaysBefore } from '../../src/law/clock/milestones.ts';
import { toChinese, dayInShanghai, type PlainDate } from '../../src/law/dates.ts';
import { addWorkdays } from '../../src/law/workdays.ts';
import { send, whoAmI } from './desk-sender.ts';
import { CALENDAR, enterNextYear } from './next-year.ts';
import { expect, test } from './program-test.ts';
import { BUREAU, signIn, type Person } from './people.ts';
import { applyOnline, lookUp, type PublicReceipt } from './request-public.ts';
import { atRequest, take, type Filling } from './request-desk.ts';

const SLUG = 'gonggongkongjian';
const TODAY = dayInShanghai(new Date());
const HANDLER = BUREAU.clerk;

test.describe.configure({ mode: 'serial' });
test.setTimeout(240_000);
test.use({ actionTimeout: 20_000 });

test('granted at once: from the public form to the archive', async ({ browser }) => {
  await enterNextYear(browser);
  const receipt = await apply(browser, '滨河步道照明改造工程中标通知书');
  const { page, id, context } = await openAs(browser, HANDLER, receipt);
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
  await context.close();
});

test('clarified from the status page, then disclosed in part', async ({ browser }) => {
  const receipt = await apply(browser, '口袋公园建设的全部材料');
  const { page, id, context } = await openAs(browser, HANDLER, receipt);
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
  await context.close();
});

test('a third party refuses, the public interest prevails; the clock stood still in between', async ({
  browser,
}) => {
  const receipt = await apply(browser, '城南广场改造工程施工组织设计');
  const { page, id, context } = await openAs(browser, HANDLER, receipt);
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
  await context.close();
});

test('a fee isn’t paid: the request ends after twenty working days', async ({ browser }) => {
  const receipt = await apply(browser, '2015年以来全部养护合同复制件');
  const { page, id, context } = await openAs(browser, HANDLER, receipt);
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
  await context.close();
});

test('refused; a review orders it to be handled anew; the report counts both', async ({ browser }) => {
  const receipt = await apply(browser, '执法队员轮班安排表');
  const { page, id, context } = await openAs(browser, HANDLER, receipt);
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
  expect(cells).toMatchObject({
    't3.new.natural': 5,
    't3.open.natural': 2,
    't3.partial.natural': 1,
    't3.deny.internal.natural': 1,
    't3.other.noFee.natural': 1,
    't3.total.total': 5,
    // Two of the demo's that nobody has answered since 2024.
    't3.carryIn.total': 2,
    't3.carryOut.total': 2,
    't4.review.corrected': 1,
    't4.review.total': 1,
  });
  await context.close();
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

/** The cells of this year's report, as the registers count them now. */
async function reportOf(page: Page): Promise<Readonly<Record<string, unknown>>> {
  const { agencyId } = await whoAmI(page);
  const year = Number(TODAY.slice(0, 4));
  const { id } = await send<{ id: string }>(page, '/api/reports', { agencyId, year });
  const { cells } = (await (await page.request.get(`/api/reports/${id}`)).json()) as {
    cells: Record<string, unknown>;
  };
  return cells;
}

/** Applies online as somebody invented. */
async function apply(browser: Browser, title: string): Promise<PublicReceipt> {
  return applyOnline(browser, {
    slug: SLUG,
    title,
    features: `与${title}有关的文件。`,
    name: '梅某',
    delivery: '邮寄',
  });
}

async function openAs(
  browser: Browser,
  username: string,
  receipt: PublicReceipt,
): Promise<Person & { id: string }> {
  const id = await idOf(browser, username, receipt);
  return { ...(await atRequest(browser, username, id)), id };
}

/** The request of a number, as its handler finds it on the board. */
async function idOf(browser: Browser, username: string, receipt: PublicReceipt): Promise<string> {
  const { page, context } = await atBoard(browser, username);
  await page.getByRole('link', { name: receipt.number }).click();
  await expect(page.getByRole('heading', { level: 1, name: receipt.number })).toBeVisible();
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await context.close();
  return id;
}

async function atBoard(browser: Browser, username: string): Promise<Person> {
  const person = await signIn(browser, username);
  await person.page.goto('/desk/requests?which=pending');
  return person;
}

async function confirm(page: Page): Promise<void> {
  await take(page, '确认收件', { 收到日期的依据: '当日电话与申请人确认。' });
}

/** It came on an earlier day than it was entered. */
async function earlier(page: Page, day: PlainDate): Promise<void> {
  for (const kind of ['提交申请', '收到申请']) {
    await take(page, '更正日期', {
      哪条记录: { choose: `第${kind === '提交申请' ? 1 : 2}条：${kind}（${TODAY}）` },
      正确的日期: { day },
      更正的理由: '旧件补录，以当时的签收记录为准。',
    });
  }
}

async function found(page: Page, on: PlainDate = TODAY): Promise<void> {
  const when = on === TODAY ? null : late(on);
  await take(page, '审查通过', {}, when);
  await take(page, '登记职责区分', {}, when);
  const search: Record<string, Filling> = {
    检索的场所或系统: '局档案室',
    关键词: '工程 养护',
    检索结果: '查到有关文件，存于2024年案卷。',
  };
  await take(page, '登记检索', search, when);
  await take(page, '检索完毕', {}, when);
}

/** Two reviews and the signature, each by a person of his own. */
async function sign(browser: Browser, id: string): Promise<void> {
  for (const [username, label] of [
    [BUREAU.secondReviewer, '审核'],
    [BUREAU.secrecyReviewer, '审核'],
    [BUREAU.finalReviewer, '签发'],
  ] as const) {
    const { page, context } = await atRequest(browser, username, id);
    await take(page, label);
    await context.close();
  }
}

async function archive(page: Page): Promise<void> {
  await take(page, '归档', { 卷号: '依申请公开卷' });
  await expect(page.getByText('已归档').first()).toBeVisible();
}

function late(on: PlainDate): { on: string; reason: string } {
  return { on, reason: '旧件补录' };
}

/** Puts the scan of a paper into the file. */
async function attach(page: Page, id: string, scan: { evidence: string; file: string }): Promise<void> {
  const { csrfToken } = await whoAmI(page);
  const answer = await page.request.post(uploadPath(id, { kind: 'evidence', evidence: scan.evidence }), {
    headers: { 'x-csrf-token': csrfToken, origin: new URL(page.url()).origin },
    multipart: { file: { name: scan.file, mimeType: 'image/png', buffer: PICTURE } },
  });
  expect(answer.status()).toBe(200);
}

interface LetterRow {
  readonly id: string;
  readonly kind: string;
}

async function lettersOf(page: Page, id: string): Promise<LetterRow[]> {
  const answer = await page.request.get(`/api/requests/${id}`);
  const { letters } = (await answer.json()) as { letters: LetterRow[] };
  return letters;
}

/** The answer read back from both of its files. */
async function answerOf(page: Page, id: string): Promise<{ docx: string; pdf: string }> {
  const letters = await lettersOf(page, id);
  const answer = letters.findLast(({ kind }) => kind.startsWith('answer.'));
  const letterId = answer?.id ?? '';
  return { docx: await fileText(page, letterId, 'docx'), pdf: await fileText(page, letterId, 'pdf') };
}

async function fileText(page: Page, letterId: string, format: 'docx' | 'pdf'): Promise<string> {
  const file = await page.request.get(`/api/letters/${letterId}/file.${format}`);
  expect(file.status()).toBe(200);
  const bytes = await file.body();
  return textOf(format === 'docx' ? readDocx(bytes) : await readPdf(bytes));
}

function textOf(document: unknown): string {
  return JSON.stringify(document).replaceAll(/\\n|\s/g, '');
}
