import { buffer } from 'node:stream/consumers';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { drainOutbox, openOffice } from '../../../test/office.ts';
import { connect } from '../../platform/database/connect.ts';
import { must } from '../../platform/errors.ts';
import type { ReadingPool } from '../../files/readers/sandbox.ts';
import { gbk } from '../../files/test/plain-zip.ts';
import { makePackage } from '../channels/cms-packages.ts';
import { saveConnection } from '../channels/connections.ts';
import { packageConnection } from '../channels/test/package-connection.ts';
import { packageFile } from '../channels/package-file.ts';
import { metadataSchema } from '../documents/documents.content.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { itemOf } from '../publishing/publishing.queries.ts';
import { publish } from '../publishing/publishing.usecases.ts';
import { siteRedirects } from '../publishing/site-redirects.ts';
import { siteSnapshot } from '../publishing/site-snapshot.ts';
import { carryOutBatch } from './carry-out-import.ts';
import { allowAddresses, stopAddresses } from './follow-publication.ts';
import { handedFiles } from './handed-files.ts';
import { openSource } from './import-source.ts';
import { listImports, viewImport } from './import-view.ts';
import { cancelImport, startImport } from './imports.ts';
import { filesOf } from './imports.repository.ts';
import {
  carryOut,
  countsOfImport,
  openImportWorld,
  itemsOfImport,
  pdfFile,
  readFiles,
  sitePage,
  wordFile,
} from './test/import-world.ts';
import { workOnImport } from './watch-imports.ts';

const { world, office, pool, news, documentCount, close } = await openImportWorld();
afterAll(close);

describe('an import that is killed', () => {
  const COUNT = 4;

  test('at any item goes on with the first that isn’t done, and nothing is made twice', async () => {
    const names = Array.from({ length: COUNT }, (_, index) => `第${index + 1}份.pdf`);
    const files = await Promise.all(
      names.map(async (name) => ({
        name,
        bytes: await pdfFile(`Killed ${name.charCodeAt(1)} ${name.length}`),
      })),
    );
    const unlike = files.map((file, index) => ({
      ...file,
      bytes: Buffer.concat([file.bytes, Buffer.from(`%${index}\n%%EOF\n`)]),
    }));
    const importId = await readFiles(world.system, {
      office,
      source: '中断',
      files: unlike,
      pool,
      nodeId: news,
    });
    const before = await documentCount();
    await startImport(office.as('clerk'), { importId });
    for (let at = 1; at <= COUNT; at += 1) await killedAtFile(importId, at === 1 ? 1 : 2);
    // Each killed process but the first got one item further.
    expect(await documentCount()).toBe(before + COUNT - 1);
    await workOnImport(world.system, importId, { pool, isEnding: () => false });
    expect(await countsOfImport(office, importId)).toEqual({ imported: COUNT });
    expect(await documentCount()).toBe(before + COUNT);
    const made = await world.db
      .selectFrom('import_records')
      .select('document_id')
      .where('import_id', '=', importId)
      .execute();
    expect(new Set(made.map((row) => row.document_id)).size).toBe(COUNT);
  });

  test('while its files are read reads on', async () => {
    const names = ['关于春耕的通知', '关于秋收的通知'];
    const files = await Promise.all(
      names.map(async (name) => ({ name: `${name}.docx`, bytes: await wordFile([name, '正文。']) })),
    );
    let calls = 0;
    const db = connect(world.databaseUrl, { max: 2 });
    const dying: ReadingPool = {
      ...pool,
      article: async (file) => {
        calls += 1;
        if (calls === 2) await db.destroy();
        return pool.article(file);
      },
    };
    const input = { office, source: '读到一半', files, nodeId: news };
    const ctx = { ...world.system, db };
    await expect(readFiles(ctx, { ...input, pool: dying })).rejects.toThrow(/destroyed/);
    const { items } = await listImports(office.as('clerk'), { agencyId: office.agencyId });
    const begun = must(
      items.find(({ source }) => source === '读到一半'),
      'import',
    );
    expect(begun.state).toBe('reading');
    await workOnImport(world.system, begun.id, { pool, isEnding: () => false });
    expect(await countsOfImport(office, begun.id)).toEqual({ waiting: 2 });
  });

  test('and one that is cancelled leave what was made, and end', async () => {
    const files = [{ name: '取消.docx', bytes: await wordFile(['关于取消的通知', '正文。']) }];
    const importId = await readFiles(world.system, { office, source: '取消', files, pool, nodeId: news });
    await cancelImport(office.as('clerk'), { importId });
    await expect(startImport(office.as('clerk'), { importId })).rejects.toThrow(/已取消/);
    await workOnImport(world.system, importId, { pool, isEnding: () => false });
    expect(await countsOfImport(office, importId)).toEqual({ waiting: 1 });
  });

  test('only the clerk of the agency imports, and what can’t be opened says why', async () => {
    const files = [{ name: '坏.zip', bytes: zipSync({ 'a.txt': strToU8('一') }).subarray(0, 30) }];
    await expect(
      readFiles(world.system, {
        office: { ...office, as: () => office.as('publisher') },
        source: '坏',
        files,
        pool,
      }),
    ).rejects.toThrow(/信息员/);
    const importId = await readFiles(world.system, { office, source: '坏', files, pool });
    const view = await viewImport(office.as('clerk'), { importId });
    expect(view).toMatchObject({ state: 'unreadable' });
    expect(view.problems.join()).toMatch(/损坏/);
  });
});

describe('an export of our own', () => {
  test('is read back as it was, and old addresses lead to what was imported once that is public', async () => {
    const { documentId } = await office.published('dynamic.news', {
      title: '关于防汛演练的报道',
      summary: '演练的概述',
      bodyHtml: '<p>演练顺利完成。</p>',
      metadata: metadataSchema.parse({
        writtenOn: '2024-05-30',
        contentSource: '宣传科',
        keywords: ['防汛'],
      }),
    });
    await drainOutbox(world);
    const { archive } = await siteSnapshot(world.system, { year: 2024, agency: office.slug });
    const pieces: Uint8Array[] = [];
    for await (const piece of archive) pieces.push(piece);
    const bytes = Buffer.concat(pieces);
    // Opened only now: the site of one agency is enough to make.
    const other = await openOffice(world, 'other');
    const importId = await readFiles(world.system, {
      office: other,
      source: '存档',
      files: [{ name: '存档.zip', bytes }],
      pool,
    });
    await carryOut(world.system, importId, { office: other, pool });
    const imported = (await itemsOfImport(other, importId)).find(
      ({ title }) => title === '关于防汛演练的报道',
    );
    const copy = must(imported?.documentId, 'copy');
    const [original, taken] = [await loadDocument(world.db, documentId), await loadDocument(world.db, copy)];
    expect(taken.revision).toMatchObject({
      summary: '演练的概述',
      bodyHtml: original.revision.bodyHtml,
      metadata: { writtenOn: '2024-05-30', contentSource: '宣传科', keywords: ['防汛'] },
    });
    // The same item by another way: a package for the county's system.
    const { connectionId } = await saveConnection(
      office.as('systemAdmin'),
      packageConnection(office.agencyId),
    );
    const { packageId } = await makePackage(office.as('clerk'), { connectionId });
    const packed = await buffer((await packageFile(office.as('clerk'), { packageId })).bytes);
    const again = await readFiles(world.system, {
      office: other,
      source: '报送包',
      files: [{ name: '包.zip', bytes: packed }],
      pool,
    });
    expect(await viewImport(other.as('clerk'), { importId: again })).toMatchObject({
      formName: '本系统的报送包或网站存档',
    });
    await carryOut(world.system, again, { office: other, pool });
    expect((await itemsOfImport(other, again)).find(({ documentId: id }) => id === copy)).toMatchObject({
      state: 'updated',
    });
    expect((await loadDocument(world.db, copy)).revision).toMatchObject({
      title: '关于防汛演练的报道',
      bodyHtml: original.revision.bodyHtml,
      metadata: { writtenOn: '2024-05-30' },
    });
    // Nobody is led away from where the original stands.
    await allowAddresses(world.system, { importId });
    await other.review(copy);
    await publish(other.as('publisher'), {
      documentId: copy,
      editionVersion: (await loadDocument(world.db, copy)).edition.version,
    });
    expect(await siteRedirects(world.system)).toEqual([]);
  });

  test('an old address leads to its document as soon as that is public, not before', async () => {
    const page = sitePage({
      title: '旧站的通知',
      url: 'http://www.old.gov.cn/art/9.html',
      column: '工作动态',
      body: '<p>正文。</p><p>2019年3月4日</p>',
    });
    const importId = await readFiles(world.system, {
      office,
      source: '旧站九',
      files: [{ name: '9.html', bytes: gbk(page) }],
      pool,
    });
    await carryOut(world.system, importId, { office, pool });
    await expect(allowAddresses(office.as('clerk'), { importId })).rejects.toThrow(/发布员和系统管理员/);
    const { oldAddresses } = await viewImport(office.as('publisher'), { importId });
    expect(oldAddresses).toEqual({ count: 1, allowedBy: '', mayAllow: true });
    await allowAddresses(office.as('publisher'), { importId });
    await stopAddresses(office.as('publisher'), { importId });
    expect((await viewImport(office.as('clerk'), { importId })).oldAddresses.allowedBy).toBe('');
    await allowAddresses(office.as('publisher'), { importId });
    expect(await siteRedirects(world.system)).toEqual([]);
    const documentId = must((await itemsOfImport(office, importId))[0]?.documentId, 'document');
    await office.review(documentId);
    await publish(office.as('publisher'), {
      documentId,
      editionVersion: (await loadDocument(world.db, documentId)).edition.version,
    });
    const item = must(await itemOf(world.db, documentId), 'item');
    expect(await siteRedirects(world.system)).toMatchObject([
      { path: '/art/9.html', to: item.path, setBy: 'publisher甲' },
    ]);
  });
});

describe('two at once', () => {
  test('working on one import make nothing twice, and neither leaves before it is done', async () => {
    const files = [
      { name: '甲.docx', bytes: await wordFile(['关于甲的通知', '正文甲。']) },
      { name: '乙.docx', bytes: await wordFile(['关于乙的通知', '正文乙。']) },
      { name: '丙.docx', bytes: await wordFile(['关于丙的通知', '正文丙。']) },
    ];
    const importId = await readFiles(world.system, { office, source: '同做', files, pool, nodeId: news });
    await startImport(office.as('clerk'), { importId });
    const before = await documentCount();
    const work = async (): Promise<string> => {
      await workOnImport(world.system, importId, { pool, isEnding: () => false });
      return (await viewImport(office.as('clerk'), { importId })).state;
    };
    expect(await Promise.all([work(), work()])).toEqual(['done', 'done']);
    expect(await countsOfImport(office, importId)).toEqual({ imported: 3 });
    expect(await documentCount()).toBe(before + 3);
  });

  test('imports of the same source make one document of one thing', async () => {
    const make = async (text: string): Promise<string> =>
      readFiles(world.system, {
        office,
        source: '同源',
        files: [{ name: '通知.docx', bytes: await wordFile(['同源的通知', text]) }],
        pool,
        nodeId: news,
      });
    const ids = [await make('第一稿。'), await make('第二稿。')];
    const before = await documentCount();
    for (const importId of ids) await startImport(office.as('clerk'), { importId });
    await Promise.all(
      ids.map(async (importId) => workOnImport(world.system, importId, { pool, isEnding: () => false })),
    );
    expect(await documentCount()).toBe(before + 1);
    const record = await world.db
      .selectFrom('import_records')
      .selectAll()
      .where('key', '=', 'path:同源:通知.docx')
      .executeTakeFirstOrThrow();
    const { revision } = await loadDocument(world.db, record.document_id);
    expect(record.revision_id).toBe(revision.id);
  });
});

/** A process of its own connections, all of which end while it stores the nth file, in the middle of an item's transaction. */
async function killedAtFile(importId: string, nth: number): Promise<void> {
  const db = connect(world.databaseUrl, { max: 2 });
  const ctx = { ...world.system, db };
  const source = await openSource(handedFiles(ctx, importId), await filesOf(world.db, importId));
  let read = 0;
  let gone: Promise<void> | null = null;
  const dying = {
    ...source,
    read: async (path: string) => {
      read += 1;
      if (read !== nth) return source.read(path);
      // From here on nothing reaches the database any more; what the transaction did is undone there.
      gone = db.destroy();
      throw new Error('killed');
    },
  };
  await expect(carryOutBatch(ctx, importId, { source: dying, isEnding: () => false })).rejects.toThrow(
    /destroyed/,
  );
  await gone;
  await source.close();
}
