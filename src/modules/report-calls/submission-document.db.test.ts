import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createReadingPool, type ReadingPool } from '../../files/readers/sandbox.ts';
import { discardEdition } from '../drafting/drafting.usecases.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { exportReport } from '../reports/export-report.ts';
import { answerFinding, prepareFile, prepareFrozen } from './prepare-submission.ts';
import { reportCallTodo } from './report-call-todo.ts';
import { makeSubmissionDocument } from './submission-document.ts';
import { approveSubmission, submitReport } from './submit-report.ts';
import { callFor, openCallWorld, type CallWorld } from './test/call-world.ts';
import { viewBoard, viewPlace } from './view-call.ts';

let w: CallWorld;
let pool: ReadingPool;
let callId: string;
let year = 2006;
beforeAll(async () => {
  w = await openCallWorld();
  pool = createReadingPool({ workers: 1, timeoutMs: 60_000, memoryMb: 768, maxBytes: 20 * 1024 * 1024 });
});
afterAll(async () => {
  await pool.close();
  await w.close();
});
// Every test has a year of its own, two years from the last: no report has one of the year before.
beforeEach(async () => {
  year += 2;
  callId = await callFor(w, year);
});

const place = () => ({ callId, agencyId: w.town.agencyId });
const view = async () => viewPlace(w.town.as('clerk'), place());

async function submit(): Promise<string> {
  const clerk = w.town.as('clerk');
  const { draft } = await view();
  for (const { key, severity } of draft?.findings ?? [])
    if (severity === 'warning')
      await answerFinding(clerk, { ...place(), finding: key, reason: '往年的年报，补充报送。' });
  const { submissionId } = await submitReport(clerk, { ...place(), draftId: draft?.id ?? '' });
  return submissionId;
}

async function handIn(name: string, bytes: Buffer): Promise<string> {
  await prepareFile(w.town.as('clerk'), { ...place(), file: { name, bytes }, pool });
  return submit();
}

async function page(): Promise<Buffer> {
  return Buffer.from(await w.town.page(await w.town.write(year)));
}

const make = async (submissionId: string) =>
  makeSubmissionDocument(w.town.as('clerk'), { callId, submissionId });
const approve = async (submissionId: string) =>
  approveSubmission(w.district.as('supervisor'), { callId, submissionId, reason: '核对无误' });

test('a report that was handed in as a file and approved is published by its agency, and counts as public', async () => {
  const submissionId = await handIn('年报.html', await page());
  await expect(make(submissionId)).rejects.toThrow('还没有通过审核');
  await approve(submissionId);
  const { documentId } = await make(submissionId);
  const { document, revision } = await loadDocument(w.world.db, documentId);
  expect(document).toMatchObject({ agencyId: w.town.agencyId, kind: 'annualReport', state: 'draft' });
  expect(revision.title).toBe(`测试区甲镇人民政府${year}年政府信息公开工作年度报告`);
  expect(revision.bodyHtml).toContain('三、收到和处理政府信息公开申请情况');
  expect(revision.attachments).toEqual([]);
  expect((await view()).submissions[0]).toMatchObject({ documentId });

  await w.town.bringOut(documentId);
  const { members } = await viewBoard(w.district.as('supervisor'), { callId });
  expect(members.find(({ agencyId }) => agencyId === w.town.agencyId)?.publicReport).not.toBeNull();
});

test('its file is attached where its kind is published; it is made once, and again when it was discarded', async () => {
  // Calls of years long past remind nobody.
  callId = await callFor(w, 2024);
  const reportId = await w.town.write(2024);
  const { bytes } = await exportReport(w.town.as('clerk'), { reportId, format: 'docx', draft: true });
  const submissionId = await handIn('年报.docx', bytes);
  await approve(submissionId);
  const { documentId } = await make(submissionId);
  expect(await make(submissionId)).toEqual({ documentId });
  const { revision } = await loadDocument(w.world.db, documentId);
  expect(revision.attachments.map(({ name }) => name)).toEqual(['年报.docx']);
  const { items } = await reportCallTodo(w.town.as('clerk'));
  expect(items.find((item) => item.callId === callId)).toMatchObject({ what: 'publish', documentId });
  await discardEdition(w.town.as('clerk'), { documentId, reason: '重新建立' });
  expect((await make(submissionId)).documentId).not.toBe(documentId);
});

test('only its own clerk makes it, and none of what was written here', async () => {
  const submissionId = await handIn('年报.html', await page());
  await approve(submissionId);
  await expect(makeSubmissionDocument(w.bureau.as('clerk'), { callId, submissionId })).rejects.toThrow(
    '只有本机构的信息员',
  );
  await expect(makeSubmissionDocument(w.district.as('supervisor'), { callId, submissionId })).rejects.toThrow(
    '只有本机构的信息员',
  );

  year += 2;
  callId = await callFor(w, year);
  await w.town.freeze(await w.town.write(year));
  await prepareFrozen(w.town.as('clerk'), place());
  const frozen = await submit();
  await approve(frozen);
  await expect(make(frozen)).rejects.toThrow('没有找到');
});
