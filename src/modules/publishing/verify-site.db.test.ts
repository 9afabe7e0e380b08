import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, drainOutbox, type TestOffice } from '../../../test/office.ts';
import { agencyFields } from '../agencies/agencies.api.ts';
import { agencyById } from '../agencies/agencies.queries.ts';
import { changeAgency } from '../agencies/agencies.usecases.ts';
import { storeGenerated } from '../attachments/attachments.usecases.ts';
import { nodeByKey } from '../catalogue/catalogue.queries.ts';
import { changeNode } from '../catalogue/catalogue.usecases.ts';
import { metadataSchema } from '../documents/documents.content.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { startEdition } from '../drafting/drafting.usecases.ts';
import { fileFolder } from './page-items.ts';
import { workshop } from './page-making.ts';
import { packPages } from './page-packing.ts';
import { publish, withdraw } from './publishing.usecases.ts';
import { rebuildSite } from './rebuild-site.ts';
import { siteFolder, unfinishedFolder } from './site-folder.ts';
import { verifySite } from './verify-site.ts';

let world: TestWorld;
let office: TestOffice;
let root: string;

beforeAll(async () => {
  ({ world, office } = await createTown());
  root = siteFolder(world.system.config);
  for (const title of ['第一件', '第二件']) await office.published('dynamic.news', { title });
  await rebuildSite(world.system, {});
});
afterAll(async () => world.close());

async function faults(): Promise<(readonly [string, string])[]> {
  return (await verifySite(world.system)).faults.map(({ path, message }) => [path, message] as const);
}

/** Publishes a document with one attachment. */
async function publishedWith(name: string, bytes: Uint8Array): Promise<{ documentId: string; file: string }> {
  const documentId = await office.draft('dynamic.notices');
  await saveWith(documentId, name, bytes);
  return { documentId, file: await publishedFile(documentId, name) };
}

async function saveWith(documentId: string, name: string, bytes: Uint8Array): Promise<void> {
  const kept = await storeGenerated(office.as('clerk'), {
    documentId,
    name,
    extension: 'txt',
    mediaType: 'text/plain',
    bytes,
  });
  await office.change(documentId, {
    metadata: metadataSchema.parse({ writtenOn: '2024-06-03' }),
    attachmentIds: [kept.id],
  });
}

/** Takes a draft through review and publication; where its file then stands, relative to the site. */
async function publishedFile(documentId: string, name: string): Promise<string> {
  await office.review(documentId);
  const { edition } = await loadDocument(world.db, documentId);
  const { path } = await publish(office.as('publisher'), { documentId, editionVersion: edition.version });
  await drainOutbox(world);
  return `${fileFolder({ path })}/${name}.txt`;
}

async function put(path: string, content: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), content);
}

describe('verification', () => {
  test('finds nothing where files and database agree', async () => {
    expect(await faults()).toEqual([]);
    expect((await verifySite(world.system)).pages).toBeGreaterThan(20);
  });

  test.each([
    ['a changed page', '/ceshi/doc/2024/1.html', '网页内容与数据库不一致'],
    ['a list that lacks a line', '/ceshi/dynamic/news/', '网页内容与数据库不一致'],
    ['a page that was cut short', '/ceshi/', '网页内容与数据库不一致'],
  ])('finds %s', async (_, path, message) => {
    const file = join(root, path.endsWith('/') ? `${path}index.html` : path);
    const whole = await readFile(file, 'utf8');
    await writeFile(file, whole.slice(0, whole.length / 2));
    expect(await faults()).toEqual([[path, message]]);
    await writeFile(file, whole);
  });

  test('finds a missing page, also the style sheet and the page for what isn’t found', async () => {
    await rm(join(root, 'ceshi/doc/2024/2.html'));
    await rm(join(root, '404.html'));
    expect((await faults()).toSorted()).toEqual([
      ['/404.html', '网页缺失'],
      ['/ceshi/doc/2024/2.html', '网页缺失'],
    ]);
    expect(await rebuildSite(world.system, {})).toMatchObject({ written: 2, removed: 0 });
  });

  test.each([
    'ceshi/doc/2024/99.html',
    'ceshi/doc/2024/1.html.bak',
    'ceshi/dynamic/news/page-7.html',
    'nobody/index.html',
    'files/ceshi/2024/99/秘密.pdf',
    'upload.php',
  ])('finds a file that belongs to nothing: %s', async (path) => {
    await put(path, '多余');
    expect(await faults()).toEqual([[`/${path}`, '不属于任何已发布内容的文件']]);
    expect(await rebuildSite(world.system, {})).toMatchObject({ written: 0, removed: 1 });
    expect(await faults()).toEqual([]);
  });

  test('finds what a killed process left half written, and leaves alone what a living one is writing', async () => {
    // No process has the first number: it is above the highest that Linux gives. The second runs this test.
    const left = join(unfinishedFolder(root), '4194399-0123456789abcdef');
    const threads = join(unfinishedFolder(root), 'thread-7', '4194399-0123456789abcdef');
    const others = join(unfinishedFolder(root), `${process.ppid}-0123456789abcdef`);
    await mkdir(dirname(threads), { recursive: true });
    for (const path of [left, threads, others]) await writeFile(path, '<p>写到一');
    expect((await faults()).toSorted()).toEqual([
      ['/.tmp/4194399-0123456789abcdef', '不属于任何已发布内容的文件'],
      ['/.tmp/thread-7/4194399-0123456789abcdef', '不属于任何已发布内容的文件'],
    ]);
    await rebuildSite(world.system, {});
    expect([left, threads, others].map((path) => existsSync(path))).toEqual([false, false, true]);
    await rm(others);
  });

  test('finds a changed attachment even where size and time are the same, and a rebuild puts it right', async () => {
    const { file } = await publishedWith('名单', Buffer.from('甲、乙、丙'));
    expect(await faults()).toEqual([]);
    const { atime, mtime } = await stat(join(root, file));
    await writeFile(join(root, file), '甲、乙、丁');
    await utimes(join(root, file), atime, mtime);
    const message = '附件内容与登记的校验值不符';
    expect(await faults()).toEqual([[encodeURI(file), message]]);
    await rebuildSite(world.system, {});
    expect(await readFile(join(root, file), 'utf8')).toBe('甲、乙、丙');
    await rm(join(root, file));
    expect(await faults()).toEqual([[encodeURI(file), '附件缺失']]);
    await rebuildSite(world.system, {});
    expect(await faults()).toEqual([]);
  });

  test('finds an attachment of a withdrawn document that is still public', async () => {
    const { documentId, file } = await publishedWith('撤下的', Buffer.from('不应再看到'));
    const { edition } = await loadDocument(world.db, documentId);
    await withdraw(office.as('publisher'), {
      documentId,
      editionVersion: edition.version,
      reason: '有误',
      publicNotice: '暂时撤下',
    });
    await drainOutbox(world);
    expect(existsSync(join(root, file))).toBe(false);
    await put(file, '不应再看到');
    expect((await faults()).map(([path]) => path)).toContain(file);
    await rebuildSite(world.system, {});
    expect(await faults()).toEqual([]);
  });
});

describe('what follows a change', () => {
  test('another file of the same name and size takes the place of the one before', async () => {
    // Uploaded before the first edition was published: by its time alone it would look like the older one.
    const { documentId, file } = await publishedWith('附表', Buffer.from('一、二、三'));
    await startEdition(office.as('clerk'), { documentId, changeNote: '更正附表' });
    await saveWith(documentId, '附表', Buffer.from('一、二、四'));
    const { revision } = await loadDocument(world.db, documentId);
    const stored = world.system.storage.pathOf(revision.attachments[0]?.sha256 ?? '');
    await utimes(stored, new Date('2024-01-01'), new Date('2024-01-01'));
    await publishedFile(documentId, '附表');
    expect(await readFile(join(root, file), 'utf8')).toBe('一、二、四');
    expect(await faults()).toEqual([]);
  });

  test('an agency’s new telephone and a column’s new name stand on the pages of documents too', async () => {
    const agency = await agencyById(world.db, office.agencyId);
    await changeAgency(office.as('systemAdmin'), {
      ...agencyFields.parse(agency),
      id: agency.id,
      version: agency.version,
      phone: '023-87654321',
    });
    const news = await nodeByKey(world.db, office.agencyId, 'dynamic.news');
    await changeNode(office.as('publisher'), { ...news, nodeId: news.id, name: '镇内要闻' });
    await drainOutbox(world);
    const page = await readFile(join(root, 'ceshi/doc/2024/1.html'), 'utf8');
    expect(page).toContain('023-87654321');
    expect(page).toContain('镇内要闻');
    expect(await faults()).toEqual([]);
  });

  test('packed copies come back with pages that were taken away or damaged', async () => {
    const packAll = async (): Promise<void> => {
      const shop = workshop(world.system, { sync: false, thorough: true });
      while ((await packPages(shop, 100)) > 0);
    };
    await packAll();
    const home = join(root, 'index.html');
    await stat(`${home}.br`);
    await writeFile(home, 'damaged');
    await rebuildSite(world.system, {});
    await packAll();
    await stat(`${home}.br`);
    await rm(root, { recursive: true });
    await rebuildSite(world.system, {});
    await packAll();
    await stat(`${home}.gz`);
    expect(await faults()).toEqual([]);
  });
});
