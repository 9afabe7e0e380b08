import { linkTarget } from '../link-target.ts';
import type { FileRule } from '../seen-file.ts';
import { when } from '../site-look.ts';
import { childrenOf, textOf, type XmlElement } from '../xml-tree.ts';

const ATOM = 'http://www.w3.org/2005/Atom';
const RFC = 'RFC 4287';
const BY_REBUILD = '运行 gongkai site rebuild 重建；仍有问题的，请报告程序缺陷。';
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

function rule(id: string, check: FileRule<'feed'>['check']): FileRule<'feed'> {
  return { id, basis: RFC, remedy: BY_REBUILD, on: 'feed', check };
}

/** What feed readers need of an Atom feed. */
export const FEED_RULES: readonly FileRule<'feed'>[] = [
  rule('feed.elements', ({ xml }) => [
    ...when(xml.namespace !== ATOM, '订阅源不是 Atom 格式。'),
    ...lacking(xml, '订阅源'),
    ...childrenOf(xml, 'entry').flatMap((entry, at) => [
      ...lacking(entry, `第 ${at + 1} 条`),
      ...when(
        childrenOf(entry, 'author').length === 0 && childrenOf(xml, 'author').length === 0,
        `第 ${at + 1} 条没有作者，订阅源也没有。`,
      ),
      ...when(
        childrenOf(entry, 'content').length === 0 && linksOf(entry, 'alternate').length === 0,
        `第 ${at + 1} 条没有网页的链接。`,
      ),
    ]),
  ]),
  rule('feed.dates', ({ xml }) =>
    [xml, ...childrenOf(xml, 'entry')]
      .flatMap((each) => [...childrenOf(each, 'updated'), ...childrenOf(each, 'published')])
      .filter(({ text }) => !MOMENT.test(text) || Number.isNaN(Date.parse(text)))
      .map(({ name, text }) => `<${name}> 的“${text}”不是 RFC 3339 的时间。`),
  ),
  rule('feed.ids', ({ xml }) => {
    const seen = new Set<string>();
    return childrenOf(xml, 'entry')
      .map((entry) => textOf(entry, 'id'))
      .filter((id) => seen.has(id) || !seen.add(id))
      .map((id) => `两条的 <id> 都是 ${id}，阅读器只会显示其中一条。`);
  }),
  rule('feed.self', ({ xml, href }, { siteUrl }) => {
    const own = siteUrl + href;
    const found = linksOf(xml, 'self');
    return when(
      found.length !== 1 || found[0] !== own,
      `订阅源标明的网址是“${found.join('')}”，应为 ${own}。`,
    );
  }),
  rule('feed.links', ({ xml, href: from }, site) =>
    [xml, ...childrenOf(xml, 'entry')].flatMap((each) =>
      [...linksOf(each, 'alternate'), ...linksOf(each, 'self')].flatMap((href) => {
        const target = linkTarget(href, { from, siteUrl: site.siteUrl });
        return when(
          target.kind !== 'inside' || site.at(target.path) !== 'there',
          `链接 ${href} 通往的地方没有网页。`,
        );
      }),
    ),
  ),
];

function lacking(element: XmlElement, what: string): readonly string[] {
  return ['id', 'title', 'updated'].flatMap((name) => {
    const { length } = childrenOf(element, name);
    if (length > 1) return [`${what}有 ${length} 个 <${name}>。`];
    return when(textOf(element, name) === '', `${what}没有 <${name}>。`);
  });
}

function linksOf(element: XmlElement, rel: string): string[] {
  return childrenOf(element, 'link')
    .filter(({ attributes }) => (attributes.get('rel') ?? 'alternate') === rel)
    .map(({ attributes }) => attributes.get('href') ?? '');
}
