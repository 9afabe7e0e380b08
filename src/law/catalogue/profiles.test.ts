import { describe, expect, test } from 'vitest';
import { BLOCKS, type CatalogueNode, flattenNodes } from './catalogue-node.ts';
import { FACETS, GENRES, THEMES } from './classification.ts';
import { KEY_AREAS } from './key-areas.ts';
import { CATALOGUE_PROFILES, statutoryTree } from './profiles.ts';
import { ENDED_DOCUMENTS } from './statutory-items.ts';

const namesBelow = (key: string, tree: readonly CatalogueNode[]): string[] =>
  (flattenNodes(tree).find((node) => node.key === key)?.children ?? []).map((node) => node.name);

describe.each(CATALOGUE_PROFILES)('the statutory tree of a %s', (profile) => {
  const tree = statutoryTree(profile);
  const all = flattenNodes(tree);

  test('has the five blocks of the 专栏 in their order, and the news beside it', () => {
    expect(tree.map((node) => node.block)).toEqual([...BLOCKS]);
    expect(tree.slice(0, 5).map((node) => node.name)).toEqual([
      '政府信息公开指南',
      '政府信息公开制度',
      '法定主动公开内容',
      '政府信息公开年报',
      '依申请公开',
    ]);
    const news = all.filter((node) => node.kind === 'news');
    expect(news.map((node) => node.block)).toEqual(['dynamic']);
  });

  test('has 废止失效文件 under its key', () => {
    expect(all.find((node) => node.key === ENDED_DOCUMENTS)?.name).toBe('废止失效文件');
  });

  test('has all fifteen items of 条例第20条', () => {
    const numbers = '一二三四五六七八九十'.split('').concat(['十一', '十二', '十三', '十四', '十五']);
    for (const [index, number] of numbers.entries()) {
      const node = all.find((each) => each.key === `statutory.art20-${index + 1}`);
      expect(node?.law).toContain(`条例第20条第（${number}）项`);
      expect(node?.takesDocuments === true || (node?.children.length ?? 0) > 0).toBe(true);
    }
  });

  test('has different keys, and different slugs and names among siblings', () => {
    expect(new Set(all.map((node) => node.key)).size).toBe(all.length);
    for (const siblings of [tree, ...all.map((node) => node.children)]) {
      expect(new Set(siblings.map((node) => node.slug)).size).toBe(siblings.length);
      expect(new Set(siblings.map((node) => node.name)).size).toBe(siblings.length);
    }
    for (const node of all) expect(node.slug).toMatch(/^[a-z0-9][a-z0-9-]{0,60}$/);
  });

  test('says of every item of 条例第20条, and of every block of the 专栏, what is found there', () => {
    const told = all.filter((node) => /^statutory\.art20-\d+$/.test(node.key)).concat(tree.slice(0, 5));
    expect(told.filter((node) => node.description === '').map((node) => node.name)).toEqual([]);
    for (const { description } of all) expect(description).toMatch(/^$|。$/);
  });

  test('takes documents exactly where it says of what kind, and children stay in their block', () => {
    for (const node of all) {
      expect(node.takesDocuments).toBe(node.kind !== null);
      for (const child of node.children) expect(child.block).toBe(node.block);
    }
  });

  test('has a place for every kind that the annual report counts', () => {
    for (const kind of [
      'news',
      'policy',
      'normative',
      'notice',
      'keyArea',
      'budget',
      'finalAccounts',
      'interpretation',
      'annualReport',
    ]) {
      expect(all.some((node) => node.kind === kind)).toBe(true);
    }
  });

  test('news goes stale in two weeks, notices and policy in half a year', () => {
    const ages = new Map(all.map((node) => [node.key, node.cycle.maxAgeDays]));
    expect(ages.get('dynamic.news')).toBe(14);
    expect(ages.get('dynamic.notices')).toBe(183);
    expect(ages.get('statutory.art20-1.normative')).toBe(183);
    expect(ages.get('statutory.art20-4')).toBe(365);
  });
});

describe('条例第21条', () => {
  test('gives a township its eight items', () => {
    expect(namesBelow('statutory.art21', statutoryTree('township'))).toEqual([
      '贯彻落实农业农村政策',
      '农田水利工程建设运营',
      '农村土地承包经营权流转',
      '宅基地使用情况审核',
      '土地征收',
      '房屋征收',
      '筹资筹劳',
      '社会救助',
    ]);
  });
  test('gives a district and its departments seven, and a street none', () => {
    expect(namesBelow('statutory.art21', statutoryTree('district'))).toHaveLength(7);
    expect(namesBelow('statutory.art21', statutoryTree('department'))).toHaveLength(7);
    expect(namesBelow('statutory.art21', statutoryTree('street'))).toEqual([]);
  });
});

test('the classification schemes are whole', () => {
  expect(new Set(THEMES).size).toBe(22);
  expect(new Set(GENRES).size).toBe(15);
  expect(new Set(KEY_AREAS.map((area) => area.slug)).size).toBe(26);
  expect(FACETS.length).toBe(new Set(FACETS).size);
});
