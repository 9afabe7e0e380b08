import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, drainOutbox, type TestOffice } from '../../../test/office.ts';
import { PNG } from '../../files/test/sample-files.ts';
import { fileOf } from '../../portal/paths.ts';
import { buildServer } from '../../server.ts';
import { storeGenerated } from '../attachments/attachments.usecases.ts';
import { nodeByKey } from '../catalogue/catalogue.queries.ts';
import { changeNode } from '../catalogue/catalogue.usecases.ts';
import { metadataSchema } from '../documents/documents.content.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { changeValidity, linkDocuments } from '../documents/documents.relations.ts';
import { logSource } from '../public-log/log-source.ts';
import { verifyLog } from '../public-log/verify-log.ts';
import { saveAppearance } from './change-appearance.ts';
import { publish, restore, withdraw } from './publishing.usecases.ts';
import { rebuildSite, runOpenJobs } from './rebuild-site.ts';
import { siteAppearance } from './site-appearance.ts';
import { siteFolder } from './site-folder.ts';
import { siteSnapshot } from './site-snapshot.ts';
import { withdrawalSchema } from './withdrawal.kinds.ts';
import { vanish } from './withdrawals.ts';

// What the log says of a site to which everything has happened that can, and of copies of it that somebody tampered with.

let world: TestWorld;
let office: TestOffice;
let app: FastifyInstance;
let stays: string;
let withdrawn: string;

const LOOK = { pages: true, files: true } as const;

beforeAll(async () => {
  ({ world, office } = await createTown());
  app = await buildServer({ ctx: world.system });
  await rebuildSite(world.system, {});
  stays = (await withPicture()).path;
  const rule = await office.published('statutory.art20-1.normative', {
    title: '公墓管理办法',
    metadata: metadataSchema.parse({
      documentNumber: '测府发〔2024〕3号',
      writtenOn: '2024-06-03',
      effectiveOn: '2024-07-01',
      lapsesOn: '2029-06-03',
      keywords: ['公墓'],
    }),
  });
  const guide = await office.published('statutory.art20-1.interpretation', { title: '一图读懂“公墓”&办法' });
  await linkDocuments(office.as('publisher'), {
    documentId: guide.documentId,
    otherDocumentId: rule.documentId,
  });
  await changeValidity(office.as('publisher'), {
    documentId: rule.documentId,
    validity: 'repealed',
    sinceOn: '2024-06-10',
    reason: '已有新规定',
  });
  const told = await office.published('dynamic.notices', { title: '撤下的公示' });
  withdrawn = told.path;
  await takeDown(told.documentId, {});
  await takeDown((await office.published('dynamic.notices')).documentId, { hideTitle: true });
  await takeDown((await office.published('dynamic.news', { title: '换了' })).documentId, {
    kind: 'redirect',
    redirectPath: stays,
    publicNotice: '',
  });
  await takeDown((await office.published('dynamic.news', { title: '永久移除' })).documentId, {
    kind: 'gone',
  });
  const back = await office.published('dynamic.news', { title: '恢复的消息' });
  await takeDown(back.documentId, {});
  await restore(office.as('publisher'), await seen(back.documentId, '核实无误'));
  const gone = await office.published('dynamic.news', { title: '隐私' });
  await vanish(office.as('secrecyReviewer'), {
    ...(await seen(gone.documentId, '涉及隐私')),
    ground: 'personalData',
  });
  await saveAppearance(world.system, {
    appearance: siteAppearance.parse({ bannerText: '明日停水', grey: true }),
    version: 0,
  });
  await drainOutbox(world);
  await runOpenJobs(world.system, {});
}, 120_000);
afterAll(async () => {
  await app.close();
  await world.close();
});

async function seen(documentId: string, reason: string) {
  const { edition } = await loadDocument(world.db, documentId);
  return { documentId, editionVersion: edition.version, reason };
}

async function takeDown(documentId: string, withdrawal: object): Promise<void> {
  await withdraw(office.as('publisher'), {
    ...(await seen(documentId, '内容有误')),
    ...withdrawalSchema.parse({ publicNotice: '内容有误，正在核实。', ...withdrawal }),
  });
  await drainOutbox(world);
}

/** A document with a picture in its text and two files of the same name beside it. */
async function withPicture(): Promise<{ path: string }> {
  const documentId = await office.draft('dynamic.notices', { title: '有图有附件的公示' });
  const file = async (name: string, extension: string, bytes: Uint8Array): Promise<string> => {
    const mediaType = extension === 'png' ? 'image/png' : 'text/plain';
    return (await storeGenerated(office.as('clerk'), { documentId, name, extension, mediaType, bytes })).id;
  };
  const picture = await file('现场', 'png', PNG);
  const tables = [
    await file('附表 1', 'txt', Buffer.from('甲')),
    await file('附表 1', 'txt', Buffer.from('乙')),
  ];
  await office.change(documentId, {
    bodyHtml: `<p>各村：</p><p>见下图。<a href="https://www.example.com/">链接</a></p><p><img data-attachment-id="${picture}" alt="现场"></p>`,
    metadata: metadataSchema.parse({ writtenOn: '2024-06-03', publicityUntil: '2024-07-01' }),
    attachmentIds: [picture, ...tables],
  });
  await office.review(documentId);
  const { edition } = await loadDocument(world.db, documentId);
  const published = await publish(office.as('publisher'), { documentId, editionVersion: edition.version });
  await drainOutbox(world);
  return published;
}

const NOTHING = { faults: [], doubts: [] };

test('a site to which everything has happened bears its log out, as a folder and by address', async () => {
  expect(await verifyLog(logSource(siteFolder(world.system.config)), LOOK)).toMatchObject(NOTHING);
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  expect(await verifyLog(logSource(address), LOOK)).toMatchObject({ ...NOTHING, files: 3 });
});

test('a snapshot of all that was published bears it out', async () => {
  const { archive } = await siteSnapshot(world.system, { year: 2024, agency: null });
  const parts: Uint8Array[] = [];
  for await (const part of archive) parts.push(part);
  const unpacked = unzipSync(Buffer.concat(parts));
  const bytesAt = async (path: string): Promise<Buffer | null> => {
    const bytes = unpacked[`site/${fileOf(path)}`];
    return bytes === undefined ? null : Buffer.from(bytes);
  };
  const source = {
    get: bytesAt,
    look: async (path: string) => {
      const text = (await bytesAt(path))?.toString();
      return text === undefined ? null : { text, at: path, gone: false, otherCopy: false };
    },
    list: () => null,
  };
  expect((await verifyLog(source, LOOK)).faults).toEqual([]);
});

test('a column that is called otherwise now changes nothing of what was logged', async () => {
  const node = await nodeByKey(world.db, office.agencyId, 'dynamic.notices');
  await changeNode(office.as('publisher'), { ...node, nodeId: node.id, name: '公示与公告' });
  await drainOutbox(world);
  await runOpenJobs(world.system, {});
  expect(await readFile(join(siteFolder(world.system.config), fileOf(withdrawn)), 'utf8')).toContain(
    '公示与公告',
  );
  expect(await verifyLog(logSource(siteFolder(world.system.config)), LOOK)).toMatchObject(NOTHING);
});

test.each([
  [
    'a sentence before the text',
    '<div class="rich-text document-body">',
    '<p>本件已经废止</p>$&',
    '多出“本件已经废止”',
  ],
  ['another 索引号', '<dt>索引号</dt><dd>', '$&9', '“索引号”与登记的不同'],
  ['another link to a file', 'href="/files/', 'href="https://evil.example/files/', '附件列表与登记的不同'],
  ['another picture', 'src="/files/', 'src="https://evil.example/files/', '正文与登记的不同'],
])('%s in a copy of the site is found', async (_what, from, to, told) => {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-log-'));
  await cp(siteFolder(world.system.config), folder, { recursive: true });
  const page = join(folder, fileOf(stays));
  const text = await readFile(page, 'utf8');
  expect(text).toContain(from);
  await writeFile(page, text.replace(from, to));
  expect((await verifyLog(logSource(folder), LOOK)).faults.join('\n')).toContain(told);
  await writeFile(page, text);
  await cp(page, join(folder, fileOf(withdrawn)));
  await cp(page, join(folder, fileOf(stays.replace(/\d+\.html$/, '999.html'))));
  const { faults } = await verifyLog(logSource(folder), LOOK);
  expect(faults.join('\n')).toContain(`${withdrawn} 的撤下说明不是本系统生成的样子`);
  expect(faults.join('\n')).toContain('999.html');
  await rm(folder, { recursive: true });
});
