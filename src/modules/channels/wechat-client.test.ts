import { crc32, inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DOCUMENTED_CALLS } from './test/wechat-contract.ts';
import { openWechatServer, type WechatServer } from './test/wechat-server.ts';
import { drawnCover } from './wechat-cover.ts';
import { wechatClient, type DraftArticle, type WechatClient } from './wechat-client.ts';
import { WechatRefusal } from './wechat-faults.ts';

let server: WechatServer;
let client: WechatClient;
let now = 0;

beforeAll(async () => {
  server = await openWechatServer();
  client = wechatClient(access(), () => now);
});
afterAll(async () => server.close());

function access(secret = server.secret) {
  return { host: { base: server.base, loopback: true }, appId: server.appId, secret };
}

async function article(change: Partial<DraftArticle> = {}): Promise<DraftArticle> {
  return {
    title: '补贴发放公示',
    author: '石桥镇',
    digest: '共 12 户。',
    content: '<p style="margin:0;">共 12 户。</p>',
    contentSourceUrl: 'https://www.example.gov.cn/shiqiao/doc/2026/151.html',
    thumbMediaId: await client.addCover(drawnCover('石桥镇')),
    ...change,
  };
}

async function codeOf(work: Promise<unknown>): Promise<number | string> {
  return work.then(
    () => 'accepted',
    (error: unknown) => (error instanceof WechatRefusal ? error.code : String(error)),
  );
}

function asked(path: string): number {
  return server.asked.filter((one) => one.path === path).length;
}

test('a picture, a cover, a draft, its publication and its deletion go as documented', async () => {
  const picture = await client.uploadPicture(drawnCover('一'));
  expect(picture).toMatch(/^http:\/\/mmbiz\.qpic\.cn\//);
  const mediaId = await client.addDraft([
    await article({ content: `<p>共 12 户。<img src="${picture}"></p>` }),
    await article({ title: '第二篇' }),
  ]);
  await client.updateDraft({ mediaId, index: 1, article: await article({ title: '第二篇（改）' }) });
  expect(server.drafts.get(mediaId)?.map(({ title }) => title)).toEqual(['补贴发放公示', '第二篇（改）']);
  server.publishAs(1);
  const publishId = await client.submit(mediaId);
  expect((await client.publication(publishId)).status).toBe('publishing');
  server.publishAs(0);
  const live = await client.publication(publishId);
  expect(live.status).toBe('live');
  expect([...live.urls.keys()]).toEqual([1, 2]);
  // It has left the draft box, as the page on drafts says; another draft is taken out by hand.
  expect(await codeOf(client.draftLength(mediaId))).toBe(40007);
  const dropped = await client.addDraft([await article()]);
  expect(await client.draftLength(dropped)).toBe(1);
  await client.deleteDraft(dropped);
  await client.deleteArticle({ articleId: live.articleId, index: 2 });
  expect(await client.published(0)).toMatchObject([
    {
      articleId: live.articleId,
      articles: [
        { title: '补贴发放公示', deleted: false, sourceUrl: (await article()).contentSourceUrl },
        { title: '第二篇（改）', deleted: true },
      ],
    },
  ]);
  expect(await client.published(1)).toEqual([]);
  expect((await client.article(live.articleId)).map(({ title, deleted }) => [title, deleted])).toEqual([
    ['补贴发放公示', false],
    ['第二篇（改）', true],
  ]);
});

test.each([
  [2, 'notOriginal', [1]],
  [3, 'failed', []],
  [4, 'refused', [1]],
  [5, 'deleted', []],
  [6, 'blocked', []],
])('a publication that stands at %i is told as %s', async (status, told, failed) => {
  const publishId = await client.submit(await client.addDraft([await article()]));
  server.publishAs(status);
  const found = await client.publication(publishId);
  server.publishAs(0);
  expect([found.status, found.failed]).toEqual([told, failed]);
});

describe('the token', () => {
  test('is fetched once and again five minutes before it runs out', async () => {
    const own = wechatClient(access(), () => now);
    const before = asked('/cgi-bin/stable_token');
    await own.addCover(drawnCover('甲'));
    await own.addCover(drawnCover('乙'));
    expect(asked('/cgi-bin/stable_token') - before).toBe(1);
    now += (7_200 - 299) * 1_000;
    await own.addCover(drawnCover('丙'));
    expect(asked('/cgi-bin/stable_token') - before).toBe(2);
  });

  test.each([
    // Run out: the next one is there for the asking.
    [42001, 1],
    // Refused though the platform still gives it: forced away.
    [40001, 2],
  ] as const)('that is refused with %i is renewed, and the call goes through', async (code, fetched) => {
    await client.addCover(drawnCover('丁'));
    const before = asked('/cgi-bin/stable_token');
    server.expireTokens(code);
    expect(await codeOf(client.addCover(drawnCover('戊')))).toBe('accepted');
    expect(asked('/cgi-bin/stable_token') - before).toBe(fetched);
  });

  test('isn’t given for a wrong secret, and no error names the secret', async () => {
    const wrong = wechatClient(access('not-the-secret'));
    const error = await wrong.submit('x').catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 40125, remedy: 'person' });
    expect(String(error)).not.toContain('not-the-secret');
  });
});

test('a program that ends gives calls up, but hears out the one that can’t be repeated', async () => {
  const ending = new AbortController();
  const own = wechatClient({ ...access(), ending: ending.signal }, () => now);
  const mediaId = await own.addDraft([await article()]);
  server.during('/cgi-bin/draft/get', async () => ending.abort());
  await expect(own.draftLength(mediaId)).rejects.toMatchObject({ reason: 'ending' });
  expect(await own.submit(mediaId)).not.toBe('');
});

describe('is refused and told in words:', () => {
  test.each<[string, Partial<DraftArticle>, number]>([
    ['a title of 65', { title: '甲'.repeat(65) }, 45003],
    ['a digest of 121', { digest: '甲'.repeat(121) }, 45004],
    ['a text of 20,000', { content: '甲'.repeat(20_000) }, 45002],
    ['an unknown cover', { thumbMediaId: 'nothing' }, 40007],
    ['a foreign picture', { content: '<p><img src="https://www.example.com/a.png"></p>' }, 45166],
  ])('%s', async (_what, change, code) => {
    const error = await client.addDraft([await article(change)]).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(WechatRefusal);
    expect(error).toMatchObject({ code, remedy: 'person' });
    expect(String(error)).toMatch(/[\u4e00-\u9fff].*（错误码 \d+）/);
  });

  test('nine articles', async () => {
    const one = await article();
    expect(await codeOf(client.addDraft(Array.from({ length: 9 }, () => one)))).toBe(45008);
  });

  test.each([
    [48001, 'person'],
    [45009, 'later'],
    [45011, 'soon'],
    [53503, 'person'],
    [53504, 'person'],
    [53505, 'person'],
  ])('%i by the platform itself', async (code, remedy) => {
    server.refuseNext('/cgi-bin/freepublish/submit', code);
    const error = await client.submit('any').catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code, remedy });
  });
});

describe('a request that isn’t as documented is refused:', () => {
  const sent = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"media_id":"x"}' };
  test.each<[string, string, RequestInit, number]>([
    ['a call that there is not', '/cgi-bin/draft/remove?access_token=t', sent, 404],
    ['another method', '/cgi-bin/draft/get?access_token=t', { method: 'GET' }, 43_002],
    ['no token', '/cgi-bin/draft/get', sent, 41_001],
    ['a query of more', '/cgi-bin/draft/get?access_token=t&lang=zh', sent, 41_001],
    ['another kind of material', '/cgi-bin/material/add_material?access_token=t&type=voice', sent, 40_004],
    ['JSON where a form belongs', '/cgi-bin/media/uploadimg?access_token=t', sent, 41_005],
    [
      'a form where JSON belongs',
      '/cgi-bin/draft/get?access_token=t',
      { method: 'POST', body: new FormData() },
      47_001,
    ],
    [
      'a member of more',
      '/cgi-bin/draft/get?access_token=t',
      { ...sent, body: '{"media_id":"x","all":1}' },
      47_001,
    ],
    ['an escape', '/cgi-bin/draft/get?access_token=t', { ...sent, body: '{"media_id":"\\u4f5c"}' }, 47_001],
    [
      'an article without a title',
      '/cgi-bin/draft/add?access_token=t',
      { ...sent, body: '{"articles":[{}]}' },
      47_001,
    ],
  ])('%s', async (_what, path, request, code) => {
    const other = await openWechatServer();
    const answer: unknown = await (await fetch(other.base + path, request)).json();
    await other.close();
    expect(answer).toMatchObject({ errcode: code });
    expect(other.undocumented).toHaveLength(1);
  });

  test('and the client sends none but documented ones', () => {
    expect(server.undocumented).toEqual([]);
    expect(new Set(server.asked.map(({ path }) => path))).toEqual(new Set(Object.keys(DOCUMENTED_CALLS)));
  });
});

test('a cover that the program draws is a sound PNG in the platform’s proportions', () => {
  const png = Buffer.from(drawnCover('石桥镇').bytes);
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length;) {
    const end = at + 8 + png.readUInt32BE(at);
    expect(png.readUInt32BE(end)).toBe(crc32(png.subarray(at + 4, end)));
    chunks.set(png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, end));
    at = end + 4;
  }
  expect([...chunks.keys()]).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND']);
  expect([chunks.get('IHDR')?.readUInt32BE(0), chunks.get('IHDR')?.readUInt32BE(4)]).toEqual([900, 383]);
  expect(inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0))).toHaveLength(901 * 383);
});
