import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { publicPageOf, withdraw } from './publishing.usecases.ts';

let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  ({ world, office } = await createTown());
});
afterAll(async () => world.close());

test('a draft has no address, a published document has one, and a withdrawn one keeps it', async () => {
  const draft = await office.draft('dynamic.news');
  expect(await publicPageOf(office.as('clerk'), { documentId: draft })).toBeNull();
  const { documentId, path } = await office.published('dynamic.news', { title: '防汛物资到位' });
  expect(await publicPageOf(office.as('clerk'), { documentId })).toEqual({ path, state: 'public' });
  const { edition } = await loadDocument(world.db, documentId);
  await withdraw(office.as('publisher'), {
    documentId,
    editionVersion: edition.version,
    reason: '数字有误',
    publicNotice: '因内容需要更正，本页暂时撤下。',
  });
  expect(await publicPageOf(office.as('clerk'), { documentId })).toEqual({ path, state: 'withdrawn' });
});
