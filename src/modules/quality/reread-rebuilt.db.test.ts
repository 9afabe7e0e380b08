import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, drainOutbox, type TestOffice } from '../../../test/office.ts';
import { inTransaction } from '../../platform/context.ts';
import { jsonLogger } from '../../platform/log.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { rebuildSite } from '../publishing/rebuild-site.ts';
import { live } from '../publishing/test/killing.ts';
import { keepMaskedValues } from './masked-values.ts';
import { rereadWrittenPages } from './release-pages.ts';
import { rebuildReader } from './reread-rebuilt.ts';
import { watchQuality } from './watch-quality.ts';

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
  await inTransaction(world.system, async (tx) =>
    keepMaskedValues(tx, { edition, values: [{ value: SECRET }] }),
  );
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
  expect(await readFile(file, 'utf8')).not.toContain(SECRET);
  // Put back by who had begun before, it is taken off again.
  await writeFile(file, SECRET);
  expect(await rebuilt.look(world.system)).toBe(0);
  world.clock.set(new Date(world.clock.now().getTime() + 600_000));
  expect(await rebuilt.look(world.system)).toBe(1);
  expect(await readFile(file, 'utf8')).not.toContain(SECRET);
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

/** A published document in which the secret was masked, and its page. */
async function maskedPage(title: string): Promise<{ documentId: string; file: string }> {
  const { documentId, path } = await office.published('dynamic.news', { title });
  await drainOutbox(world);
  const { edition } = await loadDocument(world.db, documentId);
  await inTransaction(world.system, async (tx) =>
    keepMaskedValues(tx, { edition, values: [{ value: SECRET }] }),
  );
  return { documentId, file: join(world.dataDir, 'site', path) };
}

test('a document that fails holds nobody up, is told without a word of it, and is tried again after a while', async () => {
  const broken = await maskedPage('关于开展防汛演练的情况');
  const fine = await maskedPage('关于开展秋季植树的情况');
  await writeFile(broken.file, SECRET);
  await writeFile(fine.file, SECRET);
  const value = world.db
    .selectFrom('quality_masked_values')
    .select('sealed')
    .where('document_id', '=', broken.documentId);
  const { sealed } = await value.executeTakeFirstOrThrow();
  const seal = async (words: string) =>
    world.db
      .updateTable('quality_masked_values')
      .set({ sealed: words })
      .where('document_id', '=', broken.documentId)
      .execute();
  await seal('nonsense');
  const lines: string[] = [];
  const told = { ...world.system, log: jsonLogger((line) => void lines.push(line)) };
  const reader = rebuildReader();
  expect(await reader.look(told)).toBe(1);
  expect(await readFile(fine.file, 'utf8')).not.toContain(SECRET);
  const ofBroken = lines.filter((line) => line.includes(broken.documentId));
  expect(ofBroken).toHaveLength(1);
  expect(lines.join('')).not.toMatch(/nonsense|13812345678/u);
  // Nothing is read in between; then that document, and the one that was taken off.
  await seal(sealed);
  await writeFile(fine.file, SECRET);
  expect(await reader.look(told)).toBe(0);
  world.clock.set(new Date(world.clock.now().getTime() + 600_000));
  expect(await reader.look(told)).toBe(2);
  expect(await readFile(broken.file, 'utf8')).not.toContain(SECRET);
  world.clock.set(new Date(world.clock.now().getTime() + 600_000));
  expect(await reader.look(told)).toBe(0);
});

test('the reading is left when the program ends, and begun anew', async () => {
  const { file } = await maskedPage('关于开展冬季巡河的情况');
  await writeFile(file, SECRET);
  await watchQuality(world.system).stop();
  expect(await readFile(file, 'utf8')).toBe(SECRET);
  const reader = rebuildReader();
  expect(await reader.look(world.system, () => true)).toBe(0);
  expect(await readFile(file, 'utf8')).toBe(SECRET);
  expect(await reader.look(world.system, () => false)).toBeGreaterThan(0);
  expect(await readFile(file, 'utf8')).not.toContain(SECRET);
});

test('a page is back whenever he was killed who took it off', async () => {
  const { documentId, file } = await maskedPage('关于开展春季护林的情况');
  const page = await readFile(file, 'utf8');
  let kills = 0;
  for (let steps = 1, killed = true; killed; steps += 1) {
    await writeFile(file, SECRET);
    killed = await live(world.system, { databaseUrl: world.databaseUrl, steps }, async ({ ctx }) => {
      await rereadWrittenPages(ctx, documentId);
    });
    if (killed) kills += 1;
    await rereadWrittenPages(world.system, documentId);
    expect(await readFile(file, 'utf8').catch(() => 'nothing')).toBe(page);
  }
  expect(kills).toBeGreaterThan(10);
});
