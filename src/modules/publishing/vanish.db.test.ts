import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, drainOutbox, type TestOffice } from '../../../test/office.ts';
import { REDIRECTS_FILE } from '../../platform/http/answered-files.ts';
import { buildServer } from '../../server.ts';
import { storeGenerated } from '../attachments/attachments.usecases.ts';
import { metadataSchema } from '../documents/documents.content.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { linkDocuments } from '../documents/documents.relations.ts';
import { startEdition } from '../drafting/drafting.usecases.ts';
import { fireDueSchedules } from './fire-schedules.ts';
import { heldForMe, schedulePublication } from './publication-schedules.ts';
import { publicPageOf, publish, restore, withdraw } from './publishing.usecases.ts';
import { itemOf } from './published-items.repository.ts';
import { rebuildSite } from './rebuild-site.ts';
import { siteFolder } from './site-folder.ts';
import { addRedirect } from './site-redirects.ts';
import { tracesOf, type Sensitive } from './test/traces.ts';
import { vanish } from './withdrawals.ts';
import { verifySite } from './verify-site.ts';

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

async function versionOf(documentId: string): Promise<number> {
  return (await loadDocument(world.db, documentId)).edition.version;
}

/** A policy whose interpretation names a person, with an attachment; everything of the latter must be able to go. */
async function published(person: string): Promise<Sensitive> {
  const { documentId: policy } = await office.published('statutory.art20-1.normative', {
    title: '临时救助办法',
    metadata: metadataSchema.parse({
      documentNumber: '测试府规〔2024〕1号',
      writtenOn: '2024-06-03',
      effectiveOn: '2024-06-10',
    }),
  });
  const documentId = await office.draft('statutory.art20-1.interpretation', {
    title: `${person}申请救助的解读`,
  });
  const file = Buffer.from(`${person}的身份证件扫描内容`);
  const kept = await storeGenerated(office.as('clerk'), {
    documentId,
    name: '名单',
    extension: 'txt',
    mediaType: 'text/plain',
    bytes: file,
  });
  await office.change(documentId, {
    summary: `关于${person}。`,
    bodyHtml: `<p>${person}家庭的救助情况。</p>`,
    attachmentIds: [kept.id],
  });
  await linkDocuments(office.as('clerk'), { documentId: policy, otherDocumentId: documentId });
  await office.review(documentId);
  const editionVersion = await versionOf(documentId);
  const { path, indexNumber } = await publish(office.as('publisher'), { documentId, editionVersion });
  return { documentId, path, indexNumber, person, file };
}

async function traces(of: Sensitive): Promise<string[]> {
  return tracesOf({ world, app }, [of]);
}

async function takeAllAway(documentId: string): Promise<void> {
  await vanish(office.as('secrecyReviewer'), {
    documentId,
    editionVersion: await versionOf(documentId),
    ground: 'personalData',
    reason: '误公开低保申请人的身份信息',
  });
}

test('nothing of what vanished is left, in no file, list, feed, map, copy or answer', async () => {
  const document = await published('向晚晴');
  await drainOutbox(world);
  const root = siteFolder(world.system.config);
  const page = await readFile(join(root, document.path));
  writeFileSync(join(root, `${document.path}.gz`), gzipSync(page));
  writeFileSync(join(root, `${document.path}.br`), brotliCompressSync(page));
  const before = await traces(document);
  expect(before.length).toBeGreaterThan(12);
  for (const where of [document.path, 'feed.xml', 'sitemap-1.xml', '/files/', 'search: '])
    expect(before.some((trace) => trace.includes(where))).toBe(true);
  await takeAllAway(document.documentId);
  await drainOutbox(world);
  expect(await traces(document)).toEqual([]);
  expect((await verifySite(world.system)).faults).toEqual([]);
  const never = await app.inject(document.path.replace(/\d+\.html$/, '999.html'));
  const gone = await app.inject(document.path);
  expect([gone.statusCode, gone.body]).toEqual([404, never.body]);
  expect(gone.headers['cache-control']).toBe(never.headers['cache-control']);
  expect(await publicPageOf(office.as('clerk'), document)).toBeNull();
  await rebuildSite(world.system, {});
  expect(await traces(document)).toEqual([]);
  const audited = await world.db
    .selectFrom('audit_events')
    .select('data')
    .where('type', '=', 'document.vanished')
    .execute();
  expect(JSON.stringify(audited)).toContain('误公开低保申请人的身份信息');
  expect(await itemOf(world.db, document.documentId)).toMatchObject({ index_number: document.indexNumber });
}, 120_000);

test('what leads to it leads nowhere, what was withdrawn before vanishes too, a new edition under way or not', async () => {
  const document = await published('夏知秋');
  const former = await office.published('dynamic.news', { title: '旧稿' });
  const away = { reason: '重复', editionVersion: await versionOf(former.documentId) };
  await withdraw(office.as('publisher'), {
    documentId: former.documentId,
    ...away,
    kind: 'redirect',
    redirectPath: `https://www.example.gov.cn${document.path}`,
  });
  await drainOutbox(world);
  // The program looks at these files twice a second.
  await expect
    .poll(async () => {
      const { statusCode, headers } = await app.inject(former.path);
      return [statusCode, headers.location];
    })
    .toEqual([301, document.path]);
  await withdraw(office.as('publisher'), {
    documentId: document.documentId,
    editionVersion: await versionOf(document.documentId),
    reason: '有误',
    publicNotice: '正在更正',
  });
  await startEdition(office.as('clerk'), { documentId: document.documentId, changeNote: '更正' });
  const withdrawnAt = world.clock.now();
  world.clock.set(new Date(withdrawnAt.getTime() + 3_600_000).toISOString());
  await takeAllAway(document.documentId);
  // Who asks only for what has changed since hears of it.
  expect(await itemOf(world.db, document.documentId)).toMatchObject({
    withdrawn_at: withdrawnAt,
    changed_at: world.clock.now(),
  });
  await drainOutbox(world);
  expect(await traces(document)).toEqual([]);
  await expect.poll(async () => (await app.inject(former.path)).statusCode).toBe(200);
  expect((await app.inject(former.path)).body).toContain('本机关已将这条信息从网站撤下');
  await expect(takeAllAway(document.documentId)).rejects.toMatchObject({
    code: 'publishing.vanished_already',
  });
});

test('an address of a former site that led to it is gone, and names its address nowhere', async () => {
  const document = await published('沈听雨');
  const path = '/旧站/名单.html';
  await addRedirect(office.as('systemAdmin'), { path, to: document.path, reason: '旧网站改版' });
  await drainOutbox(world);
  expect((await traces(document)).some((trace) => trace.includes(REDIRECTS_FILE))).toBe(true);
  await takeAllAway(document.documentId);
  await drainOutbox(world);
  expect(await traces(document)).toEqual([]);
  await expect.poll(async () => (await app.inject(encodeURI(path))).statusCode).toBe(410);
  expect((await verifySite(world.system)).faults).toEqual([]);
});

test('the next edition, approved and with its time, goes back to the clerk and isn’t published at that time', async () => {
  const { documentId } = await office.published('dynamic.news', { title: '名单公示' });
  await startEdition(office.as('clerk'), { documentId, changeNote: '补充' });
  await office.review(documentId);
  const at = new Date(world.clock.now().getTime() + 3_600_000);
  const editionVersion = await versionOf(documentId);
  await schedulePublication(office.as('publisher'), { documentId, editionVersion, at, version: null });
  await takeAllAway(documentId);
  world.clock.set(new Date(at.getTime() + 1).toISOString());
  expect(await fireDueSchedules(world.system)).toBe(0);
  expect(await itemOf(world.db, documentId)).toMatchObject({ withdrawal_kind: 'vanish' });
  expect((await loadDocument(world.db, documentId)).edition.state).toBe('returned');
  expect(await heldForMe(office.as('publisher'))).toEqual([
    expect.objectContaining({ document_id: documentId, note: expect.stringContaining('重新审核') }),
  ]);
});

test('it comes back as a new edition alone, and only the 保密审查员 takes every trace away', async () => {
  const document = await published('秋长歌');
  const { documentId } = document;
  for (const role of ['publisher', 'clerk', 'systemAdmin', 'auditAdmin'] as const) {
    const input = { documentId, editionVersion: await versionOf(documentId), ground: 'otherLaw' as const };
    await expect(vanish(office.as(role), { ...input, reason: '试' })).rejects.toMatchObject({ status: 403 });
  }
  await takeAllAway(documentId);
  const back = { documentId, editionVersion: await versionOf(documentId), reason: '误撤' };
  await expect(restore(office.as('publisher'), back)).rejects.toMatchObject({
    code: 'publishing.vanished_for_good',
  });
  await startEdition(office.as('clerk'), { documentId, changeNote: '去除个人信息' });
  await office.change(documentId, {
    title: '临时救助的解读',
    summary: '',
    bodyHtml: '<p>救助条件。</p>',
    attachmentIds: [],
  });
  await office.review(documentId);
  const editionVersion = await versionOf(documentId);
  const again = await publish(office.as('publisher'), { documentId, editionVersion });
  await drainOutbox(world);
  expect(again).toMatchObject({ path: document.path, indexNumber: document.indexNumber });
  expect((await app.inject(document.path)).statusCode).toBe(200);
  expect((await traces(document)).filter((trace) => trace.includes(document.person))).toEqual([]);
});
