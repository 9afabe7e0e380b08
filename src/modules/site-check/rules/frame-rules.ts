import { linkTarget } from '../link-target.ts';
import { SEEN_KINDS, tagOf, type SeenPage } from '../seen-page.ts';
import { when, type PageRule } from '../site-look.ts';

const NORM = '国办发〔2017〕47号（网页标签）';
const BY_REBUILD = '由程序生成，请运行 gongkai site rebuild 重建网页；仍有问题的，请报告程序缺陷。';

/** Of what nothing is said by name: pages that have an address of their own. */
const ADDRESSED = SEEN_KINDS.filter((kind) => kind !== 'notFound' && kind !== 'redirect');

/** What a whole page must be in before anybody reads it: title, language, its own address. */
export const FRAME_RULES: readonly PageRule[] = [
  {
    id: 'title.pattern',
    basis: NORM,
    remedy: '标题应为“内容标题_栏目名称_网站名称”；请检查文稿标题、栏目名称和网站名称，再重建网页。',
    on: SEEN_KINDS,
    check: titleFaults,
  },
  {
    id: 'html.language',
    basis: 'GB/T 37668-2019（互联网内容无障碍）',
    remedy: BY_REBUILD,
    on: SEEN_KINDS,
    check: (page) => when(!/^zh(?:-|$)/i.test(page.lang), `网页的语言标为“${page.lang}”，应为 zh-CN。`),
  },
  {
    id: 'html.charset',
    basis: 'HTML 标准',
    remedy: BY_REBUILD,
    on: SEEN_KINDS,
    check: (page) =>
      when(page.charset.toLowerCase() !== 'utf-8', `网页的编码标为“${page.charset}”，应为 utf-8。`),
  },
  {
    id: 'html.canonical',
    basis: 'RFC 6596；国办发〔2017〕47号（网页地址规范、唯一）',
    remedy: '把环境变量 GONGKAI_SITE_URL 设为公众访问的网址，再运行 gongkai site rebuild。',
    on: ADDRESSED,
    check: (page, { siteUrl }) => {
      const own = siteUrl + page.href;
      if (page.canonicals.length === 1 && page.canonicals[0] === own) return [];
      if (page.canonicals.length === 0) return [`网页没有标明自己的网址 ${own}。`];
      return [`网页标明的网址是“${page.canonicals.join('”、“')}”，实际是 ${own}。`];
    },
  },
  {
    id: 'html.redirect',
    basis: '国办发〔2017〕47号（避免错链、断链）',
    remedy: '在“公开网站”页检查旧网址的去向，再重建网页。',
    on: ['redirect'],
    check: (page, site) => {
      const to = page.refreshTo ?? '';
      const target = linkTarget(to, { from: page.href, siteUrl: site.siteUrl });
      return when(
        target.kind !== 'inside' || site.at(target.path) !== 'there',
        `这个旧网址转到 ${to}，那里没有网页。`,
      );
    },
  },
];

function titleFaults(page: SeenPage): readonly string[] {
  const [title = '', ...more] = page.titles;
  if (more.length > 0) return [`网页有 ${more.length + 1} 个 title。`];
  const site = tagOf(page, 'SiteName').replace(/\s+/g, ' ');
  if (page.kind === 'home')
    return when(title !== site || title === '', `首页的 title 是“${title}”，应为网站名称“${site}”。`);
  if (!title.endsWith(`_${site}`) || title.length <= site.length + 1)
    return [`网页的 title 是“${title}”，应以“_${site}”结尾，前面是本页的标题。`];
  if (page.kind !== 'article') return [];
  const article = tagOf(page, 'ArticleTitle').replace(/\s+/g, ' ');
  const column = tagOf(page, 'ColumnName').replace(/\s+/g, ' ');
  const wanted = [article, ...(column === '' ? [] : [column]), site].join('_');
  return when(title !== wanted, `网页的 title 是“${title}”，应为“${wanted}”。`);
}
