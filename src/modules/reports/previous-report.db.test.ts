import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { annualReportDocument } from '../../files/annual-report-document.ts';
import { writeReportDocx } from '../../files/docx-writer.ts';
import { writeHtmlPage } from '../../files/html-writer.ts';
import { writeReportPdf } from '../../files/pdf-writer.ts';
import { createReadingPool, type ReadingPool } from '../../files/readers/sandbox.ts';
import { buildTables, type CellName } from '../../law/annual-report/tables.ts';
import { enter, unlike } from '../registers/test/clerks.ts';
import { confirmPrevious, readPrevious, removePrevious, viewPrevious } from './previous-report.usecases.ts';
import { openReportOffice, type ReportOffice } from './test/report-office.ts';

const AGENCY = '测试区测试镇人民政府';
const CELLS: Partial<Record<CellName, number>> = {
  't3.carryOut.natural': 2,
  't3.carryOut.total': 2,
  't3.new.natural': 2,
  't3.new.total': 2,
  't2.docs.valid': 14,
};

let office: ReportOffice;
let pool: ReadingPool;
let reportId: string;
let year = 2010;
beforeAll(async () => {
  office = await openReportOffice();
  pool = createReadingPool({ workers: 1, timeoutMs: 60_000, memoryMb: 768, maxBytes: 20 * 1024 * 1024 });
});
afterAll(async () => {
  await pool.close();
  await office.close();
});
// Every test has a year of its own, three years from the last.
beforeEach(async () => {
  year += 3;
  reportId = await office.begin(year);
});

function lastYear(
  options: { cells?: Partial<Record<CellName, number>>; year?: number; agency?: string } = {},
) {
  const cells = options.cells ?? CELLS;
  return annualReportDocument({
    agencyName: options.agency ?? AGENCY,
    year: options.year ?? year - 1,
    tables: buildTables((name) => cells[name] ?? 0, '0.5'),
    narrative: [
      { part: 1, kind: 'paragraph', text: '去年公开工作动态三条。' },
      { part: 5, kind: 'paragraph', text: '去年解读材料偏少。下一步将补齐。' },
    ],
    signedOn: null,
  });
}

const read = async (bytes: Uint8Array, name: string) =>
  readPrevious(office.as('clerk'), { reportId, file: { name, bytes }, pool });
const readPage = async (page: string) => read(Buffer.from(page), '上年.html');
const view = async () => viewPrevious(office.as('clerk'), { reportId });
const shown = async () => {
  const { previous } = await view();
  if (previous === null) throw new Error('nothing was read');
  return previous;
};
const confirm = async (values: Record<string, string> = {}, concernsSeen = false) =>
  confirmPrevious(office.as('clerk'), {
    reportId,
    previousId: (await shown()).id,
    values,
    concernsSeen,
  });

async function audits(type: string) {
  const rows = await office.world.db
    .selectFrom('audit_events')
    .select(['data', 'actor_name'])
    .where('type', '=', type)
    .orderBy('seq')
    .execute();
  return rows.map(({ data, actor_name }) => ({ data: Object(data), by: actor_name }));
}

describe('last year’s report is read', () => {
  test.each([
    ['a web page', 'html', async () => Buffer.from(writeHtmlPage(lastYear()))],
    ['a Word file', 'docx', async () => writeReportDocx(lastYear())],
    ['a PDF', 'pdf', async () => writeReportPdf(lastYear())],
  ])('from %s, with each cell’s source beside the reading', async (_what, extension, make) => {
    const bytes = await make();
    await read(bytes, `上年.${extension}`);
    const previous = await shown();
    expect(previous).toMatchObject({
      fileName: `上年.${extension}`,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      readByName: 'clerk甲',
      confirmedAt: null,
      title: `${AGENCY}${year - 1}年政府信息公开工作年度报告`,
      concerns: [],
    });
    expect(previous.cells).toHaveLength(200);
    const docs = previous.cells.find(({ name }) => name === 't2.docs.valid');
    expect(docs).toMatchObject({ raw: '14', value: 14, doubt: null, confirmed: null });
    expect(docs?.place).toMatch(/第 \d+ 行/u);
    expect(previous.cells.filter(({ doubt }) => doubt !== null)).toEqual([]);
    expect(await office.view(reportId)).toMatchObject({ previousCells: null, previousWaits: true });
  });

  test('and held against this year only once a person confirmed it: carry-over, documents in force, text', async () => {
    await enter(office, 'decisions', unlike('decisions', { decidedOn: `${year}-05-05` }));
    await readPage(writeHtmlPage(lastYear()));
    const rules = async () =>
      (await office.view(reportId)).findings.map(({ rule, where }) => `${rule}@${where}`);
    expect((await rules()).filter((each) => each.startsWith('AR-X'))).toEqual([]);
    await confirm();
    expect(await rules()).toEqual(
      expect.arrayContaining(['AR-X-CARRY@t3.carryIn.total', 'AR-X-VALID@t2/row:docs']),
    );
    const report = await office.view(reportId);
    expect(report.previousCells).toMatchObject({ 't2.docs.valid': 14, 't2.fee.amount': '0.5' });
    expect(report.previousSource).toMatchObject({
      kind: 'read',
      fileName: '上年.html',
      confirmedByName: 'clerk甲',
    });
    expect(report.previousWaits).toBe(false);
    expect(report.continuity.find(({ cell }) => cell === 't2.docs.valid')).toMatchObject({
      holds: false,
      where: 't2/row:docs',
      explanation: expect.stringContaining('上年现行有效 14'),
    });
    const words = report.rendered.filter(({ part }) => part === 5).map(({ text }) => text);
    const same = lastYear().blocks.map((block) =>
      block.kind === 'paragraph' && block.text.startsWith('去年解读')
        ? { ...block, text: words.join('') }
        : block,
    );
    expect(words.join('').length).toBeGreaterThan(50);
    await readPage(writeHtmlPage({ ...lastYear(), blocks: same }));
    expect(await rules()).not.toContain('AR-X-SAME@part:5');
    await confirm();
    expect(await rules()).toContain('AR-X-SAME@part:5');
  });
});

describe('what isn’t certain must be entered by a person', () => {
  const unclear = () =>
    writeHtmlPage(lastYear())
      .replace(/(<td[^>]*data-cell="t2\.docs\.valid"[^>]*>)14(<\/td>)/u, '$1—$2')
      .replace(/(<td[^>]*data-cell="t3\.carryOut\.legal"[^>]*>)0(<\/td>)/u, '$1$2');

  test('a stroke and a blank are no nought, and are told', async () => {
    await readPage(unclear());
    const doubtful = (await shown()).cells.filter(({ doubt }) => doubt !== null);
    expect(doubtful.map(({ name, raw, value, doubt }) => [name, raw, value, doubt])).toEqual([
      ['t2.docs.valid', '—', null, expect.stringContaining('不是数字')],
      ['t3.carryOut.legal', '', null, expect.stringContaining('空白')],
    ]);
  });

  test('without them nothing is confirmed, nor with what can’t stand there', async () => {
    await readPage(unclear());
    for (const values of [
      {},
      { 't2.docs.valid': '14' },
      { 't2.docs.valid': '14', 't3.carryOut.legal': '半件' },
    ]) {
      await expect(confirm(values)).rejects.toMatchObject({
        code: 'reports.previous_unconfirmed',
        status: 422,
        message: expect.stringContaining('第三部分“四、结转下年度继续办理”的“法律服务机构”'),
      });
    }
    expect((await office.view(reportId)).previousCells).toBeNull();
  });

  test('what was read wrongly is corrected; the audit keeps both, who and which file', async () => {
    await readPage(unclear());
    await confirm({ 't2.docs.valid': '15', 't3.carryOut.legal': '0', 't3.new.natural': '3' });
    expect((await office.view(reportId)).previousCells).toMatchObject({
      't2.docs.valid': 15,
      't3.carryOut.legal': 0,
      't3.new.natural': 3,
    });
    const { sha256 } = await shown();
    expect((await audits('report.previous_read')).at(-1)).toMatchObject({
      by: 'clerk甲',
      data: { after: { sha256, fileName: '上年.html', year: year - 1 } },
    });
    expect((await audits('report.previous_confirmed')).at(-1)?.data).toMatchObject({
      before: { 't2.docs.valid': null, 't3.carryOut.legal': null, 't3.new.natural': 2 },
      after: { sha256, 't2.docs.valid': 15, 't3.carryOut.legal': 0, 't3.new.natural': 3 },
    });
  });

  test('tables that don’t add up are shown, and what stands there is kept', async () => {
    await readPage(writeHtmlPage(lastYear({ cells: { ...CELLS, 't3.new.total': 5 } })));
    expect((await shown()).findings.map(({ where }) => where)).toContain('t3/row:new');
    await confirm();
    expect((await office.view(reportId)).previousCells).toMatchObject({ 't3.new.total': 5 });
  });

  test('another agency’s name is no hindrance, but must have been seen', async () => {
    await readPage(writeHtmlPage(lastYear({ agency: '测试区旧测试镇人民政府' })));
    expect((await shown()).concerns).toEqual([expect.stringContaining('旧测试镇')]);
    await expect(confirm()).rejects.toMatchObject({ code: 'reports.concerns_unseen' });
    await confirm({}, true);
    expect((await office.view(reportId)).previousCells).not.toBeNull();
  });
});

describe('a file is refused', () => {
  test('that is the report of another year, or none at all, or can’t be read', async () => {
    await expect(readPage(writeHtmlPage(lastYear({ year: year - 2 })))).rejects.toMatchObject({
      code: 'reports.other_year',
      message: expect.stringContaining(`要对照的是 ${year - 1} 年`),
    });
    await expect(readPage('<p>政府信息公开指南</p>')).rejects.toMatchObject({ code: 'reports.no_tables' });
    await expect(read(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'a.png')).rejects.toMatchObject(
      {
        code: 'reports.unreadable',
        status: 422,
      },
    );
    expect((await view()).previous).toBeNull();
  });

  test('when the year before was frozen here', async () => {
    await office.write(reportId);
    await office.freeze(reportId);
    const next = await office.begin(year + 1);
    const page = Buffer.from(writeHtmlPage(lastYear({ year })));
    await expect(
      readPrevious(office.as('clerk'), { reportId: next, file: { name: 'a.html', bytes: page }, pool }),
    ).rejects.toMatchObject({ code: 'reports.previous_is_here' });
    expect(await viewPrevious(office.as('clerk'), { reportId: next })).toMatchObject({ isHere: true });
  });

  test('from everybody but the clerk, who alone confirms', async () => {
    await readPage(writeHtmlPage(lastYear()));
    const { id: previousId } = await shown();
    for (const role of ['finalReviewer', 'publisher', 'supervisor'] as const) {
      const ctx = office.as(role);
      const file = { name: 'a.html', bytes: Buffer.from('<p>a</p>') };
      await expect(readPrevious(ctx, { reportId, file, pool })).rejects.toMatchObject({ status: 403 });
      await expect(
        confirmPrevious(ctx, { reportId, previousId, values: {}, concernsSeen: true }),
      ).rejects.toMatchObject({ status: 403 });
      await expect(removePrevious(ctx, { reportId })).rejects.toMatchObject({ status: 403 });
      expect((await viewPrevious(ctx, { reportId })).canEdit).toBe(false);
    }
  });
});

describe('a reading can be replaced', () => {
  test('by another file, which waits for confirmation again; who confirms the old one is told', async () => {
    await readPage(writeHtmlPage(lastYear()));
    await confirm();
    const { id: previousId } = await shown();
    await readPage(writeHtmlPage(lastYear({ cells: {} })));
    expect((await office.view(reportId)).previousCells).toBeNull();
    await expect(
      confirmPrevious(office.as('clerk'), { reportId, previousId, values: {}, concernsSeen: false }),
    ).rejects.toMatchObject({ code: 'reports.previous_changed', status: 409 });
    const kept = await office.world.db
      .selectFrom('previous_reports')
      .select(['ended_at', 'confirmed_at'])
      .where('id', '=', previousId)
      .executeTakeFirstOrThrow();
    expect(kept.ended_at).not.toBeNull();
    expect(kept.confirmed_at).not.toBeNull();
  });

  test('or taken away: this year is held against nothing again', async () => {
    await readPage(writeHtmlPage(lastYear()));
    await confirm();
    await removePrevious(office.as('clerk'), { reportId });
    expect(await office.view(reportId)).toMatchObject({
      previousCells: null,
      previousWaits: false,
      continuity: [],
    });
    await expect(removePrevious(office.as('clerk'), { reportId })).rejects.toMatchObject({ status: 404 });
    expect(await audits('report.previous_removed')).toHaveLength(1);
  });
});
