import { describe, expect, test } from 'vitest';
import { NAMED_OF_A_RULE } from './finding-list.ts';
import { RULE_IDS } from './rules/site-rules.ts';
import { FILE_ROWS } from './test/file-rows.ts';
import { PAGE_ROWS } from './test/page-rows.ts';
import { checkSmallSite, FURTHER_SITE, SMALL_SITE, SMALL_URL, type SmallSite } from './test/small-site.ts';

const ARTICLE = 'town/doc/2026/1.html';
const ROWS = [...PAGE_ROWS, ...FILE_ROWS];

/** The small site with something else in one of its files; throws when what is to be replaced isn't there. */
function changed(file: string, from: string, to: string): SmallSite {
  const text = SMALL_SITE[file];
  if (text?.includes(from) !== true) throw new Error(`not in ${file}: ${from}`);
  return { ...SMALL_SITE, [file]: text.replace(from, to) };
}

function without(file: string): SmallSite {
  return Object.fromEntries(Object.entries(SMALL_SITE).filter(([name]) => name !== file));
}

async function rulesOf(site: SmallSite): Promise<string[]> {
  const { findings } = await checkSmallSite(site, { gone: ['/town/doc/2024/9.html'] });
  return [...new Set(findings.map(({ rule }) => rule))];
}

describe('a rule of the site’s check', () => {
  test.each(ROWS.map((row) => [row.rule, row] as const))('%s fires, and just doesn’t', async (rule, row) => {
    const file = row.file ?? ARTICLE;
    const fired = await rulesOf(changed(file, row.replace, row.fires));
    expect(fired.toSorted()).toEqual([rule, ...(row.with ?? [])].toSorted());
    expect(await rulesOf(changed(file, row.replace, row.passes))).toEqual([]);
  });

  test('site.files fires when one of the files is missing that every site has', async () => {
    expect(await rulesOf(without('404.html'))).toEqual(['site.files']);
  });

  test('is in this table, whichever it is', () => {
    const tried = new Set([...ROWS.map(({ rule }) => rule), 'site.files']);
    expect(RULE_IDS.filter((id) => !tried.has(id))).toEqual([]);
    expect(new Set(RULE_IDS).size).toBe(RULE_IDS.length);
  });
});

test.each([
  ['政府信息公开工作机构', '名称'],
  ['办公地址', '办公地址'],
  ['办公时间', '办公时间'],
  ['联系电话', '联系电话'],
  ['传真', '传真号码'],
  ['电子邮箱', '互联网联系方式（电子邮箱）'],
])('a guide without %s is told by name; of a closed agency it isn’t asked for', async (fact, name) => {
  const guide = 'town/apply/index.html';
  const site = changed(guide, `<dt>${fact}</dt>`, '<dt>其他</dt>');
  expect((await checkSmallSite(site)).findings).toMatchObject([
    { rule: 'guide.office', file: guide, message: `申请指引没有写明政府信息公开工作机构的${name}。` },
  ]);
  const closed = { ...site, [guide]: (site[guide] ?? '').replace(' id="channels"', '') };
  expect((await checkSmallSite(closed)).findings).toEqual([]);
});

test('what is set for the whole site is told once, with how many pages have it', async () => {
  const files = Object.fromEntries(
    Object.entries(SMALL_SITE).map(([file, text]) => [file, text.replace('某ICP备00000000号', '')]),
  );
  const { findings, total } = await checkSmallSite(files);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({ rule: 'foot.icp', pages: 10 });
  expect(findings[0]?.remedy).toContain('ICP 备案号');
  expect(total).toBe(1);
});

test('of a fault that is everywhere so many are named, and all are counted', async () => {
  const pages = Array.from({ length: NAMED_OF_A_RULE + 5 }, (_, at) => [
    `town/news/page-${at + 2}.html`,
    (SMALL_SITE['town/news/page-1.html'] ?? '')
      .replace('/town/news/page-1.html', `/town/news/page-${at + 2}.html`)
      .replace('</h1>', '</h1><img src="/files/town/2026/1/a.png">'),
  ]);
  const { findings, total } = await checkSmallSite({ ...SMALL_SITE, ...Object.fromEntries(pages) });
  expect([findings.length, total]).toEqual([NAMED_OF_A_RULE, NAMED_OF_A_RULE + 5]);
});

test('a site without a fault has none, and what isn’t finished or isn’t its own isn’t looked at', async () => {
  expect(await checkSmallSite(SMALL_SITE)).toEqual({ pages: 10, files: 6, findings: [], total: 0 });
});

test('of several sites each is held to its own address, and may lead to the others', async () => {
  const agencies = new Map([
    ['town', 'main'],
    ['works', 'ju'],
  ]);
  const home = '_sites/ju/index.html';
  const files = { ...SMALL_SITE, ...FURTHER_SITE };
  const led = {
    ...files,
    [home]: `${files[home] ?? ''}`.replace('</h1>', '</h1><a href="/town/">石桥镇</a>'),
  };
  const main = { slug: 'main', siteUrl: SMALL_URL, agencies };
  const further = { slug: 'ju', siteUrl: 'https://ju.example', agencies };
  for (const site of [main, further])
    expect(await checkSmallSite(led, { site })).toMatchObject({ pages: 10, findings: [] });
  const lost = { ...led, [home]: `${led[home] ?? ''}`.replace('/town/', '/town/none/') };
  expect((await checkSmallSite(lost, { site: main })).findings).toEqual([]);
  expect((await checkSmallSite(lost, { site: further })).findings).toMatchObject([
    { rule: 'links.dead', file: home },
  ]);
});
