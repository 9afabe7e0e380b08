import { EMPTY, type SafeHtml, html } from './html.ts';
import { layout } from './layout.ts';
import { day } from './lists.ts';
import type { SearchPage, SearchPiece, SiteFrame } from './page-model.ts';
import { HOME, SEARCH, agencyHref, catalogueHref, searchHref } from './paths.ts';
import { SEARCH_PERIODS, SEARCH_PERIOD_LABELS } from './search-periods.ts';

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
${form(site, page)}${results(site, page)}`,
  });
}

function form(site: SiteFrame, page: SearchPage): SafeHtml {
  return html`<form class="search-form" role="search" action="${SEARCH}" method="get">
<div class="search-words"><p class="field"><label for="q">要找什么</label>
<input id="q" name="q" type="search" maxlength="100" value="${page.text}" aria-describedby="q-help"></p>
<button type="submit">搜索</button></div>
<p class="field-help" id="q-help">可以输入标题或正文里的词语，也可以输入完整的文号或索引号，例如“〔2025〕12号”。</p>
<div class="search-filters">
<p class="field"><label for="agency">公开单位</label>
<select id="agency" name="agency">
${option('', '全部单位', page.agency)}${site.agencies.map((one) => option(one.slug, one.name, page.agency))}</select></p>
<p class="field"><label for="period">发布时间</label>
<select id="period" name="period">
${SEARCH_PERIODS.map((one) => option(one, SEARCH_PERIOD_LABELS[one], page.period))}</select></p>
<p class="field"><label for="order">排序</label>
<select id="order" name="order">
${option('newest', '最新的在前', page.order)}${option('relevance', '最相关的在前', page.order)}</select></p>
</div>
</form>
`;
}

function option(value: string, text: string, chosen: string): SafeHtml {
  return value === chosen
    ? html`<option value="${value}" selected>${text}</option>\n`
    : html`<option value="${value}">${text}</option>\n`;
}

function results(site: SiteFrame, page: SearchPage): SafeHtml {
  if (page.total === null) return EMPTY;
  if (page.total === 0) return nothing(site, page);
  return html`<section aria-labelledby="found">
<h2 id="found" class="found">找到${page.more ? '超过' : ''} ${page.total} 条信息</h2>
<ol class="hits">
${page.hits.map(hit)}</ol>
${pager(page)}</section>
`;
}

/** What helps who found nothing: fewer limits, other words, the catalogue, an application. */
function nothing(site: SiteFrame, page: SearchPage): SafeHtml {
  const limited = page.agency !== '' || page.period !== 'any';
  const agency = site.agencies.find((one) => one.slug === page.agency);
  return html`<section class="panel explanation" aria-labelledby="found">
<h2 id="found">没有找到与“${page.text}”有关的信息</h2>
<p>您可以这样再试：</p>
<ul>
${limited ? html`<li><a href="${searchHref({ text: page.text })}">不限单位和时间</a>，重新查找；</li>\n` : EMPTY}<li>换一个说法，或者只留下最要紧的词，例如把“怎样领取高龄津贴”改为“高龄津贴”；</li>
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
