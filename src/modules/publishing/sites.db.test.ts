import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { createEmptyDatabase, type TestWorld } from '../../../test/database.ts';
import { migrateTo, migrateToLatest } from '../../platform/database/migrate.ts';
import { createTown, drainOutbox, openOffice, type TestOffice } from '../../../test/office.ts';
import { buildServer } from '../../server.ts';
import { logSource, type LogSource } from '../public-log/log-source.ts';
import { verifyLog } from '../public-log/verify-log.ts';
import { getAppearance, saveAppearance } from './change-appearance.ts';
import { getSiteSettings, saveSiteSettings } from './change-settings.ts';
import { addSite, changeHosts, moveAgency, removeSite, sitesOverview } from './change-sites.ts';
import { nextStamp } from './page-receipts.repository.ts';
import { rebuildSite, runOpenJobs } from './rebuild-site.ts';
import { siteUrlOf } from './site-frames.ts';
import { siteFolder } from './site-folder.ts';
import { siteSnapshot } from './site-snapshot.ts';
import { listSites } from './sites.repository.ts';
import { verifySite } from './verify-site.ts';
import { addressFolder } from './write-addresses.ts';

let world: TestWorld;
let town: TestOffice;
let bureau: TestOffice;
let app: FastifyInstance;
const HOST = 'ju.example.gov.cn';

beforeAll(async () => {
  ({ world, office: town } = await createTown());
  bureau = await openOffice(world, 'ju');
  await town.published('dynamic.news', { title: '镇里的水库通报' });
  await bureau.published('dynamic.news', { title: '局里的水库通报' });
  await rebuildSite(world.system, {});
  app = await buildServer({ ctx: world.system });
});
afterAll(async () => {
  await app.close();
  await world.close();
});

async function file(path: string): Promise<string> {
  return readFile(join(siteFolder(world.system.config), path), 'utf8');
}

async function follow(): Promise<void> {
  await drainOutbox(world);
  await runOpenJobs(world.system, {});
}

/** Kinds and owners of pages made while something is done. */
async function madeBy(work: () => Promise<unknown>): Promise<string[]> {
  const stamp = await nextStamp(world.db);
  await work();
  await follow();
  const rows = await world.db.selectFrom('site_pages').select('path').where('stamp', '>', stamp).execute();
  return rows.map(({ path }) => path).toSorted();
}

const titlesIn = (html: string): string[] =>
  load(html)('main a')
    .map((_, link) => load(link).text())
    .get()
    .filter((text) => text.includes('水库通报'));

async function ask(url: string, host = HOST) {
  const { statusCode, headers, body } = await app.inject({ url, headers: { host } });
  return { status: statusCode, location: headers.location, body };
}

test('an agency moves to a site of its own: each page says so, each address leads there', async () => {
  const { path: before } = await bureau.published('dynamic.notices', { title: '移动之前的通知' });
  await follow();
  const town1 = await file('ceshi/index.html');
  await addSite(world.system, {
    slug: 'ju',
    siteName: '某局网',
    baseUrl: `https://${HOST}`,
    otherHosts: ['ju.example.cn'],
  });
  await follow();
  expect(titlesIn(await file('index.html'))).toHaveLength(2);
  expect(titlesIn(await file('_sites/ju/index.html'))).toEqual([]);
  const made = await madeBy(async () => moveAgency(world.system, { site: 'ju', agencyId: bureau.agencyId }));
  expect(made.filter((path) => path.startsWith('ceshi/'))).toEqual([]);
  expect(made).toContain('ju/doc/2024/1.html');
  expect(await file('ceshi/index.html')).toBe(town1);
  expect(titlesIn(await file('index.html'))).toEqual(['镇里的水库通报']);
  expect(titlesIn(await file('_sites/ju/index.html'))).toEqual(['局里的水库通报']);
  const page = load(await file(before.slice(1)));
  expect(page('link[rel=canonical]').attr('href')).toBe(`https://${HOST}${before}`);
  expect([
    page('meta[name=SiteName]').attr('content'),
    page('meta[name=SiteDomain]').attr('content'),
  ]).toEqual(['某局网', HOST]);
  expect(await file('ju/feed.xml')).toContain(`https://${HOST}${before}`);
  expect(await file('_sites/ju/sitemap.xml')).toContain(`https://${HOST}/ju/sitemap-1.xml`);
  expect(await file('sitemap.xml')).not.toContain('/ju/');
  expect(JSON.parse(await file('_sites/ju/open-data/openapi.json')).servers).toEqual([
    { url: `https://${HOST}` },
  ]);
  expect(await file('_sites/ju/robots.txt')).toContain(`Sitemap: https://${HOST}/sitemap.xml`);
  expect(await siteUrlOf(world.system, bureau.agencyId)).toBe(`https://${HOST}`);
  expect((await verifySite(world.system)).faults).toEqual([]);
});

test('names choose the site: pages, search, forms; addresses at the old name lead on', async () => {
  expect(titlesIn((await ask('/')).body)).toEqual(['局里的水库通报']);
  expect(titlesIn((await ask('/', 'ju.example.cn')).body)).toEqual(['局里的水库通报']);
  expect(await ask('/ju/doc/2024/1.html?x=1', 'localhost')).toMatchObject({
    status: 301,
    location: `https://${HOST}/ju/doc/2024/1.html?x=1`,
  });
  expect(await ask('/ceshi/')).toMatchObject({
    status: 301,
    location: `${world.system.config.siteUrl}/ceshi/`,
  });
  // The browser's pass for a receipt is known at the name at which the form was sent, whoever moves meanwhile.
  expect(await ask('/ju/apply/receipt?form=1', 'localhost')).toMatchObject({
    status: 404,
    body: expect.stringContaining('回执只在提交申请的浏览器里显示'),
  });
  expect(titlesIn((await ask('/search?q=' + encodeURIComponent('水库'), `${HOST}.`)).body)).toEqual([
    '局里的水库通报',
  ]);
  expect(load((await ask('/ju/apply/online')).body)('meta[name=SiteName]').attr('content')).toBe('某局网');
  expect(load((await ask('/apply/status')).body)('meta[name=SiteName]').attr('content')).toBe('某局网');
  for (const [host, name, title] of [
    [HOST, '某局网', '局里的水库通报'],
    ['localhost', '政府信息公开网', '镇里的水库通报'],
  ] as const) {
    const found = JSON.parse((await ask(`/api/search?q=${encodeURIComponent('水库')}`, host)).body);
    expect(found.items.map((item: { title: string }) => item.title)).toEqual([title]);
    const html = load((await ask(`/search?q=${encodeURIComponent('水库')}&agency=ceshi`, host)).body);
    expect(html('meta[name=SiteName]').attr('content')).toBe(name);
    expect(titlesIn(html.html())).toEqual([title]);
  }
});

test('one chain of the log holds for all sites, and each gives it out', async () => {
  const folder = logSource(siteFolder(world.system.config));
  // As a stranger sees it at the site's name: what is an agency's elsewhere leads there.
  const bytesAt = async (path: string): Promise<Buffer | null> => {
    let host = HOST;
    for (;;) {
      const answer = await app.inject({ url: path, headers: { host } });
      if (answer.statusCode === 404) return null;
      if (answer.statusCode !== 301) return answer.rawPayload;
      host = new URL(String(answer.headers.location)).hostname;
    }
  };
  const atHost: LogSource = {
    get: bytesAt,
    look: async (path) => {
      const text = (await bytesAt(path))?.toString();
      return text === undefined ? null : { text, at: path, gone: false, otherCopy: false };
    },
    list: () => null,
  };
  for (const source of [folder, atHost])
    expect(await verifyLog(source, { pages: true, files: true })).toMatchObject({
      entries: 3,
      pages: 3,
      faults: [],
      doubts: [],
    });
  expect(await file('_sites/ju/log/index.html')).toContain(`gongkai verify log https://${HOST}`);
});

test('a change of a site touches its pages and no other’s', async () => {
  const looks = await getAppearance(world.system, { site: 'ju' });
  const grey = { ...looks.appearance, grey: true, theme: 'green' as const, bannerText: '局里停电' };
  const made = await madeBy(async () =>
    saveAppearance(world.system, { site: 'ju', version: looks.version, appearance: grey }),
  );
  expect(made).toEqual([
    '_sites/ju/banner.json',
    '_sites/ju/index.html',
    '_sites/ju/theme.css',
    'ju/index.html',
  ]);
  expect(await file('theme.css')).not.toContain('grayscale');
  const { settings, version } = await getSiteSettings(world.system, { site: 'ju' });
  const named = await madeBy(async () =>
    saveSiteSettings(world.system, {
      site: 'ju',
      version,
      settings: { ...settings, icpNumber: '渝ICP备1号' },
    }),
  );
  expect(named.filter((path) => !/^(_sites\/ju|ju)\//.test(path))).toEqual([]);
  expect(await file('ju/doc/2024/1.html')).toContain('渝ICP备1号');
  expect(await file('ceshi/doc/2024/1.html')).not.toContain('渝ICP备1号');
  const news = await madeBy(async () => bureau.published('dynamic.news', { title: '局里又一件' }));
  expect(news).toContain('_sites/ju/index.html');
  expect(news).not.toContain('index.html');
  const { archive } = await siteSnapshot(world.system, { year: 2024, agency: null, site: 'ju' });
  const chunks: Uint8Array[] = [];
  for await (const chunk of archive) chunks.push(chunk);
  const names = Buffer.concat(chunks).toString('latin1');
  expect(names).toContain('site/_sites/ju/index.html');
  expect(names).toContain('site/log/days.json');
  expect(names).not.toContain('site/ceshi/');
});

test('only the system administrator of the topmost agency changes sites, and no two take one name', async () => {
  for (const role of ['publisher', 'clerk', 'securityAdmin'] as const) {
    const ctx = town.as(role);
    const hosts = { baseUrl: 'https://x.example', otherHosts: [] };
    for (const work of [
      async () => addSite(ctx, { slug: 'xin', siteName: '新', ...hosts }),
      async () => changeHosts(ctx, { slug: 'ju', version: 1, ...hosts }),
      async () => removeSite(ctx, { slug: 'ju' }),
      async () => moveAgency(ctx, { site: 'main', agencyId: bureau.agencyId }),
    ])
      await expect(work()).rejects.toMatchObject({ code: 'common.forbidden' });
  }
  const admin = town.as('systemAdmin');
  const taken = { slug: 'xin', siteName: '新', baseUrl: 'https://xin.example' };
  await expect(addSite(admin, { ...taken, otherHosts: ['ju.example.cn'] })).rejects.toMatchObject({
    code: 'sites.host_taken',
  });
  await expect(addSite(admin, { ...taken, slug: 'ju', otherHosts: [] })).rejects.toMatchObject({
    code: 'sites.there_already',
  });
  await expect(removeSite(admin, { slug: 'ju' })).rejects.toMatchObject({ code: 'sites.in_use' });
  await expect(removeSite(admin, { slug: 'main' })).rejects.toMatchObject({ code: 'sites.main_stays' });
  await expect(
    changeHosts(admin, { slug: 'ju', version: 9, baseUrl: 'https://n.example', otherHosts: [] }),
  ).rejects.toMatchObject({ code: 'publishing.settings_changed' });
});

test('a site changes its name, and goes when nobody is on it any more; nothing of it is left', async () => {
  const admin = town.as('systemAdmin');
  await changeHosts(admin, { slug: 'ju', version: 1, baseUrl: 'https://new.example', otherHosts: [HOST] });
  await follow();
  expect(await file('ju/doc/2024/1.html')).toContain('https://new.example/ju/doc/2024/1.html');
  await moveAgency(admin, { site: 'main', agencyId: bureau.agencyId });
  await removeSite(admin, { slug: 'ju' });
  await follow();
  expect(await file('ju/doc/2024/1.html')).toContain(`${world.system.config.siteUrl}/ju/doc/2024/1.html`);
  await expect(file('_sites/ju/index.html')).rejects.toMatchObject({ code: 'ENOENT' });
  expect(await readFile(join(addressFolder(world.system.config), 'hosts.map'), 'utf8')).toBe('');
  expect((await sitesOverview(admin)).map(({ slug }) => slug)).toEqual(['main']);
  expect((await verifySite(world.system)).faults).toEqual([]);
  const events = await world.db
    .selectFrom('audit_events')
    .select('type')
    .where('type', 'like', 'site.%')
    .execute();
  expect(new Set(events.map(({ type }) => type))).toEqual(
    new Set([
      'site.added',
      'site.agency_moved',
      'site.appearance_changed',
      'site.hosts_changed',
      'site.rebuilt',
      'site.removed',
      'site.settings_changed',
    ]),
  );
});

test('what was set of the only site before there were several is the main one’s', async () => {
  const { db, drop } = await createEmptyDatabase();
  await migrateTo(db, '0027-create-site-appearance');
  await sql`INSERT INTO site_settings (settings, version) VALUES ('{"siteName":"旧网","icpNumber":"渝ICP备2号"}', 4)`.execute(
    db,
  );
  await sql`INSERT INTO site_appearance (appearance, version) VALUES ('{"theme":"red","grey":true}', 2)`.execute(
    db,
  );
  await migrateToLatest(db);
  const kept = await listSites(db);
  await drop();
  expect(kept).toMatchObject([
    {
      slug: 'main',
      baseUrl: null,
      settings: { siteName: '旧网', icpNumber: '渝ICP备2号' },
      settingsVersion: 4,
      appearance: { theme: 'red', grey: true, bannerText: '' },
      appearanceVersion: 2,
    },
  ]);
});
