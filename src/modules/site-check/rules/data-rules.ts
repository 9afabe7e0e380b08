import { linkTarget } from '../link-target.ts';
import { closedToRobots, type FileRule } from '../seen-file.ts';
import { when } from '../site-look.ts';
import { PUBLIC_LOG, SITEMAP_INDEX } from '../../../portal/paths.ts';

const BY_REBUILD = '运行 gongkai site rebuild 重建；仍有问题的，请报告程序缺陷。';

/** 开放数据: what its files lead to. */
export const JSON_RULES: readonly FileRule<'json'>[] = [
  {
    id: 'json.links',
    basis: '国办发〔2017〕47号（避免错链、断链）',
    remedy: BY_REBUILD,
    on: 'json',
    check: ({ href: from, value }, site) => {
      // The log tells of what was public once, and of what is gone nothing but where it was.
      if (from.startsWith(PUBLIC_LOG)) return [];
      return addressesIn(value).flatMap((href) => {
        const target = linkTarget(href, { from, siteUrl: site.siteUrl });
        if (target.kind !== 'inside') return [];
        return when(site.at(target.path) !== 'there', `数据中的 ${href} 没有网页或者文件。`);
      });
    },
  },
];

/** What a member named like this holds is a text, whatever it begins with. */
const TEXTS: ReadonlySet<string> = new Set(['content', 'title', 'law', 'description', 'name', 'names']);

function addressesIn(value: unknown): string[] {
  if (typeof value === 'string') return /^(?:\/(?!\/)|https?:\/\/)\S*$/.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((each: unknown) => addressesIn(each));
  return Object.entries(value).flatMap(([key, each]: [string, unknown]) =>
    TEXTS.has(key) ? [] : addressesIn(each),
  );
}

/** robots.txt: that robots may come, and where they find the sitemaps. */
export const ROBOTS_RULES: readonly FileRule<'robots'>[] = [
  {
    id: 'robots.sitemap',
    basis: 'sitemaps.org 0.9；RFC 9309',
    remedy: '把环境变量 GONGKAI_SITE_URL 设为公众访问的网址，再运行 gongkai site rebuild。',
    on: 'robots',
    check: ({ lines }, { siteUrl }) => {
      const own = siteUrl + SITEMAP_INDEX;
      const named = lines.filter(({ field }) => field === 'sitemap').map(({ value }) => value);
      return when(!named.includes(own), `robots.txt 没有写明 sitemap 的网址 ${own}。`);
    },
  },
  {
    id: 'robots.open',
    basis: 'RFC 9309；条例第23条（通过政府网站公开）',
    remedy: BY_REBUILD,
    on: 'robots',
    check: ({ lines }) => when(closedToRobots(lines).includes('/'), 'robots.txt 不让任何搜索引擎读取网站。'),
  },
];

/** What can't be read at all. */
export const BROKEN_RULE: FileRule<'broken'> = {
  id: 'file.broken',
  basis: 'RFC 8259（JSON）；XML 1.0',
  remedy: BY_REBUILD,
  on: 'broken',
  check: ({ why }) => [`文件不完整或者格式有误，程序读不了：${why}`],
};
