import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import { WORK_KINDS, type WorkKindName } from '../../law/obligations/work-items.ts';
import { bringUpToDate } from './bring-up-to-date.ts';
import { correctStage, takeStageBack } from './correct-stage.ts';
import { coverageMap } from './coverage-map.ts';
import { listObligations, type ObligationItem } from './obligation-list.ts';
import { nameDocument } from './name-document.ts';
import { reopen, reportNil } from './settle-obligation.ts';
import { listWork } from './work-list.ts';
import { closeWorkItem, enterStage, openWorkItem } from './work-usecases.ts';

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

async function work(kind: WorkKindName): Promise<string> {
  const { agencyId } = office;
  const fields = { title: `${WORK_KINDS[kind].name}一项`, unitId: null, responsibleId: null, nodeId: null };
  return (await openWorkItem(office.as('clerk'), { agencyId, kind, ...fields })).workItemId;
}

async function workItem(workItemId: string) {
  const { items } = await listWork(office.as('clerk'), { agencyId: office.agencyId });
  const found = items.find(({ id }) => id === workItemId);
  if (found === undefined) throw new Error('no such work');
  return found;
}

async function seen(workItemId: string): Promise<{ workItemId: string; version: number }> {
  return { workItemId, version: (await workItem(workItemId)).version };
}

async function enter(workItemId: string, stage: string, on: string): Promise<void> {
  await enterStage(office.as('clerk'), { ...(await seen(workItemId)), stage, on, note: '' });
}

async function correct(
  workItemId: string,
  stage: string,
  on: string,
  role: 'clerk' | 'publisher' = 'publisher',
): Promise<void> {
  await correctStage(office.as(role), { ...(await seen(workItemId)), stage, on, reason: '看错了日期' });
}

async function takeBack(
  workItemId: string,
  stage: string,
  role: 'clerk' | 'publisher' = 'publisher',
): Promise<number> {
  const input = { ...(await seen(workItemId)), stage, reason: '登记错了项目' };
  return (await takeStageBack(office.as(role), input)).obligations;
}

async function duties(workItemId: string): Promise<ObligationItem[]> {
  const { agencyId } = office;
  const filter = { agencyId, which: 'all' as const, workItemId, page: 1, size: 200 };
  return (await listObligations(office.as('clerk'), filter)).items;
}

async function only(workItemId: string): Promise<ObligationItem> {
  const [item, ...more] = await duties(workItemId);
  if (item === undefined || more.length > 0) throw new Error('not one obligation');
  return item;
}

async function periods(workItemId: string): Promise<string[]> {
  const found = await duties(workItemId);
  return found.flatMap(({ period, status }) => (period === '' ? [] : [`${period} ${status}`])).toSorted();
}

async function audited(type: string): Promise<string> {
  const rows = await world.db
    .selectFrom('audit_events')
    .select('data')
    .where((eb) => eb('type', '=', eb.val(type)))
    .execute();
  return JSON.stringify(rows);
}

describe('the day of a stage', () => {
  test('is corrected with a reason, and the deadlines run from the right day', async () => {
    const id = await work('landLevy');
    await enter(id, 'levy', '2026-02-02');
    expect(await only(id)).toMatchObject({ triggeredOn: '2026-02-02', status: 'overdue' });
    await correct(id, 'levy', '2026-03-02');
    expect(await only(id)).toMatchObject({ triggeredOn: '2026-03-02', dueOn: '2026-03-23', status: 'open' });
    const stage = (await workItem(id)).stages.find(({ key }) => key === 'levy');
    expect(stage).toMatchObject({
      enteredOn: '2026-03-02',
      changes: [{ from: '2026-02-02', to: '2026-03-02', reason: '看错了日期', by: expect.any(String) }],
    });
    for (const type of ['obligation.stage_corrected', 'obligation.redated'])
      expect(await audited(type)).toContain('看错了日期');
  });

  test('makes nothing that is or was late anything else by the clerk alone', async () => {
    const [open, late] = [await work('landLevy'), await work('landLevy')];
    for (const id of [open, late]) await enter(id, 'levy', '2026-02-02');
    const { documentId } = await office.published('dynamic.news', { title: '迟到的征收土地公告' });
    const { id: obligationId, version } = await only(late);
    await nameDocument(office.as('clerk'), { obligationId, version, documentId });
    expect([(await only(open)).status, (await only(late)).status]).toEqual(['overdue', 'publishedLate']);
    for (const id of [open, late])
      await expect(correct(id, 'levy', '2026-03-01', 'clerk')).rejects.toThrow(
        '须由本机构的发布员或者监督员办理',
      );
    await expect(takeBack(open, 'levy', 'clerk')).rejects.toThrow('须由本机构的发布员或者监督员办理');
    // An earlier day makes it no better, and what isn't late is the clerk's.
    await correct(late, 'levy', '2026-02-01', 'clerk');
    const fresh = await work('landLevy');
    await enter(fresh, 'levy', '2026-02-27');
    await correct(fresh, 'levy', '2026-03-01', 'clerk');
    expect(await takeBack(fresh, 'levy', 'clerk')).toBe(1);
  });

  test('decides anew whether what is settled was on time', async () => {
    const id = await work('landLevy');
    const { documentId } = await office.published('dynamic.news', { title: '征收土地公告' });
    await enter(id, 'levy', '2026-03-02');
    const { id: obligationId, version } = await only(id);
    await nameDocument(office.as('clerk'), { obligationId, version, documentId });
    expect(await only(id)).toMatchObject({ status: 'published', settled: { on: '2026-03-02' } });
    await correct(id, 'levy', '2026-01-05');
    expect(await only(id)).toMatchObject({ status: 'publishedLate', settled: { on: '2026-03-02' } });
    today('2026-03-10');
    await correct(id, 'levy', '2026-03-09');
    expect(await only(id)).toMatchObject({ status: 'published', settled: { on: '2026-03-09' } });
    await correct(id, 'levy', '2026-01-06');
    // It was out on the second of March, whatever was thought of the stage meanwhile.
    expect(await only(id)).toMatchObject({ status: 'publishedLate', settled: { on: '2026-03-02' } });
  });

  test('moves periods in and out, of the stage before too', async () => {
    today('2026-07-02');
    const id = await work('construction');
    await enter(id, 'building', '2026-05-10');
    await enter(id, 'acceptance', '2026-07-01');
    const [second, third] = ['2026年第二季度 open', '2026年第三季度 open'];
    expect(await periods(id)).toEqual([second, third].toSorted());
    await correct(id, 'building', '2026-02-10');
    expect(await periods(id)).toEqual(['2026年第一季度 overdue', second, third].toSorted());
    await correct(id, 'acceptance', '2026-06-30');
    const ended = ['2026年第一季度 overdue', second, '2026年第三季度 takenBack'];
    expect(await periods(id)).toEqual(ended.toSorted());
    await correct(id, 'building', '2026-04-01');
    const begun = ['2026年第一季度 takenBack', second, '2026年第三季度 takenBack'];
    expect(await periods(id)).toEqual(begun.toSorted());
  });

  test('stays between its neighbours, and isn’t in the future', async () => {
    const id = await work('landLevy');
    await enter(id, 'preNotice', '2026-02-10');
    await enter(id, 'plan', '2026-02-20');
    await expect(correct(id, 'preNotice', '2026-02-21')).rejects.toThrow(
      '日期不能晚于“补偿安置方案”的日期（2026-02-20）',
    );
    await expect(correct(id, 'plan', '2026-02-09')).rejects.toThrow('日期不能早于“征收土地预公告”的日期');
    await expect(correct(id, 'plan', '2026-03-03')).rejects.toThrow('日期不能晚于今天');
    await expect(correct(id, 'plan', '2026-02-20')).rejects.toThrow('日期没有改变');
    await expect(correct(id, 'levy', '2026-02-20')).rejects.toThrow('这个阶段');
    const input = { ...(await seen(id)), stage: 'plan', on: '2026-02-19', reason: '试' };
    await expect(correctStage(office.as('supervisor'), input)).rejects.toMatchObject({ status: 403 });
    await expect(correctStage(office.as('clerk'), { ...input, version: 1 })).rejects.toThrow(
      '刚刚被他人改动过',
    );
  });

  test('is corrected in work that is done, not after its end', async () => {
    const id = await work('landLevy');
    await enter(id, 'levy', '2026-02-02');
    const close = { ...(await seen(id)), on: '2026-02-20', note: '完成' };
    await closeWorkItem(office.as('clerk'), close);
    await expect(correct(id, 'levy', '2026-02-21')).rejects.toThrow('日期不能晚于办结日期');
    await correct(id, 'levy', '2026-02-10');
    expect(await only(id)).toMatchObject({ triggeredOn: '2026-02-10' });
    await expect(takeBack(id, 'levy')).rejects.toThrow('已经办结');
  });
});

describe('the stage that was entered last', () => {
  test('is taken back: its duties stay in the register and count nowhere, and it can be entered again', async () => {
    const id = await work('landLevy');
    await enter(id, 'preNotice', '2026-02-10');
    await enter(id, 'levy', '2026-02-11');
    await expect(takeBack(id, 'preNotice')).rejects.toThrow('只能撤回最后进入的阶段');
    expect(await takeBack(id, 'levy')).toBe(1);
    const taken = (await duties(id)).find(({ source }) => source.kind === 'work' && source.stage === 'levy');
    expect(taken).toMatchObject({ status: 'takenBack', settled: { reason: '登记错了项目' } });
    expect(await workItem(id)).toMatchObject({ counts: { open: 1, settled: 0 } });
    const map = await coverageMap(office.as('clerk'), {
      agencyId: office.agencyId,
      year: 2026,
      by: 'source',
    });
    expect(map.rows.find((row) => row.id === id)?.timeliness.due).toBe(1);
    if (taken === undefined) throw new Error('no duty');
    const again = { obligationId: taken.id, version: taken.version, reason: '试' };
    await expect(reopen(office.as('publisher'), again)).rejects.toMatchObject({
      code: 'obligations.taken_back',
    });
    await enter(id, 'levy', '2026-03-02');
    const { stages } = await workItem(id);
    expect(stages.find(({ key }) => key === 'levy')).toMatchObject({
      enteredOn: '2026-03-02',
      changes: [{ from: '2026-02-11', to: null }],
    });
    const levy = (await duties(id)).filter(({ source }) => source.kind === 'work' && source.stage === 'levy');
    expect(levy.map(({ status }) => status).toSorted()).toEqual(['open', 'takenBack']);
    for (const type of ['obligation.stage_taken_back', 'obligation.taken_back'])
      expect(await audited(type)).toContain('登记错了项目');
    await bringUpToDate(world.system);
    expect(await duties(id)).toHaveLength(3);
  });

  test('isn’t taken back while something of it is settled', async () => {
    const id = await work('landLevy');
    await enter(id, 'levy', '2026-02-11');
    const { id: obligationId, version } = await only(id);
    await reportNil(office.as('clerk'), { obligationId, version, reason: '由区里公告' });
    await expect(takeBack(id, 'levy')).rejects.toMatchObject({ code: 'obligations.stage_duties_settled' });
    await reopen(office.as('publisher'), { obligationId, version: version + 1, reason: '登记错了' });
    expect(await takeBack(id, 'levy')).toBe(1);
    expect(await workItem(id)).toMatchObject({ counts: { open: 0, settled: 0 } });
  });

  test('gives the stage before its periods again', async () => {
    const id = await work('construction');
    await enter(id, 'building', '2026-02-10');
    await enter(id, 'acceptance', '2026-03-01');
    today('2026-07-02');
    await bringUpToDate(world.system);
    expect(await periods(id)).toEqual(['2026年第一季度 overdue']);
    await takeBack(id, 'acceptance');
    expect(await periods(id)).toHaveLength(3);
  });
});
