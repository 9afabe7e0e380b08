import { html } from './html.ts';
import { layout } from './layout.ts';
import { breadcrumb, day, fact, phoneLink } from './lists.ts';
import { openingAttributes } from './log-opening.ts';
import { columnTags } from './meta-tags.ts';
import type { AgencyFrame, SiteFrame, WithdrawnPage } from './page-model.ts';

/** The words that a reader sees: where the office gave none, there are some all the same. */
export function shownWords(page: Pick<WithdrawnPage, 'title' | 'notice' | 'forGood'>): {
  readonly title: string;
  readonly notice: string;
} {
  return {
    title: page.title === '' ? `${endedOf(page)}的信息` : page.title,
    notice: page.notice === '' ? '本机关已将这条信息从网站撤下。' : page.notice,
  };
}

/** What stays at the address of a withdrawn document: what was there, why it is gone, and whether for good. */
export function withdrawnPage(site: SiteFrame, agency: AgencyFrame, page: WithdrawnPage): string {
  const column = page.trail.at(-1);
  const ended = endedOf(page);
  const shown = shownWords(page);
  const titles = page.title === '' ? [shown.title] : [`${page.title}（${ended}）`];
  return layout(site, agency, {
    titles: [...titles, ...(column === undefined ? [] : [column.name])],
    href: page.href,
    tags: column === undefined ? [] : columnTags(agency, column, page.trail),
    hidden: true,
    current: page.trail[0],
    main: html`${breadcrumb(agency, page.trail, ended)}<article class="document"${openingAttributes(page.opening)}>
<header class="document-head"><h1>${shown.title}</h1></header>
<p class="notice notice-ended"><strong>${
      page.forGood ? '这条信息已经永久移除，不再公开。' : '这条信息已经撤下。'
    }</strong></p>
<p class="withdrawal">${shown.notice}</p>
<dl class="facts">
${fact('索引号', page.indexNumber)}${fact('发布机构', agency.name)}${fact('发布日期', day(page.publishedOn))}${fact(
      page.forGood ? '移除日期' : '撤下日期',
      day(page.withdrawnOn),
    )}</dl>
<p>需要了解有关情况的，可以${
      agency.phone === '' ? '与本机关联系' : html`致电 ${phoneLink(agency.phone)}`
    }，也可以依法申请公开。</p>
</article>
`,
  });
}

function endedOf({ forGood }: Pick<WithdrawnPage, 'forGood'>): string {
  return forGood ? '已移除' : '已撤下';
}
