import { EMPTY, type SafeHtml, html } from './html.ts';
import { layout } from './layout.ts';
import { day } from './lists.ts';
import type { SiteFrame } from './page-model.ts';
import { HOME, agencyHref, catalogueHref, searchHref } from './paths.ts';
import { searchForm } from './search-form.ts';
import type { SearchPage, SearchPageHit, SearchPiece } from './search-model.ts';

/** `/search`: the form as it was sent, and what was found. */
export function searchPage(site: SiteFrame, page: SearchPage): string {
  return layout(site, null, {
    titles: [page.text === '' ? '搜索' : `搜索：${page.text}`],
    href: null,
    hidden: true,
    ownSearch: true,
    main: html`<nav class="breadcrumb" aria-label="当前位置"><ol>
<li><a href="${HOME}">网站首页</a></li>
<li aria-current="page">搜索</li>
</ol></nav>
<h1>搜索公开信息</h1>
${searchForm(page)}${results(site, page)}`,
  });
}

function results(site: SiteFrame, page: SearchPage): SafeHtml {
  if (page.total === null) return EMPTY;
  if (page.total === 0) return nothing(site, page);
  return html`<section aria-labelledby="found">
<h2 id="found" class="found">找到${page.more ? '超过' : ''} ${page.total} 条信息</h2>
${instead(page)}${meant(page)}<ol class="hits">
${page.hits.map(hit)}</ol>
${pager(page)}</section>
`;
}

/** Says so where the answers aren't to what was typed. */
function instead(page: SearchPage): SafeHtml {
  if (page.corrected !== null)
    return html`<p class="search-note">没有找到“${page.text}”，以下是“<strong>${page.corrected}</strong>”的结果。</p>\n`;
  if (page.whole === 0)
    return html`<p class="search-note">没有信息同时含有全部词语，以下信息含有其中大部分。</p>\n`;
  if (page.whole !== null)
    return html`<p class="search-note">同时含有全部词语的信息有 ${page.whole} 条，排在最前；后面的信息含有其中大部分。</p>\n`;
  return EMPTY;
}

function meant(page: SearchPage): SafeHtml {
  if (page.suggestions.length === 0) return EMPTY;
  const links = page.suggestions.map(
    (text, index) =>
      html`${index === 0 ? '' : '、'}<a href="${searchHref({ ...page, text, page: 1 })}">${text}</a>`,
  );
  return html`<p class="search-note">您是不是要找：${links}</p>\n`;
}

/** What helps who found nothing: fewer limits, other words, the catalogue, an application. */
function nothing(site: SiteFrame, page: SearchPage): SafeHtml {
  const limits = [page.agency, page.column, page.kind, page.year, page.validity, page.number];
  const limited = page.period !== 'any' || limits.some((value) => value !== '');
  const agency = site.agencies.find((one) => one.slug === page.agency);
  return html`<section class="panel explanation" aria-labelledby="found">
<h2 id="found">${page.text === '' ? '没有符合这些条件的信息' : html`没有找到与“${page.text}”有关的信息`}</h2>
${meant(page)}<p>您可以这样再试：</p>
<ul>
${limited ? html`<li><a href="${searchHref({ text: page.text })}">不限单位、时间和其他条件</a>，重新查找；</li>\n` : EMPTY}<li>换一个说法，或者只留下最要紧的词，例如把“怎样领取高龄津贴”改为“高龄津贴”；</li>
<li>${
    agency === undefined
      ? html`从<a href="${HOME}">网站首页</a>进入公开单位，按栏目查找；`
      : html`在<a href="${catalogueHref(agency.slug)}">${agency.name}的公开目录</a>里按栏目查找；`
  }</li>
<li>仍然找不到的，可以向${
    agency === undefined
      ? '制作或者保存这项信息的机关'
      : html`<a href="${agencyHref(agency.slug)}">${agency.name}</a>`
  }依法申请公开。</li>
</ul>
</section>
`;
}

function hit(one: SearchPageHit): SafeHtml {
  return html`<li><h3><a href="${one.href}">${pieces(one.title)}</a>${
    one.exact ? html` <strong class="tag">号码一致</strong>` : EMPTY
  }${one.isInForce ? EMPTY : html` <strong class="tag">${one.validity}</strong>`}</h3>
${one.excerpt.length === 0 ? EMPTY : html`<p>${pieces(one.excerpt)}</p>\n`}${attachment(one)}<p class="item-note"><span>${one.agencyName}</span><span>${day(one.publishedOn)}</span>${
    one.documentNumber === '' ? EMPTY : html`<span>${one.documentNumber}</span>`
  }${one.indexNumber === '' ? EMPTY : html`<span>索引号 ${one.indexNumber}</span>`}</p></li>
`;
}

function attachment({ attachment: file }: SearchPageHit): SafeHtml {
  if (file === null) return EMPTY;
  return html`<p class="hit-file">见附件<a href="${file.href}">${file.name}</a>：${pieces(file.excerpt)}</p>\n`;
}

function pieces(text: readonly SearchPiece[]): SafeHtml {
  return html`${text.map((one) => (one.marked ? html`<mark>${one.text}</mark>` : one.text))}`;
}

function pager(page: SearchPage): SafeHtml {
  if (page.pages <= 1) return EMPTY;
  const to = (number: number): string => searchHref({ ...page, page: number });
  return html`<nav class="pager" aria-label="翻页">
${page.page > 1 ? html`<a rel="prev" href="${to(page.page - 1)}">上一页</a>\n` : EMPTY}<span>第 ${page.page} 页，共 ${page.pages} 页</span>
${page.page < page.pages ? html`<a rel="next" href="${to(page.page + 1)}">下一页</a>\n` : EMPTY}</nav>
`;
}
