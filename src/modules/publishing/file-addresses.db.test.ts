import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, drainOutbox, type TestOffice } from '../../../test/office.ts';
import { storeGenerated } from '../attachments/attachments.usecases.ts';
import { metadataSchema } from '../documents/documents.content.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { startEdition } from '../drafting/drafting.usecases.ts';
import { fileFolder } from './page-items.ts';
import { publish, restore, withdraw } from './publishing.usecases.ts';
import { siteFolder } from './site-folder.ts';
import { verifySite } from './verify-site.ts';

let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  ({ world, office } = await createTown());
});
afterAll(async () => world.close());

/** Uploads 附表.txt with some words; answers which attachment it is. */
async function uploaded(documentId: string, words: string): Promise<string> {
  const { id } = await storeGenerated(office.as('clerk'), {
    documentId,
    name: '附表',
    extension: 'txt',
    mediaType: 'text/plain',
    bytes: Buffer.from(words),
  });
  return id;
}

/** Publishes a document with exactly these attachments, as its next edition where it is public already. */
async function publishWith(documentId: string, attachmentIds: readonly string[]): Promise<void> {
  const before = await loadDocument(world.db, documentId);
  if (before.edition.state === 'published')
    await startEdition(office.as('clerk'), { documentId, changeNote: '更正附表' });
  await office.change(documentId, {
    metadata: metadataSchema.parse({ writtenOn: '2024-06-03' }),
    attachmentIds: [...attachmentIds],
  });
  await office.review(documentId);
  await publish(office.as('publisher'), { documentId, editionVersion: await versionOf(documentId) });
  await drainOutbox(world);
}

async function versionOf(documentId: string): Promise<number> {
  return (await loadDocument(world.db, documentId)).edition.version;
}

/** What stands at the addresses of the document's files: null where nothing does. */
async function shown(documentId: string): Promise<(string | null)[]> {
  const { path } = await world.db
    .selectFrom('published_items')
    .select('path')
    .where('document_id', '=', documentId)
    .executeTakeFirstOrThrow();
  const folder = join(siteFolder(world.system.config), fileFolder({ path }));
  return Promise.all(
    ['附表.txt', '附表（2）.txt', '附表（3）.txt'].map(async (name) =>
      readFile(join(folder, name), 'utf8').catch(() => null),
    ),
  );
}

test('two attachments of the same name keep their addresses, in whatever order they stand', async () => {
  const documentId = await office.draft('dynamic.notices');
  const first = await uploaded(documentId, '甲');
  const second = await uploaded(documentId, '乙');
  await publishWith(documentId, [first, second]);
  expect(await shown(documentId)).toEqual(['甲', '乙', null]);

  await publishWith(documentId, [second, first]);
  expect(await shown(documentId)).toEqual(['甲', '乙', null]);

  const third = await uploaded(documentId, '丙');
  await publishWith(documentId, [third, second, first]);
  expect(await shown(documentId)).toEqual(['甲', '乙', '丙']);

  await publishWith(documentId, [third, second]);
  expect(await shown(documentId)).toEqual([null, '乙', '丙']);

  // A corrected file stands where the one stood that it replaces.
  const corrected = await uploaded(documentId, '甲，更正');
  await publishWith(documentId, [corrected, third, second]);
  expect(await shown(documentId)).toEqual(['甲，更正', '乙', '丙']);
  expect((await verifySite(world.system)).faults).toEqual([]);
});

test('files keep their addresses when a document was withdrawn and comes back', async () => {
  const documentId = await office.draft('dynamic.notices');
  const [first, second] = [await uploaded(documentId, '甲'), await uploaded(documentId, '乙')];
  await publishWith(documentId, [first, second]);
  await publishWith(documentId, [second]);
  await withdraw(office.as('publisher'), {
    documentId,
    editionVersion: await versionOf(documentId),
    reason: '有误',
    publicNotice: '正在更正',
  });
  await drainOutbox(world);
  expect(await shown(documentId)).toEqual([null, null, null]);
  const back = { documentId, editionVersion: await versionOf(documentId), reason: '已更正' };
  await restore(office.as('publisher'), back);
  await drainOutbox(world);
  expect(await shown(documentId)).toEqual([null, '乙', null]);
});

test('what was public before addresses were kept stays where it stood', async () => {
  const documentId = await office.draft('dynamic.notices');
  const [first, second] = [await uploaded(documentId, '甲'), await uploaded(documentId, '乙')];
  await publishWith(documentId, [first, second]);
  await world.db
    .updateTable('published_items')
    .set({ file_names: '{}' })
    .where('document_id', '=', documentId)
    .execute();
  await publishWith(documentId, [second, first]);
  expect(await shown(documentId)).toEqual(['甲', '乙', null]);
});
