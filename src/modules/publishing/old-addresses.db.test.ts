import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, drainOutbox, type TestOffice } from '../../../test/office.ts';
import { buildServer } from '../../server.ts';
import { moveNode } from '../catalogue/catalogue.moves.ts';
import { nodeById, nodeByKey } from '../catalogue/catalogue.queries.ts';
import { addNode, DEFAULT_STEPS, setNodeActive } from '../catalogue/catalogue.usecases.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { columnAddresses as addresses } from './column-addresses.ts';
import { publishingApi } from './publishing.api.ts';
import { withdraw } from './publishing.usecases.ts';
import { siteFolder } from './site-folder.ts';
import { addRedirect, removeRedirect, siteRedirects } from './site-redirects.ts';
import { verifySite } from './verify-site.ts';
import { changeWithdrawal } from './withdrawals.ts';
import { withdrawalSchema } from './withdrawal.kinds.ts';
import { addressFolder, writeAddresses } from './write-addresses.ts';

let world: TestWorld;
let office: TestOffice;
let app: FastifyInstance;

beforeAll(async () => {
  ({ world, office } = await createTown());
  app = await buildServer({ ctx: world.system });
});
afterAll(async () => {
  await app.close();
  await world.close();
});

/** A column of the office's own below 政务动态. */
async function own(slug: string): Promise<string> {
  const parent = await nodeByKey(world.db, office.agencyId, 'dynamic');
  const { id } = await addNode(office.as('publisher'), {
    name: `栏目${slug}`,
    description: '',
    cycleText: '',
    cycleDays: null,
    reviewSteps: [...DEFAULT_STEPS],
    sort: 5,
    parentId: parent.id,
    slug,
    kind: 'news',
    addresses,
  });
  return id;
}

async function moveTo(nodeId: string, slug: string, parentKey = 'dynamic'): Promise<void> {
  const { version } = await nodeById(world.db, nodeId);
  const { id: parentId } = await nodeByKey(world.db, office.agencyId, parentKey);
  await moveNode(office.as('publisher'), { nodeId, version, parentId, slug, addresses });
  await drainOutbox(world);
}

async function leadsTo(path: string): Promise<unknown> {
  const { statusCode, headers } = await app.inject(encodeURI(path));
  return statusCode === 301 ? headers.location : statusCode;
}

/** Where an address leads once the server has looked into its files again. */
async function expectAt(path: string, where: unknown): Promise<void> {
  await vi.waitFor(async () => expect(await leadsTo(path)).toEqual(where), { timeout: 5_000 });
}

const OLD = '/ceshi/dynamic/jiu/';

test('a moved column keeps its documents, and all its old pages lead to the new ones, however often it moves', async () => {
  const nodeId = await own('jiu');
  const { key } = await nodeById(world.db, nodeId);
  // As if twenty-four had been published there: with the next one the first full page stands under its number.
  await world.db
    .insertInto('counters')
    .values({ scope: `list:${nodeId}`, last: 24 })
    .execute();
  const first = await office.published(key, { title: '第二十五件' });
  await drainOutbox(world);
  expect(await leadsTo(`${OLD}page-1.html`)).toBe(200);
  await moveTo(nodeId, 'xin');
  await moveTo(nodeId, 'zuixin', 'dynamic.news');
  await expectAt(OLD, '/ceshi/dynamic/news/zuixin/');
  expect(await leadsTo(`${OLD}page-1.html`)).toBe('/ceshi/dynamic/news/zuixin/page-1.html');
  expect(await leadsTo('/ceshi/dynamic/xin/page-1.html')).toBe('/ceshi/dynamic/news/zuixin/page-1.html');
  expect(await leadsTo(first.path)).toBe(200);
  const file = await readFile(join(siteFolder(world.system.config), OLD, 'index.html'), 'utf8');
  expect(file).toContain('<meta http-equiv="refresh" content="0; url=/ceshi/dynamic/news/zuixin/">');
  expect(file).toContain(
    '<link rel="canonical" href="https://www.example.gov.cn/ceshi/dynamic/news/zuixin/">',
  );
  const map = await readFile(join(addressFolder(world.system.config), 'redirects.map'), 'utf8');
  expect(map).toContain(`"${OLD}" "/ceshi/dynamic/news/zuixin/";\n`);
  expect((await verifySite(world.system)).faults).toEqual([]);
}, 120_000);

test('an old address isn’t given to another column, and is the column’s own again when it moves back', async () => {
  const nodeId = await own('ben');
  await moveTo(nodeId, 'ta');
  await expect(own('ben')).rejects.toMatchObject({ code: 'catalogue.address_of_others' });
  const other = await own('bie');
  const { version } = await nodeById(world.db, other);
  const { id: parentId } = await nodeByKey(world.db, office.agencyId, 'dynamic');
  const taking = { nodeId: other, version, parentId, slug: 'ben', addresses };
  await expect(moveNode(office.as('publisher'), taking)).rejects.toMatchObject({
    code: 'catalogue.address_of_others',
  });
  await moveTo(nodeId, 'ben');
  await expectAt('/ceshi/dynamic/ta/', '/ceshi/dynamic/ben/');
  expect(await leadsTo('/ceshi/dynamic/ben/')).toBe(200);
});

test('a retired column leads to what is above it, until it is back', async () => {
  const nodeId = await own('ting');
  const set = async (active: boolean): Promise<void> => {
    const { version } = await nodeById(world.db, nodeId);
    await setNodeActive(office.as('publisher'), { nodeId, version, active, addresses });
    await drainOutbox(world);
  };
  await set(false);
  await expectAt('/ceshi/dynamic/ting/', '/ceshi/dynamic/');
  await set(true);
  await expectAt('/ceshi/dynamic/ting/', 200);
  expect((await verifySite(world.system)).faults).toEqual([]);
});

test('withdrawn documents say that they are gone, or lead to the one in their place, also in a chain', async () => {
  const documents = await Promise.all(
    ['甲', '乙'].map(async (title) => office.published('dynamic.news', { title })),
  );
  const last = await office.published('dynamic.news', { title: '丙' });
  const [one, two] = documents;
  if (one === undefined || two === undefined) throw new Error('no documents');
  const take = async (documentId: string, withdrawal: object): Promise<void> => {
    const { edition } = await loadDocument(world.db, documentId);
    await withdraw(office.as('publisher'), {
      documentId,
      editionVersion: edition.version,
      reason: '有新版',
      ...withdrawal,
    });
  };
  for (const redirectPath of [one.path, '/nowhere.html', 'https://elsewhere.example/x'])
    await expect(take(one.documentId, { kind: 'redirect', redirectPath })).rejects.toMatchObject({
      code: 'publishing.leads_nowhere',
    });
  await take(one.documentId, { kind: 'redirect', redirectPath: two.path });
  await take(two.documentId, { kind: 'redirect', redirectPath: last.path });
  await drainOutbox(world);
  await expectAt(one.path, last.path);
  expect(await leadsTo(two.path)).toBe(last.path);
  const { edition } = await loadDocument(world.db, one.documentId);
  await changeWithdrawal(office.as('publisher'), {
    documentId: one.documentId,
    editionVersion: edition.version,
    reason: '不再需要',
    withdrawal: withdrawalSchema.parse({ kind: 'gone', publicNotice: '已由新办法代替。' }),
  });
  await drainOutbox(world);
  await expectAt(one.path, 410);
  expect((await app.inject(one.path)).body).toContain('已由新办法代替');
  expect((await verifySite(world.system)).faults).toEqual([]);
});

test('an administrator lets old addresses lead on, never from what stands there, never in a circle', async () => {
  const admin = office.as('systemAdmin');
  const reason = '旧网站改版';
  await addRedirect(admin, { path: '/旧站/通知.html', to: '/ceshi/dynamic/', reason });
  await addRedirect(admin, { path: '/旧站/', to: '/旧站/通知.html', reason });
  await drainOutbox(world);
  await expectAt('/旧站/', '/ceshi/dynamic/');
  const back = { path: '/旧站/通知.html', to: '/旧站/', reason };
  await expect(addRedirect(admin, back)).rejects.toMatchObject({ code: 'publishing.address_taken' });
  const round = { path: '/a/', to: '/a/', reason };
  await expect(addRedirect(admin, round)).rejects.toMatchObject({ code: 'publishing.leads_in_circle' });
  for (const path of ['/ceshi/', '/', '/api/x', '/robots.txt'])
    await expect(addRedirect(admin, { path, to: '/ceshi/dynamic/', reason })).rejects.toMatchObject({
      code: 'publishing.address_taken',
    });
  const taken = [
    '/Ceshi/',
    '/CESHI',
    '/旧站/通知.HTML',
    '/ceshi/doc/2026/999.html',
    '/ceshi/apply/online',
    '/API/x',
  ];
  for (const path of taken)
    await expect(addRedirect(admin, { path, to: '/x.html', reason })).rejects.toMatchObject({
      code: 'publishing.address_taken',
    });
  const letters = { path: '/A/', to: '/a/', reason };
  await expect(addRedirect(admin, letters)).rejects.toMatchObject({ code: 'publishing.leads_in_circle' });
  for (const path of [`/${'文'.repeat(165)}/`, `/${'a'.repeat(401)}`])
    await expect(addRedirect(admin, { path, to: '/ceshi/', reason })).rejects.toMatchObject({
      code: 'publishing.address_too_long',
      message: expect.stringContaining('过长'),
    });
  await expect(siteRedirects(office.as('publisher'))).rejects.toMatchObject({ status: 403 });
  expect((await siteRedirects(admin)).map(({ path }) => path)).toEqual(['/旧站/', '/旧站/通知.html']);
  await removeRedirect(admin, { path: '/旧站/', reason });
  await drainOutbox(world);
  await expectAt('/旧站/', 404);
});

test('what comes to stand at an address is found there, whatever led away from it before', async () => {
  const since = world.clock.now();
  const to = { to_path: '/ceshi/dynamic/', set_by_name: '管理员', reason: '旧', since };
  const paths = ['/Ceshi/', '/ceshi/DOC/2030/1.html', '/ceshi/dynamic/page-9.html', '/B.html', '/b.html'];
  await world.db
    .insertInto('old_addresses')
    .values([...paths, `/${'文'.repeat(165)}/`].map((path) => ({ path, ...to })))
    .execute();
  await writeAddresses(world.system);
  const map = await readFile(join(addressFolder(world.system.config), 'redirects.map'), 'utf8');
  expect(map.match(/^"\/(?:ceshi\/(?:"|doc\/2030|dynamic\/page-9)|b\.|文).*$/gim)).toEqual([
    '"/b.html" "/ceshi/dynamic/";',
  ]);
  await expectAt('/B.HTML', '/ceshi/dynamic/');
});

test.each(['//evil.example/', 'http://a/', '/a b', '/a"; drop', '/$uri', '/a/../b', '/%00', 'a/b'])(
  '%s is no address that leads on',
  (path) => {
    const body = { path, to: '/ceshi/', reason: '旧' };
    expect(publishingApi.addRedirect.body?.safeParse(body).success).toBe(false);
  },
);

test('an address that no server can hold is left out, and the others are written', async () => {
  await world.db
    .insertInto('old_addresses')
    .values({ path: '/bad$uri', to_path: '/town/', reason: '旧库', set_by_name: '测试', since: new Date() })
    .execute();
  await addRedirect(world.system, { path: '/good-old.html', to: '/town/', reason: '旧网址' });
  await writeAddresses(world.system);
  const map = await readFile(join(addressFolder(world.system.config), 'redirects.map'), 'utf8');
  expect(map).toContain('/good-old.html');
  expect(map).not.toContain('bad');
});
