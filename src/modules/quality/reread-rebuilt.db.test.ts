import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, drainOutbox, type TestOffice } from '../../../test/office.ts';
import { inTransaction } from '../../platform/context.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { rebuildSite } from '../publishing/rebuild-site.ts';
import { keepMaskedValues } from './masked-values.ts';
import { rebuildReader } from './reread-rebuilt.ts';

const SECRET = '13812345678';
let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  ({ world, office } = await createTown());
});
afterAll(async () => world.close());

test('what was masked is looked for again in what a rebuild wrote, once after each and once a day', async () => {
  const { documentId, path } = await office.published('dynamic.news', { bodyHtml: '<p>森林防火值守。</p>' });
  await drainOutbox(world);
  const { edition } = await loadDocument(world.db, documentId);
  await inTransaction(world.system, async (tx) => keepMaskedValues(tx, { edition, values: [SECRET] }));
  const file = join(world.dataDir, 'site', path);
  const shows = async (words: string): Promise<void> =>
    writeFile(file, (await readFile(file, 'utf8')).replace('森林防火', words));
  const rebuilt = rebuildReader();
  await rebuildSite(world.system, {});
  expect(await rebuilt.look(world.system)).toBe(0);
  await shows(SECRET);
  expect(await rebuilt.look(world.system)).toBe(0);
  await rebuildSite(world.system, {});
  await shows(SECRET);
  expect(await rebuilt.look(world.system)).toBe(1);
  await expect(readFile(file)).rejects.toMatchObject({ code: 'ENOENT' });
  // As after a start: whatever another process rebuilt is read, too.
  await rebuildSite(world.system, {});
  await shows(SECRET);
  const started = rebuildReader();
  expect(await started.look(world.system)).toBe(1);
  // What another document's change brought along is read on the next day.
  await writeFile(file, SECRET);
  expect(await started.look(world.system)).toBe(0);
  world.clock.set(new Date(world.clock.now().getTime() + 86_400_000));
  expect(await started.look(world.system)).toBe(1);
});
