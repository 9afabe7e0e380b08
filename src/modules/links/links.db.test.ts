import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, drainOutbox, type TestOffice } from '../../../test/office.ts';
import { PUBLICATION_FOLLOWERS } from '../../publication-followers.ts';
import { PUBLICATION_GUARDS } from '../../publication-guards.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { storeGenerated } from '../attachments/attachments.usecases.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { saveRevision } from '../drafting/drafting.usecases.ts';
import { publish, restore, withdraw } from '../publishing/publishing.usecases.ts';
import { newId } from '../../platform/ids.ts';
import { checkDueLinks, type RoundFigures } from './check-links.ts';
import { heedLink, ignoreLink, recheckLinks } from './decide-links.ts';
import { foundLinks, keyOfAddress } from './found-links.ts';
import { gatherLinks } from './gather-links.ts';
import { pageGatherer } from './gather-pages.ts';
import { insidePages } from './inside-pages.ts';
import type { LinkClass } from './link-classes.ts';
import type { LinkFilter } from './link-lists.repository.ts';
import { linksTodo } from './links-todo.ts';
import { linkHistory, linksOfDocument, listLinks } from './link-views.ts';
import { knownLinks, replacePlaces } from './links.repository.ts';
import { trustHost, untrustHost } from './trusted-hosts.ts';

let world: TestWorld;
let office: TestOffice;
const answers = new Map<string, LinkClass>();
/** What servers answer that `answers` says nothing of. */
let others: LinkClass = 'ok';
const asked: string[] = [];
const MINUTE = 60_000;

beforeAll(async () => {
  ({ world, office } = await createTown());
});
afterAll(async () => world.close());

function as(role: 'publisher' | 'clerk'): Ctx {
  const guards = { publicationGuards: PUBLICATION_GUARDS, publicationFollowers: PUBLICATION_FOLLOWERS };
  return { ...office.as(role), ...guards };
}

/** A round in which servers answer what `answers` says; everything else is well. */
async function round(minutes: number): Promise<RoundFigures> {
  world.clock.set(new Date(world.clock.now().getTime() + minutes * MINUTE));
  return checkDueLinks(world.system, {
    inside: insidePages(world.system.config),
    looker: {
      restsUntil: () => null,
      look: async ({ url }) => {
        asked.push(new URL(url).hostname);
        if (url.includes('fault-of-program')) throw new TypeError('no');
        return { class: answers.get(url) ?? others, evidence: '看过。', suggestion: null };
      },
    },
  });
}

async function urls(which: LinkFilter): Promise<string[]> {
  const { items } = await listLinks(as('clerk'), { agencyId: office.agencyId, which, page: 1, size: 50 });
  return items.map(({ url }) => url);
}

async function idOf(url: string): Promise<string> {
  const { items } = await listLinks(as('clerk'), {
    agencyId: office.agencyId,
    which: 'all',
    page: 1,
    size: 50,
  });
  return items.find((item) => item.url === url)?.id ?? '';
}

async function named(id: string): Promise<{ documentId: string; editionVersion: number }> {
  return { documentId: id, editionVersion: (await loadDocument(world.db, id)).edition.version };
}

const DEAD = 'https://dead.example.gov.cn/a.html';
const WALL = 'https://wall.example.gov.cn/';
const BODY = [
  `<p><a href="${DEAD}">旧文件</a><a href="${WALL}">查询</a></p>`,
  '<p><a href="https://www.gov.cn/#top">中国政府网</a><a href="https://club.example.com/">某协会</a></p>',
  '<p><a href="https//www.gov.cn/x">写错了</a><a href="http://192.168.1.8/oa">内部</a></p>',
].join('');

let documentId: string;

test('the links of a published text stand in the list from the next round on, dead ones after two more looks', async () => {
  ({ documentId } = await office.published('dynamic.news', { bodyHtml: BODY }));
  answers.set(DEAD, 'gone').set(WALL, 'blocked');
  expect(await gatherLinks(world.system)).toBe(1);
  expect(await gatherLinks(world.system)).toBe(0);
  expect(await round(0)).toEqual({ looked: 4, postponed: 0, offline: false });
  expect(await urls('suspect')).toEqual([DEAD]);
  expect(await urls('unsure')).toEqual([WALL]);
  expect(await urls('notice')).toEqual(['https://club.example.com/']);
  // What the page itself shows needs no patience.
  expect((await urls('faulty')).toSorted()).toEqual(['http://192.168.1.8/oa', 'https//www.gov.cn/x']);
  expect(await round(9)).toMatchObject({ looked: 0 });
  await round(1);
  expect(await urls('suspect')).toEqual([DEAD]);
  await round(10);
  expect(await urls('faulty')).toContain(DEAD);
  const { items } = await linkHistory(as('clerk'), { agencyId: office.agencyId, linkId: await idOf(DEAD) });
  expect(items.map(({ state, label }) => [state, label])).toEqual([
    ['faulty', '网页不存在'],
    ['suspect', '网页不存在'],
  ]);
});

test('an office leaves a link as it is with a reason, and only who publishes may say so', async () => {
  const one = { agencyId: office.agencyId, linkId: await idOf(DEAD) };
  await expect(ignoreLink(as('clerk'), { ...one, reason: '历史文件' })).rejects.toThrow('发布员');
  await ignoreLink(as('publisher'), { ...one, reason: '历史文件，保留原貌' });
  expect(await urls('faulty')).not.toContain(DEAD);
  expect(await urls('ignored')).toEqual([DEAD]);
  await heedLink(as('publisher'), one);
  expect(await urls('faulty')).toContain(DEAD);
});

test('a look can be asked for, and what answers again is well at once', async () => {
  answers.delete(DEAD);
  const linkId = await idOf(DEAD);
  expect(await recheckLinks(as('clerk'), { agencyId: office.agencyId, linkIds: [linkId] })).toEqual({
    links: 1,
  });
  await round(1);
  expect(await urls('faulty')).not.toContain(DEAD);
});

test('a site that the office vouches for is no longer told of', async () => {
  const host = { agencyId: office.agencyId, host: 'https://Example.com/path' };
  await expect(trustHost(as('publisher'), { ...host, host: '没有', reason: '无' })).rejects.toThrow('域名');
  await expect(trustHost(as('publisher'), { ...host, host: 'com.cn', reason: '无' })).rejects.toThrow(
    '公共的域名后缀',
  );
  await trustHost(as('publisher'), { ...host, reason: '主管部门业务网站' });
  expect(await urls('notice')).toEqual([]);
  await untrustHost(as('publisher'), { ...host, host: 'example.com' });
  expect(await urls('notice')).toEqual(['https://club.example.com/']);
});

/** Publishes a text with these links and enters them. */
async function publishedLinks(links: readonly string[]): Promise<void> {
  await office.published('dynamic.news', { bodyHtml: bodyOf(links) });
  await gatherLinks(world.system);
}

function bodyOf(links: readonly string[]): string {
  return `<p>${links.map((url) => `<a href="${url}">甲</a>`).join('')}</p>`;
}

test('where not even hosts that were well can be reached the fault is ours, however few were asked', async () => {
  const link = 'https://host.example.gov.cn/';
  others = 'unreachable';
  await publishedLinks([link]);
  expect(await round(0)).toEqual({ looked: 0, postponed: 1, offline: true });
  expect(await urls('suspect')).toEqual([]);
  expect(await round(9)).toMatchObject({ looked: 0, postponed: 0 });
  others = 'ok';
  answers.set(link, 'unreachable');
  expect(await round(1)).toEqual({ looked: 1, postponed: 0, offline: false });
  expect(await urls('suspect')).toEqual([link]);
  answers.clear();
  await round(10);
});

test('a link at which the program fails holds up no other', async () => {
  const fails = 'https://fault-of-program.example.gov.cn/';
  await publishedLinks([fails, 'https://beside.example.gov.cn/']);
  expect(await round(0)).toEqual({ looked: 1, postponed: 1, offline: false });
  expect(await round(59)).toMatchObject({ looked: 0, postponed: 0 });
  expect(await round(1)).toMatchObject({ looked: 0, postponed: 1 });
});

test('a host with many links has ten looks a round, and three when it answers none', async () => {
  const [many, tarpit] = ['many.example.gov.cn', 'tarpit.example.gov.cn'];
  const links = Array.from({ length: 12 }, (_, at) => [`https://${many}/${at}`, `https://${tarpit}/${at}`]);
  for (const url of links.flat()) if (url.includes(tarpit)) answers.set(url, 'slow');
  await publishedLinks(links.flat());
  asked.length = 0;
  expect(await round(0)).toEqual({ looked: 13, postponed: 7, offline: false });
  expect(asked.filter((host) => host === many)).toHaveLength(10);
  expect(asked.filter((host) => host === tarpit)).toHaveLength(3);
  answers.clear();
  await round(61);
});

test('neither odd characters nor a text that fails keep later texts from being read', async () => {
  const odd = ['#%00', 'https://odd.example.gov.cn/a#%00%1B', 'https://odd.example.gov.cn/b?%00#x%00y'];
  await office.published('dynamic.news', { bodyHtml: bodyOf(['https://failing.example.gov.cn/']) });
  await office.published('dynamic.news', { bodyHtml: bodyOf(odd) });
  await office.published('dynamic.news', { bodyHtml: bodyOf(['https://later.example.gov.cn/']) });
  let failures = 1;
  const now = (): Date => {
    failures -= 1;
    if (failures === 0) throw new Error('once');
    return world.clock.now();
  };
  expect(await gatherLinks({ ...world.system, clock: { now } })).toBe(2);
  const stored = await world.db
    .selectFrom('links')
    .select('url')
    .where('host', 'in', ['odd.example.gov.cn', 'later.example.gov.cn'])
    .execute();
  expect(stored).toHaveLength(3);
  expect(stored.map(({ url }) => url)).toContain('https://odd.example.gov.cn/b?%00#xy');
  // What failed is read in the next turn.
  expect(await gatherLinks(world.system)).toBe(1);
});

test('a page may have thousands of links', async () => {
  const html = bodyOf(Array.from({ length: 9000 }, (_, at) => `https://thousands.example.gov.cn/${at}`));
  const { agencyId } = office;
  const page = {
    html,
    url: 'https://www.example.gov.cn/x/',
    path: '/x/',
    agencyId,
    documentId: null,
  } as const;
  const found = foundLinks(
    { ...page, kind: 'home', isTrusted: () => false, mainOnly: false },
    world.clock.now(),
  );
  await inTransaction(world.system, async (tx) => replacePlaces(tx.db, '/x/', found));
  const keys = found.links.map((link) => link.key_hash);
  expect((await knownLinks(world.db, keys)).size).toBe(9000);
  await inTransaction(world.system, async (tx) => replacePlaces(tx.db, '/x/', { links: [], places: [] }));
});

test('what was found long ago at an address that nobody looks at any more holds nothing up', async () => {
  const link = 'https://captured.example.org/';
  await world.db
    .insertInto('links')
    .values({
      id: newId(),
      key_hash: keyOfAddress(link, null),
      url: link,
      host: 'captured.example.org',
      asked: true,
      state: 'faulty',
      class: 'hijacked',
      found_at: world.clock.now(),
      checked_at: world.clock.now(),
      since: world.clock.now(),
    })
    .execute();
  const draft = await office.approved('dynamic.news', { bodyHtml: bodyOf([link]) });
  await expect(publish(as('publisher'), await named(draft))).rejects.toThrow('指向有害网站');
  await world.db
    .updateTable('links')
    .set({ checked_at: new Date(world.clock.now().getTime() - 31 * 86_400_000) })
    .where('url', '=', link)
    .execute();
  await publish(as('publisher'), await named(draft));
});

test('only what harms readers holds a publication up; a draft shows everything else', async () => {
  const bodyHtml = `${BODY}<p><a href="/ceshi/doc/2020/999.html">不存在</a><a href="http://win.example.com/">澳门新葡京官网</a></p>`;
  const draft = await office.approved('dynamic.news', { bodyHtml });
  const { items } = await linksOfDocument(as('clerk'), { documentId: draft });
  expect(items.map((item) => [item.class, item.standing])).toEqual([
    ['hijacked', 'danger'],
    ['malformed', 'fault'],
    ['internal', 'fault'],
    ['gone', 'fault'],
    ['blocked', 'unsure'],
    ['offList', 'notice'],
  ]);
  await expect(publish(as('publisher'), await named(draft))).rejects.toThrow('指向有害网站');
  const reason = '经核对为本县文化企业';
  await trustHost(as('publisher'), { agencyId: office.agencyId, host: 'win.example.com', reason });
  await publish(as('publisher'), await named(draft));
});

test('what is withdrawn has no links any more', async () => {
  await withdraw(as('publisher'), {
    ...(await named(documentId)),
    reason: '内容有误',
    publicNotice: '正在更正',
  });
  expect(await urls('suspect')).toEqual([]);
  await gatherLinks(world.system);
  const { items } = await listLinks(as('clerk'), {
    agencyId: office.agencyId,
    which: 'all',
    page: 1,
    size: 50,
  });
  expect(items.flatMap(({ places }) => places.map((place) => place.documentId))).not.toContain(documentId);
});

test('what leads to a document that is taken down is to be mended, until it is public again', async () => {
  const target = await office.published('dynamic.news', { title: '关于防汛值守的通知' });
  await drainOutbox(world);
  const url = `https://www.example.gov.cn${target.path}`;
  await publishedLinks([target.path]);
  await round(0);
  expect(
    (await linkHistory(as('clerk'), { agencyId: office.agencyId, linkId: await idOf(url) })).items,
  ).toEqual([expect.objectContaining({ state: 'good' })]);
  const reason = '内容有误';
  await withdraw(as('publisher'), { ...(await named(target.documentId)), reason, publicNotice: '正在更正' });
  await drainOutbox(world);
  for (const minutes of [2, 10, 10]) await round(minutes);
  const faulty = await urls('faulty');
  expect(faulty).toContain(url);
  expect(await linksTodo(as('publisher'))).toEqual({
    items: [{ agencyId: office.agencyId, agencyName: expect.any(String), count: faulty.length }],
    total: faulty.length,
  });
  expect((await linksTodo(as('clerk'))).total).toBe(0);
  await restore(as('publisher'), { ...(await named(target.documentId)), reason: '已经更正' });
  await drainOutbox(world);
  await round(2);
  expect(await urls('faulty')).not.toContain(url);
});

test('homes, columns and the other pages are read as their files stand, each again when it has changed', async () => {
  const pages = pageGatherer();
  const listed = await office.published('dynamic.news', { title: '关于春季造林的通知' });
  await drainOutbox(world);
  expect(await pages.gather(world.system)).toBeGreaterThan(40);
  expect(await pages.gather(world.system)).toBe(0);
  const placesAt = async (path: string) =>
    world.db
      .selectFrom('link_places')
      .innerJoin('links', 'links.id', 'link_places.link_id')
      .select(['url', 'element', 'link_places.kind'])
      .where('page_path', '=', path)
      .execute();
  // The frame is looked at on homes; columns have what they list.
  const home = await placesAt('/ceshi/');
  expect(home.map(({ url }) => url)).toContain('https://www.example.gov.cn/feedback');
  expect(home.filter(({ element }) => element === 'link').length).toBeGreaterThan(0);
  const column = await placesAt('/ceshi/dynamic/news/');
  expect(column.map(({ url }) => url)).toContain(`https://www.example.gov.cn${listed.path}`);
  expect(column.map(({ url }) => url)).not.toContain('https://www.example.gov.cn/feedback');
  expect(column.every(({ kind }) => kind === 'column')).toBe(true);
  for (let look = 0; look < 4; look += 1) await round(1);
  const { rows: waiting } = await sql`
    SELECT url FROM links JOIN link_places ON link_id = links.id
    WHERE document_id IS NULL AND state = 'waiting'`.execute(world.db);
  expect(waiting).toEqual([]);
  // What the program makes itself leads nowhere wrong.
  const { rows } = await sql<{ url: string; class: string }>`
    SELECT DISTINCT url, class FROM links JOIN link_places ON link_id = links.id
    WHERE document_id IS NULL AND host = 'www.example.gov.cn' AND class <> 'ok'`.execute(world.db);
  expect(rows).toEqual([]);
  await world.db
    .insertInto('link_places')
    .values({
      ...(await world.db
        .selectFrom('link_places')
        .selectAll()
        .where('page_path', '=', '/ceshi/')
        .executeTakeFirstOrThrow()),
      page_path: '/ceshi/gone/',
    })
    .execute();
  await pages.gather(world.system);
  expect(await placesAt('/ceshi/gone/')).toEqual([]);
});

test('what is attached to a document is among its links, and missed where it is gone', async () => {
  const draft = await office.draft('dynamic.news');
  const bytes = new TextEncoder().encode('各村名单');
  const file = { name: '名单.txt', extension: 'txt', mediaType: 'text/plain', bytes };
  const kept = await storeGenerated(as('clerk'), { documentId: draft, ...file });
  const { edition, revision } = await loadDocument(world.db, draft);
  const { title, summary, bodyHtml, metadata } = revision;
  await saveRevision(as('clerk'), {
    documentId: draft,
    baseRevisionId: revision.id,
    editionVersion: edition.version,
    note: '',
    content: { title, summary, bodyHtml, metadata, attachmentIds: [kept.id] },
  });
  await office.review(draft);
  const { path } = await publish(as('publisher'), await named(draft));
  await gatherLinks(world.system);
  // Its page and files weren't written yet.
  await round(1);
  const look = async () =>
    world.db
      .selectFrom('links')
      .innerJoin('link_places', 'link_id', 'links.id')
      .select(['url', 'class', 'words'])
      .where('page_path', '=', path)
      .execute();
  expect(await look()).toEqual([
    { url: expect.stringContaining('/files/ceshi/'), class: 'gone', words: '名单.txt' },
  ]);
  await drainOutbox(world);
  await round(60);
  expect(await look()).toMatchObject([{ class: 'ok' }]);
});
