import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, drainOutbox, openOffice, type TestOffice } from '../../../test/office.ts';
import { metadataSchema } from '../documents/documents.content.ts';
import { linkDocuments, unlinkDocuments } from '../documents/documents.relations.ts';
import { viewDocument } from '../documents/documents.views.ts';
import { startEdition } from '../drafting/drafting.usecases.ts';
import { siteFolder } from './site-folder.ts';

const INTERPRETATION = 'statutory.art20-1.interpretation';
const NORMATIVE = 'statutory.art20-1.normative';

let world: TestWorld;
let office: TestOffice;
let neighbour: TestOffice;

beforeAll(async () => {
  ({ world, office } = await createTown());
  neighbour = await openOffice(world, 'linzhen');
});
afterAll(async () => world.close());

const metadata = metadataSchema.parse({
  documentNumber: '测镇府发〔2024〕3号',
  writtenOn: '2024-06-03',
  effectiveOn: '2024-07-01',
});

async function page(path: string): Promise<string> {
  await drainOutbox(world);
  return readFile(join(siteFolder(world.system.config), path), 'utf8');
}

test('another agency changes no page with its interpretation', async () => {
  const policy = await office.published(NORMATIVE, { title: '水利设施管护办法', metadata });
  const theirs = await neighbour.published(INTERPRETATION, { title: '邻镇的解读' });
  const link = { documentId: theirs.documentId, otherDocumentId: policy.documentId };
  for (const role of ['clerk', 'publisher'] as const)
    await expect(linkDocuments(neighbour.as(role), link)).rejects.toMatchObject({ status: 403 });
  expect(await page(policy.path)).not.toContain('邻镇的解读');
  // Whoever answers for what is explained may take another's public interpretation for it.
  await linkDocuments(office.as('publisher'), link);
  expect(await page(policy.path)).toContain('邻镇的解读');
  await expect(unlinkDocuments(neighbour.as('publisher'), link)).rejects.toMatchObject({ status: 403 });
  // What the neighbour writes next is not told.
  await startEdition(neighbour.as('clerk'), { documentId: theirs.documentId, changeNote: '改标题' });
  await neighbour.change(theirs.documentId, { title: '邻镇还没有公开的标题' });
  const { links } = await viewDocument(office.as('clerk'), { documentId: policy.documentId });
  expect(links).toMatchObject([{ title: '邻镇的解读', state: 'published', live: true }]);
});

test('a draft of another agency is as if it weren’t there', async () => {
  const draft = await office.draft(NORMATIVE, { title: '尚未公开的办法', metadata });
  const theirs = await neighbour.draft(INTERPRETATION, { title: '尚未公开的解读' });
  const unknown = '01890000-0000-7000-8000-000000000000';
  const answers = await Promise.all(
    [draft, unknown].map(async (otherDocumentId) =>
      linkDocuments(neighbour.as('clerk'), { documentId: theirs, otherDocumentId }).catch(
        ({ code, message }: { code: string; message: string }) => ({ code, message }),
      ),
    ),
  );
  expect(answers[0]).toEqual(answers[1]);
  expect(answers[0]).toMatchObject({ code: 'common.not_found' });
  await expect(
    linkDocuments(office.as('clerk'), { documentId: draft, otherDocumentId: theirs }),
  ).rejects.toMatchObject({ code: 'common.not_found' });
});

test('a link between two public pages is made and ended by the publisher', async () => {
  const policy = await office.published(NORMATIVE, { title: '农机补贴办法', metadata });
  const draft = await office.draft(INTERPRETATION, { title: '农机补贴怎么领' });
  const link = { documentId: policy.documentId, otherDocumentId: draft };
  await linkDocuments(office.as('clerk'), link);
  await unlinkDocuments(office.as('clerk'), link);
  const explained = await office.published(INTERPRETATION, { title: '农机补贴问答' });
  const between = { documentId: explained.documentId, otherDocumentId: policy.documentId };
  await expect(linkDocuments(office.as('clerk'), between)).rejects.toMatchObject({ status: 403 });
  await linkDocuments(office.as('publisher'), between);
  expect(await page(policy.path)).toContain('农机补贴问答');
  await expect(unlinkDocuments(office.as('clerk'), between)).rejects.toMatchObject({ status: 403 });
  expect(await unlinkDocuments(office.as('publisher'), between)).toEqual([]);
  expect(await page(policy.path)).not.toContain('农机补贴问答');
  const events = await world.db
    .selectFrom('audit_events')
    .select('type')
    .where('agency_id', '=', office.agencyId)
    .where('type', 'in', ['document.linked', 'document.unlinked'])
    .where(sql<string>`data::text`, 'like', `%${policy.documentId}%`)
    .orderBy('seq')
    .execute();
  expect(events.map(({ type }) => type)).toEqual([
    'document.linked',
    'document.unlinked',
    'document.linked',
    'document.unlinked',
  ]);
});
