import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import { readSheet } from '../../files/sheet-reader.ts';
import { writeXlsx } from '../../files/xlsx-writer.ts';
import type { PlainDate } from '../../law/dates.ts';
import { must } from '../../platform/errors.ts';
import { uploadAttachment } from '../attachments/attachments.usecases.ts';
import { metadataSchema, type Content } from '../documents/documents.content.ts';
import { validityNow, loadDocument } from '../documents/documents.queries.ts';
import { contentOf } from '../documents/documents.editions.ts';
import { linkDocuments } from '../documents/documents.relations.ts';
import { saveRevision } from '../drafting/drafting.usecases.ts';
import { itemOf } from '../publishing/publishing.queries.ts';
import { publish } from '../publishing/publishing.usecases.ts';
import { addRecord, correctRecord } from '../registers/registers.usecases.ts';
import { beginDraft } from './begin-draft.ts';
import { caseHistory } from './case-list.ts';
import { approveCases, carryOutCase, decideCases, raiseCase, returnCase } from './decide-cases.ts';
import { demandInterpretation, exemptFromInterpretation, listInterpretations } from './interpretations.ts';
import { exportNormativeList } from './normative-list.ts';
import { upkeepQueue, type UpkeepQueue } from './test/upkeep-queue.ts';
import { upkeepFigures } from './upkeep-figures.ts';
import { getTerms, setTerms } from './upkeep-terms.ts';
import { upkeepTodo } from './upkeep-todo.ts';

const SUBSIDIES = 'statutory.key-areas.farm-subsidies';
const NORMATIVE = 'statutory.art20-1.normative';
/** Nobody's: there is no such area; the check character is right. */
const IDENTITY = '990000190001010016';

let world: TestWorld;
let office: TestOffice;
let cases: UpkeepQueue;

beforeAll(async () => {
  ({ world, office } = await createTown());
  cases = upkeepQueue(office, world.system);
});
afterAll(async () => {
  await cases.close();
  await world.close();
});

function go(day: PlainDate): void {
  world.clock.set(new Date(`${day}T02:00:00Z`));
}

/** Writes and publishes the edition that was begun. */
async function republish(documentId: string, change: (content: Content) => Content): Promise<void> {
  const { edition, revision } = await loadDocument(world.db, documentId);
  await saveRevision(office.as('clerk'), {
    documentId,
    baseRevisionId: revision.id,
    editionVersion: edition.version,
    content: change(contentOf(revision)),
    note: '',
  });
  await office.review(documentId);
  const reviewed = await loadDocument(world.db, documentId);
  await publish(office.as('publisher'), { documentId, editionVersion: reviewed.edition.version });
}

test('what isn’t public is reviewed on its day, by two people, and again a year later or when it becomes public', async () => {
  go('2024-06-03');
  const metadata = metadataSchema.parse({
    writtenOn: '2024-06-03',
    attribute: 'withheld',
    attributeReason: '内部管理信息。',
  });
  const documentId = await office.draft('dynamic.news', { title: '值班安排', metadata });
  const { id: record } = await addRecord(office.as('clerk'), {
    register: 'decisions',
    agencyId: office.agencyId,
    values: {
      kind: 'punish',
      number: '测镇罚决〔2024〕1号',
      subject: '某户乱倒垃圾',
      decidedOn: '2024-06-03',
      disclosed: false,
    },
    note: '',
  });
  await cases.look();
  await cases.look();
  const entered = await cases.list('undisclosed');
  expect(entered.map(({ title, dueOn }) => [title, dueOn])).toEqual([
    ['值班安排', '2025-06-03'],
    ['行政处罚决定 测镇罚决〔2024〕1号', '2025-06-03'],
  ]);
  expect(await cases.list('undisclosed', 'due')).toEqual([]);
  expect(entered[0]?.grounds[0]?.detail).toContain('内部管理信息');

  go('2025-06-03');
  await expect(
    cases.decide(await cases.caseOf('undisclosed', documentId), { deed: 'keep', nextReviewOn: null }),
  ).rejects.toMatchObject({ code: 'upkeep.unfit_decision' });
  const both = (await cases.list('undisclosed', 'due')).map(({ id, version }) => ({ caseId: id, version }));
  await decideCases(office.as('clerk'), {
    cases: both,
    decision: { deed: 'stays', nextReviewOn: null },
    reason: '情势没有变化。',
  });
  const decided = await cases.list('undisclosed', 'decided');
  expect(decided.map(({ may }) => may.approve)).toEqual([false, false]);
  const shared = decided.map(({ id, version }) => ({ caseId: id, version }));
  // A person who may approve doesn't approve a decision of his own.
  const [first] = shared;
  await returnCase(office.as('finalReviewer'), { ...must(first, 'a case'), reason: '请再核实。' });
  const back = await cases.caseOf('undisclosed', documentId);
  await decideCases(office.as('publisher'), {
    cases: [{ caseId: back.id, version: back.version }],
    decision: { deed: 'opens' },
    reason: '已不敏感。',
  });
  await expect(cases.approve('undisclosed', documentId)).rejects.toThrow('须由另一人批准');
  await expect(
    approveCases(office.as('clerk'), { cases: shared.slice(1), comment: '' }),
  ).rejects.toMatchObject({ status: 403 });
  expect(await cases.approve('undisclosed', documentId, 'finalReviewer')).toEqual({
    carriedOut: 0,
    waiting: 1,
  });
  expect(await cases.approve('undisclosed', record)).toEqual({ carriedOut: 1, waiting: 0 });

  const waiting = await cases.caseOf('undisclosed', documentId, 'approved');
  const begun = await beginDraft(office.as('clerk'), {
    caseId: waiting.id,
    version: waiting.version,
    place: null,
  });
  expect(begun.documentId).toBe(documentId);
  await republish(documentId, (content) => ({
    ...content,
    metadata: { ...content.metadata, attribute: 'proactive', attributeReason: '' },
  }));
  await cases.look();
  expect(await cases.caseOf('undisclosed', documentId, 'closed')).toMatchObject({ outcome: 'carriedOut' });
  expect(await cases.caseOf('undisclosed', record)).toMatchObject({ dueOn: '2026-06-03' });
  const { steps } = await caseHistory(office.as('supervisor'), { caseId: waiting.id });
  expect(steps.map(({ step }) => step)).toEqual([
    'found',
    'decided',
    'returned',
    'decided',
    'approved',
    'begun',
    'closed',
  ]);
});

test('a list whose 公示期 is over and that gives people away is found, taken down by a second person, and not before', async () => {
  go('2025-07-01');
  const body = await writeXlsx({
    sheetName: '名单',
    columns: ['姓名', '身份证号', '金额'],
    rows: [['张某', IDENTITY, 1200]],
  });
  const title = '2025年耕地地力保护补贴发放名单公示';
  const listId = await office.draft(SUBSIDIES, { title });
  const file = await uploadAttachment(office.as('clerk'), {
    documentId: listId,
    file: { name: '名单.xlsx', content: Readable.from([body]) },
  });
  await republish(listId, (content) => ({
    ...content,
    metadata: { ...content.metadata, publicityUntil: '2025-07-10' },
    attachmentIds: [file.id],
  }));
  const plain = await office.published('dynamic.news', { title: '防汛演练' });
  await cases.look();
  const found = await cases.caseOf('ceasing', listId);
  expect(found.grounds).toMatchObject([{ label: '疑似个人信息未作处理' }]);
  expect(found.grounds[0]?.detail).toBe('正文或者附件中有身份证号码1处（如“990…”）');
  expect(found.advice).toBe('mask');

  go('2025-07-10');
  await cases.look();
  expect((await cases.caseOf('ceasing', listId)).grounds).toHaveLength(1);
  go('2025-07-11');
  await cases.look();
  const over = await cases.caseOf('ceasing', listId);
  expect(over.grounds.map(({ label }) => label)).toEqual(['公示期已满', '疑似个人信息未作处理']);
  expect(over.advice).toBe('takeDown');
  expect((await upkeepTodo(office.as('clerk'))).items.map(({ what }) => what)).toContain('提出处理意见');

  await cases.decide(over, {
    deed: 'takeDown',
    kind: 'notice',
    publicNotice: '公示期已满。',
    hideTitle: false,
    redirectPath: '',
  });
  expect((await upkeepTodo(office.as('publisher'))).items.map(({ what }) => what)).toEqual(['批准处理意见']);
  expect((await itemOf(world.db, listId))?.state).toBe('public');
  // 终审人 agrees, the publisher does it.
  expect(await cases.approve('ceasing', listId, 'finalReviewer')).toEqual({ carriedOut: 0, waiting: 1 });
  const approved = await cases.caseOf('ceasing', listId, 'approved');
  await expect(
    carryOutCase(office.as('clerk'), { caseId: approved.id, version: approved.version }),
  ).rejects.toMatchObject({ status: 403 });
  await carryOutCase(office.as('publisher'), { caseId: approved.id, version: approved.version });
  expect(await itemOf(world.db, listId)).toMatchObject({
    state: 'withdrawn',
    withdrawal_reason: '公示期已满。',
  });
  expect(await cases.caseOf('ceasing', listId, 'closed')).toMatchObject({ outcome: 'carriedOut' });
  await cases.look();
  expect((await cases.list('ceasing')).map(({ subject }) => subject.id)).not.toContain(plain.documentId);
});

test('personal data in a text is masked by a new edition; what was kept is asked about again when the text changes', async () => {
  go('2025-08-01');
  const { documentId } = await office.published(SUBSIDIES, {
    title: '临时救助情况',
    bodyHtml: `<table><tr><td>张某</td><td>${IDENTITY}</td></tr></table>`,
  });
  await cases.look();
  await cases.decide(await cases.caseOf('ceasing', documentId), { deed: 'keep', nextReviewOn: '2025-12-01' });
  expect(await cases.approve('ceasing', documentId)).toEqual({ carriedOut: 1, waiting: 0 });
  await cases.look();
  expect((await cases.list('ceasing')).map(({ subject }) => subject.id)).not.toContain(documentId);
  go('2025-12-01');
  await cases.look();
  await cases.decide(await cases.caseOf('ceasing', documentId), { deed: 'mask' });
  expect(await cases.approve('ceasing', documentId)).toEqual({ carriedOut: 0, waiting: 1 });
  const { id, version } = await cases.caseOf('ceasing', documentId, 'approved');
  await beginDraft(office.as('clerk'), { caseId: id, version, place: null });
  await republish(documentId, (content) => ({ ...content, bodyHtml: '<p>张某，一组，已救助。</p>' }));
  expect(await cases.caseOf('ceasing', documentId, 'closed')).toMatchObject({ outcome: 'carriedOut' });
  await cases.look();
  expect((await cases.list('ceasing')).map(({ subject }) => subject.id)).not.toContain(documentId);
  const raised = await raiseCase(office.as('supervisor'), { documentId, reason: '姓名不必公开。' });
  await cases.look();
  expect(await cases.caseOf('ceasing', documentId)).toMatchObject({ id: raised.caseId });
  await expect(raiseCase(office.as('clerk'), { documentId, reason: '再提一次。' })).rejects.toMatchObject({
    code: 'upkeep.already_raised',
  });
});

test('normative documents: repealed ones are marked, those that end are told 90 days before, decided, and listed', async () => {
  go('2026-01-05');
  const force = (number: string, lapsesOn: PlainDate | null) =>
    metadataSchema.parse({
      documentNumber: `测镇府发〔2024〕${number}号`,
      writtenOn: '2024-01-02',
      effectiveOn: '2024-02-01',
      lapsesOn,
    });
  const old = await office.published(NORMATIVE, { title: '殡葬管理办法', metadata: force('1', null) });
  const ends = await office.published(NORMATIVE, {
    title: '集市管理办法',
    metadata: force('2', '2026-06-01'),
  });
  go('2026-01-06');
  const successor = await office.published(NORMATIVE, {
    title: '殡葬管理规定',
    metadata: force('3', '2029-01-01'),
    bodyHtml: '<p>本规定施行之日起，《殡葬管理办法》（测镇府发〔2024〕1号）同时废止。</p>',
  });
  const { id: recordId } = await addRecord(office.as('clerk'), {
    register: 'normative',
    agencyId: office.agencyId,
    values: { kind: 'normative', title: '养犬管理办法', madeOn: '2023-05-04', validUntil: '2026-04-30' },
    note: '',
  });
  await cases.look();
  const replaced = await cases.caseOf('ceasing', old.documentId);
  expect(replaced.grounds).toMatchObject([
    { label: '已被后来的文件废止', detail: '“殡葬管理规定”写明将其废止' },
  ]);
  const repeal = { deed: 'mark', validity: 'repealed', sinceOn: '2026-01-06' } as const;
  const strange = '01890000-0000-7000-8000-000000000000';
  await expect(cases.decide(replaced, { ...repeal, changedBy: strange })).rejects.toMatchObject({
    code: 'common.not_found',
  });
  await expect(cases.decide(replaced, { ...repeal, changedBy: old.documentId })).rejects.toMatchObject({
    code: 'upkeep.unfit_decision',
  });
  await cases.decide(replaced, { ...repeal, changedBy: successor.documentId });
  expect((await cases.caseOf('ceasing', old.documentId, 'decided')).changedBy).toEqual({
    id: successor.documentId,
    title: '殡葬管理规定',
  });
  expect(await cases.approve('ceasing', old.documentId)).toEqual({ carriedOut: 1, waiting: 0 });
  expect(await validityNow(world.db, old.documentId, '2026-01-06')).toMatchObject({
    validity: 'repealed',
    changedBy: successor.documentId,
  });

  expect(await cases.list('expiring')).toEqual([]);
  go('2026-03-03');
  await cases.look();
  expect((await cases.list('expiring')).map(({ title, alarm }) => [title, alarm])).toEqual([
    ['养犬管理办法', 90],
    ['集市管理办法', 90],
  ]);
  go('2026-05-02');
  const near = await cases.caseOf('expiring', ends.documentId);
  expect(near).toMatchObject({ alarm: 30, daysLeft: 30 });
  await expect(cases.decide(near, { deed: 'renew', until: '2026-06-01' })).rejects.toMatchObject({
    code: 'upkeep.unfit_decision',
  });
  await cases.decide(near, { deed: 'renew', until: '2028-06-01' });
  await cases.approve('expiring', ends.documentId);
  const { id, version } = await cases.caseOf('expiring', ends.documentId, 'approved');
  await beginDraft(office.as('clerk'), { caseId: id, version, place: null });
  await republish(ends.documentId, (content) => ({
    ...content,
    metadata: { ...content.metadata, lapsesOn: '2028-06-01' },
  }));
  expect(await cases.caseOf('expiring', ends.documentId, 'closed')).toMatchObject({ outcome: 'carriedOut' });

  const registered = await cases.caseOf('expiring', recordId);
  await cases.decide(registered, { deed: 'repeal', sinceOn: '2026-05-02', changedBy: null });
  expect(await cases.approve('expiring', recordId)).toEqual({ carriedOut: 0, waiting: 1 });
  await correctRecord(office.as('clerk'), {
    register: 'normative',
    recordId,
    values: {
      kind: 'normative',
      title: '养犬管理办法',
      madeOn: '2023-05-04',
      validUntil: '2026-04-30',
      endedOn: '2026-05-02',
      endedHow: 'repealed',
    },
    note: '',
    version: 1,
  });
  await cases.look();
  expect(await cases.caseOf('expiring', recordId, 'closed')).toMatchObject({ outcome: 'carriedOut' });
  expect(await cases.list('expiring')).toEqual([]);

  const { fileName, bytes } = await exportNormativeList(office.as('clerk'), { agencyId: office.agencyId });
  expect(fileName).toBe('测试镇规范性文件清理目录（2026-05-02）.xlsx');
  const rows = readSheet(bytes, 'workbook').map(({ cells }) => [1, 9, 10, 11, 13].map((at) => cells[at]));
  expect(rows).toEqual([
    ['文件名称', '有效期至', '有效性', '修改、废止或者代替它的文件', '清理意见'],
    ['殡葬管理办法', '', '废止', '殡葬管理规定（测镇府发〔2024〕3号）', '标注有效性'],
    ['集市管理办法', '2028-05-31', '有效', '', '延长有效期'],
    ['殡葬管理规定', '2028-12-31', '有效', '', ''],
    ['养犬管理办法', '2026-04-30', '废止', '', '废止'],
  ]);
  const figures = await upkeepFigures(world.db, { agencyId: office.agencyId, year: 2026 });
  expect(figures).toContainEqual({ matter: 'expiring', deed: 'renew', outcome: 'carriedOut', count: 1 });
});

test('policy documents are held to their interpretation: in time, late, missing, or exempt with a reason', async () => {
  go('2026-05-06');
  const policy = await office.published(NORMATIVE, {
    title: '农房建设管理办法',
    metadata: metadataSchema.parse({
      documentNumber: '测镇府发〔2026〕5号',
      writtenOn: '2026-05-06',
      effectiveOn: '2026-06-01',
    }),
  });
  const list = async () => {
    const { items } = await listInterpretations(office.as('clerk'), {
      agencyId: office.agencyId,
      year: 2026,
    });
    return must(
      items.find(({ documentId }) => documentId === policy.documentId),
      'the policy',
    );
  };
  expect(await list()).toMatchObject({ dueOn: '2026-05-09', standing: 'waiting' });
  go('2026-05-12');
  expect(await list()).toMatchObject({ standing: 'overdue' });
  expect((await upkeepTodo(office.as('clerk'))).interpretations).toBeGreaterThan(0);
  const { documentId } = policy;
  await expect(
    exemptFromInterpretation(office.as('clerk'), { documentId, reason: '照转。' }),
  ).rejects.toMatchObject({ status: 403 });
  await exemptFromInterpretation(office.as('publisher'), { documentId, reason: '照转上级文件。' });
  expect(await list()).toMatchObject({ standing: 'exempt', exemption: { reason: '照转上级文件。' } });
  await demandInterpretation(office.as('publisher'), { documentId });
  const explained = await office.published('statutory.art20-1.interpretation', {
    title: '农房建设管理办法解读',
  });
  await linkDocuments(office.as('publisher'), { documentId, otherDocumentId: explained.documentId });
  expect(await list()).toMatchObject({ standing: 'late' });

  const { terms, version } = await getTerms(office.as('publisher'), { agencyId: office.agencyId });
  expect(version).toBe(0);
  const longer = { ...terms.interpretation, term: { kind: 'workdays' as const, count: 5 } };
  const set = { agencyId: office.agencyId, version, terms: { ...terms, interpretation: longer } };
  await setTerms(office.as('publisher'), set);
  expect(await list()).toMatchObject({ dueOn: '2026-05-12', standing: 'inTime' });
  await expect(setTerms(office.as('publisher'), set)).rejects.toMatchObject({ code: 'upkeep.terms_changed' });
});
