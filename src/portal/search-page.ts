import { EMPTY, type SafeHtml, html } from './html.ts';
import { layout } from './layout.ts';
import { day } from './lists.ts';
import type { SearchPage, SearchPiece, SiteFrame } from './page-model.ts';
import { HOME, SEARCH, searchHref } from './paths.ts';

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
${form(site, page)}${results(page)}`,
  });
}

function form(site: SiteFrame, page: SearchPage): SafeHtml {
  const option = (value: string, text: string, chosen: string): SafeHtml =>
    value === chosen
      ? html`<option value="${value}" selected>${text}</option>\n`
      : html`<option value="${value}">${text}</option>\n`;
  return html`<form class="search-form" role="search" action="${SEARCH}" method="get">
<p class="field field-wide"><label for="q">要找什么</label>
<input id="q" name="q" type="search" maxlength="100" value="${page.text}"></p>
<p class="field"><label for="agency">公开单位</label>
<select id="agency" name="agency">
${option('', '全部单位', page.agency)}${site.agencies.map((one) => option(one.slug, one.name, page.agency))}</select></p>
<p class="field"><label for="order">排序</label>
<select id="order" name="order">
${option('newest', '最新的在前', page.order)}${option('relevance', '最相关的在前', page.order)}</select></p>
<button type="submit">搜索</button>
</form>
`;
}

function results(page: SearchPage): SafeHtml {
  if (page.total === null) {
    return html`<p class="purpose">可以输入标题或正文里的词语，也可以输入文号或索引号，例如“〔2025〕12号”。</p>\n`;
  }
  if (page.total === 0) {
    return html`<div class="panel empty">
<p><strong>没有找到与“${page.text}”有关的信息。</strong></p>
<p>可以换一个说法、减少几个字，或者把公开单位改为“全部单位”再试。仍然找不到的，可以依法向有关机关申请公开。</p>
</div>
`;
  }
  return html`<section aria-labelledby="found">
<h2 id="found" class="found">找到${page.more ? '超过' : ''} ${page.total} 条信息</h2>
<ol class="hits">
${page.hits.map(hit)}</ol>
${pager(page)}</section>
`;
}

function hit(one: SearchPage['hits'][number]): SafeHtml {
  return html`<li><h3><a href="${one.href}">${pieces(one.title)}</a>${
    one.exact ? html` <strong class="tag">号码一致</strong>` : EMPTY
  }</h3>
${one.excerpt.length === 0 ? EMPTY : html`<p>${pieces(one.excerpt)}</p>\n`}<p class="item-note"><span>${one.agencyName}</span><span>${day(one.publishedOn)}</span>${
    one.documentNumber === '' ? EMPTY : html`<span>${one.documentNumber}</span>`
  }${one.indexNumber === '' ? EMPTY : html`<span>索引号 ${one.indexNumber}</span>`}</p></li>
`;
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
