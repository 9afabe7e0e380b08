import { load } from 'cheerio';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, openOffice, type TestOffice } from '../../../test/office.ts';
import { buildServer } from '../../server.ts';
import { metadataSchema } from '../documents/documents.content.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { withdraw } from '../publishing/publishing.usecases.ts';

let world: TestWorld;
let town: TestOffice;
let other: TestOffice;
let app: FastifyInstance;
/** 索引号 by title. */
const indexNumbers = new Map<string, string>();

beforeAll(async () => {
  ({ world, office: town } = await createTown());
  other = await openOffice(world, 'linzhen');
  app = await buildServer({ ctx: world.system, rateLimits: { search: 100_000 } });
  for (let n = 1; n <= 45; n += 1) await publish(town, `森林防火巡查记录之${n}`, `第${n}次巡查。`);
  await publish(town, '医疗保险缴费通知', '参保人须在年底前缴费。城乡居民医疗保险。');
  await publish(other, '邻镇医疗保险办理指南', '携带身份证办理。');
  await publish(town, '含有标记的标题<script>alert(1)</script>', '正文里写着 5 < 6 && "引号" 防汛值班。');
  await publish(
    town,
    '补贴管理办法',
    '第一条 为规范补贴发放，参照测试府规〔2024〕9号。',
    '测试府规〔2024〕8号',
  );
  await publish(town, '另一个办法', '本办法废止测试府规〔2024〕8号。', '测试府规〔2024〕9号');
}, 180_000);
afterAll(async () => {
  await app.close();
  await world.close();
});

async function publish(office: TestOffice, title: string, text: string, documentNumber = ''): Promise<void> {
  const nodeKey = documentNumber === '' ? 'dynamic.news' : 'statutory.art20-1.normative';
  const metadata = metadataSchema.parse({
    writtenOn: '2024-06-03',
    documentNumber,
    ...(documentNumber !== '' && { effectiveOn: '2024-07-01' }),
  });
  world.clock.set(new Date(world.clock.now().getTime() + 60_000));
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const content = { title, summary: '', bodyHtml: `<p>${escaped}</p>`, metadata };
  const { indexNumber } = await office.published(nodeKey, content);
  indexNumbers.set(title, indexNumber);
}

interface Found {
  readonly titles: string[];
  readonly marked: string[];
  readonly exact: number;
  readonly heading: string;
  readonly html: string;
  /** Addresses of the pages before and after. */
  readonly near: (string | undefined)[];
}

async function search(q: string, more: Record<string, string> = {}): Promise<Found> {
  const answer = await app.inject({ url: '/search', query: { q, order: 'newest', ...more } });
  expect(answer.statusCode).toBe(200);
  const page = load(answer.body);
  return {
    titles: page('.hits h3 a')
      .toArray()
      .map((link) => page(link).text()),
    marked: page('.hits mark')
      .toArray()
      .map((mark) => page(mark).text()),
    exact: page('.hits h3 .tag').length,
    heading: page('#found').text(),
    html: answer.body,
    near: ['prev', 'next'].map((rel) => page(`.pager a[rel="${rel}"]`).attr('href')),
  };
}

describe('words', () => {
  test('of two characters are found in title and text, all of them must be there', async () => {
    expect((await search('缴费')).titles).toEqual(['医疗保险缴费通知']);
    expect((await search('医疗 身份证')).titles).toEqual(['邻镇医疗保险办理指南']);
    const loose = await search('身份证 缴费');
    expect(load(loose.html)('.search-note').text()).toContain('没有信息同时含有全部词语');
    expect(loose.titles).toEqual(['邻镇医疗保险办理指南', '医疗保险缴费通知']);
  });

  test('are marked in title and excerpt', async () => {
    const { marked } = await search('医疗保险 缴费');
    expect(new Set(marked)).toEqual(new Set(['医疗保险', '缴费']));
  });

  test('are looked for within one agency when it is named, an unknown one is passed over', async () => {
    expect((await search('医疗', { agency: 'linzhen' })).titles).toEqual(['邻镇医疗保险办理指南']);
    expect((await search('医疗', { agency: 'nobody' })).titles).toHaveLength(2);
  });

  test.each(['医疗报险', '医疗促险'])(
    'with one wrong character (%s) are passed over, and that is said',
    async (typed) => {
      const { html, titles } = await search(typed);
      expect(load(html)('.search-note').text()).toBe(`没有找到“${typed}”，以下是“医疗保险”的结果。`);
      expect(titles).toContain('医疗保险缴费通知');
    },
  );

  test('of two characters that sound like others are asked about', async () => {
    const page = load((await search('交费')).html);
    expect(page('.search-note a').text()).toBe('缴费');
  });

  test('are narrowed by column, kind, year and 文号, with a number beside each choice', async () => {
    const normative = await search('办法', { kind: 'normative' });
    expect(normative.titles).toEqual(['另一个办法', '补贴管理办法']);
    expect(load(normative.html)('#kind option[selected]').text()).toBe('行政规范性文件（2）');
    expect((await search('办法', { kind: 'news' })).titles).toEqual([]);
    expect((await search('办法', { number: '〔2024〕9号' })).titles).toEqual(['另一个办法']);
    expect((await search('医疗', { year: '2023' })).titles).toEqual([]);
    const inColumn = { agency: 'ceshi', column: 'statutory.art20-1.normative' };
    expect((await search('办法', inColumn)).titles).toHaveLength(2);
    expect((await search('办法', { ...inColumn, column: 'dynamic.news' })).titles).toEqual([]);
    expect((await search('办法', { validity: 'repealed' })).titles).toEqual([]);
  });

  test('to conditions without words are all that meet them, the newest first', async () => {
    const normative = await search('', { kind: 'normative', order: 'relevance' });
    expect(normative.titles).toEqual(['另一个办法', '补贴管理办法']);
    expect(load(normative.html)('#found').text()).toBe('找到 2 条信息');
    expect((await search('', { number: '〔2024〕9号' })).titles).toEqual(['另一个办法']);
    expect((await search('', { number: '9' })).titles).toEqual(['另一个办法']);
    expect((await search('', { agency: 'linzhen' })).titles).toContain('邻镇医疗保险办理指南');
    const none = await search('', { kind: 'normative', year: '2019' });
    expect(load(none.html)('#found').text()).toBe('没有符合这些条件的信息');
    // Nothing asked, nothing answered; so for marks without a word.
    for (const [text, more] of [
      ['', {}],
      ['', { kind: 'nonsense' }],
    ] as const)
      expect(load((await search(text, more)).html)('#found')).toHaveLength(0);
    expect((await search('？？', { kind: 'normative' })).titles).toEqual([]);

    const answer = await app.inject({ url: '/api/search', query: { kind: 'normative', number: '测试府' } });
    expect(answer.statusCode).toBe(200);
    const { total, items } = answer.json<{ total: number; items: { title: string }[] }>();
    expect([total, items.map(({ title }) => title)]).toEqual([2, ['另一个办法', '补贴管理办法']]);
    for (const query of [{}, { q: ' ' }, { number: ' ' }]) {
      const refused = await app.inject({ url: '/api/search', query });
      expect(refused.statusCode).toBe(422);
      expect(refused.body).toContain('至少选定一个条件');
    }
  });

  test('are answered as JSON by the contract', async () => {
    const answer = await app.inject({ url: '/api/search', query: { q: '医疗保险', agency: 'linzhen' } });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      total: 1,
      counts: { year: { 2024: 1 }, agency: { linzhen: 1 } },
      items: [{ title: '邻镇医疗保险办理指南', agency: { slug: 'linzhen' }, kind: { label: '工作动态' } }],
    });
    const refused = await app.inject({ url: '/api/search', query: { q: 'a'.repeat(121) } });
    expect(refused.statusCode).toBe(422);
  });

  test('found by relevance put the title before the text', async () => {
    await publish(town, '工作简报', '本周开展了反诈骗宣传。');
    await publish(town, '反诈骗宣传方案', '方案如下。');
    await publish(town, '再一期工作简报', '下周继续反诈骗宣传。');
    expect((await search('反诈骗', { order: 'relevance' })).titles[0]).toBe('反诈骗宣传方案');
    expect((await search('反诈骗')).titles[0]).toBe('再一期工作简报');
  });
});

describe('a number', () => {
  test.each([
    '测试府规〔2024〕8号',
    '测试府规[2024]8号',
    '测试府规（2024）第8号',
    ' 测试府规〔２０２４〕８号 ',
    '测试府规【2024】08号',
  ])('%s leads to its own document first, then to those that name it', async (typed) => {
    const { titles, exact } = await search(typed);
    expect(titles).toEqual(['补贴管理办法', '另一个办法']);
    expect(exact).toBe(1);
  });

  test('an 索引号 leads to its document, in small or full-width letters too', async () => {
    const number = indexNumbers.get('医疗保险缴费通知') ?? '';
    const wide = number.replace(/[0-9A-Z]/g, (one) =>
      String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0),
    );
    for (const typed of [number, number.toLowerCase(), wide]) {
      const { titles, exact } = await search(typed);
      expect([titles[0], exact]).toEqual(['医疗保险缴费通知', 1]);
    }
  });

  test('that no document has is looked for as words', async () => {
    expect((await search('测试府规〔2031〕1号')).exact).toBe(0);
  });
});

describe('a part of a number', () => {
  test.each([
    '〔2024〕9号',
    '[2024]9号',
    '（2024）',
    '(2024) 第09号',
    '【２０２４】',
    '[2024年]9',
    '测试府规 〔2024〕',
    '测试府规[2024',
  ])('narrows by %s, whatever it is typed with', async (number) => {
    expect((await search('', { number })).titles).toContain('另一个办法');
    const answer = await app.inject({ url: '/api/search', query: { number } });
    expect(answer.json<{ items: { title: string }[] }>().items.map(({ title }) => title)).toContain(
      '另一个办法',
    );
  });

  test('narrows to nothing else', async () => {
    expect((await search('', { number: '[2024]9号' })).titles).toEqual(['另一个办法']);
    expect((await search('', { number: '府规（2024）第８号' })).titles).toEqual(['补贴管理办法']);
    expect((await search('', { number: '[2023]9号' })).titles).toEqual([]);
    expect((await search('', { number: '2024]府规' })).titles).toEqual([]);
  });
});

describe('pages', () => {
  test('hold twenty each, newest first, and every document stands on one of them', async () => {
    const seen: string[] = [];
    for (const page of ['1', '2', '3']) {
      const found = await search('巡查', { page });
      expect(found.heading).toBe('找到 45 条信息');
      seen.push(...found.titles);
    }
    expect(seen).toEqual(Array.from({ length: 45 }, (_, index) => `森林防火巡查记录之${45 - index}`));
    const [first, last] = [await search('巡查'), await search('巡查', { page: '3' })];
    expect(first.near).toEqual([undefined, expect.stringContaining('page=2')]);
    expect(last.near).toEqual([expect.stringContaining('page=2'), undefined]);
    expect(last.titles).toHaveLength(5);
  });

  test('repeat nothing of what stands at the top for its number', async () => {
    const number = indexNumbers.get('森林防火巡查记录之3') ?? '';
    const pages = [
      await search(number),
      await search(number, { page: '2' }),
      await search(number, { page: '3' }),
    ];
    const titles = pages.flatMap((page) => page.titles);
    expect(titles[0]).toBe('森林防火巡查记录之3');
    expect(new Set(titles).size).toBe(titles.length);
  });

  test.each(['0', '-1', '4.5', 'x', '999999999999'])('page %s is answered like the first', async (page) => {
    expect((await search('巡查', { page })).titles).toHaveLength(20);
  });

  test('beyond the last one there is nothing, and one is led back', async () => {
    const { titles, heading } = await search('巡查', { page: '50' });
    expect([titles, heading]).toEqual([[], '找到 45 条信息']);
  });
});

describe('what is typed', () => {
  test.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' OR 1=1 --",
    '& | ! ( ) <-> :* \\',
    '\u0000\u0001',
    '%00',
    '𠮷\uD842',
    '，。！',
    'a'.repeat(300),
  ])('is shown as text and harms nothing: %j', async (typed) => {
    const { html } = await search(typed);
    const page = load(html);
    expect(
      page('script')
        .toArray()
        .filter((one) => page(one).attr('src') === undefined),
    ).toEqual([]);
    expect(page('[onerror]')).toHaveLength(0);
  });

  test('found in a document with markup in its words, is marked without letting that markup in', async () => {
    const { html, titles } = await search('标记 防汛');
    expect(titles).toEqual(['含有标记的标题<script>alert(1)</script>']);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).toContain('5 &lt; 6 &amp;&amp;');
    expect(html).toContain('<mark>防汛</mark>');
  });

  test('twice over, or under another name, is no query', async () => {
    for (const url of ['/search?q=a&q=b', '/search?q[]=a', '/search', '/search?agency=%00&order=evil']) {
      expect((await app.inject(url)).statusCode).toBe(200);
    }
  });
});

test('a withdrawn document is found neither by its words nor by its numbers, a draft never was', async () => {
  await town.draft('dynamic.news', { title: '尚未公开的征地草案' });
  expect((await search('征地草案')).titles).toEqual([]);
  const { documentId, indexNumber } = await town.published('dynamic.news', { title: '误发的征地公告' });
  expect((await search('征地公告')).titles).toHaveLength(1);
  const { edition } = await loadDocument(world.db, documentId);
  await withdraw(town.as('publisher'), {
    documentId,
    editionVersion: edition.version,
    reason: '误发',
    publicNotice: '本页已撤下。',
  });
  for (const typed of ['征地公告', indexNumber])
    expect((await search(typed)).titles).not.toContain('误发的征地公告');
});

test('the year that has begun in Shanghai can be chosen, wherever the server stands', async () => {
  world.clock.set(new Date('2026-12-31T17:00:00Z'));
  const page = load((await search('巡查')).html);
  expect(page('#year option').eq(1).attr('value')).toBe('2027');
});
