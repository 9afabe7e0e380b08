import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, drainOutbox, type TestOffice } from '../../../test/office.ts';
import { buildServer } from '../../server.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { lostReplacements } from './lost-replacements.ts';
import { publicationStanding } from './publication-schedules.ts';
import { restore, withdraw } from './publishing.usecases.ts';
import { siteFolder } from './site-folder.ts';
import { verifySite } from './verify-site.ts';
import { withdrawalSchema } from './withdrawal.kinds.ts';
import { changeWithdrawal, vanish } from './withdrawals.ts';
import { addressFolder } from './write-addresses.ts';

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

interface Published {
  readonly documentId: string;
  readonly path: string;
}

async function seen({ documentId }: Published): Promise<{ documentId: string; editionVersion: number }> {
  return { documentId, editionVersion: (await loadDocument(world.db, documentId)).edition.version };
}

async function take(document: Published, withdrawal: object): Promise<void> {
  await withdraw(office.as('publisher'), { ...(await seen(document)), reason: '有新版', ...withdrawal });
  await drainOutbox(world);
}

async function takeAllAway(document: Published): Promise<void> {
  const ground = 'personalData';
  await vanish(office.as('secrecyReviewer'), { ...(await seen(document)), ground, reason: '有身份证件号' });
  await drainOutbox(world);
}

/** `former` leads to `middle`, which leads to `last`. */
async function chain(name: string): Promise<[former: Published, middle: Published, last: Published]> {
  const former = await office.published('dynamic.news', { title: `${name}名单` });
  const middle = await office.published('dynamic.news', { title: `${name}名单（更正）` });
  const last = await office.published('dynamic.news', { title: `${name}名单（再次更正）` });
  await take(former, { kind: 'redirect', redirectPath: middle.path, publicNotice: `见${name}名单` });
  await take(middle, { kind: 'redirect', redirectPath: last.path });
  return [former, middle, last];
}

/** What the server answers: its status, where it leads, and what stands there. */
async function answer({ path }: Published): Promise<{ status: number; to: unknown; body: string }> {
  const { statusCode: status, headers, body } = await app.inject(path);
  return { status, to: headers.location, body };
}

/** The program looks at the files of addresses twice a second. */
async function expectAnswer(of: Published, wanted: { status: number; to?: string }): Promise<void> {
  await vi.waitFor(async () => expect(await answer(of)).toMatchObject(wanted), { timeout: 5_000 });
}

async function todo(): Promise<string[]> {
  return (await lostReplacements(office.as('publisher'))).map(({ documentId }) => documentId);
}

async function isLost({ documentId }: Published): Promise<boolean> {
  return (await publicationStanding(office.as('clerk'), { documentId })).replacementLost;
}

test('where the replacement vanishes, a notice without any title stays, and the publisher decides anew', async () => {
  const [former, middle, last] = await chain('向晚晴');
  await expectAnswer(former, { status: 301, to: last.path });
  expect([await isLost(former), await todo()]).toEqual([false, []]);
  await takeAllAway(last);
  for (const document of [former, middle]) {
    await expectAnswer(document, { status: 200 });
    const { body } = await answer(document);
    expect(body).toContain('这条信息已经撤下。');
    expect(body).toContain('本机关已将这条信息从网站撤下。');
    for (const trace of ['向晚晴', last.path, '移除', 'http-equiv="refresh"'])
      expect(body).not.toContain(trace);
    expect(await isLost(document)).toBe(true);
  }
  for (const name of ['redirects.map', 'gone.map']) {
    const map = await readFile(join(addressFolder(world.system.config), name), 'utf8');
    for (const { path } of [former, middle, last]) expect(map).not.toContain(path);
  }
  expect((await verifySite(world.system)).faults).toEqual([]);
  expect((await todo()).toSorted()).toEqual([former.documentId, middle.documentId].toSorted());
  expect(await lostReplacements(office.as('clerk'))).toEqual([]);
  await changeWithdrawal(office.as('publisher'), {
    ...(await seen(middle)),
    reason: '没有替代文稿了',
    withdrawal: withdrawalSchema.parse({ kind: 'notice', publicNotice: '名单有误，已经撤下。' }),
  });
  await drainOutbox(world);
  await expectAnswer(former, { status: 301, to: middle.path });
  expect(await todo()).toEqual([]);
  expect((await verifySite(world.system)).faults).toEqual([]);
}, 60_000);

test('a replacement that is withdrawn with a notice is led to, one that is gone for good isn’t, until it is back', async () => {
  const [former, middle, last] = await chain('秋长歌');
  await take(last, { publicNotice: '正在更正' });
  await expectAnswer(former, { status: 301, to: last.path });
  expect(await todo()).toEqual([]);
  await changeWithdrawal(office.as('publisher'), {
    ...(await seen(last)),
    reason: '不再公开',
    withdrawal: withdrawalSchema.parse({ kind: 'gone', publicNotice: '已经废止' }),
  });
  await drainOutbox(world);
  await expectAnswer(former, { status: 200 });
  await expectAnswer(last, { status: 410 });
  const file = await readFile(join(siteFolder(world.system.config), former.path), 'utf8');
  expect(file).toContain('这条信息已经撤下。');
  expect((await todo()).toSorted()).toEqual([former.documentId, middle.documentId].toSorted());
  await restore(office.as('publisher'), { ...(await seen(last)), reason: '误撤' });
  await drainOutbox(world);
  await expectAnswer(former, { status: 301, to: last.path });
  expect(await todo()).toEqual([]);
  expect((await verifySite(world.system)).faults).toEqual([]);
}, 60_000);
