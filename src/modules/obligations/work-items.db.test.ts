import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, openOffice, type TestOffice } from '../../../test/office.ts';
import type { Role } from '../../platform/actor.ts';
import { WORK_KINDS, type WorkKindName } from '../../law/obligations/work-items.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { publish, restore, withdraw } from '../publishing/publishing.usecases.ts';
import { bringUpToDate } from './bring-up-to-date.ts';
import { listObligations, type ObligationItem } from './obligation-list.ts';
import { nameDocument, takeNameBack } from './name-document.ts';
import { reopen, reportNil, waive } from './settle-obligation.ts';
import { listWork } from './work-list.ts';
import { changeWorkItem, closeWorkItem, enterStage, openWorkItem } from './work-usecases.ts';

let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  ({ world, office } = await createTown());
});
beforeEach(() => today('2026-03-02'));
afterAll(async () => world.close());

function today(day: string): void {
  world.clock.set(new Date(`${day}T02:00:00Z`));
}

async function work(kind: WorkKindName, title = `${WORK_KINDS[kind].name}一项`): Promise<string> {
  const { agencyId } = office;
  const fields = { title, unitId: null, responsibleId: null, nodeId: null };
  return (await openWorkItem(office.as('clerk'), { agencyId, kind, ...fields })).workItemId;
}

async function workItem(workItemId: string) {
  const { items } = await listWork(office.as('clerk'), { agencyId: office.agencyId });
  const found = items.find(({ id }) => id === workItemId);
  if (found === undefined) throw new Error('no such work');
  return found;
}

async function enter(workItemId: string, stage: string, on: string): Promise<void> {
  const { version } = await workItem(workItemId);
  await enterStage(office.as('clerk'), { workItemId, version, stage, on, note: '' });
}

async function due(
  workItemId: string,
  which: 'all' | 'open' = 'all',
  role: Role = 'clerk',
): Promise<ObligationItem[]> {
  const { agencyId } = office;
  const { items } = await listObligations(office.as(role), {
    agencyId,
    which,
    workItemId,
    page: 1,
    size: 200,
  });
  return items;
}

async function only(workItemId: string): Promise<ObligationItem> {
  const [item, ...more] = await due(workItemId);
  if (item === undefined || more.length > 0) throw new Error('not one obligation');
  return item;
}

async function seen(workItemId: string): Promise<{ obligationId: string; version: number }> {
  const { id, version } = await only(workItemId);
  return { obligationId: id, version };
}

async function bringOut(documentId: string): Promise<void> {
  const { edition } = await loadDocument(world.db, documentId);
  await publish(office.as('publisher'), { documentId, editionVersion: edition.version });
}

describe('a stage that work enters', () => {
  test.each<[WorkKindName, string, string, [string, string, string][]]>([
    ['budget', 'approved', '2026-02-10', [['预算法第14条第一款', '2026-03-02', '']]],
    ['landLevy', 'preNotice', '2026-03-02', [['土地管理法实施条例第26条', '2026-03-02', '10个工作日']]],
    ['landLevy', 'levy', '2026-03-02', [['土地管理法实施条例第31条', '2026-03-23', '']]],
    ['decision', 'consultation', '2026-03-02', [['重大行政决策程序暂行条例第15条', '2026-03-02', '30日']]],
    [
      'decision',
      'adopted',
      '2026-03-02',
      [
        ['国办发〔2016〕80号', '2026-03-05', ''],
        ['条例第26条', '2026-03-30', ''],
      ],
    ],
  ])('%s: %s on %s', async (kind, stage, on, expected) => {
    const id = await work(kind);
    expect(await due(id)).toEqual([]);
    await enter(id, stage, on);
    const found = (await due(id, 'open')).map(({ article, dueOn, posting }) => [article, dueOn, posting]);
    expect(found).toEqual(expected);
  });

  test('lies behind the one before, and not in the future', async () => {
    const id = await work('landLevy');
    await enter(id, 'plan', '2026-03-01');
    await expect(enter(id, 'survey', '2026-03-02')).rejects.toThrow('阶段只能向后推进');
    await expect(enter(id, 'plan', '2026-03-02')).rejects.toThrow('阶段只能向后推进');
    await expect(enter(id, 'levy', '2026-02-28')).rejects.toThrow('日期不能早于上一阶段的日期（2026-03-01）');
    await expect(enter(id, 'levy', '2026-03-03')).rejects.toThrow('日期不能晚于今天');
    const { version } = await workItem(id);
    const again = { workItemId: id, version: version - 1, stage: 'levy', on: '2026-03-02', note: '' };
    await expect(enterStage(office.as('clerk'), again)).rejects.toThrow('刚刚被他人改动过');
    await expect(enterStage(office.as('supervisor'), { ...again, version })).rejects.toThrow(
      '信息员、发布员办理',
    );
  });

  test('goes on for quarters until the next, and the last quarter is still told', async () => {
    const id = await work('construction');
    await enter(id, 'building', '2026-02-10');
    const quarters = async () =>
      (await due(id)).flatMap(({ period }) => (period === '' ? [] : [period])).toSorted();
    expect(await quarters()).toEqual(['2026年第一季度']);
    today('2026-07-02');
    await bringUpToDate(world.system);
    await bringUpToDate(world.system);
    expect(await quarters()).toHaveLength(3);
    await enter(id, 'acceptance', '2026-07-02');
    today('2026-11-02');
    await bringUpToDate(world.system);
    expect(await quarters()).toHaveLength(3);
  });

  test('closes with the work: nothing new comes, what is due stays due', async () => {
    const id = await work('construction');
    await enter(id, 'building', '2026-02-10');
    today('2026-05-06');
    const { version } = await workItem(id);
    await closeWorkItem(office.as('clerk'), { workItemId: id, version, on: '2026-05-05', note: '停建' });
    expect((await due(id, 'open')).map(({ period }) => period)).toEqual([
      '',
      '2026年第一季度',
      '2026年第二季度',
    ]);
    await expect(enter(id, 'acceptance', '2026-05-06')).rejects.toThrow('已经办结');
    today('2026-12-01');
    await bringUpToDate(world.system);
    expect(await due(id)).toHaveLength(3);
  });
});

describe('an obligation of a stage', () => {
  test('is met by the document named for it, when that is published, and not before', async () => {
    const id = await work('landLevy');
    await enter(id, 'levy', '2026-03-02');
    const documentId = await office.approved('dynamic.notices');
    const named = await nameDocument(office.as('clerk'), { ...(await seen(id)), documentId });
    expect(named.met).toBe(false);
    expect((await only(id)).status).toBe('open');
    today('2026-03-24');
    expect((await only(id)).status).toBe('overdue');
    today('2026-03-23');
    await bringOut(documentId);
    expect(await only(id)).toMatchObject({
      status: 'published',
      settled: { kind: 'published', on: '2026-03-23', documentId },
      documents: [{ id: documentId, public: true }],
    });
  });

  test('is open again when its document is withdrawn, and met from its first day when that comes back', async () => {
    const id = await work('budget');
    await enter(id, 'approved', '2026-03-02');
    const { documentId } = await office.published('dynamic.notices');
    expect((await nameDocument(office.as('clerk'), { ...(await seen(id)), documentId })).met).toBe(true);
    const version = async () => (await loadDocument(world.db, documentId)).edition.version;
    today('2026-03-20');
    await withdraw(office.as('publisher'), {
      documentId,
      editionVersion: await version(),
      reason: '数字有误',
      publicNotice: '因数字有误撤下。',
    });
    expect(await only(id)).toMatchObject({ status: 'soon', settled: null });
    today('2026-04-20');
    expect((await only(id)).status).toBe('overdue');
    await restore(office.as('publisher'), {
      documentId,
      editionVersion: await version(),
      reason: '核对无误',
    });
    expect(await only(id)).toMatchObject({ status: 'published', settled: { on: '2026-03-02' } });
  });

  test('that was met shortly before its stage began is met from the first day of the stage', async () => {
    today('2026-02-10');
    const { documentId } = await office.published('dynamic.notices');
    today('2026-03-02');
    const id = await work('landLevy');
    await enter(id, 'survey', '2026-03-02');
    today('2026-04-08');
    await nameDocument(office.as('clerk'), { ...(await seen(id)), documentId });
    expect(await only(id)).toMatchObject({ status: 'published', settled: { on: '2026-03-02', reason: '' } });
  });

  test('isn’t met by what is much older, unless a reason says why, and on time by the publisher alone', async () => {
    today('2025-06-03');
    const { documentId } = await office.published('dynamic.notices');
    today('2026-03-02');
    const id = await work('landLevy');
    await enter(id, 'survey', '2026-03-02');
    today('2026-04-08');
    await expect(nameDocument(office.as('clerk'), { ...(await seen(id)), documentId })).rejects.toThrow(
      '2025-06-03已经公开，早于义务起算的2026-03-02',
    );
    expect(await only(id)).toMatchObject({ status: 'overdue', documents: [] });
    const reason = '去年普查时已公布该地块的现状。';
    await nameDocument(office.as('clerk'), { ...(await seen(id)), documentId, reason });
    expect(await only(id)).toMatchObject({
      status: 'publishedLate',
      settled: { on: '2026-04-08', by: 'clerk甲', reason },
    });
    await reopen(office.as('publisher'), { ...(await seen(id)), reason: '由发布员核实' });
    await nameDocument(office.as('publisher'), { ...(await seen(id)), documentId, reason });
    const kept = { status: 'published', settled: { on: '2026-03-02', by: 'publisher甲', reason } };
    expect(await only(id)).toMatchObject(kept);
    // It stands in the register when the document was gone and came back, too.
    const version = async () => (await loadDocument(world.db, documentId)).edition.version;
    const again = { documentId, reason: '核对' };
    await withdraw(office.as('publisher'), {
      ...again,
      editionVersion: await version(),
      publicNotice: '已撤下。',
    });
    expect((await only(id)).settled).toBeNull();
    await restore(office.as('publisher'), { ...again, editionVersion: await version() });
    expect(await only(id)).toMatchObject(kept);
  });

  test('can’t be met by another agency’s document', async () => {
    const other = await openOffice(world, 'other');
    const documentId = await other.draft('dynamic.notices');
    const id = await work('landLevy');
    await enter(id, 'survey', '2026-03-02');
    await expect(nameDocument(office.as('clerk'), { ...(await seen(id)), documentId })).rejects.toThrow(
      '只能用本机构的文稿',
    );
    await expect(due(id, 'all', 'supervisor')).resolves.toHaveLength(1);
    await expect(
      listObligations(other.as('clerk'), { agencyId: office.agencyId, which: 'all', page: 1, size: 20 }),
    ).rejects.toThrow('本机构的工作人员和上级监督员');
  });

  test('loses a document that was named in error', async () => {
    const id = await work('landLevy');
    await enter(id, 'survey', '2026-03-02');
    const documentId = await office.approved('dynamic.notices');
    await nameDocument(office.as('clerk'), { ...(await seen(id)), documentId });
    await takeNameBack(office.as('clerk'), { ...(await seen(id)), documentId });
    await bringOut(documentId);
    expect((await only(id)).status).toBe('open');
  });

  test('ends without a document by name and reason, and can be opened again', async () => {
    const id = await work('landLevy');
    await enter(id, 'survey', '2026-03-02');
    await reportNil(office.as('clerk'), { ...(await seen(id)), reason: '调查范围内没有土地。' });
    expect(await only(id)).toMatchObject({
      status: 'nil',
      settled: { kind: 'nil', on: '2026-03-02', by: 'clerk甲', reason: '调查范围内没有土地。' },
    });
    await expect(waive(office.as('publisher'), { ...(await seen(id)), reason: '重复' })).rejects.toThrow(
      '已经有了结果',
    );
    await expect(reopen(office.as('clerk'), { ...(await seen(id)), reason: '有土地' })).rejects.toThrow(
      '发布员或者监督员',
    );
    await reopen(office.as('publisher'), { ...(await seen(id)), reason: '复核后有土地' });
    await expect(reopen(office.as('publisher'), { ...(await seen(id)), reason: '再' })).rejects.toThrow(
      '还没有结果',
    );
    await expect(waive(office.as('clerk'), { ...(await seen(id)), reason: '重复' })).rejects.toThrow(
      '发布员或者监督员',
    );
    await waive(office.as('supervisor'), { ...(await seen(id)), reason: '与另一项重复' });
    expect((await only(id)).status).toBe('waived');
  });
});

test('work belongs to a section, a person and a column of its own agency', async () => {
  const other = await openOffice(world, 'third');
  const id = await work('subsidy');
  const { version } = await workItem(id);
  const change = {
    workItemId: id,
    version,
    title: '耕地地力保护补贴',
    unitId: null,
    responsibleId: null,
    nodeId: null,
  };
  await expect(changeWorkItem(office.as('clerk'), { ...change, unitId: other.agencyId })).rejects.toThrow(
    '责任科室应当是本机构的内设机构',
  );
  const foreign = other.cast.as(other.agencyId, 'clerk').actor;
  await expect(
    changeWorkItem(office.as('clerk'), {
      ...change,
      responsibleId: foreign.kind === 'account' ? foreign.accountId : '',
    }),
  ).rejects.toThrow('责任人应当在本机构担任公开工作的角色');
  await changeWorkItem(office.as('clerk'), change);
  expect(await workItem(id)).toMatchObject({ title: '耕地地力保护补贴', version: version + 1 });
});
