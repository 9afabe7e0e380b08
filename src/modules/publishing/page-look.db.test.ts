import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, drainOutbox, type TestOffice } from '../../../test/office.ts';
import { keepDigests } from './page-shared-facts.repository.ts';
import { PAGE_LOOK, siteDigests } from './page-shared-facts.ts';
import { pageSource } from './page-source.ts';
import { ensureSite, rebuildSite, runOpenJobs } from './rebuild-site.ts';
import { siteFolder } from './site-folder.ts';

const OLD = '<p>former look</p>';
const [FORMAT, FORM] = PAGE_LOOK;

let world: TestWorld;
let office: TestOffice;
let list: string;
let page: string;

beforeAll(async () => {
  ({ world, office } = await createTown());
  const { path } = await office.published('dynamic.news', { title: '版式更新前的消息' });
  await drainOutbox(world);
  await rebuildSite(world.system, {});
  list = join(siteFolder(world.system.config), 'ceshi/dynamic/news/index.html');
  page = join(siteFolder(world.system.config), path);
});
afterAll(async () => world.close());

/** Leaves the site as a program with this look made it, and starts this program. */
async function startAfter(look: readonly number[]): Promise<string[]> {
  for (const file of [list, page]) await writeFile(file, OLD);
  const { siteUrl } = world.system.config;
  const digests = await siteDigests(pageSource(world.db, { siteUrl }), look);
  await keepDigests(world.db, { digests, gone: [] });
  const { databaseUrl } = world;
  await ensureSite(world.system, { databaseUrl, tell: () => {} });
  await runOpenJobs(world.system, {});
  return Promise.all([list, page].map(async (file) => readFile(file, 'utf8')));
}

test.each([
  ['the form of documents’ pages', [FORMAT, FORM - 1]],
  ['the format of all pages', [FORMAT - 1, FORM]],
])('a program that raises %s makes lists and documents of a site anew that is there', async (_, look) => {
  for (const text of await startAfter(look)) expect(text).toContain('版式更新前的消息');
});

test('a program of the same look leaves a site as it is', async () => {
  expect(await startAfter(PAGE_LOOK)).toEqual([OLD, OLD]);
});
