import { expect, type Browser, type Page } from '@playwright/test';
import { readDocx } from '../../src/files/test/read-docx.ts';
import { readPdf } from '../../src/files/test/read-pdf.ts';
import { dayInShanghai, type PlainDate } from '../../src/law/dates.ts';
import { uploadPath } from '../../src/modules/requests/requests.api.ts';
import { PICTURE } from '../../src/modules/requests/test/public-visitor.ts';
import { send, whoAmI } from './desk-sender.ts';
import { BUREAU, pageOf } from './people.ts';
import { atRequest, take, type Filling } from './request-desk.ts';
import { applyOnline, type PublicReceipt } from './request-public.ts';

const SLUG = 'gonggongkongjian';

/** The program's day: it uses the machine's clock. */
export const TODAY = dayInShanghai(new Date());

/** Who handles requests at the demo's bureau. */
export const HANDLER = BUREAU.clerk;

/** Applies online as somebody invented. */
export async function apply(browser: Browser, title: string): Promise<PublicReceipt> {
  return applyOnline(browser, {
    slug: SLUG,
    title,
    features: `与${title}有关的文件。`,
    name: '梅某',
    delivery: '邮寄',
  });
}

/** The handler finds a request on the board by its number and opens it. */
export async function openAs(
  browser: Browser,
  username: string,
  receipt: PublicReceipt,
): Promise<{ page: Page; id: string }> {
  const page = await pageOf(browser, username);
  await page.goto('/desk/requests?which=pending');
  await page.getByRole('link', { name: receipt.number }).click();
  await expect(page.getByRole('heading', { level: 1, name: receipt.number })).toBeVisible();
  await expect(page.getByRole('region', { name: '办理', exact: true })).toBeVisible();
  return { page, id: new URL(page.url()).pathname.split('/').at(-1) ?? '' };
}

/** The office tells the applicant by telephone that the request has come. */
export async function confirm(page: Page): Promise<void> {
  await take(page, '确认收件', { 收到日期的依据: '当日电话与申请人确认。' });
}

/** It came on an earlier day than it was entered. */
export async function earlier(page: Page, day: PlainDate): Promise<void> {
  for (const kind of ['提交申请', '收到申请']) {
    await take(page, '更正日期', {
      哪条记录: { choose: `第${kind === '提交申请' ? 1 : 2}条：${kind}（${TODAY}）` },
      正确的日期: { day },
      更正的理由: '旧件补录，以当时的签收记录为准。',
    });
  }
}

/** Examined, ours, and looked for: what was asked is there. */
export async function found(page: Page, on: PlainDate = TODAY): Promise<void> {
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
export async function sign(browser: Browser, id: string): Promise<void> {
  for (const [username, label] of [
    [BUREAU.secondReviewer, '审核'],
    [BUREAU.secrecyReviewer, '审核'],
    [BUREAU.finalReviewer, '签发'],
  ] as const) {
    const page = await atRequest(browser, username, id);
    await take(page, label);
    await page.close();
  }
}

/** Files it; the request is closed. */
export async function archive(page: Page): Promise<void> {
  await take(page, '归档', { 卷号: '依申请公开卷' });
  await expect(page.getByText('已归档').first()).toBeVisible();
}

/** What was done on an earlier day and is entered today. */
export function late(on: PlainDate): { on: string; reason: string } {
  return { on, reason: '旧件补录' };
}

/** Puts the scan of a paper into the file. */
export async function attach(
  page: Page,
  id: string,
  scan: { evidence: string; file: string },
): Promise<void> {
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

/** The letters of a request, the oldest first. */
export async function lettersOf(page: Page, id: string): Promise<LetterRow[]> {
  const answer = await page.request.get(`/api/requests/${id}`);
  const { letters } = (await answer.json()) as { letters: LetterRow[] };
  return letters;
}

/** The answer read back from both of its files. */
export async function answerOf(page: Page, id: string): Promise<{ docx: string; pdf: string }> {
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

/** What a file says, without spaces and line ends. */
export function textOf(document: unknown): string {
  return JSON.stringify(document).replaceAll(/\\n|\s/g, '');
}

/** The cells of this year's report, as the registers count them now. */
export async function reportOf(page: Page): Promise<Readonly<Record<string, unknown>>> {
  const { agencyId } = await whoAmI(page);
  const year = Number(TODAY.slice(0, 4));
  const { items } = (await (await page.request.get('/api/reports')).json()) as {
    items: { id: string; agencyId: string; year: number }[];
  };
  const begun = items.find((report) => report.agencyId === agencyId && report.year === year);
  const { id } = begun ?? (await send<{ id: string }>(page, '/api/reports', { agencyId, year }));
  const { cells } = (await (await page.request.get(`/api/reports/${id}`)).json()) as {
    cells: Record<string, unknown>;
  };
  return cells;
}

/** What the stories of a file have added to the report: other files may have run on the same program before. */
export function addedTo(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(after)
      .map(([name, value]) => [name, Number(value) - Number(before[name])] as const)
      .filter(([, added]) => added !== 0),
  );
}
