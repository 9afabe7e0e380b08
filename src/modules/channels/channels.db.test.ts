import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createTown, type TestOffice } from '../../../test/office.ts';
import type { TestWorld } from '../../../test/database.ts';
import { DOCUMENT_KINDS } from '../../law/document-kinds.ts';
import { readSheet } from '../../files/sheet-reader.ts';
import { docxPart } from '../../files/test/read-docx.ts';
import { drawnCover } from './wechat-cover.ts';
import { nodeByKey } from '../catalogue/catalogue.queries.ts';
import { metadataSchema } from '../documents/documents.content.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { withdraw } from '../publishing/publishing.usecases.ts';
import { channelCounts } from '../registers/registers.figures.ts';
import { listRegister } from '../registers/registers.usecases.ts';
import { keepPhoto, photoOf } from './board-photos.ts';
import { boardSheet } from './board-sheets.ts';
import { listBoards, saveBoard } from './boards.ts';
import { channelsOfDocument } from './channel-records.ts';
import { channelTodo } from './channel-todo.ts';
import { deliveryFile, listDeliveries, makeDelivery, recordDelivery } from './deliveries.ts';
import { exportAccounts, listAccounts } from './media-account-list.ts';
import { changeAccount, closeAccount, openAccount, updateAccountByHand } from './media-accounts.ts';
import { listPostings, post, takeDown } from './postings.ts';
import { screenOf } from './screen.ts';

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

async function hall(name = '便民服务大厅公开栏'): Promise<string> {
  const fields = { kind: 'hall', villageId: null, name, spot: '大厅进门左侧', responsible: '张三' } as const;
  const { agencyId } = office;
  return (
    await saveBoard(office.as('clerk'), { agencyId, boardId: null, version: 0, closedOn: null, ...fields })
  ).boardId;
}

async function postings(which: 'hanging' | 'due' | 'all', documentId?: string) {
  const { agencyId } = office;
  return (await listPostings(office.as('clerk'), { agencyId, which, documentId, page: 1, size: 100 })).items;
}

test('what hangs on a board must hang its time, comes up to be taken down, and its history stays', async () => {
  today('2026-03-02');
  const boardId = await hall();
  const { documentId } = await office.published('dynamic.notices', {
    title: '关于补贴发放的公示',
    bodyHtml: '<p>共 12 户。</p>',
    metadata: metadataSchema.parse({ writtenOn: '2026-03-02', publicityUntil: '2026-03-11' }),
  });
  const { name, bytes } = await boardSheet(office.as('clerk'), { documentId, paper: 'a4' });
  expect(name).toBe('关于补贴发放的公示（A4张贴版）.pdf');
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  const stay = { kind: 'workdays', count: 5 } as const;
  const posted = { documentId, boardIds: [boardId], postedOn: '2026-03-02', postedBy: '李四', stay };
  expect(await codeOf(post(office.as('secrecyReviewer'), posted))).toBe('common.forbidden');
  expect(await codeOf(post(office.as('clerk'), { ...posted, postedOn: '2026-03-03' }))).toBe(
    'common.invalid_input',
  );
  const { recordIds, ...days } = await post(office.as('clerk'), posted);
  expect(days).toEqual({ stayUntil: '2026-03-09', takeDownOn: '2026-03-10' });
  const recordId = recordIds[0] ?? '';

  const photo = { recordId, version: 1, bytes: drawnCover('照片').bytes };
  expect(await codeOf(keepPhoto(office.as('clerk'), { ...photo, bytes: Buffer.from('not a picture') }))).toBe(
    'channels.photo_refused',
  );
  const put = vi.spyOn(world.system.storage, 'put');
  expect(await codeOf(keepPhoto(office.as('secrecyReviewer'), photo))).toBe('common.forbidden');
  expect(put).not.toHaveBeenCalled();
  put.mockRestore();
  await keepPhoto(office.as('clerk'), photo);
  expect((await photoOf(office.as('clerk'), { recordId })).mediaType).toBe('image/png');

  const down = { recordId, version: 2, on: '2026-03-02', by: '李四', reason: '' };
  expect(await codeOf(takeDown(office.as('clerk'), down))).toBe('channels.must_hang');
  today('2026-03-09');
  expect((await postings('hanging'))[0]?.standing).toBe('mustStay');
  expect((await channelTodo(office.as('clerk'))).postings).toEqual([]);
  today('2026-03-10');
  expect(
    (await channelTodo(office.as('publisher'))).postings.map(({ title, standing }) => [title, standing]),
  ).toEqual([['关于补贴发放的公示', 'takeDown']]);
  await takeDown(office.as('clerk'), { ...down, on: '2026-03-10' });
  expect(await codeOf(takeDown(office.as('clerk'), { ...down, version: 3 }))).toBe('channels.taken_down');
  expect(await postings('hanging')).toEqual([]);
  const { items } = await channelsOfDocument(office.as('clerk'), { documentId });
  expect(items.map(({ channel, state }) => [channel, state])).toEqual([
    ['portal', 'live'],
    ['board', 'takenDown'],
  ]);
  expect(items[1]?.history.map(({ event }) => event)).toEqual(['live', 'photographed', 'takenDown']);
  const change = world.db
    .updateTable('channel_record_events')
    .set({ what: 'x' })
    .where('record_id', '=', recordId);
  await expect(change.execute()).rejects.toThrow(/append-only/);
});

test('what is withdrawn from the portal is to be taken from its boards the same day', async () => {
  today('2026-03-12');
  const boardId = await hall('青岩村公开栏');
  const { documentId } = await office.published('dynamic.notices', { title: '关于名单的公示' });
  const stay = { kind: 'days', count: 30 } as const;
  const { recordIds } = await post(office.as('clerk'), {
    documentId,
    boardIds: [boardId],
    postedOn: '2026-03-12',
    postedBy: '李四',
    stay,
  });
  today('2026-03-13');
  const { edition } = await loadDocument(world.db, documentId);
  const reason = {
    documentId,
    editionVersion: edition.version,
    reason: '含有个人信息',
    publicNotice: '内容已撤下。',
  };
  await withdraw(office.as('publisher'), reason);
  const todo = await channelTodo(office.as('clerk'));
  expect(todo.outdated.map(({ channel, outdated, target }) => [channel, outdated, target])).toEqual([
    ['board', 'withdrawn', '青岩村公开栏'],
  ]);
  // Told once.
  expect([todo.postings, todo.total]).toEqual([[], 1]);
  expect(
    (await postings('due', documentId)).map((item) => [item.takeDownOn, item.takeDownReason, item.outdated]),
  ).toEqual([['2026-03-13', '网站已撤下：含有个人信息', 'withdrawn']]);
  await takeDown(office.as('clerk'), {
    recordId: recordIds[0] ?? '',
    version: 1,
    on: '2026-03-13',
    by: '李四',
    reason: '',
  });
  expect(await codeOf(boardSheet(office.as('clerk'), { documentId, paper: 'a4' }))).toBe(
    'channels.not_public',
  );
  expect(
    (await listBoards(office.as('clerk'), { agencyId: office.agencyId })).items.map(({ name }) => name),
  ).toEqual(['便民服务大厅公开栏', '青岩村公开栏']);
});

test('an account of new media is opened, changed and closed with reason and approval, and falls asleep loudly', async () => {
  const { agencyId } = office;
  today('2026-04-01');
  const fields = {
    name: '秀美测试',
    platformId: 'gh_0',
    sponsor: '测试镇人民政府',
    operator: '',
    verifiedAs: '',
    filingNumber: '',
    responsible: '王五',
    followers: 120,
  };
  const opening = {
    agencyId,
    platform: 'wechat',
    fields,
    on: '2026-04-01',
    updatedOn: '2026-04-01',
    reason: '便民',
    approval: '区政府办',
    another: false,
  } as const;
  const { accountId } = await openAccount(office.as('clerk'), opening);
  const second = { ...opening, fields: { ...fields, name: '另一个' } };
  expect(await codeOf(openAccount(office.as('clerk'), second))).toBe('channels.account_there');
  await openAccount(office.as('clerk'), { ...second, platform: 'weibo' });

  today('2026-04-10');
  expect((await channelTodo(office.as('clerk'))).accounts).toEqual([]);
  today('2026-04-11');
  const told = async () =>
    (await channelTodo(office.as('clerk'))).accounts.map(({ name, standing, age }) => [name, standing, age]);
  expect(await told()).toEqual([
    ['秀美测试', 'soon', 10],
    ['另一个', 'soon', 10],
  ]);
  await updateAccountByHand(office.as('clerk'), {
    accountId,
    version: 1,
    on: '2026-04-11',
    what: '转载通知',
  });
  today('2026-04-14');
  expect(await told()).toEqual([['另一个', 'urgent', 13]]);
  today('2026-04-15');
  expect(await told()).toEqual([['另一个', 'asleep', 14]]);

  const changed = {
    accountId,
    version: 2,
    fields: { ...fields, responsible: '赵六' },
    on: '2026-04-15',
    reason: '人员调整',
    approval: '镇长',
  };
  await changeAccount(office.as('clerk'), changed);
  expect(await codeOf(changeAccount(office.as('clerk'), changed))).toBe('channels.changed_by_other');
  await closeAccount(office.as('clerk'), {
    accountId,
    version: 3,
    on: '2026-04-15',
    reason: '清理整合',
    approval: '区政府办',
  });
  expect(
    await codeOf(
      updateAccountByHand(office.as('clerk'), { accountId, version: 4, on: '2026-04-15', what: 'x' }),
    ),
  ).toBe('channels.closed');
  const { items } = await listAccounts(office.as('supervisor'), { agencyId });
  const account = items.find(({ id }) => id === accountId);
  expect(account?.events.map(({ event, reason }) => [event, reason])).toEqual([
    ['opened', '便民'],
    ['updated', '转载通知'],
    ['changed', '人员调整'],
    ['closed', '清理整合'],
  ]);
  const sheet = readSheet((await exportAccounts(office.as('clerk'), { agencyId })).bytes, 'workbook');
  expect(JSON.stringify(sheet)).toContain('赵六');
  expect(JSON.stringify(sheet)).toContain('2026-04-15关停：清理整合（批准：区政府办）');
  const { items: register } = await listRegister(office.as('clerk'), {
    register: 'channels',
    agencyId,
    page: 1,
    size: 20,
    removed: false,
  });
  expect(register.map((record) => record.values['name'])).toEqual(
    expect.arrayContaining(['秀美测试', '便民服务大厅公开栏']),
  );
  expect(await channelCounts(world.db, { agencyId, year: 2026 })).toEqual({ issues: 0, posts: 0 });
});

test('a list for an archive names what it doesn’t have yet, and its receipt stands with each document', async () => {
  const { agencyId } = office;
  today('2026-05-06');
  const { documentId } = await office.published('dynamic.notices', { title: '关于防汛的通知' });
  const wanted = {
    agencyId,
    recipientKind: 'archive',
    recipient: '测试区档案馆',
    from: '2026-05-01',
    to: '2026-05-31',
    kinds: [...DOCUMENT_KINDS],
    copies: 2,
  } as const;
  const made = await makeDelivery(office.as('clerk'), { ...wanted, kinds: [...wanted.kinds] });
  expect(made).toMatchObject({ number: 1, documents: 1 });
  expect(await codeOf(makeDelivery(office.as('clerk'), { ...wanted, kinds: [...wanted.kinds] }))).toBe(
    'common.invalid_input',
  );
  await office.published('dynamic.notices', { title: '关于抗旱的通知' });
  expect(await makeDelivery(office.as('clerk'), { ...wanted, kinds: [...wanted.kinds] })).toMatchObject({
    number: 2,
    documents: 1,
  });
  const { deliveryId } = made;
  await recordDelivery(office.as('clerk'), {
    deliveryId,
    version: 1,
    deliveredOn: '2026-05-06',
    receivedOn: '2026-05-06',
    receiver: '档案馆甲',
    receipt: '收〔2026〕3号',
  });
  const { items } = await channelsOfDocument(office.as('clerk'), { documentId });
  expect(items[1]).toMatchObject({
    channel: 'archive',
    state: 'live',
    receipt: '收〔2026〕3号',
    target: '测试区档案馆',
  });
  const rows = readSheet(
    (await deliveryFile(office.as('clerk'), { deliveryId, format: 'xlsx' })).bytes,
    'workbook',
  );
  expect(JSON.stringify(rows)).toMatch(/关于防汛的通知.*2026-05-06/);
  const { bytes } = await deliveryFile(office.as('clerk'), { deliveryId, format: 'docx' });
  const list = docxPart(bytes, 'word/document.xml');
  const [, , numbers = 0, days = 0] = list('w\\:gridCol')
    .toArray()
    .map((column) => Number(list(column).attr('w:w')) / 20);
  // At 9 points, less the padding: in a letter as wide as they come, a number and a day stand on one line.
  expect(numbers - 6.3).toBeGreaterThan('115001100DEM0002XM/2024-00209'.length * 9 * 0.66);
  expect(days - 6.3).toBeGreaterThan('2024-12-04'.length * 9 * 0.6);
  expect(list('w\\:tbl w\\:sz').first().attr('w:val')).toBe('18');
  expect((await listDeliveries(office.as('clerk'), { agencyId })).items.map(({ number }) => number)).toEqual([
    2, 1,
  ]);
  const { edition } = await loadDocument(world.db, documentId);
  const withdrawal = {
    documentId,
    editionVersion: edition.version,
    reason: '误发',
    publicNotice: '已撤下。',
  };
  await withdraw(office.as('publisher'), { ...withdrawal, hideTitle: true });
  const again = await deliveryFile(office.as('clerk'), { deliveryId, format: 'xlsx' });
  expect(JSON.stringify(readSheet(again.bytes, 'workbook'))).not.toContain('关于防汛的通知');
});

test('a screen shows the newest of its columns and goes on by itself; what is withdrawn is gone from it', async () => {
  const { slug } = office;
  const column = (await nodeByKey(world.db, office.agencyId, 'dynamic.notices')).id;
  const asked = { agency: slug, columns: [column], page: 1, seconds: 15 };
  const shown = (await screenOf(world.system, asked)) ?? '';
  expect(shown).toContain('关于抗旱的通知');
  expect(shown).not.toContain('关于名单的公示');
  const next = `/screen/${slug}?column=${column}&amp;seconds=15&amp;page=1`;
  expect(shown).toContain(`<meta http-equiv="refresh" content="15; url=${next}">`);
  expect(shown).not.toContain('<script');
  expect(await screenOf(world.system, { ...asked, seconds: 0 })).not.toContain('http-equiv="refresh"');
  expect(await screenOf(world.system, { ...asked, agency: 'nobody' })).toBeNull();
});
