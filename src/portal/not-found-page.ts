import { html } from './html.ts';
import { layout } from './layout.ts';
import type { SiteFrame } from './page-model.ts';
import { HOME, SEARCH } from './paths.ts';

/** `/404.html`: web servers show it wherever there is nothing. */
export function notFoundPage(site: SiteFrame): string {
  return layout(site, null, {
    titles: ['没有找到这个页面'],
    href: null,
    hidden: true,
    main: html`<h1>没有找到这个页面</h1>
<div class="rich-text">
<p>地址可能输入有误，也可能从别处链接而来时已经出错。您可以：</p>
<ul>
<li>检查地址是否完整、准确；</li>
<li><a href="${SEARCH}">搜索</a>您要找的信息；</li>
<li>回到<a href="${HOME}">网站首页</a>，从公开单位的目录中查找。</li>
</ul>
${site.settings.contact === '' ? '' : html`<p>如果您认为这是网站的错误，请告诉我们：${site.settings.contact}。</p>\n`}</div>
`,
  });
}
