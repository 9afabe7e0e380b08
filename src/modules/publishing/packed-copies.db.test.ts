import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { must } from '../../platform/errors.ts';
import { fileOf } from '../../portal/paths.ts';
import type { TestWorld } from '../../../test/database.ts';
import { createTown } from '../../../test/office.ts';
import { itemOf } from './published-items.repository.ts';
import type { PageId } from './page-kind.ts';
import { makePages, workshop } from './page-making.ts';
import { packPages } from './page-packing.ts';
import { rebuildSite } from './rebuild-site.ts';
import { followItems } from './render-site.ts';
import { siteFolder } from './site-folder.ts';
import { live } from './test/killing.ts';
import { verifySite } from './verify-site.ts';

// Servers send a packed copy in place of its page: none may ever stand beside a page that it isn't a copy of.

let world: TestWorld;
let documentId: string;
let id: PageId;
/** Its file below the site's folder, and the whole name of that. */
let path: string;
let page: string;
let retitled = 0;

beforeAll(async () => {
  const town = await createTown();
  ({ world } = town);
  ({ documentId } = await town.office.published('dynamic.news', { title: '第一件' }));
  const item = must(await itemOf(world.db, documentId), 'item');
  id = { kind: 'document', owner: item.agency_id, number: item.public_number };
  path = fileOf(item.path);
  page = join(siteFolder(world.system.config), path);
  await rebuildSite(world.system, {});
});
afterAll(async () => world.close());

/** The page changes in the database; nobody follows that. */
async function retitle(): Promise<void> {
  retitled += 1;
  await sql`UPDATE published_items SET title = ${`第${retitled}次改题`} WHERE document_id = ${documentId}`.execute(
    world.db,
  );
}

async function pack(): Promise<void> {
  await packPages(workshop(world.system, { sync: false, thorough: true }), 10_000);
}

/** Copies beside the page that aren't of it; none where there is no page yet. */
function staleCopies(): string[] {
  if (!existsSync(page)) return [];
  const bytes = readFileSync(page);
  return (['.gz', '.br'] as const).filter((ending) => {
    if (!existsSync(page + ending)) return false;
    const copy = readFileSync(page + ending);
    return !(ending === '.gz' ? gunzipSync(copy) : brotliDecompressSync(copy)).equals(bytes);
  });
}

test('copies of a lost page don’t outlive it, wherever its maker is killed before it is made', async () => {
  const { databaseUrl } = world;
  for (let steps = 1, killed = true; killed; steps += 1) {
    await followItems(world.system);
    await pack();
    await retitle();
    expect(existsSync(`${page}.gz`)).toBe(true);
    rmSync(page);
    killed = await live(world.system, { databaseUrl, steps }, async ({ shop }) => {
      await makePages(shop, [id], { claim: 'replaced' });
    });
    expect([steps, staleCopies()]).toEqual([steps, []]);
    await live(world.system, { databaseUrl, steps: null }, async ({ shop }) => {
      await makePages(shop, [id], { claim: 'replaced' });
    });
    expect([steps, staleCopies()]).toEqual([steps, []]);
  }
});

// The other reads before the maker, and writes after it has read: as it may be between each two of their queries.
const PAIRS = [1, 2, 3, 4].flatMap((first) => [2, 3, 4, 5, 6].map((second) => ({ first, second })));

test('who makes the site from nothing leaves no copies of what another wrote and packed meanwhile', async () => {
  for (const pair of PAIRS) {
    await world.db.deleteFrom('site_pages').where('path', '=', path).execute();
    await makeWhileAnotherPacks(pair, retitle);
    expect([pair, staleCopies()]).toEqual([pair, []]);
  }
});

test('who makes a lost site anew leaves the copies of what another made and packed meanwhile', async () => {
  for (const pair of PAIRS) {
    await rebuildSite(world.system, {});
    // The receipt is left: the folder was lost before its pages were packed.
    await world.db.updateTable('site_pages').set({ packing: 'due' }).where('path', '=', path).execute();
    await makeWhileAnotherPacks(pair, async () => {});
    await pack();
    const there = ['.gz', '.br'].filter((ending) => existsSync(page + ending));
    expect([pair, there, staleCopies()]).toEqual([pair, ['.gz', '.br'], []]);
  }
});

/**
 * The page isn't there. One begins to make it and waits after its query `first`; `between` happens; another makes it in a folder that
 * it believes to be empty, and waits after its query `second` until the one is done and the page is packed.
 */
async function makeWhileAnotherPacks(
  { first, second }: { first: number; second: number },
  between: () => Promise<void>,
): Promise<void> {
  const { databaseUrl } = world;
  for (const ending of ['', '.gz', '.br']) rmSync(page + ending, { force: true });
  const hasRead = Promise.withResolvers<null>();
  const goOn = Promise.withResolvers<null>();
  const waiting = atQuery(first, async () => {
    hasRead.resolve(null);
    await goOn.promise;
  });
  const other = live(world.system, { databaseUrl, steps: null, pace: waiting }, async ({ shop }) => {
    await makePages(shop, [id], { claim: 'all' });
  });
  await Promise.race([hasRead.promise, other]);
  await between();
  const ahead = atQuery(second, async () => {
    goOn.resolve(null);
    await other;
    await pack();
  });
  await live(world.system, { databaseUrl, steps: null, pace: ahead }, async ({ shopOf }) => {
    const shop = shopOf({ sync: false, thorough: true, fresh: true });
    await makePages(shop, [id], { claim: 'replaced' });
  });
  goOn.resolve(null);
  await other;
}

/** Something happens after so many queries of a process. */
function atQuery(nth: number, work: () => Promise<void>): () => Promise<void> {
  let asked = 0;
  return async () => {
    asked += 1;
    if (asked === nth) await work();
  };
}

test('verification finds stale copies also where new ones are still due', async () => {
  await rebuildSite(world.system, {});
  expect((await verifySite(world.system, { quick: true })).faults).toEqual([]);
  await world.db.updateTable('site_pages').set({ packing: 'due' }).where('path', '=', path).execute();
  writeFileSync(`${page}.gz`, gzipSync('第一件'));
  for (const quick of [true, false]) {
    const { faults } = await verifySite(world.system, { quick });
    expect(faults.map(({ message }) => message)).toEqual(['压缩副本与网页不一致']);
  }
  // A server sends copies also where the page itself was taken away by hand.
  rmSync(page);
  for (const quick of [true, false]) {
    const { faults } = await verifySite(world.system, { quick });
    expect(faults.map((fault) => `${fault.path.slice(path.length + 1)}${fault.message}`).toSorted()).toEqual([
      '.br压缩副本与网页不一致',
      '.gz压缩副本与网页不一致',
      '网页缺失',
    ]);
  }
});
