import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import { nodeByKey } from '../catalogue/catalogue.queries.ts';
import type { MakingCounts } from './page-making.ts';
import { followItems, renderDocument } from './render-site.ts';
import { siteFolder } from './site-folder.ts';

let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  ({ world, office } = await createTown());
  await publishNext();
});
afterAll(async () => world.close());

/** Publishes a document under the next numbers, and tells what that made. */
async function publishNext(): Promise<Omit<MakingCounts, 'removed'>> {
  const { documentId } = await office.published('dynamic.news');
  const { pages, written, jobs } = await renderDocument(world.system, documentId);
  expect(jobs).toEqual([]);
  return { pages, written };
}

async function goOnAfter(scope: string, last: number): Promise<void> {
  await world.db.updateTable('counters').set({ last }).where('scope', '=', scope).execute();
}

// Of what doesn't change nothing is made anew, either: an agency of a million documents has a thousand sitemaps.
test.each([
  { what: 'like most', list: 52, public: 60_500, written: 10 },
  { what: 'that fills a page of its column', list: 80, public: 60_550, written: 10 },
  { what: 'that brings such a page about', list: 105, public: 60_600, written: 11 },
  { what: 'that brings its data about', list: 130, public: 60_650, written: 11 },
  { what: 'that turns the link to it', list: 155, public: 60_700, written: 11 },
  { what: 'that begins a sitemap', list: 172, public: 61_001, written: 11 },
  { what: 'that begins a sitemap and brings a page about', list: 185, public: 62_001, written: 12 },
])('a document $what writes $written files', async ({ list, public: number, written }) => {
  const { id: nodeId } = await nodeByKey(world.db, office.agencyId, 'dynamic.news');
  await goOnAfter(`list:${nodeId}`, list - 2);
  await goOnAfter(`public:${office.agencyId}`, number - 2);
  await publishNext();
  expect(await publishNext()).toEqual({ pages: written, written });
});

test('a sitemap comes with its first number and goes with its last one', async () => {
  await goOnAfter(`public:${office.agencyId}`, 64_000);
  const { documentId } = await office.published('dynamic.notices');
  await followItems(world.system);
  const site = siteFolder(world.system.config);
  const seen = async (): Promise<{ k: number; there: boolean; named: boolean }[]> => {
    const index = await readFile(join(site, 'sitemap.xml'), 'utf8');
    return [63, 64, 65].map((k) => ({
      k,
      there: existsSync(join(site, `ceshi/sitemap-${k}.xml`)),
      named: index.includes(`/ceshi/sitemap-${k}.xml<`),
    }));
  };
  expect(await seen()).toEqual([63, 64, 65].map((k) => ({ k, there: true, named: true })));
  await world.db.deleteFrom('published_items').where('document_id', '=', documentId).execute();
  await followItems(world.system);
  expect(await seen()).toEqual([63, 64, 65].map((k) => ({ k, there: k === 63, named: k === 63 })));
});
