import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { agencyHref, documentDataHref, fileOf } from '../../portal/paths.ts';
import { logSource, type LogSource } from './log-source.ts';
import {
  addressOf,
  finish,
  markOn,
  pathOf,
  publishOn,
  siteOf,
  sourceOf,
  vanishFrom,
  verdictOf,
  withdrawFrom,
  writtenTo,
  type LoggedSite,
} from './test/logged-site.ts';
import { verifyLog } from './verify-log.ts';

/** Documents 1 and 2 are public, 3 is withdrawn, 4 leads to 1, 5 has vanished, 6 explains 1. */
function standingSite(): LoggedSite {
  const site = siteOf(3);
  publishOn(site, 4);
  withdrawFrom(site, 4, 1);
  publishOn(site, 5);
  vanishFrom(site, 5);
  publishOn(site, 6, { interprets: [1] });
  finish(site);
  return site;
}

type Change = (files: LoggedSite['files']) => void;

function replacing(path: string, what: string | RegExp, by: string): Change {
  return (files) => {
    const before = String(files.get(path));
    const after = before.replace(what, by);
    if (after === before) throw new Error(`nothing to replace in ${path}`);
    files.set(path, after);
  };
}

const onPage = (what: string | RegExp, by: string): Change => replacing(pathOf(1), what, by);
const BODY = '<div class="rich-text document-body">';
const ENDED = '本件已经废止，补贴停止发放，请勿申领';
const data = documentDataHref(pathOf(1));

const TAMPERINGS: readonly (readonly [what: string, change: Change, told: RegExp])[] = [
  ['a sentence before the body', onPage(BODY, `<p>${ENDED}</p>${BODY}`), /1\.html .*多出“本件已经废止/],
  ['a sentence after the article', onPage('</article>', `</article>${ENDED}`), /1\.html .*多出“本件已经废止/],
  ['a sentence in the body', onPage(BODY, `${BODY}<p>${ENDED}</p>`), /1\.html .*正文与登记的不同：多出“本件/],
  ['a second body', onPage('</article>', `${BODY}${ENDED}</div></article>`), /1\.html .*正文与登记的不同/],
  ['a second main', onPage('</main>', `</main><main>${ENDED}</main>`), /1\.html .*多出“.*本件已经废止/],
  ['a sentence above the content', onPage('<main', `<p>${ENDED}</p><main`), /1\.html .*页眉、导航或者页脚/],
  ['a sentence at the foot', onPage('</footer>', `${ENDED}</footer>`), /1\.html .*页眉、导航或者页脚/],
  ['a style on what is around', onPage('<body>', '<body style="display:none">'), /1\.html .*页眉、导航/],
  [
    'a link in the navigation',
    onPage(/<nav class="site-nav[^]*?<a href="/, '$&https://evil.example'),
    /evil/,
  ],
  ['the amount in the summary', onPage('<dd>补贴第1件事，每户300元', '<dd>每户30元'), /“内容概述”.*每户30元/],
  ['the 索引号', onPage('<dd>INDEX/1', '<dd>INDEX/9'), /“索引号”与登记的不同：.*INDEX\/1”.*INDEX\/9/],
  ['the 文号', onPage('〔2026〕1号</dd>', '〔2026〕8号</dd>'), /“文号”与登记的不同/],
  ['the issuer', onPage(/(<dt>发布机构<\/dt><dd>)[^<]*/, '$1某局'), /“发布机构”与登记的不同/],
  ['the day it was written', onPage('datetime="2025-12-31">2025-12-31', '>2025-01-01'), /“成文日期”与登记/],
  ['the day of publication', onPage(/(发布日期<\/dt><dd><time [^>]*>)/, '$1前'), /“发布日期”与登记的不同/],
  ['its validity', onPage(/(<span class="validity[^>]*>)有效/, '$1废止'), /“有效性”与登记的不同.*废止/],
  [
    'a fact that isn’t there',
    onPage('<dl class="facts">', '<dl class="facts"><div><dt>注</dt><dd>废止</dd></div>'),
    /“注”/,
  ],
  ['the title', onPage('<h1>', '<h1>废止：'), /网页标题与登记的不同/],
  ['the title of the window', onPage('<title>', '<title>废止：'), /网页头部（head）与登记的不同：.*废止/],
  ['a script', onPage('</head>', '<script src="/x.js"></script></head>'), /头部（head）.*多出“\/x\.js”/],
  ['a way out', onPage('</head>', '<meta http-equiv="refresh" content="0; url=/x"></head>'), /头部（head）/],
  [
    'a link in the text',
    onPage('https://www.example.com/', 'https://evil.example/'),
    /正文与登记的不同：.*evil/,
  ],
  [
    'where a file leads',
    onPage(addressOf(1), 'https://evil.example/fake.xlsx'),
    /附件列表.*https:\/\/evil\.exam/,
  ],
  ['the name of a file', onPage('a&amp;b#1.txt</a>', '作废.txt</a>'), /附件列表与登记的不同：.*作废/],
  [
    'a further file',
    onPage('<ol class="files">', '<ol class="files"><li><a href="/x">x</a></li>'),
    /附件列表/,
  ],
  [
    'a name in the way to it',
    onPage('aria-current="page">正文', 'aria-current="page">废止'),
    /当前位置.*废止/,
  ],
  ['the page taken away', (files) => void files.delete(pathOf(1)), /1\.html 的网页不见了/],
  [
    'what it explains',
    replacing(pathOf(6), `href="${pathOf(1)}">关于第1件事`, `href="${pathOf(1)}">废止第1件事`),
    /6\.html .*“解读的文件”.*废止/,
  ],
  [
    'an explained page that isn’t logged',
    replacing(pathOf(6), `href="${pathOf(1)}"`, 'href="/shiqiao/doc/2026/99.html"'),
    /6\.html .*“解读的文件”/,
  ],
  [
    'validity in the data of what has none',
    replacing(data, '"validity":"有效"', '"validity":"作废"'),
    /“validity”/,
  ],
  [
    'the time of publication, in data and page',
    (files) => {
      for (const path of [data, pathOf(1)]) replacing(path, /2026-01-01T00:01/g, '2025-01-01T00:01')(files);
    },
    /发布时间与日志不符/,
  ],
  ['the address in the data', replacing(data, '/1.html"', '/2.html"'), /数据与网站不符：“url”/],
  [
    'a file’s address in the data',
    replacing(data, /"path":"\/files[^"]*"/, '"path":"/\\\\evil.example/x"'),
    /不在 .*自己的附件文件夹/,
  ],
  [
    'a file’s name in the data',
    replacing(data, /(a%26b%231)\.txt"/g, '作废.txt"'),
    /附件文件夹里|附件名称与登记/,
  ],
  [
    'a file that the data leave out',
    replacing(data, /"files":\[.*?\]/, '"files":[]'),
    /附件“a&b#1\.txt”在数据里没有网址/,
  ],
  [
    'a file beside those that are listed',
    (files) => void files.set('/files/shiqiao/2026/1/x.txt', 'x'),
    /没有登记的文件“x\.txt”/,
  ],
  [
    'a file of a withdrawn document',
    (files) => void files.set(addressOf(3), 'x'),
    /3\.html 的附件文件夹里有没有登记/,
  ],
  [
    'another text where one was withdrawn',
    (files) => void files.set(pathOf(3), String(files.get(pathOf(1)))),
    /3\.html 的撤下说明不是/,
  ],
  [
    'words beside the notice of a withdrawal',
    replacing(pathOf(3), '</article>', '全文如下</article>'),
    /3\.html .*多出“全文如下”/,
  ],
  [
    'the day of a withdrawal',
    replacing(pathOf(3), /(撤下日期<\/dt><dd><time datetime=")[^"]*">[^<]*/, '$12026-05-05">2026-05-05'),
    /3\.html .*“撤下日期”/,
  ],
  [
    'a text told as the notice',
    replacing(pathOf(3), '<p class="withdrawal">', `<p class="withdrawal">${'假'.repeat(301)}`),
    /撤下说明过长/,
  ],
  [
    'another way on from a withdrawn one',
    replacing(pathOf(4), /\/shiqiao\/doc\/2026\/1\.html/g, 'https://evil.example/'),
    /4\.html .*evil\.example.*不是日志中的文稿/,
  ],
  [
    'words on a page that leads on',
    replacing(pathOf(4), '</main>', `${ENDED}</main>`),
    /4\.html .*多出“本件已经废止/,
  ],
  [
    'words at its foot',
    replacing(pathOf(4), '<ul class="footer-links">', `<ul class="footer-links"><li>${ENDED}</li>`),
    /4\.html .*多出“本件已经废止/,
  ],
  [
    'data of a withdrawn document',
    (files) => void files.set(documentDataHref(pathOf(3)), '{}'),
    /3\.html 在日志中已撤下，网站上却还有它的数据/,
  ],
  [
    'something at the address of what vanished',
    (files) => void files.set(pathOf(5), '<p>x</p>'),
    /5\.html 在日志中已移除/,
  ],
  ['a packed copy of what vanished', (files) => void files.set(`${pathOf(5)}.br`, 'x'), /5\.html .*压缩副本/],
  [
    'a document that isn’t logged',
    (files) => void files.set('/shiqiao/doc/2026/999.html', '<p>x</p>'),
    /没有记录的文件“\/shiqiao\/doc\/2026\/999\.html”/,
  ],
  ['data that aren’t logged', (files) => void files.set('/shiqiao/doc/2026/999.json', '{}'), /999\.json/],
  [
    'a document of an agency that isn’t logged',
    (files) => void files.set('/jia/doc/2026/1.html', 'x'),
    /\/jia\/doc\/2026\/1\.html/,
  ],
  [
    'the agency’s home taken away',
    (files) => void files.delete(agencyHref('shiqiao')),
    /没有核对：读不到本机关首页/,
  ],
];

describe('of a site that isn’t what was logged', () => {
  test.each(TAMPERINGS)('%s is found', async (_what, change, told) => {
    const site = standingSite();
    change(site.files);
    const { faults, doubts } = await verdictOf(site);
    expect(faults.join('\n')).toMatch(told);
    expect(doubts).toEqual([]);
  });
});

test('a site with public, withdrawn, replaced and vanished documents bears its log out', async () => {
  for (const asFolder of [true, false])
    expect(await verdictOf(standingSite(), { asFolder })).toMatchObject({ faults: [], doubts: [], pages: 6 });
});

describe('documents that amend, repeal or replace others', () => {
  /** Document 4 is repealed by 1; 5 lists it, too. */
  function repealedSite(): LoggedSite {
    const site = siteOf(3);
    publishOn(site, 4);
    markOn(site, 4, { validity: '废止' }, { changedBy: 1 });
    publishOn(site, 5, { changes: [4] });
    finish(site);
    return site;
  }

  test('both pages bear the log out', async () => {
    const site = repealedSite();
    expect(String(site.files.get(pathOf(4)))).toContain(`代替本文件的文件：<a href="${pathOf(1)}">`);
    expect(String(site.files.get(pathOf(5)))).toContain('<h2 id="changes">');
    expect(await verdictOf(site)).toMatchObject({ faults: [], doubts: [] });
  });

  test.each<[string, Change, RegExp]>([
    [
      'another title',
      replacing(pathOf(4), `<a href="${pathOf(1)}">关于`, `<a href="${pathOf(1)}">新`),
      /4\.html .*提示/,
    ],
    [
      'a page that isn’t logged',
      replacing(pathOf(4), `<a href="${pathOf(1)}">关于`, '<a href="/shiqiao/doc/2026/99.html">关于'),
      /4\.html .*提示/,
    ],
    [
      'a listed page that isn’t logged',
      replacing(pathOf(5), `<a href="${pathOf(4)}"`, '<a href="/shiqiao/doc/2026/99.html"'),
      /5\.html .*“本文件修改、废止或者代替的文件”/,
    ],
  ])('%s is found', async (_, change, told) => {
    const site = repealedSite();
    change(site.files);
    expect((await verdictOf(site)).faults.join('\n')).toMatch(told);
  });
});

test('what is published, changed and withdrawn while one looks is held against the log as it is by then', async () => {
  const site = standingSite();
  const source = sourceOf(site, { asFolder: true });
  let went = false;
  const look: LogSource['look'] = async (path) => {
    if (!went) {
      went = true;
      withdrawFrom(site, 2);
      publishOn(site, 8);
      finish(site);
    }
    return source.look(path);
  };
  expect((await verifyLog({ ...source, look }, { pages: true, files: true })).faults).toEqual([]);
});

test('what was found stays found though others publish meanwhile', async () => {
  const site = standingSite();
  const source = sourceOf(site, { asFolder: true });
  site.files.set('/shiqiao/doc/2026/999.html', 'x');
  site.files.set(`${pathOf(5)}.br`, 'x');
  onPage('<dd>INDEX/1', '<dd>INDEX/9')(site.files);
  let went = false;
  const look: LogSource['look'] = async (path) => {
    if (!went) publishOn(site, 8);
    if (!went) finish(site);
    went = true;
    return source.look(path);
  };
  const { faults } = await verifyLog({ ...source, look }, { pages: true, files: true });
  expect(faults).toHaveLength(3);
});

test('order of attributes and space between elements are nobody’s forgery', async () => {
  const site = standingSite();
  onPage('<main id="main" class="page"', '<main class="page"  id="main"')(site.files);
  onPage(/<\/div>\n/g, '</div>\n\n  ')(site.files);
  expect((await verdictOf(site)).faults).toEqual([]);
});

describe('pages of another version of the program', () => {
  const older = (files: LoggedSite['files']): void => {
    onPage(/ data-form="\d+"/, ' data-form="7"')(files);
    onPage('<h2 id="facts">信息属性</h2>', '<h2 id="facts">属性</h2>')(files);
  };

  test('aren’t called forged for looking different: it is said which version would know', async () => {
    const site = standingSite();
    older(site.files);
    const { faults, doubts } = await verdictOf(site);
    expect(faults).toEqual([]);
    expect(doubts.join()).toMatch(/1\.html .*“信息属性”.*“属性”.*版式 7），本程序核对的是版式 \d/);
  });

  test('still have to say what was registered', async () => {
    const site = standingSite();
    older(site.files);
    onPage('<dd>INDEX/1', '<dd>INDEX/9')(site.files);
    expect((await verdictOf(site)).faults.join()).toMatch(/“索引号”与登记的不同/);
  });
});

describe('by address, where folders can’t be read', () => {
  const listed = replacing('/shiqiao/sitemap-1.xml', '2026/1.html', '2026/999.html');

  test('documents that the sitemaps name and the log doesn’t are found', async () => {
    const site = standingSite();
    listed(site.files);
    expect((await verdictOf(site, { asFolder: false })).faults.join()).toMatch(/没有记录的文稿.*999\.html/);
  });

  test('it is said when there are no sitemaps', async () => {
    const site = standingSite();
    site.files.delete('/sitemap.xml');
    expect((await verdictOf(site, { asFolder: false })).doubts.join()).toContain('没有读到网站地图');
  });

  test('what a server answers is looked at: where it leads, and what it says of what is gone', async () => {
    const site = standingSite();
    const { port, close } = await serve(site, (path) => {
      if (path === pathOf(1)) return { status: 301, location: pathOf(2) };
      if (path === pathOf(4)) return { status: 301, location: pathOf(1) };
      return path === pathOf(3) || path === pathOf(5) ? { status: 410 } : null;
    });
    site.files.set(pathOf(5), '<p>已经移除。</p>');
    const source = logSource(`http://127.0.0.1:${port}`);
    const questions = { pages: true, files: true };
    const { faults } = await verifyLog(source, questions);
    expect(faults).toEqual([`${pathOf(1)} 打开以后转到了“${pathOf(2)}”。`]);
    site.files.set(pathOf(3), String(site.files.get(pathOf(2))));
    site.files.set(pathOf(5), `<p>${ENDED.repeat(10)}</p>`);
    const told = (await verifyLog(source, questions)).faults.join('\n');
    expect(told).toMatch(/3\.html 的撤下说明不是/);
    expect(told).toMatch(/5\.html 在日志中已移除，网站上却还有它的网页/);
    close();
  });
});

test('a packed copy that says something else than its page is found', async () => {
  const site = standingSite();
  const folder = await writtenTo(site);
  const page = join(folder, fileOf(pathOf(1)));
  const questions = { pages: true, files: true };
  await writeFile(`${page}.gz`, gzipSync(String(site.files.get(pathOf(1)))));
  expect((await verifyLog(logSource(folder), questions)).faults).toEqual([]);
  await writeFile(`${page}.gz`, gzipSync(ENDED));
  expect((await verifyLog(logSource(folder), questions)).faults.join()).toMatch(/1\.html 的压缩副本/);
  await rm(folder, { recursive: true });
});

async function serve(
  { files }: LoggedSite,
  answer: (path: string) => { status: number; location?: string } | null,
): Promise<{ port: number; close: () => void }> {
  const server = createServer((request, reply) => {
    const path = request.url ?? '';
    const { status = files.has(path) ? 200 : 404, location } = answer(path) ?? {};
    reply.writeHead(status, location === undefined ? {} : { location }).end(files.get(path));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    close: () => void server.close(),
  };
}
