import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'cheerio';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { drainOutbox } from '../../../test/office.ts';
import { attachmentsOf } from '../documents/documents.attachments.ts';
import { editionsOf, loadDocument } from '../documents/documents.queries.ts';
import { saveRevision } from '../drafting/drafting.usecases.ts';
import { itemOf } from '../publishing/publishing.queries.ts';
import { withdraw } from '../publishing/publishing.usecases.ts';
import { enter, unlike } from '../registers/test/clerks.ts';
import { exportReport } from './export-report.ts';
import { openReportOffice, type ReportOffice } from './test/report-office.ts';

const REASON = '漏计许可决定一件';

let office: ReportOffice;
let reportId: string;
let documentId: string;
let year = 2006;
beforeAll(async () => {
  office = await openReportOffice();
});
afterAll(async () => office.close());
// Every test has a year of its own, two years from the last, published on 6 January.
beforeEach(async () => {
  year += 2;
  reportId = await office.begin(year);
  await office.write(reportId);
  documentId = await office.freeze(reportId);
  await office.bringOut(documentId);
});

async function onPublicPage() {
  await drainOutbox(office.world);
  const site = join(office.world.dataDir, 'site');
  const path = (await itemOf(office.world.db, documentId))?.path ?? '';
  const page = load(await readFile(join(site, path), 'utf8'));
  const links = page('a[href]')
    .toArray()
    .map((link) => decodeURIComponent(page(link).attr('href') ?? ''))
    .filter((href) => /\.(?:docx|pdf)$/u.test(href));
  return { text: page('main').text(), links, site };
}

const permit = async () => enter(office, 'decisions', unlike('decisions', { decidedOn: `${year}-05-05` }));

test('a published report is corrected for a reason only', async () => {
  expect(await office.view(reportId)).toMatchObject({ isCorrection: true, state: 'published' });
  await expect(office.freeze(reportId)).rejects.toMatchObject({
    code: 'reports.correction_needs_reason',
    status: 422,
  });
  expect((await loadDocument(office.world.db, documentId)).edition.number).toBe(1);
});

test('the public goes on seeing the old edition until the new one is reviewed, and both after that', async () => {
  await permit();
  expect(await office.freeze(reportId, REASON)).toBe(documentId);
  expect((await onPublicPage()).text).not.toContain('更正');
  const { edition } = await loadDocument(office.world.db, documentId);
  expect(edition).toMatchObject({ number: 2, state: 'draft', changeNote: REASON });

  office.world.clock.set(new Date('2025-03-03T02:00:00Z'));
  await office.bringOut(documentId);
  office.world.clock.set(new Date('2025-01-06T01:30:00Z'));
  const { text, links, site } = await onPublicPage();
  expect(text).toContain(
    '更正说明：本报告于2025年1月6日公布，现予更正。更正原因：漏计许可决定一件。更正前的版本列在附件中。',
  );
  const title = `测试区测试镇人民政府${year}年政府信息公开工作年度报告`;
  for (const name of [
    `${title}.docx`,
    `${title}.pdf`,
    `${title}（2025年1月6日公布，已更正）.docx`,
    `${title}（2025年1月6日公布，已更正）.pdf`,
  ]) {
    expect(text).toContain(name);
  }
  expect(new Set(links).size).toBe(4);
  for (const link of links) await access(join(site, link));
  expect((await editionsOf(office.world.db, documentId)).map(({ state }) => state)).toEqual([
    'superseded',
    'published',
  ]);
});

test('both versions stay, linked, each exported word for word, with what changed between them', async () => {
  await permit();
  await office.freeze(reportId, REASON);
  const view = await office.view(reportId);
  expect(view.versions).toMatchObject([
    { number: 1, reason: '', state: 'published', publishedAt: '2025-01-06T01:30:00.000Z', replaced: false },
    {
      number: 2,
      reason: REASON,
      state: 'draft',
      publishedAt: null,
      changedCells: [{ cell: 't2.permit.decisions', before: 0, after: 1 }],
      changedText: false,
    },
  ]);
  const json = async (version: number) => {
    const file = await exportReport(office.as('clerk'), { reportId, format: 'json', version });
    return JSON.parse(file.bytes.toString());
  };
  expect(await json(1)).toMatchObject({ publishedOn: '2025-01-06', table2: { permit: { decisions: 0 } } });
  expect(await json(2)).toMatchObject({ publishedOn: null, table2: { permit: { decisions: 1 } } });
  const html = await exportReport(office.as('clerk'), { reportId, format: 'html', version: 2 });
  expect(html.bytes.toString()).toContain('更正原因：漏计许可决定一件。');
  await expect(json(3)).rejects.toMatchObject({ code: 'common.not_found' });
  await expect(office.world.db.updateTable('report_versions').set({ reason: '' }).execute()).rejects.toThrow(
    'append-only',
  );
});

test('a correction that is frozen once more keeps its reason and stores the former files once', async () => {
  await office.freeze(reportId, REASON);
  const before = await attachmentsOf(office.world.db, documentId);
  await permit();
  await office.freeze(reportId);
  const { edition, revision } = await loadDocument(office.world.db, documentId);
  expect(edition.number).toBe(2);
  expect(revision.bodyHtml).toContain('更正原因：漏计许可决定一件。');
  const former = revision.attachments.filter(({ name }) => name.includes('已更正'));
  expect(former).toHaveLength(2);
  expect(former.every(({ id }) => before.some((file) => file.id === id))).toBe(true);
  expect((await office.view(reportId)).versions.map(({ reason, replaced }) => [reason, replaced])).toEqual([
    ['', false],
    [REASON, true],
    [REASON, false],
  ]);
});

test('corrected twice, all three versions are public', async () => {
  await office.freeze(reportId, REASON);
  office.world.clock.set(new Date('2025-02-03T02:00:00Z'));
  await office.bringOut(documentId);
  await permit();
  await office.freeze(reportId, '又漏计一件');
  await office.bringOut(documentId);
  office.world.clock.set(new Date('2025-01-06T01:30:00Z'));
  const { text } = await onPublicPage();
  for (const on of ['2025年1月6日', '2025年2月3日']) expect(text).toContain(`（${on}公布，已更正）.pdf`);
});

test('a withdrawn report is corrected too, but what was withdrawn is not shown again', async () => {
  const { edition } = await loadDocument(office.world.db, documentId);
  await withdraw(office.as('publisher'), {
    documentId,
    editionVersion: edition.version,
    reason: '数据有误',
    publicNotice: '正在更正',
  });
  await expect(office.freeze(reportId)).rejects.toMatchObject({ code: 'reports.correction_needs_reason' });
  expect(await office.freeze(reportId, `${REASON}。`)).toBe(documentId);
  const { revision, edition: next } = await loadDocument(office.world.db, documentId);
  expect(next.number).toBe(2);
  expect(revision.bodyHtml).toContain('撤下后现更正并重新公布。更正原因：漏计许可决定一件。');
  expect(revision.attachments).toHaveLength(2);
});

test('a reason that names an applicant is refused', async () => {
  await expect(office.freeze(reportId, '申请人电话13812345678登记有误')).rejects.toMatchObject({
    code: 'reports.not_ready',
  });
});

test('the next year is held against what the public sees, not against a correction in the making', async () => {
  const next = await office.begin(year + 1);
  await permit();
  await office.freeze(reportId, REASON);
  expect((await office.view(next)).previousCells).toMatchObject({ 't2.permit.decisions': 0 });
  await office.bringOut(documentId);
  expect(await office.view(next)).toMatchObject({
    previousCells: { 't2.permit.decisions': 1 },
    previousSource: { kind: 'own', reportId },
  });
});

test('a document that was changed by hand after the 定稿 is told', async () => {
  await office.freeze(reportId, REASON);
  expect((await office.view(reportId)).documentEdited).toBe(false);
  const { edition, revision } = await loadDocument(office.world.db, documentId);
  await saveRevision(office.as('clerk'), {
    documentId,
    baseRevisionId: revision.id,
    editionVersion: edition.version,
    note: '',
    content: {
      title: revision.title,
      summary: revision.summary,
      bodyHtml: revision.bodyHtml.replace('漏计', '多计'),
      metadata: revision.metadata,
      attachmentIds: revision.attachments.map(({ id }) => id),
    },
  });
  expect((await office.view(reportId)).documentEdited).toBe(true);
});
