import { existsSync } from 'node:fs';
import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { parseAtomFeed } from 'feedsmith';
import { ErrorLevel, parseSitemapIndex, XMLToSitemapItemStream, type SitemapItem } from 'sitemap';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agencyById } from '../src/modules/agencies/agencies.queries.ts';
import { changeAgency } from '../src/modules/agencies/agencies.usecases.ts';
import { publicItems } from '../src/modules/channels/test/illustrated.ts';
import { loadDocument } from '../src/modules/documents/documents.queries.ts';
import { getSiteSettings, saveSiteSettings } from '../src/modules/publishing/change-settings.ts';
import { packPages } from '../src/modules/publishing/page-packing.ts';
import { publicPageOf, withdraw } from '../src/modules/publishing/publishing.usecases.ts';
import { rebuildSite } from '../src/modules/publishing/rebuild-site.ts';
import { siteFolder } from '../src/modules/publishing/site-folder.ts';
import { siteWriter } from '../src/modules/publishing/site-writer.ts';
import { addressFolder, writeAddresses } from '../src/modules/publishing/write-addresses.ts';
import { checkSite } from '../src/modules/site-check/check-site.ts';
import { addressFiles } from '../src/platform/http/answered-files.ts';
import { fileOf } from '../src/portal/paths.ts';
import { buildServer } from '../src/server.ts';
import { CURL, CURL_NOTE, curl, sha256, type Fetched } from './curl.ts';
import type { TestWorld } from './database.ts';
import { createTown, drainOutbox, type TestOffice } from './office.ts';

// The public site as those see it who know nothing of the program: the site checker, a feed reader, a reader of sitemaps, curl.

const SITE = 'https://www.example.gov.cn';

let world: TestWorld;
let office: TestOffice;
let root: string;
/** Addresses of documents, the newest last. */
const paths: string[] = [];
let gone = '';
let led = '';
let picture = '';

beforeAll(async () => {
  ({ world, office } = await createTown());
  world.clock.set(new Date('2026-03-03T02:00:00Z'));
  root = siteFolder(world.system.config);
  const { settings, version } = await getSiteSettings(world.system);
  await saveSiteSettings(world.system, {
    version,
    settings: {
      ...settings,
      siteName: '测试区政府信息公开网',
      identificationCode: '5001990000',
      icpNumber: '某ICP备00000000号',
      policeNumber: '某公网安备 00000000000000号',
      sponsor: '测试区人民政府办公室',
      contact: '023-00000000',
      reportErrorUrl: 'https://error.example/',
      organMarkUrl: 'https://mark.example/',
    },
  });
  await changeAgency(world.system, {
    ...(await agencyById(world.db, office.agencyId)),
    address: '测试区测试路1号',
    officeHours: '工作日9:00至17:00',
    fax: '023-00000001',
    email: 'ceshi@example.gov.cn',
    disclosureOffice: '党政综合办公室',
  });
  for (const title of ['甲', '乙', '丙']) {
    const { path } = await office.published('dynamic.news', {
      title: `关于${title}<事>&“项”的消息`,
      summary: '',
    });
    paths.push(path);
  }
  const documentId = await publicItems(world, office).illustrated('关于补贴的公示');
  const targets = [await office.published('dynamic.news'), await office.published('dynamic.news')];
  await takeAway(targets[0]?.documentId ?? '', { kind: 'gone' });
  const shown = await publicPageOf(office.as('clerk'), { documentId });
  await takeAway(targets[1]?.documentId ?? '', { kind: 'redirect', redirectPath: shown?.path ?? '' });
  paths.push(shown?.path ?? '');
  gone = targets[0]?.path ?? '';
  led = targets[1]?.path ?? '';
  await drainOutbox(world);
  await rebuildSite(world.system, {});
  await writeAddresses(world.system);
  picture = /\/files\/[^"]+\.png/.exec(await textAt(paths.at(-1) ?? ''))?.[0] ?? '';
});
afterAll(async () => world.close());

async function takeAway(
  documentId: string,
  how: { kind: 'gone' } | { kind: 'redirect'; redirectPath: string },
): Promise<void> {
  await withdraw(office.as('publisher'), {
    documentId,
    editionVersion: (await loadDocument(world.db, documentId)).edition.version,
    reason: '有误',
    publicNotice: '正在更正',
    ...how,
  });
}

async function textAt(path: string): Promise<string> {
  return readFile(join(root, fileOf(path)), 'utf8');
}

async function checked() {
  const answers = addressFiles(addressFolder(world.system.config));
  return checkSite({ folder: root, slug: 'main', siteUrl: SITE, agencies: new Map(), answers });
}

test('the site’s own checker finds nothing where nothing is wrong, and each fault that is planted', async () => {
  const clean = await checked();
  expect(clean.findings).toEqual([]);
  expect(clean.pages).toBeGreaterThan(60);
  const [first = '', second = '', third = ''] = paths.map((path) => join(root, fileOf(path)));
  const pages = [first, second, third];
  const before = await Promise.all(pages.map(async (file) => readFile(file, 'utf8')));
  await writeFile(first, (before[0] ?? '').replace(/<meta name="PubDate"[^>]*>/, ''));
  await writeFile(second, (before[1] ?? '').replace('href="/sitemap/"', 'href="/site-map/"'));
  await writeFile(third, (before[2] ?? '').replace('<dt>索引号</dt>', '<dt>编号</dt>'));
  await appendFile(join(root, 'ceshi/agency.json'), '}');
  await rm(join(root, 'robots.txt'));
  const { findings } = await checked();
  expect(findings.map(({ rule, file }) => `${rule} ${file}`).toSorted()).toEqual(
    [
      `meta.pub-date ${fileOf(paths[0] ?? '')}`,
      `links.dead ${fileOf(paths[1] ?? '')}`,
      `facts.index-number ${fileOf(paths[2] ?? '')}`,
      'file.broken ceshi/agency.json',
      'site.files robots.txt',
    ].toSorted(),
  );
  await rebuildSite(world.system, {});
  expect((await checked()).total).toBe(0);
});

test('a feed reader finds in the feed the newest documents, each once, with what RFC 4287 requires', async () => {
  const feed = parseAtomFeed(await textAt('/ceshi/feed.xml'));
  expect(feed).toMatchObject({
    id: `${SITE}/ceshi/`,
    title: { value: '测试区测试镇人民政府最新公开信息' },
    authors: [{ name: '测试区测试镇人民政府' }],
  });
  const entries = feed.entries ?? [];
  expect(entries.map(({ links }) => links?.[0]?.href)).toEqual(paths.toReversed().map((path) => SITE + path));
  expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  expect(entries.slice(1).map(({ title }) => title?.value)).toEqual(
    ['丙', '乙', '甲'].map((name) => `关于${name}<事>&“项”的消息`),
  );
  const moments = [feed.updated, ...entries.flatMap(({ updated, published }) => [updated, published])];
  expect(moments.map((moment) => new Date(String(moment)).toISOString())).toEqual(moments);
  expect(feed.updated).toBe(
    entries
      .map(({ updated }) => String(updated))
      .toSorted()
      .at(-1),
  );
});

/** Strictly: whatever is against the protocol is thrown. */
async function sitemapAt(path: string): Promise<SitemapItem[]> {
  const reader = new XMLToSitemapItemStream({ level: ErrorLevel.THROW, logger: false });
  const items: SitemapItem[] = [];
  for await (const item of Readable.from([await textAt(path)]).pipe(reader)) items.push(item);
  return items;
}

test('a reader of sitemaps takes the index and every sitemap, and finds each page once', async () => {
  const index = await parseSitemapIndex(Readable.from([await textAt('/sitemap.xml')]));
  const maps = index.map(({ url }) => url.slice(SITE.length));
  expect(maps).toEqual(['/sitemap-pages.xml', '/ceshi/sitemap-pages.xml', '/ceshi/sitemap-1.xml']);
  const items = (await Promise.all(maps.map(sitemapAt))).flat();
  const urls = items.map(({ url }) => url);
  expect(new Set(urls).size).toBe(urls.length);
  expect(urls).toEqual(expect.arrayContaining(['/', '/ceshi/', ...paths].map((path) => SITE + path)));
  for (const hidden of [gone, led]) expect(urls).not.toContain(SITE + hidden);
  expect(urls.filter((url) => !existsSync(join(root, fileOf(url.slice(SITE.length)))))).toEqual([]);
  const days = items.flatMap(({ lastmod }) => lastmod ?? []);
  expect(days).toHaveLength(paths.length);
  expect(days.every((day) => /^\d{4}-\d{2}-\d{2}/.test(day))).toBe(true);
});

describe.skipIf(CURL === null)(`curl${CURL_NOTE}`, () => {
  let app: FastifyInstance;
  let origin: string;

  beforeAll(async () => {
    const writer = siteWriter(root, { sync: false, thorough: true });
    while ((await packPages({ db: world.db, writer }, 500)) > 0);
    app = await buildServer({ ctx: world.system, deskFolder: join(world.dataDir, 'desk') });
    origin = await app.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(async () => app.close());

  async function get(path: string, ...options: readonly string[]): Promise<Fetched> {
    return curl(origin + encodeURI(path), ...options);
  }

  test('gets a page whole, packed in both ways and unpacked again, as its head alone, and not twice', async () => {
    const path = paths[0] ?? '';
    const bytes = await readFile(join(root, fileOf(path)));
    const page = await get(path);
    expect([page.status, page.body]).toEqual([200, sha256(bytes)]);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('cache-control')).toBe('public, max-age=60');
    for (const coding of ['gzip', 'br']) {
      const packed = await get(path, '--header', `Accept-Encoding: ${coding}`);
      expect([coding, packed.headers.get('content-encoding')]).toEqual([coding, coding]);
      expect(Number(packed.headers.get('content-length'))).toBeLessThan(bytes.length / 2);
      const unpacked = await get(path, '--compressed', '--header', `Accept-Encoding: ${coding}`);
      expect(unpacked.body).toBe(sha256(bytes));
    }
    const head = await get(path, '--head');
    expect([head.status, head.headers.get('content-length'), head.body]).toEqual([
      200,
      String(bytes.length),
      sha256(Buffer.alloc(0)),
    ]);
    for (const condition of [
      `If-None-Match: ${page.headers.get('etag') ?? ''}`,
      `If-Modified-Since: ${page.headers.get('last-modified') ?? ''}`,
    ]) {
      const again = await get(path, '--header', condition);
      expect([condition, again.status, again.body]).toEqual([condition, 304, sha256(Buffer.alloc(0))]);
    }
    expect((await get(path, '--header', 'If-None-Match: "another"')).status).toBe(200);
  });

  test('gets a part of an attachment', async () => {
    const bytes = await readFile(join(root, fileOf(picture)));
    const part = await get(decodeURI(picture), '--range', '1-3');
    expect([part.status, part.body]).toEqual([206, sha256(bytes.subarray(1, 4))]);
    expect(part.headers.get('content-range')).toBe(`bytes 1-3/${bytes.length}`);
    expect(part.headers.get('content-type')).toBe('image/png');
    expect((await get(decodeURI(picture), '--range', `${bytes.length}-`)).status).toBe(416);
  });

  test('is led on, told that something is gone, and that nothing is there', async () => {
    const moved = await get(led);
    expect([moved.status, moved.headers.get('location')]).toEqual([301, paths.at(-1)]);
    const followed = await get(led, '--location', '--max-redirs', '1', '--head', '--fail');
    expect(followed.status).toBe(301);
    expect((await get(gone)).status).toBe(410);
    expect((await get('/ceshi/doc/2024/999.html')).status).toBe(404);
    expect((await get('/ceshi')).headers.get('location')).toBe('/ceshi/');
  });

  test.each([
    ['/ceshi/feed.xml', 'application/atom+xml; charset=utf-8'],
    ['/sitemap.xml', 'application/xml; charset=utf-8'],
    ['/ceshi/sitemap-pages.xml', 'application/xml; charset=utf-8'],
    ['/robots.txt', 'text/plain; charset=utf-8'],
    ['/open-data/openapi.json', 'application/json; charset=utf-8'],
    ['/ceshi/catalogue/catalogue.csv', 'text/csv; charset=utf-8'],
    ['/ceshi/catalogue/catalogue.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ])('is told what %s is', async (path, type) => {
    const got = await get(path);
    expect([got.status, got.headers.get('content-type')]).toEqual([200, type]);
    expect(got.headers.get('cache-control')).toMatch(/max-age=\d+/);
  });
});
