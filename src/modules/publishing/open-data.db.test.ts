import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { strFromU8, unzipSync } from 'fflate';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, drainOutbox, type TestOffice } from '../../../test/office.ts';
import {
  agencyDataHref,
  columnDataHref,
  documentDataHref,
  fileOf,
  LOG_DAYS,
  logPartHref,
} from '../../portal/paths.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { logSource } from '../public-log/log-source.ts';
import { signFinishedDays } from '../public-log/sign-days.ts';
import { verifyLog } from '../public-log/verify-log.ts';
import { restore, withdraw } from './publishing.usecases.ts';
import { rebuildSite } from './rebuild-site.ts';
import { siteFolder } from './site-folder.ts';
import { siteSnapshot } from './site-snapshot.ts';
import { verifySite } from './verify-site.ts';
import { vanish } from './withdrawals.ts';

let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  ({ world, office } = await createTown());
});
afterAll(async () => world.close());

async function fileAt(path: string): Promise<string | null> {
  return readFile(join(siteFolder(world.system.config), fileOf(path)), 'utf8').catch(() => null);
}

async function versionOf(documentId: string): Promise<number> {
  return (await loadDocument(world.db, documentId)).edition.version;
}

async function verdict() {
  return verifyLog(logSource(siteFolder(world.system.config)), { pages: true, files: true });
}

test('what is published, withdrawn, restored and vanishes stands in a log that the site itself bears out', async () => {
  const stays = await office.published('dynamic.news', { title: '留下的消息' });
  const goes = await office.published('dynamic.news', { title: '撤下的消息' });
  const returns = await office.published('dynamic.news', { title: '恢复的消息' });
  const vanishes = await office.published('dynamic.news', { title: '含有某人隐私的消息' });
  await rebuildSite(world.system, {});
  expect(JSON.parse((await fileAt(documentDataHref(vanishes.path))) ?? '').content.title).toContain('隐私');
  const before = await verdict();
  expect(before).toMatchObject({ faults: [], entries: 4, pages: 4 });
  for (const { documentId } of [goes, returns])
    await withdraw(office.as('publisher'), {
      documentId,
      editionVersion: await versionOf(documentId),
      reason: '内容有误',
      publicNotice: '内容有误，正在核实。',
    });
  await restore(office.as('publisher'), {
    documentId: returns.documentId,
    editionVersion: await versionOf(returns.documentId),
    reason: '核实无误',
  });
  await vanish(office.as('secrecyReviewer'), {
    documentId: vanishes.documentId,
    editionVersion: await versionOf(vanishes.documentId),
    ground: 'personalData',
    reason: '涉及个人隐私',
  });
  await drainOutbox(world);
  const after = await verdict();
  expect(after).toMatchObject({ faults: [], entries: 8, pages: 4 });
  const log = JSON.parse((await fileAt(logPartHref(1))) ?? '');
  expect(log.entries.map((entry: { action: string }) => entry.action).join(' ')).toBe(
    'published published published published withdrawn withdrawn restored vanished',
  );
  // The vanished one has left nothing but its number: neither title nor anything that would tell whether a guess is right.
  expect(JSON.stringify(log)).not.toContain('隐私');
  expect(await fileAt(documentDataHref(vanishes.path))).toBeNull();
  expect(await fileAt(documentDataHref(goes.path))).toBeNull();
  const list = JSON.parse((await fileAt(columnDataHref('/ceshi/dynamic/news/', null))) ?? '');
  expect(list.items.map((item: { path: string }) => item.path)).toEqual([returns.path, stays.path]);
  expect((await verifySite(world.system)).faults).toEqual([]);
});

test('a finished day is signed once, in public, by a key that stands beside the signature', async () => {
  world.clock.set(new Date(world.clock.now().getTime() + 86_400_000));
  expect(await signFinishedDays(world.system)).toBe(1);
  expect(await signFinishedDays(world.system)).toBe(0);
  // Stamped before midnight, there only after the signing: the next day's signature covers it.
  const now = world.clock.now();
  world.clock.set(new Date(now.getTime() - 86_400_000));
  await office.published('dynamic.news', { title: '午夜前的消息' });
  world.clock.set(now);
  expect(await signFinishedDays(world.system)).toBe(0);
  await drainOutbox(world);
  const { days } = JSON.parse((await fileAt(LOG_DAYS)) ?? '');
  expect(days).toHaveLength(1);
  expect(await verdict()).toMatchObject({ faults: [], signedDays: 1 });
});

test('a document that is edited behind the program’s back is found by whoever reads the site', async () => {
  const { documentId } = await office.published('dynamic.news', { title: '被改动的消息' });
  await drainOutbox(world);
  const { revision } = await loadDocument(world.db, documentId);
  await sql`ALTER TABLE revisions DISABLE TRIGGER revisions_immutable`.execute(world.db);
  await sql`UPDATE revisions SET body_html = '<p>悄悄换过的正文。</p>' WHERE id = ${revision.id}`.execute(
    world.db,
  );
  await sql`ALTER TABLE revisions ENABLE TRIGGER revisions_immutable`.execute(world.db);
  await rebuildSite(world.system, {});
  expect((await verdict()).faults.join()).toContain('公开以后被改动过而没有记录');
});

test('a year of the site goes into an archive whose manifest is borne out by its files', async () => {
  const { path } = await office.published('dynamic.news', { title: '要存档的消息' });
  await drainOutbox(world);
  const { archive, files } = await siteSnapshot(world.system, { year: 2024, agency: 'ceshi' });
  const parts: Uint8Array[] = [];
  for await (const part of archive) parts.push(part);
  const unpacked = unzipSync(Buffer.concat(parts));
  const manifest = JSON.parse(strFromU8(unpacked['manifest.json'] ?? new Uint8Array()));
  expect(manifest.files).toHaveLength(files);
  for (const { name, sha256 } of manifest.files)
    expect(
      createHash('sha256')
        .update(unpacked[name] ?? '')
        .digest('hex'),
    ).toBe(sha256);
  expect(Object.keys(unpacked)).toEqual(
    expect.arrayContaining([
      `site${path}`,
      `site${documentDataHref(path)}`,
      'site/log/part-1.json',
      'site/index.html',
    ]),
  );
  await expect(siteSnapshot(world.system, { year: 1999, agency: null })).rejects.toMatchObject({
    code: 'publishing.snapshot_empty',
  });
});

test('every data file is as the site’s own description says', async () => {
  const { path } = await office.published('dynamic.news', { title: '照格式公开的消息' });
  await drainOutbox(world);
  const api = JSON.parse((await fileAt('/open-data/openapi.json')) ?? '');
  const ajv = addFormats.default(new Ajv2020({ strict: false }));
  ajv.addSchema(api, 'api');
  const files = {
    Site: '/open-data/site.json',
    Agency: agencyDataHref('ceshi'),
    ColumnPage: columnDataHref('/ceshi/dynamic/news/', null),
    Document: documentDataHref(path),
    LogPart: logPartHref(1),
    LogDays: LOG_DAYS,
  };
  for (const [schema, href] of Object.entries(files)) {
    const check = ajv.compile({ $ref: `api#/components/schemas/${schema}` });
    check(JSON.parse((await fileAt(href)) ?? ''));
    expect({ schema, errors: check.errors }).toEqual({ schema, errors: null });
  }
  expect(await fileAt('/ceshi/catalogue/catalogue.csv')).toContain('网址');
});
