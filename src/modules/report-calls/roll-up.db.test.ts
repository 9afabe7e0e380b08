import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFile } from 'node:fs/promises';
import { read as readWorkbook } from '@e965/xlsx';
import { load } from 'cheerio';
import { drainOutbox } from '../../../test/office.ts';
import { annualReportDocument } from '../../files/annual-report-document.ts';
import { writeHtmlPage } from '../../files/html-writer.ts';
import { createReadingPool, type ReadingPool } from '../../files/readers/sandbox.ts';
import { readSheet } from '../../files/sheet-reader.ts';
import { buildTables, cellNames, type CellName } from '../../law/annual-report/tables.ts';
import { verifySite } from '../publishing/verify-site.ts';
import { rebuildSite } from '../publishing/rebuild-site.ts';
import { answerFinding, prepareFile } from './prepare-submission.ts';
import { publishList, withdrawList } from './publish-list.ts';
import { exportRollUp, readRollUpSource, removeRollUpSource, viewRollUp } from './roll-up.ts';
import { approveSubmission, submitReport } from './submit-report.ts';
import { callFor, openCallWorld, type CallWorld, type Reporting } from './test/call-world.ts';
import { viewBoard, viewPlace } from './view-call.ts';

type Counts = Partial<Record<CellName, number>>;

/** Two applications, answered; and what a bureau decides in a year. */
const APPLICATIONS: Counts = { 't3.new.natural': 2, 't3.open.natural': 2 };

let w: CallWorld;
let pool: ReadingPool;
beforeAll(async () => {
  w = await openCallWorld();
  pool = createReadingPool({ workers: 1, timeoutMs: 60_000, memoryMb: 768, maxBytes: 20 * 1024 * 1024 });
});
afterAll(async () => {
  await pool.close();
  await w.close();
});

const convener = () => w.district.as('supervisor');

/** The page of an agency’s report with figures of its own in place of those that the registers count. */
async function pageWith(office: Reporting, year: number, counts: Counts, fee: string): Promise<string> {
  const page = load(await office.page(await office.write(year)));
  const tables = load(writeHtmlPage(document(office.name, year, counts, fee)));
  page('table').each((at, table) => void page(table).replaceWith(tables.html(tables('table').eq(at)) ?? ''));
  return page.html();
}

function document(agencyName: string, year: number, counts: Counts, fee: string) {
  return annualReportDocument({
    agencyName,
    year,
    tables: buildTables((name) => counts[name] ?? 0, fee),
    narrative: [{ part: 6, kind: 'paragraph', text: '本年度未收取信息处理费。' }],
    signedOn: null,
  });
}

function withTotals(counts: Counts): Counts {
  const full: Counts = { ...counts };
  for (const row of ['new', 'open'] as const) full[`t3.${row}.total`] = counts[`t3.${row}.natural`] ?? 0;
  full['t3.total.natural'] = counts['t3.open.natural'] ?? 0;
  full['t3.total.total'] = counts['t3.open.natural'] ?? 0;
  return full;
}

/** Submits a file, explains what it must, and has it approved. */
async function approved(callId: string, office: Reporting, page: string): Promise<void> {
  const place = { callId, agencyId: office.agencyId };
  const clerk = office.as('clerk');
  await prepareFile(clerk, { ...place, file: { name: '年报.html', bytes: Buffer.from(page) }, pool });
  const { draft } = await viewPlace(clerk, place);
  const findings = draft?.findings ?? [];
  expect(findings.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([]);
  for (const { key, severity } of findings) {
    if (severity === 'warning')
      await answerFinding(clerk, { ...place, finding: key, reason: '经核对，情况属实。' });
  }
  const { submissionId } = await submitReport(clerk, { ...place, draftId: draft?.id ?? '' });
  await approveSubmission(convener(), { callId, submissionId });
}

describe('汇总', () => {
  test('adds the approved reports, names who contributes what and who is missing, and exports it', async () => {
    const callId = await callFor(w, 2024);
    const fee = '4166.214619';
    await approved(callId, w.bureau, await pageWith(w.bureau, 2024, { 't2.permit.decisions': 12 }, fee));
    const before = await viewRollUp(convener(), { callId });
    expect(before.summed).toEqual([w.bureau.name, `${w.district.name}（本级）`]);
    expect(before.missing).toEqual([w.town.name]);
    expect(before.total).toBeNull();
    expect(before.differences).toBeNull();
    expect(before.sum.find(({ cell }) => cell === 't2.fee.amount')?.value).toBe(fee);

    await approved(callId, w.town, await w.town.page(await w.town.write(2024)));
    const own = document(w.district.name, 2024, { 't2.permit.decisions': 11 }, fee);
    const file = { name: '区年报.html', bytes: Buffer.from(writeHtmlPage(own)) };
    await readRollUpSource(convener(), { callId, slot: 'total', file, pool });
    const after = await viewRollUp(convener(), { callId });
    expect(after.missing).toEqual([]);
    expect(after.total).toMatchObject({ source: 'file', fileName: '区年报.html' });
    expect(after.differences).toEqual([
      {
        cell: 't2.permit.decisions',
        label: expect.stringContaining('行政许可'),
        sum: 12,
        own: 11,
        agreement: 'different',
        from: [{ name: w.bureau.name, value: 12 }],
        without: [],
      },
    ]);

    const { bytes, fileName } = await exportRollUp(convener(), { callId });
    expect(fileName).toBe('测试区人民政府2024年年度报告汇总.xlsx');
    const rows = readSheet(bytes, 'workbook');
    const text = JSON.stringify(rows);
    expect(rows.length).toBe(cellNames().length + 1);
    expect(text).toContain('不一致');
    expect(text).toContain(fee);
    const sheet = readWorkbook(bytes).Sheets['2024年汇总'];
    const feeRow = cellNames().indexOf('t2.fee.amount') + 2;
    expect(['C', 'D', 'H'].map((column) => sheet?.[`${column}${feeRow}`])).toMatchObject(
      Array.from({ length: 3 }, () => ({ t: 'n', v: Number(fee) })),
    );
  });

  test('a figure that an agency’s report has not is never told to agree', async () => {
    const callId = await callFor(w, 2021);
    const share = load(writeHtmlPage(document(w.district.name, 2021, withTotals(APPLICATIONS), '0')));
    share('table').eq(1).find('td').eq(-1).text('');
    const own = writeHtmlPage(document(w.district.name, 2021, withTotals(APPLICATIONS), '0'));
    for (const [slot, page] of [
      ['share', share.html()],
      ['total', own],
    ] as const) {
      const file = { name: '年报.html', bytes: Buffer.from(page) };
      await readRollUpSource(convener(), { callId, slot, file, pool });
    }
    const { sum, differences } = await viewRollUp(convener(), { callId });
    const without = [`${w.district.name}（本级）`];
    expect(differences).toMatchObject([
      { cell: 't3.carryOut.total', sum: 0, own: 0, agreement: 'unread', without },
    ]);
    expect(sum.find(({ cell }) => cell === 't3.carryOut.total')?.without).toEqual(without);
    const rows = readSheet((await exportRollUp(convener(), { callId })).bytes, 'workbook');
    const row = rows.find(({ cells }) => cells[0] === 't3.carryOut.total');
    expect(row?.cells.slice(2, 6)).toEqual(['0', '0', '无法核对', without[0]]);
  });

  test('the convener’s own share is what its registers count, or a file; taken away, the registers count again', async () => {
    const callId = await callFor(w, 2022);
    expect((await viewRollUp(convener(), { callId })).share.source).toBe('registers');
    const share = document(w.district.name, 2022, withTotals(APPLICATIONS), '0');
    const file = { name: '本级.html', bytes: Buffer.from(writeHtmlPage(share)) };
    await readRollUpSource(convener(), { callId, slot: 'share', file, pool });
    const read = await viewRollUp(convener(), { callId });
    expect(read.share).toMatchObject({ source: 'file', fileName: '本级.html', byName: 'supervisor甲' });
    expect(read.sum.find(({ cell }) => cell === 't3.new.total')?.value).toBe(2);
    await removeRollUpSource(convener(), { callId, slot: 'share' });
    const counted = await viewRollUp(convener(), { callId });
    expect(counted.sum.find(({ cell }) => cell === 't3.new.total')?.value).toBe(0);
    await expect(removeRollUpSource(convener(), { callId, slot: 'share' })).rejects.toMatchObject({
      code: 'common.not_found',
    });
  });

  test('a file of another agency isn’t taken silently, and what doesn’t add up in one is told', async () => {
    const callId = await callFor(w, 2019);
    const odd = load(writeHtmlPage(document('外区人民政府', 2019, withTotals(APPLICATIONS), '0')));
    odd('table').eq(1).find('td').eq(-1).text('9');
    const file = { name: '外区.html', bytes: Buffer.from(odd.html()) };
    const read = async (concernsSeen?: boolean) =>
      readRollUpSource(convener(), {
        callId,
        slot: 'total',
        file,
        pool,
        ...(concernsSeen && { concernsSeen }),
      });
    await expect(read()).rejects.toMatchObject({
      code: 'report_calls.source_concerns',
      message: expect.stringContaining('编制机关是“外区人民政府”，与测试区人民政府不同'),
    });
    expect((await viewRollUp(convener(), { callId })).total).toBeNull();
    await read(true);
    const { total } = await viewRollUp(convener(), { callId });
    expect(total?.concerns).toEqual([expect.stringContaining('外区人民政府')]);
    expect(total?.findings.length).toBeGreaterThan(0);
  });

  test('is the convener’s alone', async () => {
    const callId = await callFor(w, 2020);
    for (const ctx of [w.town.as('clerk'), w.town.as('supervisor'), w.district.as('clerk')]) {
      const refused = { code: 'common.forbidden' };
      await expect(viewRollUp(ctx, { callId })).rejects.toMatchObject(refused);
      await expect(exportRollUp(ctx, { callId })).rejects.toMatchObject(refused);
      await expect(publishList(ctx, { callId })).rejects.toMatchObject(refused);
    }
  });
});

describe('the list of a year', () => {
  test('stands in the column, follows what agencies publish, and the site is whole', async () => {
    const callId = await callFor(w, 2018);
    const path = '/qu/annual-reports/all-2018.html';
    const file = join(w.world.dataDir, 'site', path);
    await rebuildSite(w.world.system, {});
    await expect(access(file)).rejects.toThrow(/ENOENT/u);

    expect(await publishList(convener(), { callId })).toEqual({ href: path });
    await drainOutbox(w.world);
    const page = async () => load(await readFile(file, 'utf8'));
    const missing = async () => (await page())('[aria-labelledby=missing] li').text();
    expect(await missing()).toContain(w.town.name);
    const column = load(await readFile(join(w.world.dataDir, 'site/qu/annual-reports/index.html'), 'utf8'));
    expect(column(`a[href="${path}"]`).text()).toBe('2018年各单位年度报告');

    await w.town.bringOut(await w.town.freeze(await w.town.write(2018)));
    await drainOutbox(w.world);
    expect(await missing()).not.toContain(w.town.name);
    const link = (await page())('[aria-labelledby=published] a');
    expect(link.text()).toBe(`${w.town.name}2018年政府信息公开工作年度报告`);
    await access(join(w.world.dataDir, 'site', link.attr('href') ?? ''));
    expect((await verifySite(w.world.system)).faults).toEqual([]);
    const board = await viewBoard(convener(), { callId });
    expect(board.list?.href).toBe(path);
    expect(board.members[0]?.publicReport?.publishedOn).toBe('2025-01-06');
  });

  test('is taken off again for a reason, page and link; the reports stay, and it can be published anew', async () => {
    const callId = await callFor(w, 2017);
    const site = join(w.world.dataDir, 'site');
    const path = '/qu/annual-reports/all-2017.html';
    const columnPage = async () => readFile(join(site, 'qu/annual-reports/index.html'), 'utf8');
    const reason = '名单范围有误，核对后重新公布。';
    await expect(withdrawList(convener(), { callId, reason })).rejects.toMatchObject({
      code: 'common.not_found',
    });
    await publishList(convener(), { callId });
    await drainOutbox(w.world);
    expect(await columnPage()).toContain(path);
    await expect(withdrawList(w.district.as('clerk'), { callId, reason })).rejects.toMatchObject({
      code: 'common.forbidden',
    });
    await withdrawList(convener(), { callId, reason });
    await drainOutbox(w.world);
    await expect(access(join(site, path))).rejects.toThrow(/ENOENT/u);
    expect(await columnPage()).not.toContain(path);
    expect((await viewBoard(convener(), { callId })).list).toBeNull();
    const audit = await w.world.db
      .selectFrom('audit_events')
      .select('data')
      .where('type', '=', 'report_call.unlisted')
      .executeTakeFirst();
    expect(audit?.data).toMatchObject({ reason });
    expect(await publishList(convener(), { callId })).toEqual({ href: path });
    await drainOutbox(w.world);
    await access(join(site, path));
  });
});
