import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import { inTransaction } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { DOCUMENT_KINDS } from '../../law/document-kinds.ts';
import { docxPart } from '../../files/test/read-docx.ts';
import { readSheet } from '../../files/sheet-reader.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { startEdition } from '../drafting/drafting.usecases.ts';
import { publish, restore, withdraw } from '../publishing/publishing.usecases.ts';
import { vanish } from '../publishing/withdrawals.ts';
import { saveBoard } from './boards.ts';
import { insertRecords } from './channel-records.repository.ts';
import { channelsOfDocument } from './channel-records.ts';
import { channelTodo } from './channel-todo.ts';
import { checkItem, checkPackage } from './check-package.ts';
import { listCms, makePackage } from './cms-packages.ts';
import { saveConnection } from './connections.ts';
import { deliveryFile, makeDelivery, recordDelivery } from './deliveries.ts';
import { listOutdated } from './outdated-records.ts';
import { listPostings, post } from './postings.ts';
import { recallFile } from './recall-list.ts';
import { replaceSheet } from './replace-sheet.ts';
import { settleOutdated } from './settle-outdated.ts';
import { packageConnection } from './test/package-connection.ts';

let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  ({ world, office } = await createTown());
});
afterAll(async () => world.close());

function today(day: string): void {
  world.clock.set(new Date(`${day}T02:00:00Z`));
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
  );
}

async function seen(documentId: string) {
  return { documentId, editionVersion: (await loadDocument(world.db, documentId)).edition.version };
}

async function newEdition(documentId: string, title: string): Promise<void> {
  await startEdition(office.as('clerk'), { ...(await seen(documentId)), changeNote: '更正' });
  await office.change(documentId, { title });
  await office.review(documentId);
  await publish(office.as('publisher'), await seen(documentId));
}

async function takeAway(documentId: string, hideTitle = false): Promise<void> {
  const words = { reason: '含有个人信息', publicNotice: '内容已撤下。', hideTitle };
  await withdraw(office.as('publisher'), { ...(await seen(documentId)), ...words });
}

async function board(name: string): Promise<string> {
  const { boardId } = await saveBoard(office.as('clerk'), {
    agencyId: office.agencyId,
    boardId: null,
    version: 0,
    closedOn: null,
    kind: 'hall',
    villageId: null,
    name,
    spot: '大厅',
    responsible: '张三',
  });
  return boardId;
}

async function outdated(documentId: string) {
  const { items } = await listOutdated(office.as('clerk'), { agencyId: office.agencyId });
  return items.filter((item) => item.documentId === documentId);
}

/** What waits for the clerk about a document, whichever part of the to-do it stands in. */
async function told(documentId: string) {
  const todo = await channelTodo(office.as('clerk'));
  return todo.outdated.filter((item) => item.documentId === documentId);
}

async function wanted(recipientKind: 'archive' | 'library', from: string, to: string) {
  const { agencyId } = office;
  const recipient = recipientKind === 'archive' ? '测试区档案馆' : '测试区图书馆';
  return makeDelivery(office.as('clerk'), {
    agencyId,
    recipientKind,
    recipient,
    from,
    to,
    kinds: [...DOCUMENT_KINDS],
    copies: 1,
  });
}

async function delivered(deliveryId: string, on: string): Promise<void> {
  const receipt = { version: 1, deliveredOn: on, receivedOn: on, receiver: '馆员甲', receipt: '' };
  await recordDelivery(office.as('clerk'), { deliveryId, ...receipt });
}

test('a newer edition leaves no old sheet hanging unseen: it is replaced on its board, and hangs no shorter', async () => {
  today('2026-03-02');
  const boardId = await board('大厅公开栏');
  const { documentId } = await office.published('dynamic.notices', { title: '关于补贴的公示' });
  const { recordIds } = await post(office.as('clerk'), {
    documentId,
    boardIds: [boardId],
    postedOn: '2026-03-02',
    postedBy: '李四',
    stay: { kind: 'until', day: '2026-03-31' },
  });
  const recordId = recordIds[0] ?? '';
  expect(await outdated(documentId)).toEqual([]);
  const replacement = { recordId, version: 1, on: '2026-03-10', by: '王五', stayUntil: '2026-03-31' };
  expect(await codeOf(replaceSheet(office.as('clerk'), replacement))).toBe('channels.settled');

  today('2026-03-09');
  await newEdition(documentId, '关于补贴的公示（更正）');
  expect(await told(documentId)).toMatchObject([
    { channel: 'board', outdated: 'edition', target: '大厅公开栏', byHand: false },
  ]);
  const { agencyId } = office;
  const hanging = async (which: 'hanging' | 'due' = 'hanging') =>
    (await listPostings(office.as('clerk'), { agencyId, which, documentId, page: 1, size: 10 })).items.map(
      (item) => [item.postedOn, item.stayUntil, item.outdated],
    );
  const old = [['2026-03-02', '2026-03-31', 'edition']];
  expect([await hanging(), await hanging('due')]).toEqual([old, old]);

  today('2026-03-10');
  expect(await codeOf(replaceSheet(office.as('secrecyReviewer'), replacement))).toBe('common.forbidden');
  for (const wrong of [
    { on: '2026-03-08' },
    { on: '2026-03-11' },
    { stayUntil: '2026-03-20' },
    { stayUntil: null },
  ])
    expect(await codeOf(replaceSheet(office.as('clerk'), { ...replacement, ...wrong }))).toBe(
      'common.invalid_input',
    );
  await replaceSheet(office.as('clerk'), replacement);
  expect(await hanging()).toEqual([['2026-03-10', '2026-03-31', null]]);
  expect(await told(documentId)).toEqual([]);
  const { items } = await channelsOfDocument(office.as('clerk'), { documentId });
  expect(items.map(({ channel, state, outdated: how }) => [channel, state, how])).toEqual([
    ['portal', 'live', null],
    ['board', 'takenDown', null],
    ['board', 'live', null],
  ]);
});

test('a package is to be looked at on the other side; a withdrawal waits to be reported there, and then to be seen', async () => {
  const { agencyId } = office;
  today('2026-04-01');
  const { connectionId } = await saveConnection(office.as('systemAdmin'), packageConnection(agencyId));
  const panel = async () =>
    (await listCms(office.as('clerk'), { agencyId })).connections.find(({ id }) => id === connectionId);
  const list = await office.published('dynamic.notices', { title: '关于名单的公示' });
  const other = await office.published('dynamic.notices', { title: '关于防汛的通知' });
  const pending = (await panel())?.pending;
  expect(pending).toMatchObject({ withdrawn: 0, more: false });
  const { packageId, items } = await makePackage(office.as('clerk'), { connectionId });
  expect(pending?.items).toBe(items);
  expect(await panel()).toMatchObject({
    pending: { items: 0, withdrawn: 0 },
    packages: [{ number: 1, unchecked: items }],
  });
  const record = async (documentId: string) =>
    (await channelsOfDocument(office.as('clerk'), { documentId })).items.find(
      ({ channel }) => channel === 'cms',
    );
  expect(await record(list.documentId)).toMatchObject({ state: 'sent', since: null });
  expect(await codeOf(checkPackage(office.as('secrecyReviewer'), { packageId, receipt: '' }))).toBe(
    'common.forbidden',
  );
  const { id, version } = (await record(other.documentId)) ?? { id: '', version: 0 };
  const address = 'https://county.example.gov.cn/1.html';
  await checkItem(office.as('clerk'), { recordId: id, version, receipt: '', address });
  expect(await record(other.documentId)).toMatchObject({ state: 'live', address });

  // What is on its way may stand there, looked at or not.
  today('2026-04-02');
  await takeAway(list.documentId);
  await newEdition(other.documentId, '关于防汛的通知（更新）');
  expect((await panel())?.pending).toMatchObject({ items: 2, withdrawn: 1 });
  expect(await told(list.documentId)).toMatchObject([{ outdated: 'withdrawn', reported: false }]);
  expect(await told(other.documentId)).toMatchObject([{ outdated: 'edition' }]);
  const whole = await channelTodo(office.as('clerk'));
  expect(whole.outdated.map(({ outdated: how }) => how)).toEqual(
    whole.outdated
      .map(({ outdated: how }) => how)
      .toSorted()
      .toReversed(),
  );

  expect(await checkPackage(office.as('clerk'), { packageId, receipt: '已收' })).toEqual({
    items: items - 1,
  });
  expect(await codeOf(checkPackage(office.as('clerk'), { packageId, receipt: '' }))).toBe('channels.settled');
  expect(await record(list.documentId)).toMatchObject({ state: 'live', outdated: 'withdrawn' });
  const second = await makePackage(office.as('clerk'), { connectionId });
  expect(second.items).toBe(2);
  expect((await panel())?.pending).toMatchObject({ items: 0, withdrawn: 0 });
  // Reported isn't gone: somebody looks.
  expect(await told(list.documentId)).toMatchObject([{ outdated: 'withdrawn', reported: true }]);
  expect(await told(other.documentId)).toEqual([]);
  await checkPackage(office.as('clerk'), { packageId: second.packageId, receipt: '' });
  expect(await told(list.documentId)).toEqual([]);
  expect(await record(list.documentId)).toMatchObject({ state: 'takenDown', outdated: null });
});

test('what stands at a county that is switched off still has to come down there, and a person says when it did', async () => {
  const { agencyId } = office;
  today('2026-04-10');
  const { items } = await listOutdated(office.as('clerk'), { agencyId });
  expect(items).toEqual([]);
  const fields = packageConnection(agencyId, '旧平台');
  const { connectionId } = await saveConnection(office.as('systemAdmin'), fields);
  const { documentId } = await office.published('dynamic.notices', { title: '关于停用的公示' });
  await makePackage(office.as('clerk'), { connectionId });
  await saveConnection(office.as('systemAdmin'), { ...fields, connectionId, version: 1, active: false });
  await takeAway(documentId);
  const [waiting] = await told(documentId);
  expect(waiting).toMatchObject({ target: '旧平台', outdated: 'withdrawn', byHand: true });
  const records = [{ recordId: waiting?.id ?? '', version: waiting?.version ?? 0 }];
  const done = { records, on: '2026-04-10', by: '李四', note: '电话核对' };
  expect(await codeOf(settleOutdated(office.as('secrecyReviewer'), done))).toBe('common.forbidden');
  expect(await codeOf(settleOutdated(office.as('clerk'), { ...done, on: '2026-04-09' }))).toBe(
    'common.invalid_input',
  );
  await settleOutdated(office.as('clerk'), done);
  expect(await told(documentId)).toEqual([]);
  expect(await codeOf(settleOutdated(office.as('clerk'), done))).toBe('channels.changed_by_other');
});

test('an article in an older edition is told until a person says that it was corrected at WeChat', async () => {
  today('2026-04-20');
  const { documentId } = await office.published('dynamic.notices', { title: '关于植树的通知' });
  const id = newId(world.clock.now().getTime());
  const at = world.clock.now();
  const there = {
    id,
    agency_id: office.agencyId,
    document_id: documentId,
    revision_id: (await loadDocument(world.db, documentId)).revision.id,
    channel: 'wechat',
    target_id: id,
    target_name: '秀美测试',
    state: 'live',
    due_at: null,
    live_since: at,
    taken_down_at: null,
    created_at: at,
    changed_at: at,
  } as const;
  await inTransaction(world.system, async (tx) => insertRecords(tx, [there], { event: 'live', what: '' }));
  expect(await told(documentId)).toEqual([]);
  today('2026-04-21');
  await newEdition(documentId, '关于植树的通知（更正）');
  expect(await told(documentId)).toMatchObject([{ channel: 'wechat', outdated: 'edition', byHand: true }]);
  const done = { records: [{ recordId: id, version: 1 }], on: '2026-04-21', by: '李四', note: '' };
  await settleOutdated(office.as('clerk'), done);
  expect(await told(documentId)).toEqual([]);
});

test('a list takes what was changed in its time; the library’s old copy is replaced, an archive keeps both', async () => {
  today('2026-05-06');
  const { documentId } = await office.published('dynamic.notices', { title: '关于水价的通知' });
  for (const kind of ['library', 'archive'] as const)
    await delivered((await wanted(kind, '2026-05-01', '2026-05-31')).deliveryId, '2026-05-06');
  expect(await codeOf(wanted('library', '2026-06-01', '2026-06-30'))).toBe('common.invalid_input');
  today('2026-06-08');
  await newEdition(documentId, '关于水价的通知（更正）');
  expect((await told(documentId)).map(({ channel, outdated: how }) => [channel, how])).toEqual([
    ['library', 'edition'],
    ['archive', 'edition'],
  ]);
  for (const kind of ['library', 'archive'] as const) {
    const { deliveryId, documents } = await wanted(kind, '2026-06-01', '2026-06-30');
    expect(documents).toBe(1);
    const { bytes } = await deliveryFile(office.as('clerk'), { deliveryId, format: 'xlsx' });
    expect(JSON.stringify(readSheet(bytes, 'workbook'))).toMatch(
      /水价的通知（更正）.*2026-05-06.*2026-06-08/,
    );
    await delivered(deliveryId, '2026-06-08');
  }
  expect(await told(documentId)).toEqual([]);
  const { items } = await channelsOfDocument(office.as('clerk'), { documentId });
  expect(items.map(({ channel, state }) => [channel, state])).toEqual([
    ['portal', 'live'],
    ['library', 'takenDown'],
    ['archive', 'live'],
    ['library', 'live'],
    ['archive', 'live'],
  ]);
});

test('after a withdrawal libraries are asked to give back and archives are told; what comes back is delivered anew', async () => {
  today('2026-07-01');
  const { agencyId } = office;
  const { documentId } = await office.published('dynamic.notices', { title: '关于张某某的公示' });
  const period = ['2026-07-01', '2026-07-31'] as const;
  for (const kind of ['library', 'archive'] as const)
    await delivered((await wanted(kind, ...period)).deliveryId, '2026-07-01');
  const recall = async (recipient: string) =>
    recallFile(office.as('clerk'), { agencyId, recipient, format: 'xlsx' });
  expect(await codeOf(recall('测试区图书馆'))).toBe('common.invalid_input');
  await takeAway(documentId);
  const { name, bytes } = await recall('测试区图书馆');
  expect(name).toBe('测试镇向测试区图书馆的收回清单.xlsx');
  expect(JSON.stringify(readSheet(bytes, 'workbook'))).toMatch(/第3号清单第1项.*张某某/);
  const letter = await recallFile(office.as('clerk'), {
    agencyId,
    recipient: '测试区档案馆',
    format: 'docx',
  });
  expect(letter.name).toBe('测试镇向测试区档案馆的撤下告知清单.docx');
  expect(docxPart(letter.bytes, 'word/document.xml')('w\\:t').text()).toContain('按照档案管理的规定处理');
  const waiting = await told(documentId);
  expect(waiting.map(({ channel, byHand }) => [channel, byHand])).toEqual([
    ['library', true],
    ['archive', true],
  ]);
  await settleOutdated(office.as('clerk'), {
    records: waiting.map(({ id: recordId, version }) => ({ recordId, version })),
    on: '2026-07-01',
    by: '李四',
    note: '',
  });
  expect(await told(documentId)).toEqual([]);
  const { items } = await channelsOfDocument(office.as('clerk'), { documentId });
  expect(items.map(({ state, history }) => [state, history.at(-1)?.what])).toEqual([
    ['takenDown', undefined],
    ['takenDown', '2026-07-01 由李四收回'],
    ['live', '2026-07-01 由李四告知网站已撤下'],
  ]);
  today('2026-07-02');
  await restore(office.as('publisher'), { ...(await seen(documentId)), reason: '已核实' });
  for (const kind of ['library', 'archive'] as const)
    expect((await wanted(kind, ...period)).documents).toBe(1);
});

test('what vanished is the most urgent of all, and is named neither in the to-do nor to the library', async () => {
  today('2026-08-03');
  const { agencyId } = office;
  const first = await office.published('dynamic.notices', { title: '关于先撤下的公示' });
  const secret = await office.published('dynamic.notices', { title: '关于隐私名单的公示' });
  const { deliveryId } = await wanted('library', '2026-08-01', '2026-08-31');
  await delivered(deliveryId, '2026-08-03');
  await takeAway(first.documentId);
  today('2026-08-04');
  await vanish(office.as('secrecyReviewer'), {
    ...(await seen(secret.documentId)),
    ground: 'personalData',
    reason: '有身份证件号',
  });
  const todo = await channelTodo(office.as('clerk'));
  expect(todo.outdated[0]).toMatchObject({
    documentId: secret.documentId,
    title: `标题不公开的文稿（索引号 ${secret.indexNumber}）`,
  });
  expect(todo.total).toBeGreaterThanOrEqual(2);
  expect(JSON.stringify([todo, await listOutdated(office.as('clerk'), { agencyId })])).not.toContain(
    '隐私名单',
  );
  expect(todo.outdated.map(({ title }) => title)).toContain('关于先撤下的公示');
  for (const role of ['requestHandler', 'secrecyReviewer'] as const)
    expect((await channelTodo(office.as(role))).total).toBe(0);
  expect(await codeOf(listOutdated(office.as('systemAdmin'), { agencyId }))).toBe('common.forbidden');
  for (const format of ['xlsx', 'docx'] as const) {
    const { bytes } = await recallFile(office.as('clerk'), { agencyId, recipient: '测试区图书馆', format });
    const words =
      format === 'xlsx'
        ? JSON.stringify(readSheet(bytes, 'workbook'))
        : docxPart(bytes, 'word/document.xml')('w\\:t').text();
    expect(words).toContain(secret.indexNumber);
    expect(words).not.toContain('隐私名单');
  }
});
