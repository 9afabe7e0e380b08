import { SEEN_KINDS, tagOf, type SeenPage } from '../seen-page.ts';
import { when, type PageRule } from '../site-look.ts';

const NORM = '国办发〔2017〕47号（网页标签）';

/** Pages that stand at an address of their own and are kept. */
const STANDING = SEEN_KINDS.filter((kind) => kind !== 'redirect');

const COLUMN: readonly SeenPage['kind'][] = ['column', 'article', 'withdrawn'];

/** 必选: in the head of a page once, and not empty. */
function mustBe(input: {
  id: string;
  tag: string;
  on: readonly SeenPage['kind'][];
  remedy: string;
  ofSite?: boolean;
}): PageRule {
  const { tag, ...words } = input;
  return {
    ...words,
    basis: NORM,
    check: (page) => when(tagOf(page, tag) === '', `网页没有 ${tag} 标签，或者标签是空的。`),
  };
}

const SITE_CODE = /^(?:\d{10}|bm\d{8})$/;
const MINUTE = /^(\d{4})-(\d{2})-(\d{2}) ([01]\d|2[0-3]):[0-5]\d$/;
const BY_REBUILD = '由程序生成，请运行 gongkai site rebuild 重建网页；仍有问题的，请报告程序缺陷。';

/** 网页标签: what the norm for government sites wants in the head of every page, of columns and of documents. */
export const META_RULES: readonly PageRule[] = [
  mustBe({
    id: 'meta.site-name',
    tag: 'SiteName',
    on: STANDING,
    ofSite: true,
    remedy: '在工作台“公开网站”页填写“网站名称”。',
  }),
  {
    id: 'meta.site-domain',
    basis: NORM,
    remedy: '把环境变量 GONGKAI_SITE_URL 设为公众访问的网址，再运行 gongkai site rebuild。',
    on: STANDING,
    ofSite: true,
    check: (page, { siteUrl }) => {
      const host = new URL(siteUrl).host;
      const found = tagOf(page, 'SiteDomain');
      return when(found !== host, `SiteDomain 标签是“${found}”，网站的域名是“${host}”。`);
    },
  },
  {
    id: 'meta.site-id-code',
    basis: NORM,
    remedy: '在工作台“公开网站”页填写“网站标识码”（10 位，由政府网站主管单位分配）。',
    on: STANDING,
    ofSite: true,
    check: (page) => {
      const found = tagOf(page, 'SiteIDCode');
      if (found === '') return ['网页没有 SiteIDCode 标签：没有填写网站标识码。'];
      return when(!SITE_CODE.test(found), `SiteIDCode 标签“${found}”不是 10 位的网站标识码。`);
    },
  },
  mustBe({
    id: 'meta.column-name',
    tag: 'ColumnName',
    on: COLUMN,
    remedy: '在“目录”页补全栏目名称；栏目已停用的，把文稿移到在用的栏目。',
  }),
  mustBe({ id: 'meta.column-type', tag: 'ColumnType', on: COLUMN, remedy: BY_REBUILD }),
  mustBe({
    id: 'meta.column-description',
    tag: 'ColumnDescription',
    on: COLUMN,
    remedy: '在“目录”页填写栏目说明，再重建网页。',
  }),
  mustBe({ id: 'meta.column-keywords', tag: 'ColumnKeywords', on: COLUMN, remedy: BY_REBUILD }),
  {
    id: 'meta.article-title',
    basis: NORM,
    remedy: BY_REBUILD,
    on: ['article'],
    check: (page) => {
      const title = tagOf(page, 'ArticleTitle');
      if (title === '') return ['网页没有 ArticleTitle 标签，或者标签是空的。'];
      const heading = page.headings.find(({ level }) => level === 1)?.text ?? '';
      return when(
        heading !== title.replace(/\s+/g, ' '),
        `ArticleTitle 标签“${title}”与页面上的标题“${heading}”不一致。`,
      );
    },
  },
  {
    id: 'meta.pub-date',
    basis: NORM,
    remedy: '发布时间由程序记录，不能倒签；请运行 gongkai verify site 查明是谁改动了网页，再重建。',
    on: ['article'],
    check: (page) => {
      const found = tagOf(page, 'PubDate');
      if (!isMinute(found)) return [`PubDate 标签“${found}”不是“年-月-日 时:分”格式的时间。`];
      const shown = page.facts.get('发布日期') ?? '';
      return when(shown !== found.slice(0, 10), `PubDate 标签是“${found}”，页面上的发布日期是“${shown}”。`);
    },
  },
  mustBe({
    id: 'meta.content-source',
    tag: 'ContentSource',
    on: ['article'],
    remedy: '在文稿的“信息来源”中填写来源；转载的须注明原发布单位。',
  }),
  {
    id: 'meta.url',
    basis: NORM,
    remedy: '把环境变量 GONGKAI_SITE_URL 设为公众访问的网址，再运行 gongkai site rebuild。',
    on: ['article'],
    check: (page, { siteUrl }) => {
      // 可选: it may be missing, but not lead elsewhere.
      const found = tagOf(page, 'Url');
      return when(
        found !== '' && found !== siteUrl + page.href,
        `Url 标签“${found}”不是本页的网址 ${siteUrl}${page.href}。`,
      );
    },
  },
  {
    id: 'meta.once',
    basis: NORM,
    remedy: BY_REBUILD,
    on: SEEN_KINDS,
    check: (page) =>
      [...page.tags]
        .filter(([, contents]) => contents.length > 1)
        .map(([name, { length }]) => `标签 ${name} 出现了 ${length} 次，检查的人不知以哪个为准。`),
  },
];

function isMinute(text: string): boolean {
  const [, year, month, day] = MINUTE.exec(text) ?? [];
  if (year === undefined) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.toISOString().slice(0, 10) === `${year}-${month}-${day}`;
}
