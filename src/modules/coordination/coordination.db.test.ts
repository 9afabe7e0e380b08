import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import { must } from '../../platform/errors.ts';
import type { PlainDate } from '../../law/dates.ts';
import { discardEdition, startEdition } from '../drafting/drafting.usecases.ts';
import { answerOther, askOther, escalate, rule, settle, withdrawQuestion } from './coordinate.ts';
import { coordinationFigures } from './coordination-figures.ts';
import { setCoordinationSettings } from './coordination-settings.ts';
import { coordinationTodo } from './coordination-todo.ts';
import { listCoordinations, openCoordination, type CoordinationItem } from './coordination-view.ts';
import { neighboursOf, type Neighbours } from './test/neighbours.ts';
import { tryPublish } from './test/try-publish.ts';

let world: TestWorld;
let office: TestOffice;
let neighbours: Neighbours;

beforeAll(async () => {
  ({ world, office } = await createTown());
  neighbours = await neighboursOf(world, office);
});
afterAll(async () => world.close());

function go(day: PlainDate): void {
  world.clock.set(new Date(`${day}T02:00:00Z`));
}

async function ask(documentId: string, kind: 'confirm' | 'approval' = 'confirm'): Promise<string> {
  const { coordinationId } = await askOther(office.as('clerk'), {
    documentId,
    kind,
    other: { kind: 'inside', agencyId: neighbours.bureau },
    question: '请核实河道整治的里程和投资。',
    dueOn: null,
    blocking: false,
  });
  return coordinationId;
}

async function item(coordinationId: string, ctx = office.as('clerk')): Promise<CoordinationItem> {
  return (await openCoordination(ctx, { coordinationId })).item;
}

async function said(coordinationId: string, text = '见附件说明。') {
  const { version } = await item(coordinationId);
  return { coordinationId, version, text, paper: '' };
}

/** What the audit says was done with a question. */
async function auditedOf(coordinationId: string): Promise<string[]> {
  const events = await world.db.selectFrom('audit_events').select(['type', 'data']).orderBy('seq').execute();
  return events.flatMap(({ type, data }) => (JSON.stringify(data).includes(coordinationId) ? [type] : []));
}

/** Writes another text and takes it through its own review. */
async function rewrite(documentId: string, bodyHtml: string): Promise<void> {
  await office.change(documentId, { bodyHtml });
  await office.review(documentId);
}

test('an agency inside is asked, answers in the desk, and publication waits only where it was said so', async () => {
  go('2025-09-15');
  const plain = await office.approved('dynamic.news', { title: '河道整治开工' });
  const first = await ask(plain);
  expect(await item(first)).toMatchObject({ dueOn: '2025-09-22', blocking: false, open: true });
  expect(
    (await coordinationTodo(neighbours.at(neighbours.bureau, 'publisher'))).items.map(({ what }) => what),
  ).toEqual(['答复协调意见']);
  // Those asked see the text, those beside don't.
  const shown = await openCoordination(neighbours.at(neighbours.bureau, 'finalReviewer'), {
    coordinationId: first,
  });
  expect(shown.text.title).toBe('河道整治开工');
  await expect(
    openCoordination({ ...office.as('auditAdmin') }, { coordinationId: first }),
  ).rejects.toMatchObject({ status: 403 });
  expect(await tryPublish(office, plain)).toBe('published');

  await setCoordinationSettings(office.as('publisher'), {
    agencyId: office.agencyId,
    answerDays: 3,
    confirmBlocks: true,
  });
  const held = await office.approved('dynamic.news', { title: '河道整治进展' });
  const second = await ask(held);
  expect(await item(second)).toMatchObject({ dueOn: '2025-09-18', blocking: true });
  expect(await tryPublish(office, held)).toContain('与测试区水利局的信息发布协调（协商、确认）还没有结果');
  const answer = { ...(await said(second)), answer: 'agrees' as const, answeredOn: null };
  await expect(answerOther(office.as('publisher'), answer)).rejects.toMatchObject({ status: 403 });
  await expect(answerOther(neighbours.at(neighbours.bureau, 'clerk'), answer)).rejects.toMatchObject({
    status: 403,
  });
  await answerOther(neighbours.at(neighbours.bureau, 'publisher'), answer);
  await expect(answerOther(neighbours.at(neighbours.bureau, 'publisher'), answer)).rejects.toMatchObject({
    code: 'coordination.changed_by_other',
  });
  expect(await tryPublish(office, held)).toBe('published');
  await settle(office.as('publisher'), await said(second));
  expect(await item(second)).toMatchObject({ state: 'settled', may: { settle: false, withdraw: false } });
});

test('what two agencies disagree on is decided by their superior; a text decided against stays unpublished', async () => {
  const documentId = await office.approved('dynamic.news', { title: '水库调度情况' });
  const id = await ask(documentId, 'approval');
  await answerOther(neighbours.at(neighbours.bureau, 'publisher'), {
    ...(await said(id)),
    answer: 'disagrees',
    answeredOn: null,
  });
  await expect(settle(office.as('publisher'), await said(id))).rejects.toMatchObject({
    code: 'coordination.not_now',
  });
  await escalate(office.as('clerk'), { ...(await said(id)), superiorName: '' });
  expect((await item(id)).superior?.name).toBe('测试区人民政府');
  expect(
    (await coordinationTodo(neighbours.at(neighbours.district, 'finalReviewer'))).items.map(
      ({ what }) => what,
    ),
  ).toEqual(['决定协调事项']);
  await expect(
    rule(neighbours.at(neighbours.bureau, 'publisher'), { ...(await said(id)), answer: 'agrees' }),
  ).rejects.toMatchObject({ status: 403 });
  await rule(neighbours.at(neighbours.district, 'finalReviewer'), {
    ...(await said(id)),
    answer: 'disagrees',
  });
  // 未经批准不得发布: an approval that was refused is neither settled nor taken back.
  await expect(settle(office.as('publisher'), await said(id))).rejects.toMatchObject({
    code: 'coordination.unfit_other',
  });
  await expect(withdrawQuestion(office.as('publisher'), await said(id))).rejects.toMatchObject({
    code: 'coordination.not_now',
  });
  expect(await tryPublish(office, documentId)).toContain('上级决定维持');

  const other = await office.approved('dynamic.news', { title: '水库放水' });
  const confirmed = await ask(other);
  await answerOther(neighbours.at(neighbours.bureau, 'publisher'), {
    ...(await said(confirmed)),
    answer: 'disagrees',
    answeredOn: null,
  });
  await escalate(office.as('clerk'), { ...(await said(confirmed)), superiorName: '' });
  await rule(neighbours.at(neighbours.district, 'finalReviewer'), {
    ...(await said(confirmed)),
    answer: 'disagrees',
  });
  await settle(office.as('publisher'), await said(confirmed));
  expect(await tryPublish(office, other)).toContain('不同意发布这一文本');
});

test('an approval is for the text that was put before the other agency', async () => {
  go('2025-09-28');
  const title = '水库下泄流量';
  const documentId = await office.approved('dynamic.news', {
    title,
    bodyHtml: '<p>流量为每秒十立方米。</p>',
  });
  const first = await ask(documentId, 'approval');
  const agrees = { answer: 'agrees' as const, answeredOn: null };
  await answerOther(neighbours.at(neighbours.bureau, 'publisher'), { ...(await said(first)), ...agrees });
  await rewrite(documentId, '<p>流量为每秒 90 立方米。</p>');
  const changed = await item(first);
  expect(changed).toMatchObject({ textChanged: true, open: false });
  expect(changed.obstacle).toContain('请就现在的文本重新征求意见');
  expect(await tryPublish(office, documentId)).toContain(changed.obstacle);
  // Ending it with the other text makes it no approval of that.
  await settle(office.as('publisher'), await said(first));
  expect(await tryPublish(office, documentId)).toContain('请就现在的文本重新征求意见');

  const second = await ask(documentId, 'approval');
  expect(await tryPublish(office, documentId)).toContain('还没有结果');
  expect((await item(first)).obstacle).toBe('');
  await answerOther(neighbours.at(neighbours.bureau, 'publisher'), { ...(await said(second)), ...agrees });
  // White space is no other text.
  await rewrite(documentId, '<p>流量为每秒  90 立方米。</p>');
  expect(await tryPublish(office, documentId)).toBe('published');
  expect(await item(second)).toMatchObject({ textChanged: false, obstacle: '' });
});

test('a refusal is not taken back: the text is changed and asked about again', async () => {
  go('2025-09-29');
  const documentId = await office.approved('dynamic.news', {
    title: '取水口位置',
    bodyHtml: '<p>取水口坐标见附件。</p>',
  });
  const first = await ask(documentId, 'approval');
  await answerOther(neighbours.at(neighbours.bureau, 'publisher'), {
    ...(await said(first)),
    answer: 'disagrees',
    answeredOn: null,
  });
  expect((await item(first, office.as('publisher'))).may).toMatchObject({ withdraw: false, settle: false });
  await expect(withdrawQuestion(office.as('publisher'), await said(first))).rejects.toMatchObject({
    code: 'coordination.not_now',
  });
  expect(await tryPublish(office, documentId)).toContain('请修改后重新征求意见，或者报请共同上级决定');

  await rewrite(documentId, '<p>取水口位置不公开。</p>');
  expect(await tryPublish(office, documentId)).toContain('不同意发布');
  const taken = await ask(documentId, 'approval');
  await withdrawQuestion(office.as('publisher'), await said(taken));
  expect(await tryPublish(office, documentId)).toContain('不同意发布');
  const second = await ask(documentId, 'approval');
  await answerOther(neighbours.at(neighbours.bureau, 'publisher'), {
    ...(await said(second)),
    answer: 'agrees',
    answeredOn: null,
  });
  expect(await item(first, office.as('publisher'))).toMatchObject({ open: false, may: { settle: true } });
  await settle(office.as('publisher'), await said(first, '已改文本并获得同意。'));
  expect(await tryPublish(office, documentId)).toBe('published');
});

test('an agency outside answers on paper, and its silence is no consent', async () => {
  go('2025-10-09');
  const documentId = await office.approved('dynamic.news', { title: '铁路沿线整治' });
  const { coordinationId: id } = await askOther(office.as('clerk'), {
    documentId,
    kind: 'confirm',
    other: { kind: 'outside', name: '某铁路监督管理局', paper: '测镇府函〔2025〕7号' },
    question: '请核实沿线范围。',
    dueOn: '2025-10-20',
    blocking: true,
  });
  go('2025-10-20');
  await expect(
    escalate(office.as('clerk'), { ...(await said(id)), superiorName: '某市人民政府' }),
  ).rejects.toMatchObject({ code: 'coordination.not_now' });
  go('2025-10-21');
  expect(await tryPublish(office, documentId)).toContain('还没有结果');
  await expect(escalate(office.as('clerk'), { ...(await said(id)), superiorName: '' })).rejects.toMatchObject(
    { code: 'coordination.unfit_other' },
  );
  const late = { ...(await said(id)), paper: '铁监函〔2025〕3号', answer: 'corrects' as const };
  await expect(answerOther(office.as('clerk'), { ...late, answeredOn: '2025-10-08' })).rejects.toMatchObject({
    code: 'coordination.bad_deadline',
  });
  await answerOther(office.as('clerk'), { ...late, answeredOn: '2025-10-17' });
  expect(await item(id)).toMatchObject({ answer: 'corrects', answeredOn: '2025-10-17', open: true });
  const { events } = await openCoordination(office.as('clerk'), { coordinationId: id });
  expect(events.map(({ event, paper }) => [event, paper])).toEqual([
    ['ask', '测镇府函〔2025〕7号'],
    ['answer', '铁监函〔2025〕3号'],
  ]);
  expect(await tryPublish(office, documentId)).toContain('要求修改后发布');
  await expect(settle(office.as('publisher'), await said(id))).rejects.toMatchObject({
    code: 'coordination.unfit_other',
  });
  await rewrite(documentId, '<p>沿线整治范围改为上行线二十公里。</p>');
  await settle(office.as('publisher'), await said(id, '已按复函修改。'));
  await rewrite(documentId, '<p>沿线整治范围为全线。</p>');
  expect(await tryPublish(office, documentId)).toContain('请就现在的文本重新征求意见');
  await rewrite(documentId, '<p>沿线整治范围改为上行线二十公里。</p>');
  expect(await tryPublish(office, documentId)).toBe('published');

  const dropped = await ask(await office.approved('dynamic.news', { title: '铁路道口封闭' }));
  await withdrawQuestion(office.as('publisher'), await said(dropped, '改由该局发布。'));
  const all = await listCoordinations(neighbours.at(neighbours.bureau, 'clerk'), {
    agencyId: neighbours.bureau,
    which: 'all',
    page: 1,
    size: 20,
  });
  expect(all.total).toBe(10);
  const figures = await coordinationFigures(world.db, { agencyId: office.agencyId, year: 2025 });
  expect(
    must(
      figures.find(({ state }) => state === 'withdrawn'),
      'those taken back',
    ).count,
  ).toBe(2);
});

test('a refusal of a draft that was given up waits for nobody any more', async () => {
  const documentId = await office.draft('dynamic.news', { title: '不再发布的取水口位置' });
  const id = await ask(documentId, 'approval');
  await answerOther(neighbours.at(neighbours.bureau, 'publisher'), {
    ...(await said(id)),
    answer: 'disagrees',
    answeredOn: null,
  });
  const publisher = office.as('publisher');
  expect((await item(id, publisher)).may.settle).toBe(false);
  await discardEdition(office.as('clerk'), { documentId, reason: '不再公开' });
  expect((await item(id, publisher)).may.settle).toBe(true);
  await settle(publisher, await said(id, '文稿已作废。'));
  expect((await coordinationTodo(publisher)).items.filter((one) => one.id === id)).toEqual([]);
});

test('a refusal of an edition that was given up can be ended while another is public, and still holds for its text', async () => {
  const { documentId } = await office.published('dynamic.news', { title: '取水口管理公告' });
  const publisher = office.as('publisher');
  const rewritten = async () => {
    await startEdition(office.as('clerk'), { documentId, changeNote: '补充取水口坐标' });
    await rewrite(documentId, '<p>取水口坐标见附表。</p>');
  };
  await rewritten();
  const id = await ask(documentId);
  await answerOther(neighbours.at(neighbours.bureau, 'publisher'), {
    ...(await said(id)),
    answer: 'disagrees',
    answeredOn: null,
  });
  expect(await item(id, publisher)).toMatchObject({ open: true, may: { settle: false } });
  await discardEdition(office.as('clerk'), { documentId, reason: '不再修订' });
  expect(await item(id, publisher)).toMatchObject({ open: false, obstacle: '', may: { settle: true } });
  await settle(publisher, await said(id, '修订版已作废。'));
  expect((await coordinationTodo(publisher)).items.filter((one) => one.id === id)).toEqual([]);
  expect((await auditedOf(id)).at(-1)).toBe('coordination.settled');
  await rewritten();
  expect((await item(id)).obstacle).toContain('不同意发布这一文本');
});

test('a page of questions is read with as many queries as one, and without the texts', async () => {
  go('2025-11-03');
  const queries: string[][] = [];
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      queries.push(Object.keys(result.rows[0] ?? {}));
      return result;
    },
  };
  const clerk = office.as('clerk');
  const read = async (size: number) => {
    queries.length = 0;
    const { items } = await listCoordinations(
      { ...clerk, db: clerk.db.withPlugin(plugin) },
      { agencyId: office.agencyId, which: 'all', page: 1, size },
    );
    return { items: items.length, queries: queries.length, columns: queries.flat() };
  };
  const [one, many] = [await read(1), await read(10)];
  expect([one.items, many.items]).toEqual([1, 10]);
  expect(many.queries).toBe(one.queries);
  expect(many.columns.filter((column) => /body_?html/i.test(column))).toEqual([]);
});
