import { linkTarget } from '../link-target.ts';
import type { FileRule, SeenFile } from '../seen-file.ts';
import { when, type SiteLook } from '../site-look.ts';
import { childrenOf, textOf } from '../xml-tree.ts';

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const PROTOCOL = 'sitemaps.org 0.9';
const BY_REBUILD = '运行 gongkai site rebuild 重建；仍有问题的，请报告程序缺陷。';
const MOST_ENTRIES = 50_000;
const MOST_BYTES = 50 * 1024 * 1024;
const DAY_OR_MOMENT =
  /^\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?)?)?$/;

type Sitemap = Extract<SeenFile, { kind: 'sitemap' | 'sitemapIndex' }>;

function words(id: string): { id: string; basis: string; remedy: string } {
  return { id, basis: PROTOCOL, remedy: BY_REBUILD };
}

/** What the protocol wants of a sitemap. That it is complete is asked of every page (`sitemap.complete`). */
export const SITEMAP_RULES: readonly FileRule<'sitemap'>[] = [
  { ...words('sitemap.form'), on: 'sitemap', check: (file) => formFaults(file, 'url') },
  { ...words('sitemap.links'), on: 'sitemap', check: (file, site) => deadLinks(file, 'url', site) },
  {
    ...words('sitemap.in-index'),
    on: 'sitemap',
    check: ({ href }, site) =>
      when(!site.indexed(href), '这个 sitemap 没有列入 sitemap.xml，搜索引擎找不到它。'),
  },
];

/** The same of the index of sitemaps. */
export const SITEMAP_INDEX_RULES: readonly FileRule<'sitemapIndex'>[] = [
  { ...words('sitemap-index.form'), on: 'sitemapIndex', check: (file) => formFaults(file, 'sitemap') },
  {
    ...words('sitemap-index.links'),
    on: 'sitemapIndex',
    check: (file, site) => deadLinks(file, 'sitemap', site),
  },
];

/** The addresses that a sitemap or an index lists, as they are written. */
export function listedIn(file: Sitemap): string[] {
  return childrenOf(file.xml, file.kind === 'sitemap' ? 'url' : 'sitemap').map((each) => textOf(each, 'loc'));
}

function formFaults({ xml, bytes }: Sitemap, name: string): readonly string[] {
  const entries = childrenOf(xml, name);
  return [
    ...when(xml.namespace !== NAMESPACE, `文件的命名空间是“${xml.namespace}”，应为 ${NAMESPACE}。`),
    ...when(entries.length > MOST_ENTRIES, `文件有 ${entries.length} 条，最多 ${MOST_ENTRIES} 条。`),
    ...when(bytes > MOST_BYTES, `文件有 ${bytes} 字节，最多 50 MB。`),
    ...entries
      .flatMap((each) => childrenOf(each, 'lastmod'))
      .filter(({ text }) => !DAY_OR_MOMENT.test(text) || Number.isNaN(Date.parse(text)))
      .map(({ text }) => `<lastmod> 的“${text}”不是 W3C 格式的日期。`),
  ];
}

function deadLinks(file: Sitemap, name: string, site: SiteLook): readonly string[] {
  return childrenOf(file.xml, name).flatMap((each) => {
    const loc = textOf(each, 'loc');
    const absolute = /^https?:\/\//.test(loc);
    const target = linkTarget(loc, { from: file.href, siteUrl: site.siteUrl });
    if (!absolute || target.kind !== 'inside') return [`“${loc}”不是本网站的完整网址。`];
    return when(site.at(target.path) !== 'there', `${loc} 没有网页。`);
  });
}
