import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'cheerio';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { drainOutbox } from '../../../test/office.ts';
import { PART_TITLES } from '../../law/annual-report/form.ts';
import { attachmentsOf } from '../documents/documents.attachments.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { discardEdition } from '../drafting/drafting.usecases.ts';
import { itemOf } from '../publishing/publishing.queries.ts';
import { submitForReview } from '../review/review.usecases.ts';
import { enter, unlike } from '../registers/test/clerks.ts';
import { exportReport } from './export-report.ts';
import { freezeReport } from './freeze-report.ts';
import { answerFinding, overrideCell } from './reports.usecases.ts';
import { openReportOffice, type ReportOffice } from './test/report-office.ts';

let office: ReportOffice;
let reportId: string;
let year = 2010;
beforeAll(async () => {
  office = await openReportOffice();
});
afterAll(async () => office.close());
// Every test has a year of its own, two years from the last: no report has one of the year before.
beforeEach(async () => {
  year += 2;
  reportId = await office.begin(year);
});

const freezing = async (version?: number) =>
  freezeReport(office.as('clerk'), {
    reportId,
    version: version ?? (await office.view(reportId)).version,
  });

async function documents(): Promise<number> {
  const rows = await office.world.db.selectFrom('documents').select('id').execute();
  return rows.length;
}

/** The page that the public sees, from the files of the site. */
async function publicPage(documentId: string) {
  await drainOutbox(office.world);
  const item = await itemOf(office.world.db, documentId);
  const site = join(office.world.dataDir, 'site');
  const html = await readFile(join(site, item?.path ?? ''), 'utf8');
  return { page: load(html), site };
}

describe('定稿 is refused', () => {
  test('while the template’s claims are unconfirmed, and says which', async () => {
    const before = await documents();
    await expect(freezing()).rejects.toMatchObject({
      code: 'reports.not_ready',
      status: 409,
      message: expect.stringMatching(/^还不能定稿，请先处理：“我镇由分管负责同志.*另有 \d+ 项。$/s),
    });
    expect(await documents()).toBe(before);
    expect(await office.view(reportId)).toMatchObject({
      documentId: null,
      frozenAt: null,
      state: 'computing',
    });
  });

  test('while a warning is unanswered; once it is answered it is taken', async () => {
    await office.write(reportId, {
      problems:
        '我县公开的信息还不够及时。下一步将按季度检查栏目更新情况，补齐解读材料，提高群众对公开工作的满意程度。',
    });
    await expect(freezing()).rejects.toMatchObject({
      code: 'reports.not_ready',
      details: { findings: 1 },
    });
    const warning = (await office.view(reportId)).findings.find((found) => found.severity === 'warning');
    await answerFinding(office.as('clerk'), {
      reportId,
      finding: warning?.key ?? '',
      reason: '指所在的县',
    });
    await freezing();
    expect((await office.view(reportId)).state).toBe('draft');
  });

  test('while a tie is broken', async () => {
    await office.write(reportId);
    await overrideCell(office.as('clerk'), { reportId, cell: 't3.new.legal', value: '1', reason: '试' });
    await expect(freezing()).rejects.toMatchObject({ code: 'reports.not_ready' });
  });

  test('when somebody changed the report meanwhile; of two at once only one happens', async () => {
    await office.write(reportId);
    await expect(freezing(1)).rejects.toMatchObject({ code: 'reports.changed_by_other' });
    const before = await documents();
    const { version } = await office.view(reportId);
    const both = await Promise.allSettled([freezing(version), freezing(version)]);
    expect(both.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((one) => one.status === 'rejected')?.reason).toMatchObject({
      code: 'reports.changed_by_other',
    });
    expect(await documents()).toBe(before + 1);
  });

  test('to everybody but the clerk', async () => {
    await office.write(reportId);
    const { version } = await office.view(reportId);
    for (const role of ['finalReviewer', 'publisher', 'supervisor'] as const) {
      await expect(freezeReport(office.as(role), { reportId, version })).rejects.toMatchObject({
        code: 'common.forbidden',
      });
    }
  });

  test('while a printed file would say something else than the report, and says where it does', async () => {
    const before = await documents();
    const { version } = await office.view(reportId);
    // A line that is the title of a part can't be told from the part itself, by no reader.
    await office.write(reportId, {
      problems: `公开不够及时。下一步将按季度检查栏目更新情况。\n${PART_TITLES[5]}\n补齐解读材料，并在全镇通报检查结果，落实到人。`,
    });
    const { findings } = await office.view(reportId);
    expect(findings.filter((found) => found.severity === 'error')).toEqual([]);
    await expect(freezing()).rejects.toMatchObject({
      code: 'reports.printed_otherwise',
      status: 409,
      message: expect.stringContaining('公开网页：“五、存在的主要问题及改进情况”的文字应为'),
      details: {
        differences: expect.arrayContaining([
          expect.stringContaining('DOCX 附件：“五、存在的主要问题及改进情况”的文字应为'),
          expect.stringContaining('PDF 附件：“五、存在的主要问题及改进情况”的文字应为'),
        ]),
      },
    });
    expect(await documents()).toBe(before);
    expect((await office.view(reportId)).version).toBe(version + 1);
  });

  test('and leaves nothing behind when printing breaks off', async () => {
    await office.write(reportId);
    const before = await documents();
    const clerk = office.as('clerk');
    const full = { ...clerk.storage, put: async () => Promise.reject(new Error('the disk is full')) };
    const { version } = await office.view(reportId);
    await expect(freezeReport({ ...clerk, storage: full }, { reportId, version })).rejects.toThrow(
      'the disk is full',
    );
    expect(await documents()).toBe(before);
    expect(await office.view(reportId)).toMatchObject({ version, documentId: null, frozenAt: null });
  });
});

describe('a frozen report', () => {
  test('is a document of its column with DOCX and PDF attached, and goes through review to the public', async () => {
    await office.write(reportId);
    const documentId = await office.freeze(reportId);
    const { document, edition, revision } = await loadDocument(office.world.db, documentId);
    const title = `测试区测试镇人民政府${year}年政府信息公开工作年度报告`;
    expect(document).toMatchObject({ kind: 'annualReport', title });
    expect(edition.state).toBe('draft');
    expect(revision.attachments.map((file) => [file.name, file.extension])).toEqual([
      [`${title}.docx`, 'docx'],
      [`${title}.pdf`, 'pdf'],
    ]);
    expect(revision.metadata.writtenOn).toBe('2025-01-06');
    expect(load(revision.bodyHtml)('table')).toHaveLength(3);
    await office.bringOut(documentId);
    expect(await office.view(reportId)).toMatchObject({ state: 'published', documentId });

    const { page, site } = await publicPage(documentId);
    expect(page('h1').text()).toContain(title);
    expect(page('table').find('td').text()).toMatch(/^[\d]+$/);
    expect(page('table').find('td')).toHaveLength(200);
    const links = page('a[href]')
      .toArray()
      .map((link) => page(link).attr('href') ?? '');
    for (const extension of ['docx', 'pdf']) {
      const link = links.find((href) => decodeURIComponent(href).endsWith(`.${extension}`));
      await access(join(site, decodeURIComponent(link ?? 'missing')));
    }
  });

  test('is exported word for word as it was frozen, whatever is registered afterwards', async () => {
    await office.write(reportId);
    await office.freeze(reportId);
    const clerk = office.as('clerk');
    const json = async (draft = false) =>
      JSON.parse((await exportReport(clerk, { reportId, format: 'json', draft })).bytes.toString());
    const before = await json();
    expect(before).toMatchObject({ publishedOn: null, table2: { permit: { decisions: 0 } } });
    expect((await office.view(reportId)).changedSinceFrozen).toBe(false);
    await enter(office, 'decisions', unlike('decisions', { decidedOn: `${year}-05-05` }));
    await office.write(reportId, {
      problems: '另一段文字，写明下一步改进的具体措施，以及完成的时间和责任人员。',
    });
    expect(await json()).toEqual(before);
    expect(await json(true)).toMatchObject({ table2: { permit: { decisions: 1 } } });
    expect((await office.view(reportId)).changedSinceFrozen).toBe(true);
  });

  test('is known to have changed when a counter of its text changes', async () => {
    await office.write(reportId);
    await office.freeze(reportId);
    const channelId = await enter(office, 'channels', unlike('channels'));
    await enter(office, 'posts', { channelId, issue: '1', postedOn: `${year}-05-05`, title: '春耕' });
    expect((await office.view(reportId)).changedSinceFrozen).toBe(true);
  });

  test('says in JSON when it became public', async () => {
    await office.write(reportId);
    const documentId = await office.freeze(reportId);
    office.world.clock.set(new Date('2025-01-20T16:30:00Z'));
    await office.bringOut(documentId);
    const { bytes } = await exportReport(office.as('clerk'), { reportId, format: 'json' });
    expect(JSON.parse(bytes.toString())).toMatchObject({ publishedOn: '2025-01-21' });
    office.world.clock.set(new Date('2025-01-06T01:30:00Z'));
  });
});

describe('定稿 once more', () => {
  test('replaces the text by a new revision with the new files', async () => {
    await office.write(reportId);
    const first = await office.freeze(reportId);
    const before = await loadDocument(office.world.db, first);
    await office.write(reportId, {
      problems: '公开不够及时。下一步将按季度检查栏目更新情况，补齐解读材料，并把检查结果在全镇通报。',
    });
    expect(await office.freeze(reportId)).toBe(first);
    const after = await loadDocument(office.world.db, first);
    expect(after.revision.number).toBe(before.revision.number + 1);
    expect(after.revision.bodyHtml).toContain('在全镇通报');
    const ids = after.revision.attachments.map((file) => file.id);
    expect(ids).toHaveLength(2);
    expect(before.revision.attachments.some((file) => ids.includes(file.id))).toBe(false);
    expect(await attachmentsOf(office.world.db, first)).toHaveLength(4);
  });

  test('is refused while the report is in review', async () => {
    await office.write(reportId);
    const documentId = await office.freeze(reportId);
    const { revision } = await loadDocument(office.world.db, documentId);
    await submitForReview(office.as('clerk'), { documentId, revisionId: revision.id, note: '' });
    await expect(freezing()).rejects.toMatchObject({ code: 'reports.in_review' });
    expect((await loadDocument(office.world.db, documentId)).edition.state).toBe('inReview');
  });

  test('after its document was discarded makes another', async () => {
    await office.write(reportId);
    const first = await office.freeze(reportId);
    await discardEdition(office.as('clerk'), { documentId: first, reason: '放错栏目' });
    const second = await office.freeze(reportId);
    expect(second).not.toBe(first);
    expect(await office.view(reportId)).toMatchObject({ documentId: second, state: 'draft' });
  });
});

describe('the year after', () => {
  test('is held against what was reported, not against what the registers say now', async () => {
    const clerk = office.as('clerk');
    await enter(office, 'requests', unlike('requests', { receivedOn: `${year}-12-20` }));
    await office.write(reportId);
    await office.freeze(reportId);
    const next = await office.begin(year + 1);
    const carried = async () =>
      (await office.view(next)).findings
        .filter((found) => found.rule === 'AR-X-CARRY')
        .map((found) => [found.severity, found.where]);
    expect((await office.view(next)).previousCells).toMatchObject({ 't3.carryOut.natural': 1 });
    expect(await carried()).toEqual([]);
    // Entered late: this year carries two in, last year's report carried one out.
    await enter(office, 'requests', unlike('requests', { receivedOn: `${year}-12-21` }));
    expect(await carried()).toEqual([
      ['error', 't3.carryIn.total'],
      ['warning', 't3.carryIn.natural'],
    ]);
    await overrideCell(clerk, { reportId, cell: 't3.new.natural', value: '2', reason: '补登' });
    await overrideCell(clerk, { reportId, cell: 't3.carryOut.natural', value: '2', reason: '补登' });
    await office.freeze(reportId);
    expect(await carried()).toEqual([]);
  });

  test('is warned of a text that is the same', async () => {
    await office.write(reportId);
    await office.freeze(reportId);
    const next = await office.begin(year + 1);
    await office.write(next);
    expect((await office.view(next)).findings.map((found) => found.rule)).toContain('AR-X-SAME');
  });

  test('has nothing to be held against while the report before is not frozen', async () => {
    const next = await office.begin(year + 1);
    expect((await office.view(next)).previousCells).toBeNull();
  });
});
