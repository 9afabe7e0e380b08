import { sql } from 'kysely';
import { existsSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import { nodeById, nodeByKey } from '../catalogue/catalogue.queries.ts';
import { changeNode } from '../catalogue/catalogue.usecases.ts';
import { rebuildSite, runOpenJobs } from './rebuild-site.ts';
import { followItems, renderAgency } from './render-site.ts';
import { makePages, workshop } from './page-making.ts';
import { nextStamp } from './page-receipts.repository.ts';
import { siteFolder } from './site-folder.ts';
import { requestAllPages } from './site-jobs.ts';
import { jobById } from './site-jobs.repository.ts';
import { live } from './test/killing.ts';
import { fillColumn } from './test/site-history.ts';
import { verifySite } from './verify-site.ts';

let world: TestWorld;
let office: TestOffice;
let news: string;
let notices: string;

beforeAll(async () => {
  ({ world, office } = await createTown());
  await office.published('dynamic.news', { title: '第一件' });
  news = (await nodeByKey(world.db, office.agencyId, 'dynamic.news')).id;
  notices = (await nodeByKey(world.db, office.agencyId, 'dynamic.notices')).id;
  await fillColumn(world, { nodeId: news, count: 60, on: 1 });
  await fillColumn(world, { nodeId: notices, count: 19, on: 2 });
  await rebuildSite(world.system, {});
});
afterAll(async () => world.close());
beforeEach(async () => {
  await followItems(world.system);
});

/** Changes the item with a list number of the news. */
async function change(listNumber: number, set: ReturnType<typeof sql>): Promise<void> {
  await sql`UPDATE published_items SET ${set} WHERE node_id = ${news} AND list_number = ${listNumber}`.execute(
    world.db,
  );
}

interface Made {
  /** Pages of the agency that were made anew, those for programs left out. */
  readonly made: string[];
  /** Those of them whose file was written. */
  readonly written: string[];
}

/** What is made and written while something is done; told by receipts and by the times of files. */
async function madeBy(work: () => Promise<unknown>): Promise<Made> {
  const stamp = await nextStamp(world.db);
  await setTimeout(20);
  const moment = Date.now() - 10;
  await work();
  const rows = await world.db
    .selectFrom('site_pages')
    .select('path')
    .where('stamp', '>', stamp)
    .where('path', 'like', `${office.slug}/%.html`)
    .orderBy('path')
    .execute();
  const root = siteFolder(world.system.config);
  const made = rows.map(({ path }) => path);
  const written = made.filter((path) => statSync(join(root, path)).mtimeMs > moment);
  return { made: made.map(named), written: written.map(named) };
}

function named(path: string): string {
  return path.slice(office.slug.length + 1);
}

const followed = async (): Promise<Made> => madeBy(async () => followItems(world.system));

test('a new title of an old document is written where it stands, and no other page is made', async () => {
  await change(5, sql`title = '另一个标题'`);
  const pages = ['doc/2024/5.html', 'dynamic/news/page-1.html'];
  expect(await followed()).toEqual({ made: pages, written: pages });
});

test('keywords, which no list shows, change the document’s own page alone', async () => {
  await change(7, sql`metadata = metadata || '{"keywords": ["灌溉"]}'`);
  expect(await followed()).toEqual({ made: ['doc/2024/7.html'], written: ['doc/2024/7.html'] });
});

test('what is published in a column changes nothing in others, and no other document', async () => {
  await fillColumn(world, { nodeId: notices, count: 1, on: 900 });
  const { made } = await followed();
  expect(made.filter((path) => path.startsWith('dynamic/news/'))).toEqual([]);
  expect(made.filter((path) => path.startsWith('doc/'))).toEqual(['doc/2024/81.html']);
});

test('a page of a column comes after it is full, then its data, then the link to it, each with another document', async () => {
  const first = 'dynamic/news/index.html';
  const newerThan = (page: number): string | undefined =>
    /<a rel="prev" href="([^"]+)"/.exec(
      readFileSync(
        join(siteFolder(world.system.config), office.slug, `dynamic/news/page-${page}.html`),
        'utf8',
      ),
    )?.[1];
  const pages = async (): Promise<string[]> =>
    (await followed()).written.filter((path) => path.startsWith('dynamic/news/'));
  /** What the last of so many more documents writes. */
  const lastOf = async (count: number): Promise<string[]> => {
    await fillColumn(world, { nodeId: news, count: count - 1, on: 901 });
    await followed();
    await fillColumn(world, { nodeId: news, count: 1, on: 902 });
    return pages();
  };
  // The first page shows all of it meanwhile.
  expect(await lastOf(19)).toEqual([first]);
  expect(await lastOf(5)).toEqual([first, 'dynamic/news/page-4.html']);
  expect(newerThan(3)).toBe('/ceshi/dynamic/news/');
  expect(await lastOf(10)).toEqual([first, 'dynamic/news/page-3.html']);
  expect(newerThan(3)).toBe('/ceshi/dynamic/news/page-4.html');
  await sql`DELETE FROM published_items WHERE node_id = ${news} AND list_number = 95`.execute(world.db);
  expect(await pages()).toEqual([first, 'dynamic/news/page-3.html']);
  expect(newerThan(3)).toBe('/ceshi/dynamic/news/');
});

test('of many documents that change together each has its own page at once, and loses it at once', async () => {
  const standing = (): boolean[] =>
    Array.from({ length: 110 }, (_, index) => `doc/2024/${first + index}`).flatMap((page) =>
      ['.html', '.json'].map((ending) =>
        existsSync(join(siteFolder(world.system.config), office.slug, page + ending)),
      ),
    );
  const { last } = await world.db
    .selectFrom('counters')
    .select('last')
    .where('scope', '=', `public:${office.agencyId}`)
    .executeTakeFirstOrThrow();
  const first = Number(last) + 1;
  await fillColumn(world, { nodeId: notices, count: 110, on: 904 });
  expect((await followItems(world.system)).jobs).toHaveLength(1);
  expect(new Set(standing())).toEqual(new Set([true]));
  await runOpenJobs(world.system, {});
  await sql`
    UPDATE published_items SET state = 'withdrawn', withdrawal_kind = 'vanish', withdrawn_at = changed_at
    WHERE public_number >= ${first}`.execute(world.db);
  expect((await followItems(world.system)).jobs).toHaveLength(1);
  expect(new Set(standing())).toEqual(new Set([false]));
  await runOpenJobs(world.system, {});
  expect((await verifySite(world.system)).faults).toEqual([]);
});

test('nothing is made anew for what nobody sees', async () => {
  await change(9, sql`edition_id = edition_id`);
  expect(await followItems(world.system)).toMatchObject({ pages: 0, written: 0 });
  await renderAgency(world.system, office.agencyId);
  expect(await renderAgency(world.system, office.agencyId)).toMatchObject({ pages: 0, written: 0, jobs: [] });
});

test('a column’s new name is written on its pages and those of its documents, not on others’', async () => {
  const node = await nodeById(world.db, notices);
  await changeNode(office.as('publisher'), { ...node, nodeId: node.id, name: '公告栏' });
  const { made, written } = await madeBy(async () => {
    await renderAgency(world.system, office.agencyId);
    await runOpenJobs(world.system, {});
  });
  expect(made.filter((path) => path.startsWith('doc/'))).toHaveLength(20);
  expect(written.filter((path) => path.startsWith('doc/'))).toHaveLength(20);
  expect((await verifySite(world.system)).faults).toEqual([]);
});

test('a rebuild that was killed goes on where it was', async () => {
  const { siteUrl } = world.system.config;
  const id = await requestAllPages(world.db, { siteUrl, at: world.clock.now() });
  const killed = await live(
    world.system,
    { databaseUrl: world.databaseUrl, steps: 60 },
    async ({ ctx, shop }) => {
      await runOpenJobs(ctx, { shop });
    },
  );
  expect(killed).toBe(true);
  const before = await jobById(world.db, id);
  expect(before?.state).toBe('open');
  const seen: number[] = [];
  await runOpenJobs(world.system, { progress: (done) => void seen.push(done) });
  expect(seen[0]).toBeGreaterThan(before?.pages_done ?? 0);
  expect(await jobById(world.db, id)).toMatchObject({ state: 'done', pages_done: before?.pages });
  expect((await verifySite(world.system, { quick: true })).faults).toEqual([]);
});

test('after the machine went down nothing that a job had written is believed in', async () => {
  const { siteUrl } = world.system.config;
  const id = await requestAllPages(world.db, { siteUrl, at: world.clock.now() });
  await runOpenJobs(world.system, {});
  // As a power cut right before the job’s end leaves it: the parts are struck off, a page never reached the disk.
  const page = join(siteFolder(world.system.config), 'index.html');
  truncateSync(page);
  await sql`UPDATE site_jobs SET state = 'open', finished_at = NULL, machine_run = 'the run before' WHERE id = ${id}`.execute(
    world.db,
  );
  await runOpenJobs(world.system, {});
  expect(statSync(page).size).toBeGreaterThan(0);
  expect(await jobById(world.db, id)).toMatchObject({ state: 'replaced' });
  expect((await verifySite(world.system)).faults).toEqual([]);
});

test('a page that comes back has its receipt before its file: killed in between, it can still be found and taken off', async () => {
  const row = await world.db
    .selectFrom('site_pages')
    .select(['path', 'kind', 'owner', 'number'])
    .where('kind', '=', 'document')
    .orderBy('path')
    .limit(1)
    .executeTakeFirstOrThrow();
  const { path, ...id } = row;
  rmSync(join(siteFolder(world.system.config), path));
  const shop = workshop(world.system, { sync: false, thorough: true });
  const killed = (): never => {
    throw new Error('killed');
  };
  await expect(
    makePages({ ...shop, writer: { ...shop.writer, put: killed } }, [id], { claim: 'replaced' }),
  ).rejects.toThrow('killed');
  const { state } = await world.db
    .selectFrom('site_pages')
    .select('state')
    .where('path', '=', path)
    .executeTakeFirstOrThrow();
  expect(state).toBe('queued');
  expect(await makePages(shop, [id], { claim: 'replaced' })).toMatchObject({ pages: 1, written: 1 });
  expect((await verifySite(world.system)).faults).toEqual([]);
});

test('verification marks receipts, and finds by their hashes what was changed on the disk', async () => {
  await verifySite(world.system, { quick: true });
  const rows = await world.db.selectFrom('site_pages').select('state').distinct().execute();
  expect(rows).toEqual([{ state: 'verified' }]);
});
