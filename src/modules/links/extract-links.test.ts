import { describe, expect, test } from 'vitest';
import { extractLinks } from './extract-links.ts';
import { harmIn, isForSale } from './harmful-words.ts';
import { isGovernmentHost, isPublicSuffix, registrableDomain } from './registrable-domain.ts';

describe('an address is found', () => {
  test.each([
    ['a', '<a href="x">甲</a>', false],
    ['area', '<map><area href="x" alt="甲"></map>', false],
    ['form', '<form action="x"></form>', false],
    ['img', '<img src="x" alt="甲">', true],
    ['script', '<script src="x"></script>', true],
    ['iframe', '<iframe src="x"></iframe>', true],
    ['source', '<video><source src="x"></video>', true],
    ['object', '<object data="x"></object>', true],
    ['link', '<link rel="stylesheet" href="x">', true],
    ['link', '<link rel="canonical" href="x">', false],
    ['refresh', '<meta http-equiv="Refresh" content="3; URL=\'x\'">', false],
    ['onclick', '<span onclick="window.open(\'x\')">', false],
    ['onclick', '<b onclick="location.href = &quot;x&quot;;">', false],
    ['script-text', '<script>document.write("<a href=\\"http://x\\">")</script>', false],
  ])('of %s: %s', (element, html, loads) => {
    const [use] = extractLinks(html).uses;
    expect(use).toMatchObject({ element, loads });
    expect(use?.written).toMatch(/^(?:http:\/\/)?x$/);
  });

  test('each of a set of pictures', () => {
    const { uses } = extractLinks('<img src="a" srcset="b 1x, c,d 2x, https://e/f,g.png 640w">');
    expect(uses.map((use) => use.written)).toEqual(['a', 'b', 'c,d', 'https://e/f,g.png']);
  });

  test('with the words that readers see', () => {
    const { uses } = extractLinks('<a href="x"> 关于\n<b>印发</b><img src="y" alt="图标"></a><a href="z">乙');
    expect(uses.map(({ written, words }) => [written, words])).toEqual([
      ['y', '图标'],
      ['x', '关于 印发图标'],
      ['z', '乙'],
    ]);
  });

  test('beside what pages can be entered at, and what addresses start from', () => {
    const { anchors, base } = extractLinks(
      '<base href="/b/"><p id="一"><a name="two"></a><input name="three">',
    );
    expect([...anchors]).toEqual(['一', 'two']);
    expect(base).toBe('/b/');
  });
});

describe('a link that readers see isn’t called hidden', () => {
  test.each([
    '<a href="x" style="color:#fff">白字可能在图片上</a>',
    '<div style="background:#036"><a href="x" style="color:#fff">白字蓝底</a></div>',
    '<a href="x" style="position:absolute;left:-20px">略向左</a>',
    '<p style="text-indent:2em"><a href="x">缩进</a></p>',
    '<div style="overflow:hidden;height:300px"><a href="x">裁剪</a></div>',
    '<div style="display:none"><p>甲</p></div><a href="x">之后</a>',
    '<style>.menu:hover .sub, .a .b{display:none}</style><a class="sub b" href="x">菜单</a>',
    '<div style="display:none"><img src="y"></div></div></p><a href="x">多余的结尾</a>',
    '<iframe src="x" width="600" height="0100"></iframe>',
  ])('%s', (html) => {
    expect(extractLinks(html).uses.find((use) => use.written === 'x')?.hiddenBy).toBeNull();
  });
});

describe('words that lead to harm', () => {
  test.each(['澳门新葡京官网', '百家乐开户', '永利娱乐城 注册送彩金', '六合彩开奖结果'])('%s', (words) => {
    expect(harmIn(words)).not.toBeNull();
  });

  test.each([
    '警方破获网络百家乐开户赌博案',
    '关于打击代开发票违法行为的通告',
    '中国体育彩票投注站公示',
    '澳门特别行政区政府官网',
    '银河街道办事处',
    '体育中心官网',
    '威尼斯人酒店项目环评公示',
    '皇冠社区开奖',
    '银河证券开户流程',
    '金沙县娱乐场所管理办法',
    '体育彩票投注站公示',
    '税务机关代开发票办事指南',
    '公章刻制、办证刻章一窗办理',
  ])('none in %s', (words) => {
    expect(harmIn(words)).toBeNull();
  });

  test('a domain that lost its holder', () => {
    expect(isForSale('abc.cn 域名出售')).toBe(true);
    expect(isForSale('This domain is for sale')).toBe(true);
    expect(isForSale('域名管理办法')).toBe(false);
  });
});

test.each([
  ['www.xa.gov.cn', 'xa.gov.cn'],
  ['xa.gov.cn', 'xa.gov.cn'],
  ['a.b.example.com', 'example.com'],
  ['a.example.co.uk', 'example.co.uk'],
  ['a.example.gd.cn', 'example.gd.cn'],
  ['www.example.cn.', 'example.cn'],
  ['1.2.3.4', '1.2.3.4'],
])('%s is registered as %s', (host, domain) => {
  expect(registrableDomain(host)).toBe(domain);
});

test('an ending below which anybody may have a name is nobody’s own', () => {
  const endings = ['com.cn', 'bj.cn', 'xn--zfr164b.cn', 'co.uk', 'cn'];
  expect(endings.filter((host) => !isPublicSuffix(host))).toEqual([]);
  const names = ['example.com.cn', 'xa.gov.cn', 'example.cn', 'example.com', 'com.example.com'];
  expect(names.filter(isPublicSuffix)).toEqual([]);
});

test('names of the government are those below .gov.cn and .政务', () => {
  expect(
    ['www.gov.cn', 'gov.cn', 'a.b.gov.cn', 'xn--fiqs8s.xn--zfr164b'].map(isGovernmentHost),
  ).not.toContain(false);
  expect(['gov.cn.example.com', 'mygov.cn', 'www.gov.com'].map(isGovernmentHost)).not.toContain(true);
});

test('pages without sense take time by their length', () => {
  const start = performance.now();
  const pieces = [
    '<a href="',
    '<div style="',
    '<p style="a:b;">',
    '<script>document.write(',
    '<a ',
    "onclick='window.open(",
    '<style>{',
  ];
  for (const piece of pieces) extractLinks(piece.repeat(500_000 / piece.length));
  extractLinks(`<script>document.write(${'<a href="http://'.repeat(10_000)}</script>`);
  expect(performance.now() - start).toBeLessThan(10_000);
});
