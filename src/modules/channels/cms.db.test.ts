import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { withdraw } from '../publishing/publishing.usecases.ts';
import { listRecords } from './channel-records.ts';
import { channelTodo } from './channel-todo.ts';
import { listCms, makePackage } from './cms-packages.ts';
import { listConnections, saveConnection } from './connections.ts';
import { packageFile } from './package-file.ts';
import { pushDue, queueChanges, retryPush } from './push-items.ts';
import { openCmsServer, type CmsServer } from './test/cms-server.ts';
import { publicItems, type PublicItems } from './test/illustrated.ts';
import { packageConnection } from './test/package-connection.ts';

const LOOPBACK = { loopback: true };
const CMS_TOKEN = 'county-token-1234';

let world: TestWorld;
let office: TestOffice;
let items: PublicItems;
let cms: CmsServer;

beforeAll(async () => {
  ({ world, office } = await createTown());
  items = publicItems(world, office);
  cms = await openCmsServer(CMS_TOKEN);
  world.clock.set('2026-03-02T02:00:00Z');
});
afterAll(async () => {
  await cms.close();
  await world.close();
});

function later(minutes: number): void {
  world.clock.set(new Date(world.clock.now().getTime() + minutes * 60_000));
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
  );
}

const manifest = z.object({
  number: z.number(),
  items: z.number(),
  leftOut: z.array(z.object({ at: z.number(), why: z.string() })).optional(),
  files: z.array(z.object({ name: z.string(), size: z.number(), sha256: z.string() })),
});
const listed = z.object({
  items: z.array(z.object({ action: z.string(), title: z.string(), page: z.string().optional() })),
});

async function unpacked(packageId: string) {
  const { bytes } = await packageFile(office.as('clerk'), { packageId });
  const whole = await buffer(bytes);
  const files = unzipSync(whole);
  const text = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
  return {
    whole,
    files,
    text,
    manifest: manifest.parse(JSON.parse(text('manifest.json'))),
    items: listed.parse(JSON.parse(text('items.json'))).items,
  };
}

test('packages for a county hold what changed since the last one, and are the same to the byte whenever asked for', async () => {
  const { agencyId } = office;
  const connection = packageConnection(agencyId, '区级平台（报送包）');
  expect(await codeOf(saveConnection(office.as('publisher'), connection))).toBe('common.forbidden');
  const { connectionId } = await saveConnection(office.as('systemAdmin'), connection);
  const first = await items.illustrated('关于补贴的公示');
  const second = await items.illustrated('关于防汛的公示');
  const made = await makePackage(office.as('clerk'), { connectionId });
  expect(made).toMatchObject({ number: 1, items: 2, more: false });
  const one = await unpacked(made.packageId);
  expect(one.items.map(({ action, title }) => [action, title])).toEqual([
    ['put', '关于补贴的公示'],
    ['put', '关于防汛的公示'],
  ]);
  const hashes = new Map(one.manifest.files.map((file) => [file.name, file.sha256]));
  expect([...hashes.keys(), 'manifest.json'].toSorted()).toEqual(Object.keys(one.files).toSorted());
  for (const [name, sha256] of hashes)
    expect(
      createHash('sha256')
        .update(one.files[name] ?? '')
        .digest('hex'),
    ).toBe(sha256);
  expect(one.text('html/0001.html')).toContain(`src="../files/0001/${encodeURIComponent('现场.png')}"`);
  expect(one.files['files/0001/现场.png']).toBeDefined();
  expect(await codeOf(makePackage(office.as('clerk'), { connectionId }))).toBe('channels.nothing_new');

  // A moment later, and again long after: only what changed.
  later(1);
  await items.takeAway(second);
  const next = await unpacked((await makePackage(office.as('clerk'), { connectionId })).packageId);
  expect(next.items).toMatchObject([{ action: 'withdraw', title: '关于防汛的公示' }]);
  later(60 * 24);
  await items.bringBack(second);
  const third = await makePackage(office.as('clerk'), { connectionId });
  expect(third).toMatchObject({ number: 3, items: 1 });
  expect((await unpacked(made.packageId)).whole.equals(one.whole)).toBe(true);
  expect(await items.record(first, 'cms')).toMatchObject({ state: 'sent', receipt: '第1号报送包' });
  expect((await items.record(second, 'cms'))?.history.map(({ event }) => event)).toEqual([
    'sent',
    'sent',
    'sent',
  ]);
});

test('a package gives nothing out again that may not even be named any more, and says so', async () => {
  const { items: connections } = await listConnections(office.as('systemAdmin'), office);
  const connectionId = connections[0]?.id ?? '';
  const documentId = await items.illustrated('关于误发名单的公示');
  const { packageId } = await makePackage(office.as('clerk'), { connectionId });
  expect(Object.keys((await unpacked(packageId)).files)).toContain('html/0001.html');
  const { edition } = await loadDocument(world.db, documentId);
  await withdraw(office.as('publisher'), {
    documentId,
    editionVersion: edition.version,
    reason: '含有个人信息',
    publicNotice: '本页已撤下。',
    hideTitle: true,
  });
  const { files, text, manifest: told } = await unpacked(packageId);
  expect(Object.keys(files).toSorted()).toEqual(['items.json', 'items.xlsx', 'manifest.json']);
  expect(text('items.json')).not.toContain('误发名单');
  expect(told).toMatchObject({ items: 0, leftOut: [{ at: 1 }] });
});

test('pushes go to the county by its own names, once for each state, and are tried again until they arrive', async () => {
  const { agencyId } = office;
  const settings = {
    transport: 'push',
    path: '/api/articles',
    header: 'X-Access-Token',
    prefix: '',
    idempotencyHeader: 'X-Request-Key',
    fields: {
      id: 'extId',
      action: 'op',
      title: 'name',
      html: 'content',
      url: 'source',
      attachments: 'files',
    },
    constants: { siteCode: '5001100001' },
    receiptField: 'data.id',
  } as const;
  const fields = {
    kind: 'cms',
    agencyId,
    connectionId: null,
    version: 0,
    name: '区级平台',
    active: true,
    baseUrl: cms.base,
    settings,
  } as const;
  const { connectionId } = await saveConnection(office.as('systemAdmin'), { ...fields, secret: CMS_TOKEN });
  const view = (await listConnections(office.as('systemAdmin'), { agencyId })).items.find(
    ({ id }) => id === connectionId,
  );
  expect(view?.hasSecret).toBe(true);
  expect(JSON.stringify(view)).not.toContain(CMS_TOKEN);
  const stored = await world.db
    .selectFrom('channel_connections')
    .select('secret')
    .where('id', '=', connectionId)
    .executeTakeFirst();
  expect(stored?.secret).not.toContain(CMS_TOKEN);
  const moved = { ...fields, connectionId, version: 1, baseUrl: 'https://other.example.com', secret: null };
  expect(await codeOf(saveConnection(office.as('systemAdmin'), moved))).toBe('common.invalid_input');

  expect(await queueChanges(world.system)).toBe(2);
  cms.answer(503);
  expect(await pushDue(world.system, LOOPBACK)).toBe(2);
  expect(cms.articles.size).toBe(1);
  expect(await pushDue(world.system, LOOPBACK)).toBe(0);
  later(2);
  expect(await pushDue(world.system, LOOPBACK)).toBe(1);
  expect(cms.articles.size).toBe(2);
  const [failed, , again] = cms.sent;
  expect([failed?.path, failed?.token, failed?.key === again?.key]).toEqual([
    '/api/articles',
    CMS_TOKEN,
    true,
  ]);
  const body = z.strictObject({
    siteCode: z.literal('5001100001'),
    extId: z.uuid(),
    op: z.literal('put'),
    name: z.string(),
    content: z.string(),
    source: z.url(),
    files: z.array(z.object({ url: z.string(), sha256: z.string() })),
  });
  const article = body.parse(again?.body);
  expect(article.content).toContain(`src="${article.files[0]?.url}"`);
  expect(await queueChanges(world.system)).toBe(0);

  await items.takeAway(article.extId);
  await queueChanges(world.system);
  cms.answer(422);
  await pushDue(world.system, LOOPBACK);
  const stuck = (await channelTodo(office.as('clerk'))).outdated.filter(({ fault }) => fault !== '');
  expect(stuck.map(({ fault }) => fault)).toEqual(['对方没有接受（HTTP 422）。']);
  const { connections: panel } = await listCms(office.as('clerk'), { agencyId });
  expect(panel.find(({ id }) => id === connectionId)?.pending).toMatchObject({ items: 1, withdrawn: 1 });
  const retried = { recordId: stuck[0]?.id ?? '', version: stuck[0]?.version ?? 0 };
  await retryPush(office.as('clerk'), retried);
  expect(await codeOf(retryPush(office.as('clerk'), retried))).toBe('channels.changed_by_other');
  await pushDue(world.system, LOOPBACK);
  expect(cms.articles.has(article.extId)).toBe(false);
  // Without leave to call this very machine nothing leaves it, and somebody is told.
  await items.bringBack(article.extId);
  await queueChanges(world.system);
  const before = cms.sent.length;
  await pushDue(world.system);
  expect(cms.sent.length).toBe(before);
  const { items: records } = await listRecords(office.as('clerk'), {
    agencyId,
    channel: 'cms',
    state: 'failed',
    page: 1,
    size: 20,
  });
  expect(records.map(({ fault }) => fault)).toEqual(['对方地址不允许连接，请系统管理员核对连接设置。']);
});

test('a withdrawal that is queued while a put is refused goes out all the same; what is switched off puts nothing', async () => {
  const { items: connections } = await listConnections(office.as('systemAdmin'), office);
  const push = connections.find(({ name }) => name === '区级平台');
  if (push === undefined) throw new Error('no such connection');
  const documentId = await items.illustrated('关于拒收的通知');
  await queueChanges(world.system);
  const active = async (on: boolean) =>
    world.db.updateTable('channel_connections').set({ active: on }).where('id', '=', push.id).execute();
  await active(false);
  expect(await pushDue(world.system, LOOPBACK)).toBe(0);
  await active(true);
  cms.during(async () => {
    later(1);
    await items.takeAway(documentId);
    await queueChanges(world.system);
  });
  cms.answer(422);
  await pushDue(world.system, LOOPBACK);
  expect(await items.record(documentId, 'cms')).toMatchObject({ state: 'waiting' });
  await pushDue(world.system, LOOPBACK);
  expect(await items.record(documentId, 'cms')).toMatchObject({ state: 'takenDown' });
});
