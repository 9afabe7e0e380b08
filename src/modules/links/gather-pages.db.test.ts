import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, drainOutbox, type TestOffice } from '../../../test/office.ts';
import { pageGatherer } from './gather-pages.ts';

let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  ({ world, office } = await createTown());
});
afterAll(async () => world.close());

async function linksOf(path: string): Promise<number> {
  const places = world.db.selectFrom('link_places').select('link_id').where('page_path', '=', path);
  return (await places.execute()).length;
}

test('a page that was gone for a while and comes back unchanged has its links again', async () => {
  const column = '/ceshi/dynamic/news/';
  const pages = pageGatherer();
  await office.published('dynamic.news', { title: '关于春季造林的通知' });
  await drainOutbox(world);
  await pages.gather(world.system);
  const links = await linksOf(column);
  expect(links).toBeGreaterThan(0);
  const receipt = world.db.updateTable('site_pages').where('path', '=', `${column.slice(1)}index.html`);
  const { sha256 } = await world.db
    .selectFrom('site_pages')
    .select('sha256')
    .where('path', '=', `${column.slice(1)}index.html`)
    .executeTakeFirstOrThrow();
  await receipt.set({ sha256: null }).execute();
  await pages.gather(world.system);
  expect(await linksOf(column)).toBe(0);
  await receipt.set({ sha256 }).execute();
  expect(await pages.gather(world.system)).toBe(1);
  expect(await linksOf(column)).toBe(links);
});
