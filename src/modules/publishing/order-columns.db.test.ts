import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'cheerio';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, drainOutbox, type TestOffice } from '../../../test/office.ts';
import { buildServer } from '../../server.ts';
import { must } from '../../platform/errors.ts';
import { inTransaction } from '../../platform/context.ts';
import { yearInShanghai, type PlainDate } from '../../law/dates.ts';
import { metadataSchema } from '../documents/documents.content.ts';
import { markPublicBefore } from '../documents/documents.publication.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { logSource } from '../public-log/log-source.ts';
import { verifyLog } from '../public-log/verify-log.ts';
import { noteOrder, orderColumns } from './order-columns.ts';
import { itemOf, putItem } from './published-items.repository.ts';
import { countByKind } from './publishing.queries.ts';
import { publish } from './publishing.usecases.ts';
import { rebuildSite } from './rebuild-site.ts';
import { followItems } from './render-site.ts';
import { siteFolder } from './site-folder.ts';
import { differences, scratchSite, standingSite } from './test/scratch-site.ts';

// Documents that were public on another site before they were taken over: 原公开日期.

const NEWS = 'dynamic.news';

let world: TestWorld;
let office: TestOffice;
let root: string;

beforeAll(async () => {
  ({ world, office } = await createTown());
  root = siteFolder(world.system.config);
  await office.published(NEWS, { title: '本站第一条' });
  await drainOutbox(world);
  await rebuildSite(world.system, {});
}, 60_000);
afterAll(async () => world.close());

async function takenOver(title: string, on: PlainDate): Promise<{ documentId: string; path: string }> {
  const metadata = metadataSchema.parse({ writtenOn: on });
  const documentId = await office.approved(NEWS, { title, metadata });
  await inTransaction(office.as('clerk'), async (tx) => markPublicBefore(tx, { documentId, on }));
  const { edition } = await loadDocument(world.db, documentId);
  const { path } = await publish(office.as('publisher'), { documentId, editionVersion: edition.version });
  return { documentId, path };
}

async function read(path: string): Promise<string> {
  await drainOutbox(world);
  await followItems(world.system);
  return readFile(join(root, path), 'utf8');
}

async function column(): Promise<string[]> {
  const page = load(await read('/ceshi/dynamic/news/index.html'));
  return page('.items-numbered > li')
    .toArray()
    .map((item) => `${page(item).children('time').text()} ${page(item).find('a').first().text()}`);
}

const TODAY = '2024-06-03';

test('a document that was public elsewhere shows both days, and the public log holds them', async () => {
  const { path } = await takenOver('旧网站的消息', '2019-03-05');
  const page = load(await read(path));
  expect(page('.byline').text()).toMatch(/首次公开：2019-03-05\s+发布时间：2024-06-03 \d\d:\d\d/);
  expect(page('.document-facts').text()).toMatch(/首次公开2019-03-05\s+发布日期2024-06-03/);
  expect(page('meta[name="PubDate"]').attr('content')).toBe('2019-03-05 00:00');
  const data: unknown = JSON.parse(await read(path.replace('.html', '.json')));
  expect(data).toMatchObject({ content: { standing: { publicBefore: '2019-03-05' } } });
  const found = await verifyLog(logSource(root), { pages: true, files: true, on: TODAY });
  expect(found).toMatchObject({ faults: [], doubts: [] });
});

test('it is no news: home page and feed have it where its day puts it, a search and a count in its year', async () => {
  const home = load(await read('/ceshi/index.html'));
  const titles = home('a')
    .toArray()
    .map((link) => home(link).text());
  expect(titles.indexOf('本站第一条')).toBeLessThan(titles.indexOf('旧网站的消息'));
  const feed = load(await read('/ceshi/feed.xml'), { xml: true });
  expect(
    feed('entry')
      .toArray()
      .map(
        (entry) => `${feed(entry).find('published').text().slice(0, 10)} ${feed(entry).find('title').text()}`,
      ),
  ).toEqual(['2024-06-03 本站第一条', '2019-03-04 旧网站的消息']);
  const of = async (year: number) =>
    (await countByKind(world.db, { agencyId: office.agencyId, ...yearInShanghai(year) })).get('news') ?? 0;
  expect([await of(2019), await of(2024)]).toEqual([1, 1]);
  const app = await buildServer({ ctx: world.system });
  const found = await app.inject(`/api/search?q=${encodeURIComponent('旧网站')}&year=2019`);
  await app.close();
  expect(found.json()).toMatchObject({
    total: 1,
    items: [{ title: '旧网站的消息', publishedOn: '2019-03-05' }],
  });
});

describe('a column', () => {
  test('is put in order ten minutes after the last of a batch, its pages follow, and nothing else moves', async () => {
    await takenOver('更旧的消息', '2018-01-02');
    await takenOver('不那么旧的消息', '2021-01-02');
    await office.published(NEWS, { title: '本站第二条' });
    expect(await column()).toEqual([
      '2024-06-03 本站第二条',
      '2021-01-02 不那么旧的消息',
      '2018-01-02 更旧的消息',
      '2019-03-05 旧网站的消息',
      '2024-06-03 本站第一条',
    ]);
    expect(await orderColumns(world.system)).toBe(0);
    world.clock.set(new Date(world.clock.now().getTime() + 11 * 60_000));
    expect(await orderColumns(world.system)).toBe(3);
    expect(await column()).toEqual([
      '2024-06-03 本站第二条',
      '2024-06-03 本站第一条',
      '2021-01-02 不那么旧的消息',
      '2019-03-05 旧网站的消息',
      '2018-01-02 更旧的消息',
    ]);
    expect(differences(await scratchSite(world.system), standingSite(root))).toEqual([]);
    expect(await orderColumns(world.system)).toBe(0);
  });

  test('that is in order isn’t noted', async () => {
    await office.published(NEWS, { title: '本站第三条' });
    const { rows } = await sql`SELECT FROM columns_to_order`.execute(world.db);
    expect(rows).toEqual([]);
  });

  test('waits for the end of a batch, though not for more than an hour', async () => {
    const minutes = async (count: number) => {
      world.clock.set(new Date(world.clock.now().getTime() + count * 60_000));
      return orderColumns(world.system);
    };
    await takenOver('一批之一', '2016-01-01');
    for (let n = 2; n <= 7; n += 1) {
      expect(await minutes(9)).toBe(0);
      await takenOver(`一批之${n}`, `2016-01-0${n}`);
    }
    expect(await minutes(7)).toBeGreaterThan(0);
    expect((await column()).at(-1)).toBe('2016-01-01 一批之一');
  });

  test('keeps the place of a document of which another edition was read before it was put in order', async () => {
    const { documentId } = await takenOver('又一条旧消息', '2015-01-02');
    world.clock.set(new Date(world.clock.now().getTime() + 11 * 60_000));
    const seen = must(await itemOf(world.db, documentId), 'item');
    await inTransaction(world.system, async (tx) => {
      expect(await orderColumns(world.system)).toBeGreaterThan(0);
      const { public_since: _computed, metadata, file_names: names, ...values } = seen;
      await putItem(tx.db, {
        ...values,
        title: '又一条旧消息（更正）',
        metadata: JSON.stringify(metadata),
        file_names: JSON.stringify(names),
      });
    });
    expect((await column()).at(-1)).toBe('2015-01-02 又一条旧消息（更正）');
    expect(differences(await scratchSite(world.system), standingSite(root))).toEqual([]);
  });

  test('gives way to whoever publishes, and comes in the next minute', async () => {
    const { documentId } = await takenOver('最后一条旧消息', '2014-01-02');
    world.clock.set(new Date(world.clock.now().getTime() + 11 * 60_000));
    await inTransaction(world.system, async (tx) => {
      await sql`UPDATE published_items SET summary = summary || '。' WHERE document_id = ${documentId}`.execute(
        tx.db,
      );
      await expect(orderColumns(world.system)).rejects.toMatchObject({ code: '55P03' });
      // What the ordering had taken is free again: nobody waits for it.
      await noteOrder(tx, must(await itemOf(tx.db, documentId), 'item'));
    });
    expect(await orderColumns(world.system)).toBe(0);
    world.clock.set(new Date(world.clock.now().getTime() + 11 * 60_000));
    expect(await orderColumns(world.system)).toBeGreaterThan(0);
    expect((await column()).at(-1)).toBe('2014-01-02 最后一条旧消息');
  });
});
