import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import { newId } from '../../platform/ids.ts';
import { loadDocument, textPrints } from './documents.queries.ts';
import { insertRevision } from './revisions.repository.ts';

let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  ({ world, office } = await createTown());
});
afterAll(async () => world.close());

/** Revisions of one document with these bodies, as they stand, by their place. */
async function bodies(...texts: string[]): Promise<string[]> {
  const documentId = await office.draft('dynamic.news', { title: '空白的比较' });
  const { revision } = await loadDocument(world.db, documentId);
  const ids: string[] = [];
  for (const bodyHtml of texts) {
    const id = newId(world.clock.now().getTime());
    const number = revision.number + ids.push(id);
    await insertRevision(world.db, { ...revision, id, number, bodyHtml, attachmentIds: [] });
  }
  return ids;
}

test.each([
  ['blanks, wide and unbreakable', '<p>甲\u3000\u00A0乙</p>', '<p>甲 乙</p>', true],
  ['line ends between elements', '<p>甲</p>\r\n\t<p>乙</p>', '<p>甲</p><p>乙</p>', true],
  ['blanks around', '\uFEFF<p>甲</p>\u2028', '<p>甲</p>', true],
  ['a blank where none was', '<p>甲 乙</p>', '<p>甲乙</p>', false],
  ['a letter that only looks blank', '<p>甲\u200B乙</p>', '<p>甲 乙</p>', false],
])('a print takes all white space for the same, and nothing else: %s', async (_, one, other, same) => {
  const ids = await bodies(one, other);
  const prints = await textPrints(world.db, ids);
  const [a, b] = ids.map((id) => prints.get(id)?.body);
  expect(a).toMatch(/^[0-9a-f]{64}$/);
  expect(a === b).toBe(same);
});
