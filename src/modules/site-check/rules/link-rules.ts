import { linkTarget } from '../link-target.ts';
import { SEEN_KINDS, type SeenPage } from '../seen-page.ts';
import { when, type PageRule, type SiteLook } from '../site-look.ts';

const NORM = '国办发〔2017〕47号（避免错链、断链）';

/** Pages of which sitemaps tell. Older pages of lists are found from the first one and say nothing of their own. */
const LISTED: readonly SeenPage['kind'][] = ['home', 'site', 'agency', 'apply', 'column', 'article'];
const OLDER_PAGE = /\/page-\d+\.html$/;

/** What leads from page to page, and which of them robots find. */
export const LINK_RULES: readonly PageRule[] = [
  {
    id: 'links.dead',
    basis: NORM,
    remedy: '更正链接，或者删去；原来的内容移动过的，在“公开网站”页设置旧网址的去向。',
    on: SEEN_KINDS,
    check: (page, site) =>
      eachInside(page, site, [...page.links.map(({ href }) => href), ...page.sources]).flatMap(
        ({ href, path }) => {
          // What stays of what is gone may lead to its own parts.
          if (path === page.href) return [];
          const found = site.at(path);
          if (found === 'gone') return [`链接 ${href} 通往已经永久移除的信息。`];
          return when(found === 'missing', `链接 ${href} 通往的地方没有网页或者文件。`);
        },
      ),
  },
  {
    id: 'links.anchor',
    basis: NORM,
    remedy: '更正链接中“#”后面的部分，或者只链接到网页。',
    on: SEEN_KINDS,
    check: (page, site) =>
      eachInside(
        page,
        site,
        page.links.map(({ href }) => href),
      ).flatMap(({ href, path, fragment }) => {
        if (fragment === null || fragment === '' || fragment === 'top') return [];
        const ids = path === page.href ? new Set(page.ids) : site.idsOf(path);
        return when(ids !== null && !ids.has(fragment), `链接 ${href} 指向的位置在网页中不存在。`);
      }),
  },
  {
    id: 'links.nowhere',
    basis: NORM,
    remedy: '写上完整的网址，或者删去链接。',
    on: SEEN_KINDS,
    check: (page, { siteUrl }) =>
      page.links
        .filter(({ href }) => linkTarget(href, { from: page.href, siteUrl }).kind === 'nowhere')
        .map(({ name, href }) => `链接“${name}”没有通往任何地方：${href === '' ? '网址是空的' : href}。`),
  },
  {
    id: 'links.private',
    basis: NORM,
    remedy: '换成公众能够打开的网址；内网的文件请作为附件上传。',
    on: SEEN_KINDS,
    check: (page, { siteUrl }) =>
      [...page.links.map(({ href }) => href), ...page.sources]
        .filter((href) => linkTarget(href, { from: page.href, siteUrl }).kind === 'private')
        .map((href) => `链接 ${href} 只在内网或者本机能够打开。`),
  },
  {
    id: 'sitemap.complete',
    basis: 'sitemaps.org 0.9；国办发〔2017〕47号（便于检索）',
    remedy: '运行 gongkai site rebuild 重建网页；仍有问题的，请报告程序缺陷。',
    on: LISTED,
    check: (page, site) => {
      if (OLDER_PAGE.test(page.href)) return [];
      const times = site.listed(page.href);
      if (times === 0 && !page.hidden) return ['公开的网页没有列入 sitemap，搜索引擎可能找不到它。'];
      return when(times > 1, '网页在 sitemap 中列了不止一次。');
    },
  },
  {
    id: 'sitemap.hidden',
    basis: 'sitemaps.org 0.9',
    remedy: '运行 gongkai site rebuild 重建网页；仍有问题的，请报告程序缺陷。',
    on: SEEN_KINDS,
    check: (page, site) =>
      when(page.hidden && site.listed(page.href) > 0, '不让搜索引擎收录的网页列入了 sitemap。'),
  },
  {
    id: 'robots.blocked',
    basis: 'RFC 9309',
    remedy: '运行 gongkai site rebuild 重建 robots.txt；另有人改动它的，请改回。',
    on: LISTED,
    check: (page, { disallowed }) => {
      const by = disallowed.find((start) => page.href.startsWith(start));
      return when(by !== undefined, `robots.txt 的“Disallow: ${by}”不让搜索引擎读取这个公开的网页。`);
    },
  },
];

function eachInside(
  page: SeenPage,
  site: SiteLook,
  hrefs: readonly string[],
): { href: string; path: string; fragment: string | null }[] {
  return hrefs.flatMap((href) => {
    const target = linkTarget(href, { from: page.href, siteUrl: site.siteUrl });
    return target.kind === 'inside' ? [{ href, path: target.path, fragment: target.fragment }] : [];
  });
}
