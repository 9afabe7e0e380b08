import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { storeGenerated } from '../attachments/attachments.usecases.ts';
import { nodesOf } from '../catalogue/catalogue.queries.ts';
import type { Content } from '../documents/documents.content.ts';
import { contentOf } from '../documents/documents.editions.ts';
import { editionsOf, loadDocument } from '../documents/documents.queries.ts';
import { discardEdition, saveRevision, startEdition } from '../drafting/drafting.usecases.ts';
import { itemOf } from '../publishing/publishing.queries.ts';
import { publishUrgently, restore, withdraw } from '../publishing/publishing.usecases.ts';
import { exportReport } from './export-report.ts';
import { restorePrinted } from './restore-printed.ts';
import { openReportOffice, type ReportOffice } from './test/report-office.ts';

let office: ReportOffice;
let reportId: string;
let documentId: string;
let year = 2010;
beforeAll(async () => {
  office = await openReportOffice();
});
afterAll(async () => office.close());
// Every test has a year of its own, two years from the last.
beforeEach(async () => {
  year += 2;
  reportId = await office.begin(year);
  await office.write(reportId);
  documentId = await office.freeze(reportId);
});

async function change(by: (content: Content) => Partial<Content>): Promise<void> {
  const { edition, revision } = await loadDocument(office.world.db, documentId);
  const content = contentOf(revision);
  await saveRevision(office.as('clerk'), {
    documentId,
    baseRevisionId: revision.id,
    editionVersion: edition.version,
    note: '手工改动',
    content: { ...content, ...by(content) },
  });
}

async function seen() {
  const { edition } = await loadDocument(office.world.db, documentId);
  return { documentId, editionVersion: edition.version };
}

/** What a refused publication says. */
async function refusal(attempt: Promise<unknown>): Promise<string> {
  const error: unknown = await attempt.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toMatchObject({ code: 'publishing.obstacles', status: 409 });
  return String(error);
}

/** The first figure of the third table, which is 0, becomes another. */
const otherFigure = ({ bodyHtml }: Content): Partial<Content> => {
  const row = bodyHtml.indexOf('一、本年新收政府信息公开申请数量');
  const changed = bodyHtml.slice(0, row) + bodyHtml.slice(row).replace(/(<td[^>]*>)0</u, '$17<');
  expect(changed).not.toBe(bodyHtml);
  return { bodyHtml: changed };
};

/** A word of the text, which no rule looks at. */
const otherWord = ({ bodyHtml }: Content): Partial<Content> => {
  const changed = bodyHtml.replace('群众', '公众');
  expect(changed).not.toBe(bodyHtml);
  return { bodyHtml: changed };
};

test('a report is published as it was frozen', async () => {
  await office.bringOut(documentId);
  expect((await itemOf(office.world.db, documentId))?.state).toBe('public');
});

describe('a report changed by hand after its 定稿 is not published', () => {
  test('with another figure; which one, and both ways out, are said', async () => {
    await change(otherFigure);
    expect(await refusal(office.bringOut(documentId))).toMatch(
      /公开网页：.*应为 0，读到的是 7.*点“恢复定稿”.*在年报中改正后重新定稿/u,
    );
    expect(await itemOf(office.world.db, documentId)).toBeUndefined();
    expect((await loadDocument(office.world.db, documentId)).edition.state).toBe('approved');
  });

  test('with another word, although every reviewer passed it', async () => {
    await change(otherWord);
    expect(await refusal(office.bringOut(documentId))).toMatch(/公开网页：.*的文字应为.*公众/u);
  });

  test('with another title', async () => {
    await change(({ title }) => ({ title: title.replace(String(year), String(year - 1)) }));
    expect(await refusal(office.bringOut(documentId))).toContain('公开网页：标题应为');
  });

  test('without one of its files', async () => {
    await change(({ attachmentIds }) => ({ attachmentIds: attachmentIds.slice(1) }));
    expect(await refusal(office.bringOut(documentId))).toMatch(/缺少定稿时的附件“.*\.docx”/u);
  });

  test('with a report attached that says something else, whatever its name', async () => {
    const clerk = office.as('clerk');
    const html = (await exportReport(clerk, { reportId, format: 'html' })).bytes.toString();
    const attach = async (text: string): Promise<void> => {
      const name = '盖章版.html';
      const stored = await storeGenerated(clerk, {
        documentId,
        name,
        extension: 'html',
        mediaType: 'text/html',
        bytes: Buffer.from(text),
      });
      await change(({ attachmentIds }) => ({ attachmentIds: [...attachmentIds.slice(0, 2), stored.id] }));
    };
    await attach(html.replace('群众', '公众'));
    expect(await refusal(office.bringOut(documentId))).toContain('附件“盖章版.html”：');
    await attach('<p>会议通知</p>');
    await office.bringOut(documentId);
  });

  test('urgently', async () => {
    await change(otherWord);
    const attempt = publishUrgently(office.as('publisher'), { ...(await seen()), reason: '限期公布' });
    expect(await refusal(attempt)).toMatch(/还没有作保密审查.*公开网页：/u);
  });

  test('by way of a further edition begun by hand', async () => {
    await office.bringOut(documentId);
    await startEdition(office.as('clerk'), { documentId, changeNote: '补充' });
    await change(otherWord);
    expect((await office.view(reportId)).documentEdited).toBe(true);
    expect(await refusal(office.bringOut(documentId))).toContain('公开网页：');
    await discardEdition(office.as('clerk'), { documentId, reason: '不改了' });
    expect((await office.view(reportId)).documentEdited).toBe(false);
  });
});

describe('the ways out', () => {
  test('the document is put back as it was frozen, the change stays among its revisions, and it is published', async () => {
    const before = (await loadDocument(office.world.db, documentId)).revision;
    await change(otherFigure);
    expect((await office.view(reportId)).documentEdited).toBe(true);
    await restorePrinted(office.as('clerk'), { reportId });
    const after = (await loadDocument(office.world.db, documentId)).revision;
    expect(after).toMatchObject({ number: before.number + 2, contentHash: before.contentHash });
    expect((await office.view(reportId)).documentEdited).toBe(false);
    await office.bringOut(documentId);
  });

  test('the report is mended and frozen anew', async () => {
    await change(otherWord);
    await office.freeze(reportId);
    await office.bringOut(documentId);
    expect((await itemOf(office.world.db, documentId))?.state).toBe('public');
  });

  test('there is nothing to put back in a document that is as it was frozen, or that is public', async () => {
    const again = async () => restorePrinted(office.as('clerk'), { reportId });
    await expect(again()).rejects.toMatchObject({ code: 'reports.nothing_to_restore' });
    await office.bringOut(documentId);
    await expect(again()).rejects.toMatchObject({ code: 'reports.nothing_to_restore' });
  });

  test('only the clerk puts it back', async () => {
    await change(otherWord);
    await expect(restorePrinted(office.as('publisher'), { reportId })).rejects.toMatchObject({
      code: 'common.forbidden',
    });
  });
});

test('a withdrawn report comes back as it was', async () => {
  await office.bringOut(documentId);
  const publisher = office.as('publisher');
  await withdraw(publisher, { ...(await seen()), reason: '核对', publicNotice: '正在核对' });
  await restore(publisher, { ...(await seen()), reason: '核对无误' });
  expect((await itemOf(office.world.db, documentId))?.state).toBe('public');
  expect(await editionsOf(office.world.db, documentId)).toHaveLength(1);
});

test('a document of the same column that was written by hand is none of its business', async () => {
  const node = (await nodesOf(office.world.db, office.agencyId)).find(({ kind }) => kind === 'annualReport');
  const other = await office.draft(node?.key ?? '', { title: `${year}年政府信息公开工作年度报告` });
  await office.bringOut(other);
  expect((await itemOf(office.world.db, other))?.state).toBe('public');
});
